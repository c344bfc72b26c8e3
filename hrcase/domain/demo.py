"""The demo's script: invented cases as data, and the moment at which each act of them happens."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from hrcase.domain.calendars import local_day

Table = Mapping[str, Any]

STEP: Final = timedelta(minutes=4)
"""How long after the one before an act happens that names no time."""

_AGO: Final = re.compile(r"(?:(\d+) h )?(\d+) min ago")
_BEGINS: Final = re.compile(r"(\d+) days ago (\d\d:\d\d)")
_DAY: Final = re.compile(r"day (\d+) (\d\d:\d\d)")
_NOT_FIELDS: Final = frozenset({"do", "at", "by"})


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that somebody did. `at` is UTC, `day` and `begun_on` are local days."""

    at: datetime
    day: date
    begun_on: date
    case: str
    do: str
    by: str
    fields: Table


@dataclass(frozen=True, slots=True)
class OfficeClock:
    """The moment that the script counts back from (UTC), and the office's zone."""

    now: datetime
    zone: ZoneInfo

    def moment(self, day: date, wall: str) -> datetime:
        """A local wall time of a day, never later than now."""
        at = datetime.combine(day, time.fromisoformat(wall), self.zone)
        return min(at.astimezone(self.now.tzinfo), self.now)

    def ago(self, words: str) -> datetime | None:
        """The moment meant by "7 h 36 min ago"; None for other words."""
        found = _AGO.fullmatch(words)
        if found is None:
            return None
        return self.now - timedelta(hours=int(found[1] or 0), minutes=int(found[2]))


def acts(cases: Sequence[Table], stories: Mapping[str, Table], clock: OfficeClock) -> list[Act]:
    """Every act of every case, in the order in which they happen.

    A case begins "212 days ago 09:40" or "7 h 36 min ago"; its acts happen on "day 3 09:15" of
    the case, so long ago, or some minutes after the one before.
    """
    found = [act for case in cases for act in _acts_of(case, stories, clock)]
    return sorted(found, key=lambda act: act.at)


def _acts_of(case: Table, stories: Mapping[str, Table], clock: OfficeClock) -> Iterator[Act]:
    begun = _begun(case["begins"], clock)
    begun_on, at = local_day(begun, clock.zone), begun - STEP
    story = stories[case["story"]]["acts"] if "story" in case else []
    for table in [*_filled(story, case), *case.get("acts", [])]:
        at = _next(table.get("at", ""), at, begun_on, clock)
        yield Act(
            at=at,
            day=local_day(at, clock.zone),
            begun_on=begun_on,
            case=case["key"],
            do=table["do"],
            by=table.get("by", case.get("by", "director")),
            fields={name: value for name, value in table.items() if name not in _NOT_FIELDS},
        )


def _begun(words: str, clock: OfficeClock) -> datetime:
    ago = clock.ago(words)
    if ago is not None:
        return ago
    found = _matched(_BEGINS, words)
    day = local_day(clock.now, clock.zone) - timedelta(days=int(found[1]))
    return clock.moment(day, found[2])


def _next(words: str, before: datetime, begun_on: date, clock: OfficeClock) -> datetime:
    if not words:
        return min(before + STEP, clock.now)
    ago = clock.ago(words)
    if ago is not None:
        return ago
    found = _matched(_DAY, words)
    return clock.moment(begun_on + timedelta(days=int(found[1])), found[2])


def _matched(pattern: re.Pattern[str], words: str) -> re.Match[str]:
    found = pattern.fullmatch(words)
    if found is None:
        raise ValueError(f"no time of the demo's script: {words}")
    return found


def _filled(story: Sequence[Table], case: Table) -> list[Table]:
    """A story told with the words of this case."""
    words = {name: str(value) for name, value in case.items()}
    return [{name: _words(value, words) for name, value in table.items()} for table in story]


def _words(value: object, words: Mapping[str, str]) -> object:
    return value.format_map(words) if isinstance(value, str) else value
