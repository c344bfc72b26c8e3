"""Values as words on paper."""

from datetime import date

import pytest

from hrcase.domain.prose import Value, as_typed, on_one_line, prose, us_date


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "November 23, 2026"),
        (date(1900, 1, 1), "January 1, 1900"),
        (date(2999, 12, 31), "December 31, 2999"),
    ],
)
def test_days_are_written_in_full(day: date, words: str) -> None:
    assert us_date(day) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ((), ""),
        (("one",), "one"),
        (("one", "two"), "one and two"),
        (("one", "two", "three"), "one, two and three"),
        (14, "14"),
        ("  two  spaces ", "two spaces"),
        (date(2026, 5, 9), "May 9, 2026"),
    ],
)
def test_values_become_prose(value: Value, words: str) -> None:
    assert prose(value) == words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jose\u0301", "José"),
        ("soft\u00adhyphen", "softhyphen"),
        ("Farrow\u2011Lind", "Farrow-Lind"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
    ],
)
def test_what_only_a_computer_sees_is_left_out(typed: str, kept: str) -> None:
    assert as_typed(typed) == kept


def test_a_name_stands_on_one_line() -> None:
    assert on_one_line(" Ms.\u00a0Odette\nFarrow  Lind ") == "Ms. Odette Farrow Lind"
