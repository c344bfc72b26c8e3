"""A slot: the vault key, wrapped once for one secret; the header carries one for each.

What wraps and unwraps stands in `wrapping`: the unlock window reads slots before it loads.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
TAG_BYTES = 16


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind, not a secret
    RECOVERY = "recovery"
    WORKSTATION = "workstation"


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one try at a passphrase costs (Argon2id)."""

    memory_kib: int
    passes: int
    lanes: int


FLOOR = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)
_CEILING = KdfCost(memory_kib=4 * 1024 * 1024, passes=1000, lanes=64)


@dataclass(frozen=True, slots=True)
class Owner:
    """For whom a slot is made; the label is the only part that may change later."""

    vault_id: UUID
    user_id: UUID | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """The vault key for one secret; `cost` is None where the secret cannot be guessed."""

    id: UUID
    kind: SlotKind
    label: str
    user_id: UUID | None
    cost: KdfCost | None
    salt: bytes
    nonce: bytes
    wrapped: bytes


def wipe(key: bytearray) -> None:
    """Overwrite key bytes where they stand. What a library copied is beyond reach."""
    key[:] = bytes(len(key))


def check_cost(cost: KdfCost) -> None:
    """Refuse a weaker or an absurd passphrase check; raises ValueError."""
    parts = ("memory_kib", "passes", "lanes")
    for part in parts:
        least = 1 if part == "lanes" else getattr(FLOOR, part)
        if not least <= getattr(cost, part) <= getattr(_CEILING, part):
            raise ValueError(f"the {part} of a passphrase check is out of bounds")


def slot_as_json(slot: Slot) -> dict[str, Any]:
    """A slot as it stands in the header."""
    return {**_about(slot), "label": slot.label, "wrapped": _text(slot.wrapped)}


def slot_from_json(entry: dict[str, Any]) -> Slot:
    """A slot as the header has it; raises KeyError, TypeError or ValueError if it is not one."""
    cost = None if entry["kdf"] is None else KdfCost(**entry["kdf"])
    if cost is not None:
        check_cost(cost)
    user_id = None if entry["user_id"] is None else UUID(entry["user_id"])
    return Slot(
        id=UUID(entry["id"]),
        kind=SlotKind(entry["kind"]),
        label=str(entry["label"]),
        user_id=user_id,
        cost=cost,
        salt=_bytes(entry["salt"], SALT_BYTES),
        nonce=_bytes(entry["nonce"], NONCE_BYTES),
        wrapped=_bytes(entry["wrapped"], KEY_BYTES + TAG_BYTES),
    )


def canonical(entry: dict[str, Any]) -> bytes:
    """One spelling for one content, so that it can be hashed and authenticated."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()


def bound_to(slot: Slot, vault_id: UUID) -> bytes:
    """What the wrapped key is bound to: all of the slot but the name, which may change."""
    return canonical({**_about(slot), "vault_id": str(vault_id)})


def _about(slot: Slot) -> dict[str, Any]:
    cost = slot.cost
    kdf = cost and {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}
    return {
        "id": str(slot.id),
        "kind": slot.kind.value,
        "user_id": None if slot.user_id is None else str(slot.user_id),
        "kdf": kdf,
        "salt": _text(slot.salt),
        "nonce": _text(slot.nonce),
    }


def _text(content: bytes) -> str:
    return b64encode(content).decode()


def _bytes(text: str, length: int) -> bytes:
    content = b64decode(text, validate=True)
    if len(content) != length:
        raise ValueError("a part of a slot has the wrong length")
    return content
