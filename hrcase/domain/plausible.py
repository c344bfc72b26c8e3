"""Days and moments that cannot be meant: in the future, or longer ago than anybody's life."""

from datetime import date, datetime

from hrcase.domain.spoken import day_words
from hrcase.errors import RuleBroken

LIFETIME_YEARS = 100
"""Nobody who could have been there is older; an earlier date is a slip of the keys."""


def check_day(day: date | None, today: date, what: str) -> None:
    """Refuse a day that is still to come or longer ago than a lifetime; None is not known yet."""
    if day is None:
        return
    if day > today:
        raise RuleBroken(f"{what} cannot be in the future: {day_words(day)}. Correct the date.")
    if day.year < today.year - LIFETIME_YEARS:
        raise RuleBroken(
            f"{what} cannot be that long ago: {day_words(day)}. Correct the year, "
            "or leave the date empty if nobody knows it."
        )


def check_moment(moment: datetime, now: datetime, what: str) -> None:
    """Refuse a moment that is still to come or longer ago than a lifetime."""
    if moment > now:
        raise RuleBroken(f"{what} cannot be in the future. Correct the date or the time.")
    if moment.year < now.year - LIFETIME_YEARS:
        raise RuleBroken(f"{what} cannot be that long ago ({moment.year}). Correct the year.")


def check_words(words: str, sentence: str) -> None:
    """Refuse an empty field with the sentence that asks for it."""
    if not words.strip():
        raise RuleBroken(sentence)
