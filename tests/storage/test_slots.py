"""Slots: what the wrapped key is bound to, and how a slot is spelled."""

from dataclasses import replace
from uuid import UUID

import pytest

from hrcase.errors import WrongPassphrase
from hrcase.storage.keys import unwrap_with_passphrase
from hrcase.storage.slots import (
    FLOOR,
    KdfCost,
    Slot,
    SlotKind,
    check_cost,
    slot_as_json,
    slot_from_json,
    wipe,
)
from hrcase.storage.wrapping import filled, new_slot, opened
from tests.storage.vault_parts import LEE, PASSPHRASE, VAULT, a_key, a_slot, an_owner

OTHER_VAULT = UUID("01900000-0000-7000-8000-000000000002")


def test_a_slot_survives_its_spelling() -> None:
    slot = a_slot()

    assert slot_from_json(slot_as_json(slot)) == slot


def test_a_slot_without_cost_and_user_survives_its_spelling() -> None:
    empty = new_slot(SlotKind.RECOVERY, an_owner(None, ""), None)
    slot = filled(empty, VAULT, bytearray(32), a_key())

    assert slot_from_json(slot_as_json(slot)) == slot


def test_a_slot_does_not_contain_the_key() -> None:
    slot = a_slot()

    assert bytes(a_key()) not in slot.wrapped
    assert len(slot.wrapped) == 48


@pytest.mark.parametrize(
    "changed",
    [
        replace(a_slot(), user_id=LEE),
        replace(a_slot(), id=LEE),
        replace(a_slot(), cost=KdfCost(FLOOR.memory_kib, FLOOR.passes + 1, FLOOR.lanes)),
        replace(a_slot(), nonce=bytes(12)),
        replace(a_slot(), salt=bytes(16)),
        replace(a_slot(), wrapped=bytes(48)),
    ],
    ids=["user", "id", "cost", "nonce", "salt", "wrapped"],
)
def test_a_slot_with_any_part_exchanged_does_not_open(changed: Slot) -> None:
    with pytest.raises(WrongPassphrase):
        unwrap_with_passphrase(changed, VAULT, PASSPHRASE)


def test_a_slot_carried_to_another_vault_does_not_open() -> None:
    with pytest.raises(WrongPassphrase):
        unwrap_with_passphrase(a_slot(), OTHER_VAULT, PASSPHRASE)


def test_a_user_may_be_renamed_without_the_passphrase() -> None:
    renamed = replace(a_slot(), label="Dana Ortiz")

    assert unwrap_with_passphrase(renamed, VAULT, PASSPHRASE) == a_key()


def test_the_wrapping_key_is_wiped_when_it_opened_and_when_it_did_not() -> None:
    right, wrong = bytearray(b"k" * 32), bytearray(b"w" * 32)
    slot = filled(new_slot(SlotKind.RECOVERY, an_owner(), None), VAULT, right[:], a_key())

    assert opened(slot, VAULT, right) == a_key()
    assert opened(slot, VAULT, wrong) is None
    assert right == wrong == bytearray(32)


def test_a_wiped_key_is_zeros_in_the_same_place() -> None:
    key = a_key()

    wipe(key)

    assert key == bytearray(32)


@pytest.mark.parametrize(
    "cost",
    [
        KdfCost(FLOOR.memory_kib - 1, 3, 4),
        KdfCost(FLOOR.memory_kib, 2, 4),
        KdfCost(FLOOR.memory_kib, 3, 0),
        KdfCost(2**40, 3, 4),
    ],
)
def test_a_weak_or_absurd_cost_is_refused(cost: KdfCost) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        check_cost(cost)


def test_a_slot_with_parts_of_the_wrong_length_is_no_slot() -> None:
    with pytest.raises(ValueError, match="wrong length"):
        slot_from_json({**slot_as_json(a_slot()), "salt": "AAAA"})
