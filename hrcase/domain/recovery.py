"""The recovery kit: what is printed once, and opens the vault when every passphrase is lost."""

from dataclasses import dataclass
from datetime import date, timedelta

DRILL_EVERY = timedelta(days=365)


def is_drill_due(tried_on: date, today: date) -> bool:
    """Whether the yearly drill of the kit is to be offered."""
    return today - tried_on >= DRILL_EVERY


@dataclass(frozen=True, slots=True)
class Kit:
    """What stands on the printed kit."""

    vault_name: str
    made_on: date
    words: tuple[str, ...]
    check_word: str
