"""The notification checklist, its questions and contacts, and the words of a finding, as data."""

from dataclasses import dataclass
from enum import StrEnum

from hrcase.domain.rules import Rule


class RequiredWhen(StrEnum):
    """The closed list of facts that make a checklist item required."""

    ALWAYS = "always"
    STUDENT_INVOLVED = "student-involved"
    ADULT_STUDENT = "adult-student"
    DHS_REQUIRED = "dhs-required"
    POLICE_REQUIRED = "police-required"
    VULNERABLE_ADULT = "vulnerable-adult"
    SSI_5_ALLEGED = "ssi-5-alleged"
    THREAT = "threat"
    MESSAGING_REPORTED = "messaging-reported"
    MESSAGING_FOUND = "messaging-found"
    STATE_BOARD_COPY = "state-board-copy"
    TITLE_IX = "title-ix"
    TRAFFICKING = "trafficking"
    STATE_INQUIRY = "state-inquiry"
    AS_IT_HAPPENS = "as-it-happens"


class RecordedAs(StrEnum):
    """The kind of record whose making answers a checklist item."""

    DETERMINATION = "determination"
    KNOWLEDGE = "knowledge"
    HOTLINE_CALL = "hotline-call"
    POLICE_CONTACT = "police-contact"
    ENTRY = "entry"


class AgeTest(StrEnum):
    """Which ages of a student a telling rule speaks of."""

    UNDER_18_OR_UNKNOWN = "under-18-or-unknown"
    ADULT = "18-or-over"


class Told(StrEnum):
    """Who is told when a telling rule applies."""

    DHS = "DHS"
    POLICE = "police"


class ContactKind(StrEnum):
    """What a telephone number is for."""

    EMERGENCY = "emergency"
    HOTLINE = "hotline"
    POLICE = "police"
    ADVOCACY = "advocacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem(Rule):
    """One line of the notification checklist."""

    group: str
    group_title: str
    asks: tuple[str, ...]
    required_when: RequiredWhen
    recorded_as: RecordedAs
    blocks_finding: bool
    blocks_closing: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Rule):
    """Somebody to call; the phone is empty until the office has confirmed it."""

    code: str
    title: str
    kind: ContactKind
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardStep:
    """One line of the emergency card; the contact's number is printed beside it."""

    order: int
    words: str
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyCard(Rule):
    """What to do first, in order, with public numbers and no case content."""

    title: str
    steps: tuple[CardStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRule(Rule):
    """A determination that a person answers; its code is the value of `determinations.Question`."""

    code: str
    item: str
    answers: tuple[str, ...]
    asked_when: RequiredWhen


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingRule(Rule):
    """Who must be told when abuse or crime is indicated and a student has a certain age."""

    age: AgeTest
    tell: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Majority(Rule):
    """The age at which a person is an adult."""

    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence(Rule):
    """A criminal statute named only to explain; it never decides anything."""

    title: str
    employee_element: str
    age_from: int | None = None
    age_below: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingResult(Rule):
    """One word of the findings vocabulary."""

    code: str
    title: str
    is_breach: bool
    clears: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofStandard(Rule):
    """How sure a finding must be."""

    code: str
    title: str
