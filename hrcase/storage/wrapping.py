"""Wrapping the vault key in a slot and taking it out again (AES-256-GCM)."""

import secrets
from dataclasses import replace
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from uuid6 import uuid7

from hrcase.storage.slots import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    KdfCost,
    Owner,
    Slot,
    SlotKind,
    bound_to,
    wipe,
)


def new_slot(kind: SlotKind, owner: Owner, cost: KdfCost | None) -> Slot:
    """An empty slot with fresh randomness, to be filled by `filled`."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    return Slot(uuid7(), kind, owner.label, owner.user_id, cost, salt, nonce, b"")


def filled(slot: Slot, vault_id: UUID, wrapping_key: bytearray, vault_key: bytearray) -> Slot:
    """The slot with the vault key wrapped in it; the wrapping key is wiped."""
    sealed = AESGCM(wrapping_key).encrypt(slot.nonce, vault_key, bound_to(slot, vault_id))
    wipe(wrapping_key)
    return replace(slot, wrapped=sealed)


def opened(slot: Slot, vault_id: UUID, wrapping_key: bytearray) -> bytearray | None:
    """The vault key, or None if this is not the slot's key; the wrapping key is wiped."""
    vault_key = bytearray(KEY_BYTES)
    cipher = AESGCM(wrapping_key)
    try:
        cipher.decrypt_into(slot.nonce, slot.wrapped, bound_to(slot, vault_id), vault_key)
    except InvalidTag:
        return None
    finally:
        wipe(wrapping_key)
    return vault_key
