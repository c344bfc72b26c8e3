"""What a case needs now, and why: the rule that says so, and the one place that does it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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


SOON = timedelta(days=7)
"""What is due within this time counts as due; what is due later can wait."""

ASLEEP = frozenset({NeedState.WAITING, NeedState.ON_HOLD, NeedState.BLOCKED})
"""States that somebody else ends; no clock changes them."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What time does to a need. Moments are UTC, `due_on` is a local day."""

    amber_at: datetime | None = None
    red_at: datetime | None = None
    due_on: date | None = None


def state_at(need: Need, now: datetime, today: date) -> NeedState:
    """How a need stands at this moment (UTC) and on this local day."""
    return state_of(need.state, Clock(need.amber_at, need.red_at, need.due_on), now, today)


def state_of(state: NeedState, clock: Clock, now: datetime, today: date) -> NeedState:
    """How something stands, from the state it was given and its clock.

    What is "Later" belongs to somebody else's time: it becomes due, never overdue.
    """
    if state in ASLEEP:
        return state
    if clock.red_at is not None and now >= clock.red_at:
        return NeedState.OVERDUE
    if clock.amber_at is not None and now >= clock.amber_at:
        return NeedState.LATE
    return state if clock.due_on is None else _dated(state, clock.due_on, today)


def _dated(state: NeedState, due_on: date, today: date) -> NeedState:
    if state is NeedState.LATER:
        return NeedState.DUE if due_on <= today + SOON else NeedState.LATER
    return NeedState.OVERDUE if due_on < today else NeedState.DUE


def ordered(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Most urgent first; what is equally urgent stays in the order of the procedure."""
    return tuple(sorted(needs, key=order_key))


def order_key(need: Need) -> str:
    """Sorts by urgency whatever the moment: at once, by day, open, asleep, later, optional."""
    if need.state in ASLEEP:
        return f"3{_day(need)}"
    if is_at_once(need):
        return f"0{need.red_at.isoformat() if need.red_at else LAST}"
    if need.due_on is not None:
        return dated_key(need.due_on)
    if not need.required:
        return "5"
    return "4" if need.state is NeedState.LATER else "2"


def when_key(need: Need) -> str:
    """Sorts by the moment that a list shows: since when, or on which day."""
    return need.since.isoformat() if need.since else _day(need)


def dated_key(day: date) -> str:
    """The key from which on needs are due on this day or later."""
    return f"1{day.isoformat()}"


def is_at_once(need: Need) -> bool:
    """Whether the need is a telephone call or a decision that no day is given for."""
    return need.tab is Tab.NOTIFICATIONS and need.due_on is None


def _day(need: Need) -> str:
    return need.due_on.isoformat() if need.due_on else LAST
