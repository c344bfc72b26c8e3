"""Days, moments and spans of time as words on screen; always the office's own time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hrcase.domain.prose import MONTHS

HOUR = 60
DAY = 24 * HOUR


def day_words(day: date) -> str:
    """As in "22 Nov 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def clock_words(moment: datetime, zone: ZoneInfo) -> str:
    """As in "16:48", in the office's time zone."""
    return moment.astimezone(zone).strftime("%H:%M")


def moment_words(moment: datetime, zone: ZoneInfo) -> str:
    """As in "22 Nov 2026, 16:48", in the office's time zone."""
    return f"{day_words(moment.astimezone(zone).date())}, {clock_words(moment, zone)}"


def span_words(minutes: int) -> str:
    """As in "17 min", "7 h 36 min" or "3 days"."""
    if minutes < HOUR:
        return f"{minutes} min"
    if minutes < 2 * DAY:
        hours, rest = divmod(minutes, HOUR)
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{minutes // DAY} days"


def listed(words: list[str]) -> str:
    """As in "A, B and C"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
