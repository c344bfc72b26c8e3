"""Ages on a day: what decides who is told."""

from datetime import date

from hrcase.errors import RuleBroken


def age_on(born_on: date, day: date) -> int:
    """Whole years on a local day; the birthday counts from its first minute (15 O.S. § 13).

    Born on 29 February: a year older on 1 March of other years. Raises RuleBroken for a birth after
    the day.
    """
    if born_on > day:
        raise RuleBroken(
            f"The date of birth, {born_on.isoformat()}, is after {day.isoformat()}. "
            "Correct one of them."
        )
    had_birthday = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (0 if had_birthday else 1)


def is_minor(born_on: date | None, day: date, majority: int = 18) -> bool:
    """Whether a person is under age on a local day; without a date of birth, yes."""
    return born_on is None or age_on(born_on, day) < majority
