"""Builders for headers, slots and owners; every part has a default."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from hrcase.domain.audit import TrailHead
from hrcase.storage.keys import wrap_with_passphrase
from hrcase.storage.slots import FLOOR, Owner, Slot
from hrcase.storage.vault_header import VaultHeader

VAULT = UUID("01900000-0000-7000-8000-000000000001")
DANA = UUID("01900000-0000-7000-8000-00000000000a")
LEE = UUID("01900000-0000-7000-8000-00000000000b")
PASSPHRASE = "Twelve Quiet Herons 7"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def a_key() -> bytearray:
    return bytearray(range(32))


def an_owner(user_id: UUID | None = DANA, label: str = "Dana Whitfield") -> Owner:
    return Owner(VAULT, user_id, label)


@dataclass
class _Made:
    """Slots made once a session: each costs a tenth of a second."""

    slots: dict[UUID | None, Slot]


_MADE = _Made({})


def a_slot(user_id: UUID | None = DANA, label: str = "Dana Whitfield") -> Slot:
    """The passphrase slot of a user, opened by PASSPHRASE."""
    if user_id not in _MADE.slots:
        owner = an_owner(user_id, label)
        _MADE.slots[user_id] = wrap_with_passphrase(a_key(), PASSPHRASE, owner, FLOOR)
    return _MADE.slots[user_id]


def a_header(*slots: Slot, name: str = "Human Resources", number: int = 4) -> VaultHeader:
    return VaultHeader(VAULT, name, NOON, slots or (a_slot(),), TrailHead(number, "ab" * 32))
