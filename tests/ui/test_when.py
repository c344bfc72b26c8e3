"""Days and times as people write and read them."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.builders import at
from ui import when

CHICAGO = ZoneInfo("America/Chicago")
SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "words",
    [
        *("22 Nov 2026", "Sun 22 Nov 2026", "Sunday, 22 November 2026", "22 nov. 2026"),
        *("11/22/2026", "2026-11-22", "November 22, 2026", "Nov 22 2026", " 22 Nov 2026 "),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str) -> None:
    assert when.read_day(words) == SUNDAY


def test_september_may_be_sept() -> None:
    assert when.read_day("1 Sept 2026") == date(2026, 9, 1)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "22 Nov",
        "31 Feb 2026",
        "22/11/2026",
        "22 Nox 2026",
        "22 Novelty 2026",
        "Mayor 2 2026",
    ],
)
def test_what_is_no_day_is_none(words: str) -> None:
    assert when.read_day(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("16:48", time(16, 48)),
        ("4:48 pm", time(16, 48)),
        ("4:48 p.m.", time(16, 48)),
        ("12:05 am", time(0, 5)),
        ("12:05 pm", time(12, 5)),
        ("9.15", time(9, 15)),
        ("25:00", None),
        ("13:00 pm", None),
        ("now", None),
    ],
)
def test_a_time_is_read_as_people_write_it(words: str, expected: time | None) -> None:
    assert when.read_time(words) == expected


def test_days_are_shown_in_words() -> None:
    assert when.day(SUNDAY) == "22 Nov 2026"
    assert when.weekday(SUNDAY) == "Sun 22 Nov 2026"
    assert when.short_day(SUNDAY) == "Sun 22 Nov"
    assert when.long_day(SUNDAY) == "Sunday 22 November 2026"


def test_moments_are_shown_in_the_offices_zone() -> None:
    assert when.moment(at("2026-11-22 16:48"), CHICAGO) == "22 Nov 2026, 16:48"
    assert when.clock(at("2026-11-22 09:05"), CHICAGO) == "09:05"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "in 3 days"),
        (-16, "6 Nov 2026"),
        (-9, "9 days ago"),
    ],
)
def test_near_days_have_words(days: int, words: str) -> None:
    assert when.near_day(SUNDAY + timedelta(days=days), SUNDAY) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(minutes=17, seconds=40), "17 min"),
        (timedelta(hours=7, minutes=36), "7 h 36 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(hours=25, minutes=3), "25 h"),
        (timedelta(days=6), "6 days"),
        (timedelta(seconds=-5), "0 min"),
    ],
)
def test_elapsed_time_has_words(span: timedelta, words: str) -> None:
    assert when.elapsed(span) == words


def test_a_typed_moment_has_a_day_and_a_time() -> None:
    assert when.split_moment("22 Nov 2026, 16:48") == ("22 Nov 2026", "16:48")
    assert when.split_moment("11/22/2026 at 4:48 pm") == ("11/22/2026", "4:48 pm")
    assert when.split_moment("22 Nov 2026") == ("22 Nov 2026", "")


def test_the_hour_that_comes_twice_has_two_readings_and_the_lost_one_none() -> None:
    twice = when.local_readings(datetime(2026, 11, 1, 1, 30), CHICAGO)  # noqa: DTZ001 - wall time
    lost = when.local_readings(datetime(2026, 3, 8, 2, 30), CHICAGO)  # noqa: DTZ001 - wall time

    assert [moment.hour for moment in twice] == [6, 7]
    assert lost == []
