from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcase.domain.calendars import OfficeCalendar, Reading, SkippedDay, office_calendar
from hrcase.domain.deadlines import (
    Computation,
    OtherReading,
    Start,
    alarm_day,
    due_date,
    first_monday_in_june,
    latest_start,
)
from hrcase.domain.duties import DayKind, Direction
from hrcase.errors import RuleBroken
from hrcase.storage.policy_files import load_policy, shipped_files

POLICY = load_policy(shipped_files())
CALENDAR = office_calendar(POLICY)
DAYS = st.dates(date(2024, 1, 5), date(2029, 9, 20))


def due(rule_id: str, *days: date) -> Computation:
    starts = [Start(f"event {place}", day) for place, day in enumerate(days, 1)]
    return due_date(POLICY.duty(rule_id), starts, CALENDAR)


@pytest.mark.parametrize(
    ("rule_id", "started_on", "due_on"),
    [
        ("DL-REB", date(2026, 5, 18), date(2026, 6, 1)),
        ("DL-REB", date(2026, 10, 8), date(2026, 10, 22)),
        ("DL-REB", date(2026, 11, 12), date(2026, 11, 30)),
        ("DL-REB", date(2026, 12, 11), date(2026, 12, 28)),
        ("DL-REB", date(2026, 6, 5), date(2026, 6, 22)),
        ("DL-AD10", date(2026, 5, 20), date(2026, 6, 1)),
        ("DL-SUSP10", date(2026, 2, 10), date(2026, 2, 20)),
        ("DL-SUSP10", date(2026, 4, 2), date(2026, 4, 12)),
        ("DL-ADM10", date(2026, 4, 2), date(2026, 4, 12)),
        ("DL-ADM", date(2026, 10, 8), date(2026, 12, 8)),
        ("DL-EXCH", date(2026, 3, 23), date(2026, 3, 18)),
        ("DL-EXCH", date(2026, 3, 27), date(2026, 3, 20)),
        ("DL-TRES", date(2026, 6, 1), date(2026, 6, 16)),
        ("DL-TRES", date(2027, 6, 7), date(2027, 6, 22)),
        ("DL-TRES", date(2028, 6, 5), date(2028, 6, 20)),
        ("DL-SUPHR", date(2026, 4, 17), date(2026, 5, 1)),
        ("DL-SUPHR", date(2026, 4, 20), date(2026, 5, 4)),
        ("DL-SBE", date(2026, 2, 13), date(2026, 2, 13)),
        ("DL-SUP10", date(2026, 4, 17), date(2026, 4, 17)),
        ("DL-REC", date(2026, 2, 10), date(2027, 2, 10)),
    ],
)
def test_known_dates_come_out(rule_id: str, started_on: date, due_on: date) -> None:
    assert due(rule_id, started_on).due == due_on


def test_a_duty_of_the_district_is_never_rolled_and_says_when_to_act() -> None:
    suspended = due("DL-SUSP10", date(2026, 4, 2))

    assert suspended.due == date(2026, 4, 12)
    assert suspended.act_by == date(2026, 4, 10)
    assert suspended.settled_from is None


def test_a_right_of_the_employee_rolls_and_is_over_the_day_after() -> None:
    reprimand = due("DL-REB", date(2026, 5, 9))

    assert reprimand.raw_due == date(2026, 5, 23)
    assert reprimand.due == date(2026, 5, 26)
    assert reprimand.settled_from == date(2026, 5, 27)
    assert reprimand.act_by is None
    assert [one.reason for one in reprimand.skipped] == ["Saturday", "Sunday", "Memorial Day"]


def test_a_short_right_is_counted_in_business_days_too() -> None:
    hearing = due("DL-AD10", date(2026, 5, 20))

    assert hearing.raw_due == date(2026, 5, 30)
    assert hearing.caution == date(2026, 6, 4)
    assert hearing.settled_from == date(2026, 6, 5)


def test_of_two_receipts_the_later_counts_and_both_are_shown() -> None:
    hearing = due("DL-SUPHR", date(2026, 4, 17), date(2026, 4, 20))

    assert hearing.day0 == date(2026, 4, 20)
    assert hearing.due == date(2026, 5, 4)
    assert hearing.settled_from == date(2026, 5, 5)
    assert hearing.readings == (OtherReading("count from event 1", date(2026, 5, 1)),)


