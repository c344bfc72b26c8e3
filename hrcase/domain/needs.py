"""What a case needs now, and why: the rule that says so, and the one place that does it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


LAST = "9"
"""Sorts behind everything: what has no need, or no day."""


class NeedState(StrEnum):
    """How a need stands; each has a word, a shape and a colour."""

    OVERDUE = "Overdue"
    LATE = "Late"
    DUE = "Due"
    LATER = "Later"
    WAITING = "Waiting"
    ON_HOLD = "On hold"
    BLOCKED = "Blocked"


class Tab(StrEnum):
    """The pages of a case, where a need can lead."""

    OVERVIEW = "Overview"
    REPORT = "Report"
    PEOPLE = "People"
    NOTIFICATIONS = "Notifications"
    INVESTIGATION = "Investigation"
    FINDINGS = "Findings"
    DISCIPLINE = "Discipline"
    LETTERS = "Letters"
    TIMELINE = "Timeline"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a case needs. Moments are UTC; `due_on` is a local day.

    `since` starts the clock that is shown; `amber_at` and `red_at` are internal alarms.
    `state` is the state while no alarm has passed. `required` items refuse closing.
    """

    key: str
    title: str
    why: str
    citation: str
    rule_id: str
    counsel_confirmed: bool
    tab: Tab
    button: str
    state: NeedState = NeedState.DUE
    since: datetime | None = None
    amber_at: datetime | None = None
    red_at: datetime | None = None
    due_on: date | None = None
    required: bool = True
    target: str = ""


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need with the case it belongs to, as Today lists it."""

    case_id: str
    case_number: str
    need: Need
