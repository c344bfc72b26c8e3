"""Passphrases: what they open, what they cost, how an old one is recognised."""

import pytest

from hrcase.errors import WrongPassphrase
from hrcase.storage.keys import (
    as_typed,
    calibrated_cost,
    derived_key,
    make_verifier,
    matches,
    measured_seconds,
    new_vault_key,
    unwrap_with_passphrase,
    wrap_with_passphrase,
)
from hrcase.storage.recovery import make_recovery_code, wrap_with_code
from hrcase.storage.slots import FLOOR, KdfCost
from tests.storage.vault_parts import PASSPHRASE, VAULT, a_key, a_slot, an_owner

MIB = 1024
USUAL = KdfCost(256 * MIB, 3, 4)


def test_the_passphrase_gives_the_vault_key() -> None:
    assert unwrap_with_passphrase(a_slot(), VAULT, PASSPHRASE) == a_key()


def test_another_passphrase_is_refused_with_a_way_out() -> None:
    with pytest.raises(WrongPassphrase, match="Caps Lock"):
        unwrap_with_passphrase(a_slot(), VAULT, PASSPHRASE + "x")


def test_a_slot_of_another_kind_has_no_passphrase() -> None:
    kit = wrap_with_code(a_key(), make_recovery_code(), an_owner(None))

    with pytest.raises(WrongPassphrase):
        unwrap_with_passphrase(kit, VAULT, PASSPHRASE)


def test_composed_and_decomposed_letters_are_the_same_passphrase() -> None:
    slot = wrap_with_passphrase(a_key(), "Caf\u00e9 in Tulsa 1926", an_owner(), FLOOR)

    assert unwrap_with_passphrase(slot, VAULT, "Cafe\u0301 in Tulsa 1926") == a_key()


def test_two_slots_of_one_passphrase_share_nothing() -> None:
    first, second = a_slot(), wrap_with_passphrase(a_key(), PASSPHRASE, an_owner(), FLOOR)

    assert first.salt != second.salt
    assert first.nonce != second.nonce
    assert first.wrapped != second.wrapped


def test_a_cost_below_the_floor_is_refused() -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        wrap_with_passphrase(a_key(), PASSPHRASE, an_owner(), KdfCost(8, 1, 1))


def test_a_new_vault_key_is_256_random_bits() -> None:
    assert len(new_vault_key()) == 32
    assert new_vault_key() != new_vault_key()


def test_a_fast_computer_gets_more_passes() -> None:
    assert calibrated_cost(measure=lambda _: 0.25) == KdfCost(256 * MIB, 12, 4)


def test_a_slower_computer_gets_three_passes() -> None:
    assert calibrated_cost(measure=lambda _: 1.4) == USUAL


def test_a_slow_computer_gets_less_memory() -> None:
    def two_seconds_for_256_mib(cost: KdfCost) -> float:
        return cost.memory_kib / (128 * MIB)

    assert calibrated_cost(measure=two_seconds_for_256_mib) == KdfCost(128 * MIB, 3, 4)


def test_the_slowest_computer_stays_on_the_floor() -> None:
    assert calibrated_cost(measure=lambda _: 60.0) == FLOOR


def test_a_change_of_passphrase_never_lowers_the_cost() -> None:
    before = KdfCost(512 * MIB, 5, 4)

    assert calibrated_cost(floor=before, measure=lambda _: 60.0) == before


def test_a_clock_that_shows_nothing_gives_no_absurd_cost() -> None:
    assert calibrated_cost(measure=lambda _: 0.0).passes == 1000


def test_a_floor_below_the_floor_is_refused() -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        calibrated_cost(floor=KdfCost(8, 1, 1))


def test_a_try_takes_measurable_time() -> None:
    assert measured_seconds(FLOOR) > 0


def test_the_typed_bytes_are_wiped_once_they_are_used() -> None:
    typed = as_typed(PASSPHRASE)

    derived_key(typed, bytes(16), FLOOR)

    assert not any(typed)


def test_a_verifier_recognises_its_passphrase_alone() -> None:
    verifier = make_verifier(PASSPHRASE)

    assert matches(verifier, PASSPHRASE)
    assert not matches(verifier, PASSPHRASE.lower())
    assert PASSPHRASE.encode() not in verifier
