"""The recovery kit: what is printed once, and opens the vault when every passphrase is lost."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Kit:
    """What stands on the printed kit."""

    vault_name: str
    made_on: date
    words: tuple[str, ...]
    check_word: str
