from datetime import date

import pytest

from hrcase.domain.ages import age_on, is_minor
from hrcase.errors import RuleBroken


@pytest.mark.parametrize(
    ("born_on", "day", "years"),
    [
        (date(2007, 10, 2), date(2026, 1, 5), 18),
        (date(2008, 5, 9), date(2026, 5, 8), 17),
        (date(2008, 5, 9), date(2026, 5, 9), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 5, 9), date(2026, 5, 9), 0),
    ],
)
def test_a_birthday_counts_from_its_first_minute(born_on: date, day: date, years: int) -> None:
    assert age_on(born_on, day) == years


def test_eighteen_begins_on_the_birthday() -> None:
    assert is_minor(date(2008, 5, 9), date(2026, 5, 8))
    assert not is_minor(date(2008, 5, 9), date(2026, 5, 9))


def test_an_unknown_date_of_birth_counts_as_under_age() -> None:
    assert is_minor(None, date(2026, 5, 9))


def test_a_birth_after_the_day_is_refused() -> None:
    with pytest.raises(RuleBroken, match="2026-05-10, is after 2026-05-09"):
        age_on(date(2026, 5, 10), date(2026, 5, 9))
