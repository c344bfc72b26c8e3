"""A case from report to closing: its stages, its lines, and everything known of it at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from hrcase.domain.allegations import Allegation, Finding
from hrcase.domain.determinations import Determination
from hrcase.domain.letter_checks import names_somebody
from hrcase.domain.needs import Need, NeedLine
from hrcase.domain.notifications import ChecklistMark, HotlineCall, Knowledge, PoliceContact
from hrcase.domain.papers import CorrectiveAction, IssuedLetter, RunningDeadline
from hrcase.domain.people import NOT_NAMED, CasePerson, CaseRole
from hrcase.domain.plausible import check_moment, check_words
from hrcase.domain.spoken import day_words, listed
from hrcase.errors import RuleBroken

THE_DISTRICT = "the district"
"""Who knew when a report came in, until persons with an own clock are named."""

QUIET_AFTER = timedelta(days=14)
"""A case that nobody worked on for this long is shown as quiet."""

QUIET_STATE = "Quiet"
DONE_STATE = "Done"
READY = "Ready to close"
"""Words that lists show where no need says how a case stands."""

VOWELS = "aeiou"


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
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TodayPage:
    """What the office must look at, over all cases; each list is the most urgent first."""

    cannot_wait: list[NeedLine]
    this_week: list[NeedLine]
    waiting: list[NeedLine]
    later: list[NeedLine]
    quiet: list[CaseLine]
    open_cases: int


@dataclass(frozen=True, slots=True)
class NewCase:
    """The case that a report just opened."""

    id: UUID
    number: str


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One thing that happened in a case, in the order in which it happened."""

    at: datetime
    typed_at: datetime
    words: str
    actor: str
    kind: str
    tab: str


def case_number(year: int, count: int) -> str:
    """As in "2026-0042": the local year and a counter, nothing of a person."""
    return f"{year}-{count:04d}"


def check_report(report: Report, now: datetime) -> None:
    """Refuse a report without a word, or known at a moment that cannot be."""
    check_words(report.words, "What were you told? One sentence is enough.")
    check_moment(report.first_known_at, now, "The moment at which the district first knew")


def told_how(told_by: str, *, name_withheld: bool = False) -> str:
    """How the first knowledge came about, without a name that was asked to be kept."""
    if name_withheld:
        return f"The {NOT_NAMED}"
    return f"Told by: {told_by.strip()}" if told_by.strip() else ""


def check_open(closed_on: date | None) -> None:
    """Refuse to change a case that was closed."""
    if closed_on is not None:
        raise RuleBroken(
            f"The case was closed on {day_words(closed_on)} and stays as it is. "
            "For something new, make a new report."
        )


def check_title(title: str, hidden_names: Collection[str]) -> None:
    """Refuse a title that names somebody whose name is hidden: titles stand in every list."""
    if names_somebody(title, hidden_names):
        raise RuleBroken(
            "A title is seen in every list, so it cannot hold this name. "
            "Write the label instead, such as “Student A”."
        )


def check_outcome(outcome: str, hidden_names: Collection[str]) -> None:
    """Refuse how a case ended in words that name somebody whose name is hidden."""
    if names_somebody(outcome, hidden_names):
        raise RuleBroken(
            "How a case ended is seen in the list of cases, so it cannot hold this name. "
            "Write the label instead, such as “Student A”."
        )


def check_may_close(obstacles: Sequence[Need], outcome: str) -> None:
    """Refuse to close while anything required is open, naming each."""
    if obstacles:
        open_items = "; ".join(need.title for need in obstacles)
        raise RuleBroken(f"The case cannot be closed yet. Still open: {open_items}.")
    check_words(outcome, "How did the case end? Write one sentence.")


def check_severity(code: str, known: Collection[str], reason: str) -> None:
    """Refuse a severity that the rules do not know, or one without its reason."""
    if code not in known:
        raise RuleBroken(f"“{code}” is no severity of the rules. Choose one of {', '.join(known)}.")
    check_words(reason, "Why this severity? Write the reason; it is kept with the case.")


def suggested_title(
    people: Sequence[CasePerson], class_titles: Mapping[str, str], channel: Channel | None
) -> str:
    """A title without any name: "Student A and a career teacher"."""
    here = [one for one in people if one.ended_on is None]
    parts = [one.label for one in here if one.label]
    if not parts and any(one.role is CaseRole.PARENT for one in here):
        parts = ["a parent"]
    for one in here:
        if one.role is CaseRole.SUBJECT:
            parts.append(_class_words(class_titles.get(one.class_at_incident, "")))
    if not parts:
        return f"Report by {channel}" if channel else "New report"
    words = listed(list(dict.fromkeys(parts)))
    return words[0].upper() + words[1:]


def _class_words(title: str) -> str:
    """As in "a career teacher"; the conditions behind a comma or before a colon are left out."""
    words = title.rsplit(": ", 1)[-1].split(", ", 1)[0].lower() or "employee"
    return f"{'an' if words[0] in VOWELS else 'a'} {words}"
