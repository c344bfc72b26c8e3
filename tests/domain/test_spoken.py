"""Days, moments and spans as words."""

import pytest

from hrcase.domain.spoken import clock_words, day_words, listed, moment_words, span_words
from tests.builders import CHICAGO, at, day


def test_a_day_has_its_year() -> None:
    assert day_words(day("2026-11-02")) == "2 Nov 2026"


def test_a_moment_is_told_in_office_time() -> None:
    assert moment_words(at("2026-11-22 16:48"), CHICAGO) == "22 Nov 2026, 16:48"
    assert clock_words(at("2026-07-01 06:05"), CHICAGO) == "06:05"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (456, "7 h 36 min"), (2879, "47 h 59 min")],
)
def test_a_short_span_is_told_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert span_words(minutes) == words


def test_a_long_span_is_told_in_days() -> None:
    assert span_words(3 * 1440 + 100) == "3 days"


@pytest.mark.parametrize(
    ("words", "prose"), [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_a_list_reads_as_a_sentence(words: list[str], prose: str) -> None:
    assert listed(words) == prose
