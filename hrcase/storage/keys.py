"""Passphrases turned into keys: slots opened by them, their cost, and their salted verifiers."""

import math
import secrets
import time
import unicodedata
from collections.abc import Callable
from uuid import UUID

from argon2.exceptions import VerificationError
from argon2.low_level import Type, hash_secret, hash_secret_raw, verify_secret

from hrcase.errors import WrongPassphrase
from hrcase.storage.slots import (
    FLOOR,
    KEY_BYTES,
    SALT_BYTES,
    KdfCost,
    Owner,
    Slot,
    SlotKind,
    check_cost,
    wipe,
)
from hrcase.storage.wrapping import filled, new_slot, opened

_USUAL = KdfCost(memory_kib=256 * 1024, passes=3, lanes=4)
_PATIENCE = 1.5
_WRONG = (
    "This passphrase does not open the vault. Check the name above it, Caps Lock and the keyboard "
    "layout, then try again; the recovery kit opens the vault too."
)


def new_vault_key() -> bytearray:
    """256 random bits, made once for a vault; no passphrase has a part in them."""
    return bytearray(secrets.token_bytes(KEY_BYTES))


def wrap_with_passphrase(
    vault_key: bytearray, passphrase: str, owner: Owner, cost: KdfCost
) -> Slot:
    """A slot that this user's passphrase opens; raises ValueError for a cost below the floor."""
    check_cost(cost)
    slot = new_slot(SlotKind.PASSPHRASE, owner, cost)
    key = derived_key(as_typed(passphrase), slot.salt, cost)
    return filled(slot, owner.vault_id, key, vault_key)


def unwrap_with_passphrase(slot: Slot, vault_id: UUID, passphrase: str) -> bytearray:
    """The vault key; raises WrongPassphrase. The caller wipes what it gets."""
    if slot.kind is not SlotKind.PASSPHRASE or slot.cost is None:
        raise WrongPassphrase(_WRONG)
    key = opened(slot, vault_id, derived_key(as_typed(passphrase), slot.salt, slot.cost))
    if key is None:
        raise WrongPassphrase(_WRONG)
    return key


def as_typed(passphrase: str) -> bytearray:
    """The same bytes for the same letters, however a keyboard composes them (NFC)."""
    return bytearray(unicodedata.normalize("NFC", passphrase).encode())


def derived_key(secret: bytearray, salt: bytes, cost: KdfCost) -> bytearray:
    """Argon2id of a secret, which is wiped; takes as long as the cost says."""
    key = hash_secret_raw(
        bytes(secret), salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID
    )
    wipe(secret)
    return bytearray(key)


def measured_seconds(cost: KdfCost) -> float:
    """How long one try takes on this computer."""
    start = time.perf_counter()
    derived_key(bytearray(KEY_BYTES), bytes(SALT_BYTES), cost)
    return time.perf_counter() - start


def calibrated_cost(
    target_seconds: float = 1.0,
    floor: KdfCost = FLOOR,
    measure: Callable[[KdfCost], float] = measured_seconds,
) -> KdfCost:
    """The cost that takes about the target on this computer, and never less than the floor.

    Give the cost of the slot that is replaced as the floor, so that a change of passphrase on a
    slow computer does not weaken it. On a fast computer the passes rise; on one that is slower
    than half as long again as the target, memory falls towards the floor.
    """
    check_cost(floor)
    cost = KdfCost(
        max(_USUAL.memory_kib, floor.memory_kib),
        max(_USUAL.passes, floor.passes),
        max(_USUAL.lanes, floor.lanes),
    )
    seconds = measure(cost)
    while seconds > target_seconds * _PATIENCE and cost.memory_kib > floor.memory_kib:
        half = max(cost.memory_kib // 2, floor.memory_kib)
        cost = KdfCost(half, cost.passes, cost.lanes)
        seconds = measure(cost)
    passes = math.floor(cost.passes * target_seconds / max(seconds, 0.001))
    return KdfCost(cost.memory_kib, min(max(passes, cost.passes), 1000), cost.lanes)


def make_verifier(passphrase: str, cost: KdfCost = FLOOR) -> bytes:
    """A salted Argon2id digest that recognises this passphrase, kept inside the vault only."""
    check_cost(cost)
    salt = secrets.token_bytes(SALT_BYTES)
    secret = bytes(as_typed(passphrase))
    return hash_secret(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)


def matches(verifier: bytes, passphrase: str) -> bool:
    """Whether the verifier was made of this passphrase."""
    try:
        return verify_secret(verifier, bytes(as_typed(passphrase)), Type.ID)
    except VerificationError:
        return False
