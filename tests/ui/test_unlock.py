"""The unlock window: three ways in, wrong tries slowed, six verdicts, the card without a vault."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrcase.services import opening
from hrcase.storage.vault_header import COPY, HEADER, VaultHeader, read_header
from tests.offices import InUse, Office, a_vault_in_use
from tests.person import Person
from tests.vaults import DIRECTOR, INVESTIGATOR, OTHER_PASSPHRASE, PASSPHRASE, Made, unlocked
from ui.place import HandOver, Place

NOBODY = 65534
HOTLINE = "1-800-522-3511"


@pytest.fixture
def vault(tmp_path: Path) -> InUse:
    return a_vault_in_use(tmp_path)


@pytest.fixture
def office(qtbot: QtBot, vault: InUse, tmp_path: Path) -> Iterator[Office]:
    made = Office(qtbot, vault.folder, tmp_path / "state")
    yield made
    made.close()


@pytest.fixture
def me(qtbot: QtBot) -> Person:
    return Person(qtbot, 15_000)


def test_the_passphrase_opens_the_window(office: Office, me: Person) -> None:
    office.unlock(me)

    me.sees("Tonight")


def test_names_are_offered_and_each_has_an_own_passphrase(office: Office, me: Person) -> None:
    office.start()

    me.chooses("Name", INVESTIGATOR)
    office.unlock(me, OTHER_PASSPHRASE)

    assert office.run.desk is not None
    me.sees("Tonight")


def test_a_wrong_passphrase_is_said_beside_the_field(office: Office, me: Person) -> None:
    office.start()

    me.types("Passphrase", "Not the right 1 at all")
    me.presses("Unlock")

    me.sees("This passphrase does not open the vault")


@pytest.mark.feature("K2")
def test_wrong_tries_are_slowed_with_a_countdown(office: Office, me: Person) -> None:
    office.start()
    for _ in range(3):
        me.types("Passphrase", "Not the right 1 at all")
        me.presses("Unlock")
        me.sees("does not open the vault")

    me.sees("Try again in 5 s")
    office.clock.pass_by(seconds=6)
    me.sees("Unlock")
    office.unlock(me)


@pytest.mark.feature("M3")
def test_the_recovery_kit_opens_when_the_passphrase_is_forgotten(
    office: Office, vault: InUse, me: Person
) -> None:
    office.start()

    me.presses("Use the recovery kit")
    me.types("The 24 words of the recovery kit", vault.kit)
    me.presses("Unlock")

    assert office.window.isVisible()


def test_no_pin_is_offered_where_none_is_set(office: Office, me: Person) -> None:
    office.start()

    me.sees("Use the recovery kit")
    assert not me.can_see("Use the six-digit PIN instead")


@pytest.mark.feature("E7")
def test_f9_shows_the_emergency_card_on_the_lock_screen(office: Office, me: Person) -> None:
    office.start()

    me.hits("F9")
    me.sees(f"DHS hotline {HOTLINE}")
    me.sees("Imminent danger? Call 911.")
    me.presses("Close the card")

    me.sees("No case data is shown before you unlock.")


def test_after_a_lock_the_window_says_since_when_and_why(office: Office, me: Person) -> None:
    handed = HandOver(Place("cases"), "16:31", "after 10 minutes without use")

    office.start(handed)

    me.sees("Since 16:31, after 10 minutes without use.")
    me.sees("Your draft is kept, and you come back to the same place.")


def _remove(vault: InUse) -> None:
    shutil.rmtree(vault.folder)


def _scribble(vault: InUse) -> None:
    for name in (HEADER, COPY):
        (vault.folder / name).write_bytes(b"nonsense")


def _from_the_future(vault: InUse) -> None:
    import hashlib  # noqa: PLC0415 - here alone

    from hrcase.storage.slots import canonical  # noqa: PLC0415 - here alone

    for name in (HEADER, COPY):
        content = json.loads((vault.folder / name).read_text())
        content.pop("checksum")
        content["format"] += 1
        content["checksum"] = hashlib.sha256(canonical(content)).hexdigest()
        (vault.folder / name).write_text(json.dumps(content))


@pytest.mark.feature("M4")
@pytest.mark.parametrize(
    "broken",
    [
        (_remove, "The vault is not there", "Choose another folder…"),
        (_scribble, "The vault is damaged", "Restore a backup…"),
        (_from_the_future, "A newer version made this vault", "Try again"),
    ],
)
def test_a_verdict_is_said_with_its_next_step(
    office: Office, vault: InUse, me: Person, broken: tuple[Callable[[InUse], None], str, str]
) -> None:
    breaks, heading, way_out = broken
    breaks(vault)

    office.start()

    me.sees(heading)
    me.sees(way_out)
    me.sees(HOTLINE)


@pytest.mark.feature("M4")
def test_damaged_data_is_told_from_a_wrong_passphrase(
    office: Office, vault: InUse, me: Person
) -> None:
    database = next(vault.folder.glob("*.db"))
    content = bytearray(database.read_bytes())
    content[64:4096] = bytes(4032)
    database.write_bytes(content)
    office.start()

    me.types("Passphrase", PASSPHRASE)
    me.presses("Unlock")

    me.sees("The vault is damaged")
    me.sees("Restore a backup…")


@pytest.mark.feature("M4")
def test_a_vault_in_use_says_where(office: Office, vault: InUse, me: Person) -> None:
    other = unlocked(Made(vault.folder, vault.director, vault.investigator))
    office.start()

    me.types("Passphrase", PASSPHRASE)
    me.presses("Unlock")

    me.sees("The vault is in use")
    opening.lock(other)
    me.presses("Try again")
    office.unlock(me)


@pytest.mark.feature("M4")
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs another computer account")
def test_a_folder_without_permission_is_called_that(office: Office, me: Person) -> None:
    with _as_nobody():
        office.start()

    me.sees("No permission for the vault")
    me.sees("Ask IT for read and write permission")


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Read the disk as a computer account to which the vault does not belong."""
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_the_next_start_offers_whoever_was_last(office: Office, vault: InUse, me: Person) -> None:
    office.start()
    me.chooses("Name", INVESTIGATOR)
    office.unlock(me, OTHER_PASSPHRASE)
    office.close()

    office.start()

    assert me.reads("Name") == INVESTIGATOR
    header: VaultHeader = read_header(vault.folder)
    assert DIRECTOR in [slot.label for slot in header.passphrase_slots()]