def test_a_hearing_has_a_window_and_a_safe_band() -> None:
    hearing = due("DL-HEAR", date(2026, 2, 23), date(2026, 2, 24))

    assert hearing.window is not None
    assert hearing.window.earliest == date(2026, 3, 16)
    assert hearing.window.latest == hearing.due == date(2026, 4, 25)
    assert hearing.window.safe_from == date(2026, 3, 17)
    assert hearing.window.safe_until == hearing.act_by == date(2026, 4, 24)
    assert "Window: Mon 2026-03-16 to Sat 2026-04-25." in hearing.math()


@pytest.mark.parametrize(
    ("day", "limit", "safe"),
    [
        (date(2026, 3, 2), date(2026, 6, 1), date(2026, 5, 29)),
        (date(2027, 3, 2), date(2027, 6, 7), date(2027, 6, 4)),
        (date(2027, 8, 2), date(2028, 6, 5), date(2028, 6, 2)),
    ],
)
def test_nonreemployment_is_received_before_the_first_monday_in_june(
    day: date, limit: date, safe: date
) -> None:
    notice = due("DL-NONRE", day)

    assert notice.before == limit
    assert notice.due == limit - timedelta(days=1)
    assert notice.act_by == safe
    assert any(line.startswith("It must be before Mon") for line in notice.math())


def test_the_first_monday_in_june_may_be_the_day_itself() -> None:
    assert first_monday_in_june(date(2026, 6, 1)) == date(2026, 6, 1)
    assert first_monday_in_june(date(2026, 6, 2)) == date(2027, 6, 7)


def test_months_that_are_too_short_show_both_readings() -> None:
    plan = due("DL-ADM", date(2026, 12, 31))

    assert plan.due == date(2027, 2, 28)
    assert plan.act_by == date(2027, 2, 26)
    assert plan.readings == (OtherReading("counted on into the next month", date(2027, 3, 3)),)


def test_a_doubtful_day_makes_two_readings() -> None:
    hearing = due("DL-SUPHR", date(2026, 6, 12))

    assert hearing.due == date(2026, 6, 29)
    assert SkippedDay(date(2026, 6, 19), "Juneteenth (doubtful)") in hearing.skipped
    assert hearing.readings == (OtherReading("shortest reading", date(2026, 6, 26)),)


def test_a_district_date_on_a_doubtful_day_carries_a_note() -> None:
    suspended = due("DL-SUSP10", date(2026, 6, 9))

    assert suspended.due == suspended.act_by == date(2026, 6, 19)
    assert "2026-06-19 may be a holiday: Juneteenth." in suspended.notes


def test_business_days_of_the_district_take_the_shortest_reading() -> None:
    duty = replace(POLICY.duty("DL-ADM10"), day_kind=DayKind.BUSINESS)
    done = due_date(duty, [Start("told", date(2026, 6, 12))], CALENDAR)

    assert done.due == date(2026, 6, 26)
    assert done.readings == (OtherReading("longest reading", date(2026, 6, 29)),)


def test_school_days_skip_breaks() -> None:
    duty = replace(POLICY.duty("DL-ADM10"), day_kind=DayKind.SCHOOL, count=2)
    done = due_date(duty, [Start("told", date(2026, 10, 14))], CALENDAR)

    assert done.due == date(2026, 10, 20)
    assert done.skipped[0] == SkippedDay(date(2026, 10, 15), "Fall break")


def test_business_days_are_counted_backwards_too() -> None:
    duty = replace(POLICY.duty("DL-EXCH"), day_kind=DayKind.BUSINESS, direction=Direction.BACKWARDS)
    done = due_date(duty, [Start("hearing", date(2026, 5, 27))], CALENDAR)

    assert done.due == date(2026, 5, 19)


def test_what_is_due_at_once_is_due_on_the_day_itself() -> None:
    board = due("DL-SBE", date(2026, 2, 13))

    assert board.at_once
    assert board.act_by == date(2026, 2, 13)
    assert "Due at once: Fri 2026-02-13." in board.math()


def test_the_math_is_shown_with_rule_source_and_counsel() -> None:
    assert due("DL-AD10", date(2026, 5, 20)).math() == (
        "DL-AD10: +10 days (70 O.S. § 6-101.13). Not yet confirmed by counsel.",
        "event 1: Wed 2026-05-20.",
        (
            "Day 0, not counted: Wed 2026-05-20. "
            "The statute says days; a parallel rule reads them as calendar days."
        ),
        "Skipped Sat 2026-05-30: Saturday.",
        "Skipped Sun 2026-05-31: Sunday.",
        "Last day before moving: Sat 2026-05-30.",
        "Due: Mon 2026-06-01.",
        "Counted in business days, for caution: Thu 2026-06-04.",
        '"Waived" may be said from Fri 2026-06-05.',
        "A part-time administrator has no such right. The later of the events is day 0.",
    )


