"""A case from report to closing: its stages, its lines, and everything known of it at once."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from hrcase.domain.allegations import Allegation, Finding
from hrcase.domain.determinations import Determination
from hrcase.domain.needs import Need
from hrcase.domain.notifications import ChecklistMark, HotlineCall, Knowledge, PoliceContact
from hrcase.domain.papers import CorrectiveAction, IssuedLetter, RunningDeadline
from hrcase.domain.people import CasePerson


class Stage(StrEnum):
    """How far a case has come; the order of the members is the order of the stages."""

    REPORTED = "Reported"
    TRIAGE = "Triage"
    INVESTIGATION = "Investigation"
    FINDINGS = "Findings"
    ACTION = "Action"
    CLOSED = "Closed"


class Channel(StrEnum):
    """How a report reached the office."""

    PHONE = "phone"
    IN_PERSON = "in person"
    EMAIL = "e-mail"
    LETTER = "letter"
    HOTLINE = "hotline or tip line"
    SOCIAL_MEDIA = "social media"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Report:
    """What came in, before anyone judged it. Moments are UTC; only the words are required."""

    words: str
    first_known_at: datetime
    told_by: str = ""
    name_withheld: bool = False
    channel: Channel | None = None
    abuse: str = "not yet"
    crime: str = "not yet"


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What stands at the top of every page of a case."""

    id: UUID
    number: str
    title: str
    stage: Stage
    severity: str | None
    severity_reason: str
    words: str
    told_by: str
    name_withheld: bool
    channel: Channel | None
    first_known_at: datetime
    typed_at: datetime
    created_by: str
    owner: str
    closed_on: date | None
    outcome: str
    version: int


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as the case knows it; its text is read apart."""

    id: UUID
    title: str
    revision: int
    written_by: str
    written_at: datetime
    words: int


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything that the rules ask of one case, read in one go."""

    head: CaseHead
    people: tuple[CasePerson, ...]
    knowledge: tuple[Knowledge, ...]
    allegations: tuple[Allegation, ...]
    determinations: tuple[Determination, ...]
    calls: tuple[HotlineCall, ...]
    contacts: tuple[PoliceContact, ...]
    marks: tuple[ChecklistMark, ...]
    notes: tuple[NoteLine, ...]
    findings: tuple[Finding, ...]
    actions: tuple[CorrectiveAction, ...]
    letters: tuple[IssuedLetter, ...]
    deadlines: tuple[RunningDeadline, ...]
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the list of cases. `next_at` and `next_red_at` are UTC."""

    id: UUID
    number: str
    title: str
    employee: str
    state: str
    next_words: str
    next_on: date | None
    next_at: datetime | None
    next_red_at: datetime | None
    severity: str | None
    stage: Stage
    owner: str


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One thing that happened in a case, in the order in which it happened."""

    at: datetime
    typed_at: datetime
    words: str
    actor: str
    kind: str
    tab: str
