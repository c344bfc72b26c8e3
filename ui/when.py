"""Days and times as people here write and read them; no locale, no guessing."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
_LONG_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEK: Final = 7
_NOON: Final = 12

_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_BY_NAME = re.compile(r"^(\d{1,2})\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})$", re.IGNORECASE)
_NAME_FIRST = re.compile(r"^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$", re.IGNORECASE)
_SLASHES = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_TIME = re.compile(r"^(\d{1,2})[:.](\d{2})\s*([ap])?\.?(?:m\.?)?$", re.IGNORECASE)


def day(value: date) -> str:
    """As in "22 Nov 2026"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday(value: date) -> str:
    """As in "Sun 22 Nov 2026"."""
    return f"{DAYS[value.weekday()]} {day(value)}"


def short_day(value: date) -> str:
    """As in "Tue 24 Nov"."""
    return f"{DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]}"


def long_day(value: date) -> str:
    """As in "Sunday 22 November 2026"."""
    month = _LONG_MONTHS[value.month - 1]
    return f"{_LONG_DAYS[value.weekday()]} {value.day} {month} {value.year}"


def clock(value: datetime, zone: ZoneInfo) -> str:
    """As in "16:48", in the office's time zone."""
    return value.astimezone(zone).strftime("%H:%M")


def moment(value: datetime, zone: ZoneInfo) -> str:
    """As in "22 Nov 2026, 16:48", in the office's time zone."""
    local = value.astimezone(zone)
    return f"{day(local.date())}, {local:%H:%M}"


def near_day(value: date, today: date) -> str:
    """As in "tomorrow", "in 3 days", "2 days ago"; far away the day itself."""
    apart = (value - today).days
    if apart in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[apart + 1]
    if abs(apart) > 2 * _WEEK:
        return day(value)
    return f"in {apart} days" if apart > 0 else f"{-apart} days ago"


def elapsed(span: timedelta) -> str:
    """As in "17 min", "7 h 36 min", "25 h", "6 days"."""
    minutes = max(0, int(span.total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    if hours == 0:
        return f"{rest} min"
    if hours < 24:  # noqa: PLR2004 - hours of a day
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"  # noqa: PLR2004 - two days


def read_day(words: str) -> date | None:
    """The day that was typed, in any of the usual ways; None if it is none."""
    text = _WEEKDAY.sub("", words.strip())
    if found := _ISO.match(text):
        return _day(found[1], found[2], found[3])
    if found := _SLASHES.match(text):
        return _day(found[3], found[1], found[2])
    if found := _BY_NAME.match(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _NAME_FIRST.match(text):
        return _day(found[3], _month(found[1]), found[2])
    return None


def read_time(words: str) -> time | None:
    """The time of day that was typed: 16:48, 4:48 pm, 4:48 p.m.; None if it is none."""
    found = _TIME.match(words.strip())
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2])
    if found[3]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found[3].lower() == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def split_moment(words: str) -> tuple[str, str]:
    """The part of a typed moment that is the day, and the part that is the time."""
    found = re.match(r"^(.*?)(?:,?\s+(?:at\s+)?)(\d{1,2}[:.]\d{2}.*)$", words.strip())
    return (found[1], found[2]) if found else (words.strip(), "")


def local_readings(at: datetime, zone: ZoneInfo) -> list[datetime]:
    """The UTC moments a wall time can mean: two in the repeated hour, none in the lost one."""
    moments: list[datetime] = []
    for fold in (0, 1):
        reading = at.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        back = reading.astimezone(zone).replace(tzinfo=None, fold=0)
        if back == at.replace(fold=0) and reading not in moments:
            moments.append(reading)
    return moments


def _month(name: str) -> int:
    """The number of a month from its first three letters; 0 if there is none."""
    known = [month.lower() for month in MONTHS]
    short = name[:3].lower()
    matches = short in known and _LONG_MONTHS[known.index(short)].lower().startswith(name.lower())
    return known.index(short) + 1 if matches or name.lower() == "sept" else 0


def _day(year: str, month: str | int, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None
