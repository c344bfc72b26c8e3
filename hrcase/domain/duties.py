"""Deadline rules and calendars as data."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from hrcase.domain.rules import Rule


class DayKind(StrEnum):
    """The unit in which a duty is counted."""

    CALENDAR = "calendar"
    BUSINESS = "business"
    SCHOOL = "school"
    HOURS = "hours"
    MONTHS = "months"
    DATE = "date"


class Roll(StrEnum):
    """Where a last day moves that falls on a day the office is closed."""

    NONE = "none"
    NEXT_BUSINESS = "next_business"
    EARLIER = "earlier"


class Burden(StrEnum):
    """Who must act before the time is over."""

    DISTRICT = "district"
    EMPLOYEE = "employee"
    BOTH = "both"


class Direction(StrEnum):
    """Whether days are counted on from day 0 or back from it."""

    AFTER = "after"
    BACKWARDS = "backwards"


class Anchor(StrEnum):
    """What day 0 is: the event itself, or a date that the year of the event fixes."""

    EVENT = "event"
    FIRST_MONDAY_IN_JUNE = "first-monday-in-june"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A first and a last number of days, both included, and the safe band inside them."""

    earliest: int
    latest: int
    safe_earliest: int
    safe_latest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """When the office warns itself; never a legal limit."""

    kind: DayKind
    amber: int
    red: int
    starts_at: str
    enabled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Rule):
    """One deadline rule; without count, window or anchor it is due at once."""

    title: str
    trigger: str
    formula: str
    day_kind: DayKind
    day0: str
    roll: Roll
    burden: Burden
    unit_source: str
    direction: Direction
    anchor: Anchor
    strictly_before: bool
    caution_band: bool
    label: str
    note: str
    count: int | None = None
    window: Span | None = None
    alarm: Alarm | None = None
    over_before: str | None = None

    @property
    def is_at_once(self) -> bool:
        """Whether the law gives no time at all."""
        return self.count is None and self.window is None and self.over_before is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day on which the office is closed by law; a doubtful one only may be."""

    on: date
    name: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayYear(Rule):
    """The holidays of one calendar year."""

    year: int
    days: tuple[Holiday, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Days on which the office or the schools are closed for a reason of their own."""

    first: date
    last: date
    reason: str
    office: bool
    school: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolYear(Rule):
    """The first and last day of instruction and the breaks between them."""

    first: date
    last: date
    breaks: tuple[Closing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHours(Rule):
    """The working week, the closing time and the time zone of the office."""

    zone: str
    working_week: tuple[int, ...]
    closes_at: time