def test_the_math_shows_other_readings() -> None:
    lines = due("DL-ADM", date(2026, 12, 31)).math()

    assert "Another reading, counted on into the next month: Wed 2027-03-03." in lines


def test_a_year_without_holidays_is_said() -> None:
    assert due("DL-REB", date(2031, 3, 3)).notes == ("The holidays of 2031 are not loaded.",)


def test_a_support_notice_leaves_time_before_the_contract_ends() -> None:
    notice = latest_start(
        POLICY.duty("DL-SUPNR"), POLICY.duty("DL-SUPHR"), date(2026, 6, 30), CALENDAR
    )

    assert notice.due == date(2026, 6, 14)
    assert notice.act_by == date(2026, 6, 12)
    assert notice.before == date(2026, 6, 30)
    assert due("DL-SUPHR", notice.due).due == date(2026, 6, 29)


def test_a_support_notice_is_not_counted_forward() -> None:
    with pytest.raises(RuleBroken, match="counted back from DL-SUPHR"):
        due("DL-SUPNR", date(2026, 6, 30))


def test_without_an_event_there_is_no_date() -> None:
    with pytest.raises(RuleBroken, match="enter the day on which it started"):
        due("DL-REB")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_at_the_end_of_time_is_refused(day: date) -> None:
    with pytest.raises(RuleBroken, match="too far away"):
        due("DL-REB", day)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2999, 12, 31)])
def test_far_dates_are_counted(day: date) -> None:
    assert due("DL-REB", day).due >= day


def test_hours_with_a_count_are_no_date() -> None:
    duty = replace(POLICY.duty("DL-RPT"), count=24)

    with pytest.raises(RuleBroken, match="runs by the clock"):
        due_date(duty, [Start("known", date(2026, 2, 10))], CALENDAR)


@pytest.mark.parametrize(
    ("rule_id", "day"),
    [
        ("DL-SUP10", date(2026, 4, 23)),
        ("DL-REC", date(2027, 1, 13)),
        ("DL-SBE", None),
        ("DL-RPT", None),
        ("DL-REB", None),
    ],
)
def test_the_offices_own_alarms(rule_id: str, day: date | None) -> None:
    assert alarm_day(POLICY.duty(rule_id), date(2026, 4, 13)) == day


@given(DAYS)
def test_a_right_never_moves_earlier_and_ends_on_a_business_day(day: date) -> None:
    for rule_id in ("DL-REB", "DL-AD10", "DL-SUPHR"):
        right = due(rule_id, day)
        assert right.due >= right.raw_due > day
        assert CALENDAR.is_business_day(right.due)
        assert right.settled_from is not None
        assert right.settled_from > right.due


@given(DAYS)
def test_a_duty_never_moves_and_acting_in_time_is_never_late(day: date) -> None:
    for rule_id in ("DL-SUSP10", "DL-ADM10", "DL-ADM", "DL-NONRE"):
        duty = due(rule_id, day)
        assert duty.due == duty.raw_due
        assert duty.act_by is not None
        assert duty.act_by <= duty.due
        assert CALENDAR.is_business_day(duty.act_by, Reading.SHORTEST)


@given(DAYS)
def test_an_exchange_never_moves_later(day: date) -> None:
    lists = due("DL-EXCH", day)

    assert lists.due <= lists.raw_due == day - timedelta(days=5)


@given(DAYS, DAYS)
def test_a_later_start_never_ends_earlier(one: date, other: date) -> None:
    for rule_id in ("DL-REB", "DL-AD10", "DL-SUPHR", "DL-SUSP10", "DL-ADM", "DL-EXCH"):
        assert due(rule_id, min(one, other)).due <= due(rule_id, max(one, other)).due


@given(DAYS)
def test_ten_business_days_hold_ten_business_days(day: date) -> None:
    right = due("DL-SUPHR", day)
    span = [day + timedelta(days=place) for place in range(1, (right.due - day).days + 1)]

    assert sum(CALENDAR.is_business_day(one) for one in span) == 10


def test_an_empty_calendar_still_knows_weekends() -> None:
    done = due_date(POLICY.duty("DL-REB"), [Start("got", date(2026, 5, 9))], OfficeCalendar())

    assert done.due == date(2026, 5, 25)
