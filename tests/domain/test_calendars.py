from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcase.domain.calendars import (
    ONE_DAY,
    OfficeCalendar,
    Reading,
    add_months,
    local_day,
    office_calendar,
    office_zone,
    weekday_name,
)
from hrcase.domain.duties import Closing
from hrcase.errors import RuleBroken
from hrcase.storage.policy_files import load_policy, shipped_files

POLICY = load_policy(shipped_files())
CALENDAR = office_calendar(POLICY)
ZONE = office_zone(POLICY)


def a_closing(
    first: date, last: date, *, office: bool = True, school: bool = True, reason: str = "Ice storm"
) -> Closing:
    return Closing(first=first, last=last, reason=reason, office=office, school=school)


def test_the_office_counts_in_tulsa_time() -> None:
    assert ZoneInfo("America/Chicago") == ZONE


def test_holidays_differ_from_the_library_only_as_the_statute_says() -> None:
    ours = {day.on for year in POLICY.holiday_years for day in year.days if not day.doubtful}
    theirs = set(holidays.country_holidays("US", subdiv="OK", years=range(2024, 2030)))
    juneteenth = {date(year, 6, 19) for year in range(2024, 2030)} | {date(2027, 6, 18)}
    beside_christmas = {date(2026, 12, 24), date(2027, 12, 23), date(2028, 12, 26)}

    assert theirs - ours == juneteenth
    assert ours - theirs == beside_christmas


def test_days_that_hang_on_the_governors_order_are_doubtful() -> None:
    doubtful = {day.on for year in POLICY.holiday_years for day in year.days if day.doubtful}

    assert doubtful == {
        *(date(year, 6, 19) for year in range(2024, 2030)),
        date(2027, 6, 18),
        date(2024, 12, 24),
        date(2025, 12, 26),
        date(2029, 12, 24),
        date(2029, 12, 26),
    }


def test_a_weekend_and_a_holiday_are_no_business_days() -> None:
    assert CALENDAR.closed_because(date(2026, 5, 23)) == "Saturday"
    assert CALENDAR.closed_because(date(2026, 5, 25)) == "Memorial Day"
    assert CALENDAR.closed_because(date(2026, 5, 26)) == ""


def test_the_fourth_of_july_2026_is_kept_on_friday() -> None:
    assert not CALENDAR.is_business_day(date(2026, 7, 3))


def test_a_doubtful_day_is_a_holiday_for_a_right_and_ordinary_for_a_duty() -> None:
    juneteenth = date(2026, 6, 19)

    assert CALENDAR.closed_because(juneteenth) == "Juneteenth (doubtful)"
    assert CALENDAR.is_business_day(juneteenth, Reading.SHORTEST)
    assert CALENDAR.doubtful_on(juneteenth) is not None
    assert CALENDAR.doubtful_on(date(2026, 5, 25)) is None


def test_business_days_are_found_before_and_after() -> None:
    assert CALENDAR.business_day_from(date(2026, 5, 23)) == date(2026, 5, 26)
    assert CALENDAR.business_day_from(date(2026, 5, 25), step=-ONE_DAY) == date(2026, 5, 22)
    assert CALENDAR.business_day_from(date(2026, 5, 26)) == date(2026, 5, 26)


def test_a_closing_of_the_office_is_no_business_day() -> None:
    storm = a_closing(date(2026, 2, 2), date(2026, 2, 3), school=False)
    calendar = office_calendar(POLICY, [storm])

    assert calendar.closed_because(date(2026, 2, 3)) == "Ice storm"
    assert calendar.is_business_day(date(2026, 2, 4))
    assert not calendar.no_school_because(date(2026, 2, 3))


def test_a_calendar_that_is_always_closed_says_so() -> None:
    calendar = OfficeCalendar(closings=(a_closing(date(2020, 1, 1), date(2040, 1, 1)),))

    with pytest.raises(RuleBroken, match="Check the closings"):
        calendar.business_day_from(date(2026, 5, 22))


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 10, 14), ""),
        (date(2026, 10, 15), "Fall break"),
        (date(2026, 10, 17), "Saturday"),
        (date(2026, 11, 11), "Veterans' Day"),
        (date(2026, 7, 20), "Summer"),
        (date(2026, 6, 20), "Summer"),
    ],
)
def test_school_days_are_days_of_instruction(day: date, reason: str) -> None:
    assert CALENDAR.no_school_because(day) == reason


def test_a_closing_of_the_schools_is_no_school_day() -> None:
    storm = a_closing(date(2027, 2, 2), date(2027, 2, 2), office=False)

    closed = office_calendar(POLICY, [storm])
    assert closed.no_school_because(date(2027, 2, 2)) == "Ice storm"


def test_a_day_of_a_school_year_that_is_not_loaded_is_refused() -> None:
    with pytest.raises(RuleBroken, match="No school year is loaded for 2031-02-03"):
        CALENDAR.no_school_because(date(2031, 2, 3))


def test_months_end_with_the_month() -> None:
    assert add_months(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert add_months(date(2027, 12, 31), 2) == date(2028, 2, 29)
    assert add_months(date(2026, 10, 8), 2) == date(2026, 12, 8)
    assert add_months(date(2026, 10, 31), 2) == date(2026, 12, 31)
    assert add_months(date(2026, 1, 31), -36) == date(2023, 1, 31)


def test_weekdays_have_english_names() -> None:
    assert weekday_name(date(2026, 11, 22)) == "Sunday"


def test_a_moment_belongs_to_its_local_day() -> None:
    assert local_day(datetime(2026, 5, 19, 4, 59, tzinfo=UTC), ZONE) == date(2026, 5, 18)
    assert local_day(datetime(2026, 5, 19, 5, 0, tzinfo=UTC), ZONE) == date(2026, 5, 19)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        local_day(datetime(2026, 5, 19, 5, 0), ZONE)  # noqa: DTZ001 - the refusal is tested


@given(st.dates(date(2024, 1, 5), date(2029, 12, 20)))
def test_next_and_previous_business_day_are_open_and_on_their_side(day: date) -> None:
    after = CALENDAR.business_day_from(day + ONE_DAY)
    before = CALENDAR.business_day_from(day - ONE_DAY, step=-ONE_DAY)

    assert before < day < after
    assert CALENDAR.is_business_day(before)
    assert CALENDAR.is_business_day(after)
