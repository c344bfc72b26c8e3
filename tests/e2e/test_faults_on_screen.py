"""What the screens say while the vault is gone or its disk is full, and what becomes of words."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.e2e.one_case import CaseInUse, a_vault_with_one_case
from tests.offices import Office
from tests.person import Person
from tests.storage.outside import tiny_disk
from ui.components.labels import SavingLabel
from ui.main_window import MainWindow

WORDS = "What the second witness said."
LONG = "She said it again, word for word.\n" * 60_000


def at_a_new_note(office: Office, vault: CaseInUse, me: Person) -> MainWindow:
    """Unlock, open the case, and begin a note."""
    window = office.unlock(me)
    assert isinstance(window, MainWindow)
    window.open_case(vault.case_id, "Investigation")
    me.presses("Write a note")
    me.types("Note", "What the first witness said.")
    me.sees("Saved")
    return window


def says_saved(window: MainWindow) -> bool:
    labels = [label for label in window.findChildren(SavingLabel) if label.isVisible()]
    return any("Saved" in label.text() for label in labels)


def test_a_vault_that_vanishes_never_says_saved_and_leaves_the_words_on_the_screen(
    office: Office, vault: CaseInUse, me: Person, tmp_path: Path
) -> None:
    window = at_a_new_note(office, vault, me)
    vault.folder.rename(tmp_path / "unplugged")

    me.types("Note", WORDS)
    me.sees("Could not save: The vault's folder is no longer there")
    assert not says_saved(window)
    assert me.reads("Note") == WORDS

    (tmp_path / "unplugged").rename(vault.folder)
    me.types("Note", f"{WORDS} And more.")
    me.sees_no_more("Could not save")
    me.sees("Saved")


def test_a_vault_that_vanishes_is_not_locked_before_the_person_has_read_what_is_lost(
    office: Office, vault: CaseInUse, me: Person, tmp_path: Path
) -> None:
    at_a_new_note(office, vault, me)
    vault.folder.rename(tmp_path / "unplugged")
    me.types("Note", WORDS)

    me.hits("Ctrl+L")
    me.sees("This could not be locked yet")
    me.sees("no longer there")
    assert not office.has_left()

    (tmp_path / "unplugged").rename(vault.folder)
    me.presses("Try again")
    office.waits_until(office.has_left)


def test_a_report_is_never_lost_to_a_vault_that_vanished(
    office: Office, vault: CaseInUse, me: Person, tmp_path: Path
) -> None:
    office.unlock(me)
    me.hits("Ctrl+N")
    me.types("What were you told? One sentence is enough.", WORDS)
    vault.folder.rename(tmp_path / "unplugged")

    me.hits("Ctrl+Return")
    me.sees("no longer there")
    assert me.reads("What were you told? One sentence is enough.") == WORDS

    (tmp_path / "unplugged").rename(vault.folder)
    me.hits("Ctrl+Return")
    me.sees("Report 2026-0001 taken in")


@pytest.fixture
def on_a_small_disk(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Office, CaseInUse]]:
    with tiny_disk(tmp_path / "disk", kilobytes=8192) as disk:
        vault = a_vault_with_one_case(disk)
        made = Office(qtbot, vault.folder, tmp_path / "state")
        yield made, vault
        made.close()


def test_a_full_disk_never_says_saved_and_leaves_the_words_on_the_screen(
    on_a_small_disk: tuple[Office, CaseInUse], me: Person
) -> None:
    office, vault = on_a_small_disk
    window = at_a_new_note(office, vault, me)
    ballast = vault.folder.parent / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(vault.folder).free))

    me.types("Note", LONG)
    me.sees("Could not save: The drive is full")
    assert not says_saved(window)
    assert me.reads("Note") == LONG

    ballast.unlink()
    me.hits("End")
    me.types("Note", WORDS)
    me.sees_no_more("Could not save")
    me.sees("Saved")
    me.hits("Ctrl+L")
    office.waits_until(office.has_left)
