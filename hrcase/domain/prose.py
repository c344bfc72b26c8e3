"""Values as words on paper: dates in full, lists in prose, text without invisible characters."""

import re
import unicodedata
from datetime import date

Value = str | int | date | tuple[str, ...]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_AS_TYPED_ON_PAPER = str.maketrans(
    {
        "\u2011": "-",
        "\u202f": "\u00a0",
        "\u2007": "\u00a0",
        "\t": " ",
        "\r": "\n",
        "\v": "\n",
        "\f": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
)


def us_date(day: date) -> str:
    """A day as it is written on paper here: November 23, 2026."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def prose(value: Value) -> str:
    """A value as words on paper: dates in full, lists as “a, b and c”."""
    if isinstance(value, date):
        return us_date(value)
    if isinstance(value, tuple):
        *first, last = value or ("",)
        return f"{', '.join(first)} and {last}" if first else last
    return as_typed(str(value))


def as_typed(text: str) -> str:
    """The same words without what only a computer sees: joiners, soft hyphens, split accents."""
    tidy = unicodedata.normalize("NFC", text).replace("\r\n", "\n").translate(_AS_TYPED_ON_PAPER)
    return re.sub(r" {2,}", " ", tidy).strip()


def on_one_line(text: str) -> str:
    """A name, a title or a line of an address, as it is typed on one line."""
    return " ".join(as_typed(text).split())
