"""What is known of a vault before it is open: names, waits, the card. Imports little: it is first.

The unlock window stands on this module alone; everything else loads while the secret is typed.
"""

import json
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from hrcase.domain.emergency import Card, CardLine, card_of
from hrcase.domain.users import SignIn
from hrcase.errors import VaultInUse
from hrcase.storage import attempts
from hrcase.storage.files import make_folder, write_file
from hrcase.storage.slots import SlotKind
from hrcase.storage.vault_header import read_header

CARD = "emergency-card.json"
DEMO = "demo-vault.txt"
DEMO_LASTS = timedelta(hours=12)
_DEMO_WORDS = "Everything in this folder is invented. HR Case never keeps real cases here."


def sign_ins(folder: Path) -> tuple[SignIn, ...]:
    """Who may unlock the vault in a folder; raises the verdict when it has no sound header."""
    header = read_header(folder)
    return tuple(
        SignIn(
            user_id=slot.user_id,
            name=slot.label,
            has_pin=header.slot_of(SlotKind.WORKSTATION, slot.user_id) is not None,
        )
        for slot in header.passphrase_slots()
        if slot.user_id is not None
    )


def seconds_to_wait(folder: Path, now: datetime) -> int:
    """Seconds before the next try, after wrong ones; `now` is UTC."""
    return round(attempts.waiting(folder, now).total_seconds())


def is_demo(folder: Path) -> bool:
    """Whether the vault in a folder was made as a demo; such a vault is marked for ever."""
    return (folder / DEMO).is_file()


def holds_real_vault(folder: Path) -> bool:
    """Whether there is a vault that is no demo: the demo keeps its hands off it."""
    return not is_demo(folder) and any(folder.glob("header*.json"))


def mark_demo(folder: Path, now: datetime) -> None:
    """Mark a folder as the demo's before its vault is made; refuses one with a real vault."""
    if holds_real_vault(folder):
        raise VaultInUse(f"There is a real vault in {folder}. The demo needs a folder of its own.")
    make_folder(folder)
    write_file(folder / DEMO, f"{_DEMO_WORDS}\n{now.isoformat()}\n".encode())


def demo_is_fresh(folder: Path, now: datetime) -> bool:
    """Whether there is a demo whose dates are near this moment (UTC)."""
    with suppress(OSError, ValueError, IndexError):
        made = datetime.fromisoformat((folder / DEMO).read_text(encoding="utf-8").split()[-1])
        return any(folder.glob("header*.json")) and timedelta() <= now - made < DEMO_LASTS
    return False


def card(folder: Path) -> Card:
    """The card kept beside a vault's header; where there is none, the one that ships."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads((folder / CARD).read_bytes())
        lines = tuple(CardLine(**line) for line in kept.pop("lines"))
        return Card(**kept, lines=lines)
    return _shipped_card()


def _shipped_card() -> Card:
    from hrcase.storage.policy_files import (  # noqa: PLC0415 - beside a vault there is a card
        load_policy,
        shipped_files,
    )

    return card_of(load_policy(shipped_files()))
