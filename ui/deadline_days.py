"""A running deadline in the words and days that the screen shows."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from hrcase.domain.papers import RunningDeadline
from hrcase.domain.running import RUNNING
from ui import when
from ui.components.day_strip import DayKind, StripDay
from ui.components.states import State

LONGEST_STRIP: Final = 35
"""Days; a longer time is told in words only."""
SOON: Final = timedelta(days=7)
_SKIPPED: Final = re.compile(r"^Skipped \w+ (\d{4}-\d{2}-\d{2}): (.+)\.$")
_ISO: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_SAID_AS_FACTS: Final = ("Day 0", "Skipped", "Due", "Last day before moving")
_SATURDAY: Final = 5


def state_of(deadline: RunningDeadline, today: date) -> State:
    """How the deadline stands; a right of the employee is never overdue for the office."""
    if deadline.state != RUNNING:
        return State.DONE
    if deadline.due_on < today:
        return State.OVERDUE if deadline.waivable_from is None else State.DUE
    return State.DUE if deadline.due_on - today <= SOON else State.LATER


def when_words(deadline: RunningDeadline, today: date) -> str:
    """As in "Sat 28 Nov 2026, in 6 days"; or how it ended."""
    if deadline.state != RUNNING:
        return f"{deadline.state}: {deadline.settled_because}"
    due, near = when.weekday(deadline.due_on), when.near_day(deadline.due_on, today)
    return due if near == when.day(deadline.due_on) else f"{due}, {near}"


def days_of(deadline: RunningDeadline) -> list[StripDay]:
    """Every day from the start to the last; nothing for a time too long to draw."""
    length = (deadline.due_on - deadline.started_on).days
    if not 0 < length <= LONGEST_STRIP:
        return []
    return list(_strip(deadline, length))


def facts_of(deadline: RunningDeadline) -> list[tuple[str, str]]:
    """What the date rests on, label and words."""
    rule = _rule(deadline)
    moved = str(rule.get("roll")) == "next_business"
    counted = f"{rule.get('formula', '')}, {rule.get('day_kind', '')} days, first day not counted"
    return [
        ("Starts with", f"{deadline.starts_with}, {when.weekday(deadline.started_on)}"),
        ("Rule", counted + ("; moves on to the next office day" if moved else "")),
        ("Skipped", "; ".join(_skipped_words(deadline)) or "None"),
        ("Source", f"{deadline.rule_id} · {deadline.citation}"),
        ("Edition", deadline.edition),
        ("Counsel", counsel_words(confirmed=deadline.counsel_confirmed)),
    ]


def other_lines(deadline: RunningDeadline) -> list[str]:
    """The sentences of the math that are not among the facts: other readings, what is safe."""
    own = (*_SAID_AS_FACTS, deadline.rule_id, deadline.starts_with)
    return [in_words(line) for line in deadline.math if not line.startswith(own)]


def in_words(line: str) -> str:
    """A line of the math with its days as the screen writes them: "Mon 7 Dec 2026"."""
    return _ISO.sub(lambda found: when.day(date.fromisoformat(found[0])), line)


def counsel_words(*, confirmed: bool) -> str:
    """What stands beside every date and every step."""
    return "Confirmed by counsel" if confirmed else "Not yet confirmed by counsel"


def _strip(deadline: RunningDeadline, length: int) -> Iterator[StripDay]:
    skipped, counted_through = dict(_skipped(deadline)), _counted_through(deadline)
    number = 0
    yield StripDay(deadline.started_on, DayKind.START, "start")
    for offset in range(1, length + 1):
        day = deadline.started_on + timedelta(days=offset)
        weekend = day.weekday() >= _SATURDAY
        if day in skipped and offset > counted_through:
            yield StripDay(day, DayKind.SKIPPED, "", weekend)
            continue
        number += 1
        kind = DayKind.LAST if offset == length else DayKind.COUNTED
        below = "" if counted_through and number > counted_through else str(number)
        yield StripDay(day, kind, below, weekend)


def _counted_through(deadline: RunningDeadline) -> int:
    """Up to which day every day counts, weekends too; none where only office days count."""
    rule = _rule(deadline)
    count = rule.get("count")
    every_day = rule.get("day_kind") == "calendar"
    return count if every_day and isinstance(count, int) else 0


def _skipped(deadline: RunningDeadline) -> Iterator[tuple[date, str]]:
    for line in deadline.math:
        if found := _SKIPPED.match(line):
            yield date.fromisoformat(found[1]), found[2]


def _skipped_words(deadline: RunningDeadline) -> Iterator[str]:
    for day, reason in _skipped(deadline):
        yield f"{when.short_day(day)}: {reason}"


def _rule(deadline: RunningDeadline) -> dict[str, object]:
    rule = json.loads(deadline.rule_json)
    return rule if isinstance(rule, dict) else {}
