"""Dates of 1900 and 2999 are slips of the keys, and say so."""

import pytest

from hrcase.domain.plausible import check_day, check_moment, check_words
from hrcase.errors import RuleBroken
from tests.builders import at, day

TODAY = day("2026-11-22")
NOW = at("2026-11-22 16:50")


@pytest.mark.parametrize("typed", ["2026-11-22", "1926-01-01", "2008-02-29"])
def test_a_day_in_anybodys_life_passes(typed: str) -> None:
    check_day(day(typed), TODAY, "The day")


def test_an_unknown_day_passes() -> None:
    check_day(None, TODAY, "The day")


@pytest.mark.parametrize("typed", ["2999-01-01", "2026-11-23"])
def test_a_day_to_come_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken, match="The day cannot be in the future"):
        check_day(day(typed), TODAY, "The day")


def test_a_day_before_anybodys_life_is_refused() -> None:
    with pytest.raises(RuleBroken, match="cannot be that long ago: 1 Jan 1900"):
        check_day(day("1900-01-01"), TODAY, "The day")


def test_this_very_minute_passes() -> None:
    check_moment(NOW, NOW, "The call")


def test_a_moment_to_come_is_refused() -> None:
    with pytest.raises(RuleBroken, match="The call cannot be in the future"):
        check_moment(at("2026-11-22 16:51"), NOW, "The call")


def test_a_moment_of_1900_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"cannot be that long ago \(1900\)"):
        check_moment(at("1900-06-01 12:00"), NOW, "The call")


def test_empty_words_are_asked_for() -> None:
    check_words("a word", "What?")
    with pytest.raises(RuleBroken, match="What"):
        check_words(" \n", "What?")
