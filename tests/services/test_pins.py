"""The workstation's PIN: with a real key store it opens, without one nobody is locked out."""

from pathlib import Path

import pytest

from hrcase.domain.audit import Action, TrailQuestion
from hrcase.errors import CannotOpenVault, RuleBroken, WrongPassphrase
from hrcase.services import audit, door, opening, pins, users
from hrcase.services.workspace import Workspace
from hrcase.storage.workstation import KeyStore
from tests.storage.key_stores import Shelf
from tests.vaults import DIRECTOR, Made, a_closed_vault, clock_of, unlocked

PIN = "271828"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return a_closed_vault(tmp_path)


@pytest.fixture
def store() -> KeyStore:
    return KeyStore(Shelf())


@pytest.fixture
def work(made: Made) -> Workspace:
    return unlocked(made)


def has_pin(work: Workspace) -> bool:
    return next(line.has_pin for line in users.list_users(work) if line.name == DIRECTOR)


def test_a_pin_unlocks_on_this_workstation(work: Workspace, made: Made, store: KeyStore) -> None:
    pins.set_pin(work, PIN, lambda: store)
    assert has_pin(work)
    opening.lock(work)
    assert door.sign_ins(made.folder)[0].has_pin

    again = opening.open_with_pin(made.folder, made.director, PIN, work.clock, lambda: store)

    assert audit.trail(again, TrailQuestion())[0].summary == "Unlocked with the PIN"


def test_five_wrong_pins_delete_it_and_the_passphrase_still_works(
    work: Workspace, made: Made, store: KeyStore
) -> None:
    pins.set_pin(work, PIN, lambda: store)
    opening.lock(work)
    for _ in range(5):
        clock_of(work).pass_by(hours=1)
        with pytest.raises(WrongPassphrase):
            opening.open_with_pin(made.folder, made.director, "000000", work.clock, lambda: store)
    clock_of(work).pass_by(hours=1)

    with pytest.raises(CannotOpenVault, match="No PIN is set"):
        opening.open_with_pin(made.folder, made.director, PIN, work.clock, lambda: store)
    again = unlocked(made, now="2026-11-23 09:00")
    assert Action.UNLOCK_FAILED in [one.action for one in audit.trail(again, TrailQuestion())]


def test_a_pin_is_removed_again(work: Workspace, store: KeyStore) -> None:
    pins.set_pin(work, PIN, lambda: store)

    pins.remove_pin(work, lambda: store)

    assert not has_pin(work)
    assert audit.trail(work, TrailQuestion())[0].action == Action.PIN_REMOVED


def test_what_is_no_pin_is_refused(work: Workspace, store: KeyStore) -> None:
    before = work.vault.head()
    with pytest.raises(RuleBroken, match="six digits"):
        pins.set_pin(work, "12345", lambda: store)
    assert work.vault.head() == before


def test_without_a_real_key_store_the_reason_is_said(work: Workspace) -> None:
    assert pins.why_no_pin(lambda: "No key store.") == "No key store."
    with pytest.raises(CannotOpenVault, match="No key store"):
        pins.set_pin(work, PIN, lambda: "No key store.")
    assert pins.why_no_pin(lambda: KeyStore(Shelf(forgetful=True))) != ""
    assert pins.why_no_pin(lambda: KeyStore(Shelf())) == ""
