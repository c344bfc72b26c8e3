"""Business days, school days and the local clock of the office."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from hrcase.domain.duties import Closing, Holiday, SchoolYear
from hrcase.domain.policy import Policy
from hrcase.errors import RuleBroken

ONE_DAY = timedelta(days=1)
MONDAY_TO_FRIDAY = frozenset(range(5))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Reading(StrEnum):
    """How a doubtful holiday counts: as a holiday for a right, as an ordinary day for a duty."""

    LONGEST = "longest"
    SHORTEST = "shortest"


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day that was not counted, and why."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """Which days count. Weekdays are numbered from 0 (Monday); all days are local days."""

    holidays: tuple[Holiday, ...] = ()
    closings: tuple[Closing, ...] = ()
    school_years: tuple[SchoolYear, ...] = ()
    working_week: frozenset[int] = MONDAY_TO_FRIDAY
    years: frozenset[int] = frozenset()

    def closed_because(self, day: date, reading: Reading = Reading.LONGEST) -> str:
        """Why the office is closed on a day; empty on a business day."""
        for holiday in self.holidays:
            if holiday.on == day and not (holiday.doubtful and reading is Reading.SHORTEST):
                return f"{holiday.name} (doubtful)" if holiday.doubtful else holiday.name
        if day.weekday() not in self.working_week:
            return weekday_name(day)
        return self._closing(day, office=True)

    def is_business_day(self, day: date, reading: Reading = Reading.LONGEST) -> bool:
        """Whether the office is open: a working day, no holiday, no closing (25 O.S. § 82.1)."""
        return not self.closed_because(day, reading)

    def business_day_from(
        self, day: date, reading: Reading = Reading.LONGEST, step: timedelta = ONE_DAY
    ) -> date:
        """The day itself when it is a business day, else the nearest one that `step` leads to.

        Raises RuleBroken when the calendar has no business day within a year.
        """
        for _ in range(366):
            if self.is_business_day(day, reading):
                return day
            day += step
        raise RuleBroken(f"No business day was found near {day.isoformat()}. Check the closings.")

    def no_school_because(self, day: date) -> str:
        """Why there is no instruction on a day; empty on a school day.

        Raises RuleBroken when no school year that is loaded holds the day.
        """
        year = next((one for one in self.school_years if _year_holds(one, day)), None)
        if year is None:
            raise RuleBroken(
                f"No school year is loaded for {day.isoformat()}. Enter its first and last day."
            )
        if not year.first <= day <= year.last:
            return "Summer"
        for gap in year.breaks:
            if gap.first <= day <= gap.last:
                return gap.reason
        return self._closing(day, office=False) or self._no_working_day(day)

    def doubtful_on(self, day: date) -> Holiday | None:
        """The holiday that this day may or may not be."""
        return next((one for one in self.holidays if one.on == day and one.doubtful), None)

    def _no_working_day(self, day: date) -> str:
        holiday = next((one for one in self.holidays if one.on == day and not one.doubtful), None)
        if holiday:
            return holiday.name
        return "" if day.weekday() in self.working_week else weekday_name(day)

    def _closing(self, day: date, *, office: bool) -> str:
        for closing in self.closings:
            concerned = closing.office if office else closing.school
            if concerned and closing.first <= day <= closing.last:
                return closing.reason
        return ""


def office_calendar(policy: Policy, closings: Sequence[Closing] = ()) -> OfficeCalendar:
    """The calendar of an edition, with the closings that the office has entered since."""
    return OfficeCalendar(
        holidays=tuple(day for year in policy.holiday_years for day in year.days),
        closings=(*policy.closings, *closings),
        school_years=policy.school_years,
        working_week=frozenset(policy.office.working_week),
        years=frozenset(year.year for year in policy.holiday_years),
    )


def weekday_name(day: date) -> str:
    """The English name of the weekday, whatever the language of the computer."""
    return WEEKDAYS[day.weekday()]


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def office_zone(policy: Policy) -> ZoneInfo:
    """The time zone in which dates of the office are counted."""
    return ZoneInfo(policy.office.zone)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The local day of a moment; raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    return moment.astimezone(zone).date()


def _year_holds(year: SchoolYear, day: date) -> bool:
    return year.effective_from <= day <= (year.effective_to or year.last)


def _length(year: int, month: int) -> int:
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return (first_of_next - ONE_DAY).day
