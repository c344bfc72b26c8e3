"""How a need stands at a moment, and which is the most urgent."""

from datetime import timedelta

import pytest

from hrcase.domain.needs import LAST, NeedState, Tab, order_key, ordered, state_at, when_key
from tests.builders import at, day
from tests.case_values import a_need

KNOWN = at("2026-11-22 09:14")
CALL = a_need(
    key="call-hotline",
    tab=Tab.NOTIFICATIONS,
    since=KNOWN,
    amber_at=KNOWN + timedelta(hours=1),
    red_at=KNOWN + timedelta(hours=24),
)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-11-22 09:14", NeedState.DUE),
        ("2026-11-22 10:13", NeedState.DUE),
        ("2026-11-22 10:14", NeedState.LATE),
        ("2026-11-23 09:13", NeedState.LATE),
        ("2026-11-23 09:14", NeedState.OVERDUE),
    ],
)
def test_a_call_is_late_after_an_hour_and_overdue_after_a_day(now: str, state: NeedState) -> None:
    moment = at(now)
    assert state_at(CALL, moment, moment.date()) is state


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-30", NeedState.LATER),
        ("2026-12-01", NeedState.DUE),
        ("2026-12-08", NeedState.DUE),
        ("2026-12-20", NeedState.DUE),
    ],
)
def test_somebody_elses_time_becomes_due_and_never_overdue(today: str, state: NeedState) -> None:
    need = a_need(state=NeedState.LATER, due_on=day("2026-12-08"))
    assert state_at(need, at(f"{today} 08:00"), day(today)) is state


@pytest.mark.parametrize(
    ("today", "state"), [("2026-12-08", NeedState.DUE), ("2026-12-09", NeedState.OVERDUE)]
)
def test_our_own_day_is_overdue_once_it_is_over(today: str, state: NeedState) -> None:
    need = a_need(due_on=day("2026-12-08"))
    assert state_at(need, at(f"{today} 08:00"), day(today)) is state


@pytest.mark.parametrize("state", [NeedState.WAITING, NeedState.ON_HOLD, NeedState.BLOCKED])
def test_what_is_asleep_stays_so_whatever_the_clock_says(state: NeedState) -> None:
    need = a_need(state=state, red_at=KNOWN, due_on=day("2026-11-01"))
    assert state_at(need, at("2026-11-23 08:00"), day("2026-11-23")) is state


def test_a_need_without_clock_stands_as_it_was_given() -> None:
    assert state_at(a_need(), KNOWN, day("2026-11-22")) is NeedState.DUE


def test_the_most_urgent_stands_first() -> None:
    reopened = a_need(key="decide-abuse", tab=Tab.NOTIFICATIONS)
    tomorrow = a_need(key="tomorrow", due_on=day("2026-11-23"))
    in_spring = a_need(key="spring", state=NeedState.LATER, due_on=day("2027-04-01"))
    open_now = a_need(key="open")
    asleep = a_need(key="asleep", state=NeedState.BLOCKED)
    asleep_until = a_need(key="until", state=NeedState.ON_HOLD, due_on=day("2026-12-01"))
    later = a_need(key="later", state=NeedState.LATER)
    ready = a_need(key="ready", required=False)

    mixed = [ready, later, asleep, open_now, in_spring, asleep_until, tomorrow, reopened, CALL]

    assert [need.key for need in ordered(mixed)] == [
        "call-hotline",
        "decide-abuse",
        "tomorrow",
        "spring",
        "open",
        "until",
        "asleep",
        "later",
        "ready",
    ]


def test_equally_urgent_needs_keep_the_order_of_the_procedure() -> None:
    first, second = a_need(key="z"), a_need(key="a")
    assert ordered([first, second]) == (first, second)
    assert order_key(first) == order_key(second)


def test_a_list_sorts_by_the_moment_it_shows() -> None:
    assert when_key(CALL) == KNOWN.isoformat()
    assert when_key(a_need(due_on=day("2026-11-23"))) == "2026-11-23"
    assert when_key(a_need()) == LAST
