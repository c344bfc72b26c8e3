"""The main window: sections, keys, title, status bar, finding a case, one start for one vault."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrcase.domain.cases import Report
from hrcase.domain.settings import BackupPlan
from hrcase.services import door, intake, opening, settings
from tests.builders import at
from tests.offices import InUse, Office, a_vault_in_use
from tests.person import Person
from tests.vaults import INVESTIGATOR, OTHER_PASSPHRASE, Made, unlocked
from ui.help_window import HelpWindow, page_text, pages
from ui.main_window import MainWindow
from ui.screen import Screen
from ui.side_bar import SideBar
from ui.single_instance import SingleInstance, local_name

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


def _a_case_in(vault: InUse, words: str = "A parent called about Rowan Thistlewood.") -> str:
    work = unlocked(Made(vault.folder, vault.director, vault.investigator))
    number = intake.make_report(work, Report(words, at("2026-11-22 09:14"))).number
    opening.lock(work)
    return number


def test_every_section_has_its_key(office: Office, me: Person) -> None:
    office.unlock(me)

    for key, heading in (("2", "Cases"), ("3", "People"), ("5", "Settings"), ("1", "Tonight")):
        me.hits(f"Ctrl+{key}")
        me.sees(heading)


def test_the_title_names_the_case_by_number_alone(office: Office, vault: InUse, me: Person) -> None:
    number = _a_case_in(vault)
    window = office.unlock(me)
    assert window.windowTitle() == "HR Case"

    me.hits("Ctrl+2")
    me.opens(number)
    office.waits_until(lambda: number in window.windowTitle())

    assert window.windowTitle() == f"{number} - HR Case"
    me.hits("Esc")
    assert window.windowTitle() == "HR Case"


def test_a_case_is_found_by_its_number(office: Office, vault: InUse, me: Person) -> None:
    number = _a_case_in(vault)
    window = office.unlock(me)

    me.hits("Ctrl+F")
    me.types("Find a case", number)
    me.sees("Cases found")
    me.hits("Return")

    office.waits_until(lambda: number in window.windowTitle())


def test_finding_nothing_says_where_it_looked(office: Office, me: Person) -> None:
    office.unlock(me)

    me.types("Find a case", "zebra")

    me.sees("No case fits.")


@pytest.mark.feature("E7")
def test_f9_shows_the_card_from_any_page(office: Office, me: Person) -> None:
    office.unlock(me)
    me.hits("Ctrl+5")
    me.sees("Letterhead")

    me.hits("F9")

    me.sees(f"DHS hotline {HOTLINE}")
    me.presses("Close the card")


def test_the_shortcuts_are_listed(office: Office, me: Person) -> None:
    office.unlock(me)

    me.hits("Ctrl+/")

    me.sees("Emergency card, on the lock screen too")
    me.presses("Close the list")


def test_f1_opens_the_page_of_what_is_in_front(office: Office, me: Person) -> None:
    office.unlock(me)
    me.hits("Ctrl+5")
    me.sees("Letterhead")

    me.hits("F1")

    helps = [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow)]
    office.waits_until(helps[0].isVisible)
    assert "Settings" in helps[0].page.toPlainText()
    helps[0].close()


def test_a_section_key_waits_until_the_sheet_is_closed(office: Office, me: Person) -> None:
    window = office.unlock(me)
    me.presses("New report")
    me.sees("What were you told?")

    me.hits("Ctrl+5")

    assert isinstance(window, MainWindow)
    assert window.here().section == "today"


@pytest.mark.feature("M2")
def test_the_status_bar_says_that_no_backup_was_verified(office: Office, me: Person) -> None:
    office.unlock(me)

    me.sees("No verified backup yet")
    me.sees(f"DHS hotline {HOTLINE}")


@pytest.mark.feature("M1")
def test_a_backup_that_is_due_is_made_after_unlocking(
    office: Office, vault: InUse, me: Person, tmp_path: Path
) -> None:
    work = unlocked(Made(vault.folder, vault.director, vault.investigator))
    settings.set_backup_plan(work, BackupPlan(str(tmp_path / "stick"), 1))
    opening.lock(work)

    office.unlock(me)

    me.sees("Last verified backup today")
    assert any((tmp_path / "stick").iterdir())


def test_a_planned_backup_that_fails_is_said(
    office: Office, vault: InUse, me: Person, tmp_path: Path
) -> None:
    (tmp_path / "stick").write_text("a file where the folder should be")
    work = unlocked(Made(vault.folder, vault.director, vault.investigator))
    settings.set_backup_plan(work, BackupPlan(str(tmp_path / "stick"), 1))
    opening.lock(work)

    office.unlock(me)

    me.sees("The planned backup was not made.")
    me.presses("Put this away")


def test_editing_and_saved_are_said_at_the_foot(office: Office, me: Person) -> None:
    office.unlock(me)
    me.hits("Ctrl+5")

    me.types("District", "Redbud Public Schools")
    me.sees("Editing…")

    me.sees("Saved 16:50")


@pytest.mark.feature("K4")
def test_who_may_not_change_settings_is_not_shown_them(office: Office, me: Person) -> None:
    office.start()
    me.chooses("Name", INVESTIGATOR)
    office.unlock(me, OTHER_PASSPHRASE)

    me.hits("Ctrl+5")

    me.sees("Sign-in")
    assert not me.can_see("Letterhead")
    assert not me.can_see("Trail")


@pytest.mark.feature("P6")
def test_the_demo_wears_a_band_and_is_not_remembered(office: Office, me: Person) -> None:
    office.is_demo = True
    (office.folder / door.DEMO).write_text(f"invented\n{office.clock().isoformat()}\n")
    office.start()
    me.sees("Demo: everything here is invented")

    office.unlock(me)

    me.sees("Demo: everything here is invented")
    assert not (office.state / "preferences.json").exists()


def test_text_grows_and_shrinks_by_key(office: Office, me: Person) -> None:
    from ui import tokens  # noqa: PLC0415 - what is in use is asked here alone

    office.unlock(me)

    me.hits("Ctrl++")
    grown = tokens.text_percent()
    me.hits("Ctrl+0")

    assert grown == 115
    assert tokens.text_percent() == 100


@pytest.mark.feature("N5")
def test_a_second_start_brings_the_first_forward_and_ends(office: Office, me: Person) -> None:
    window = office.unlock(me)
    window.showMinimized()

    first = office.run
    assert not office.start()

    office.waits_until(lambda: not window.isMinimized())
    assert first.desk is not None
    assert not office.ended


@pytest.mark.feature("N5")
def test_a_name_left_behind_is_taken_over(qapp: QApplication, tmp_path: Path) -> None:
    stale = Path("/tmp") / local_name(tmp_path)  # noqa: S108 - where Qt keeps the names
    stale.touch()

    instance = SingleInstance(tmp_path, qapp)

    assert instance.is_first()
    instance.close()
    assert not stale.exists()


def test_every_page_of_the_manual_that_a_screen_names_is_there() -> None:
    known = {name for name, _ in pages()}
    named = {kind.help_page for kind in _kinds(Screen) if kind.help_page}

    assert named <= known, f"missing: {sorted(named - known)}"
    assert all(page_text(name).startswith("# ") for name in known)
    assert (files("resources") / "help" / "start.md").is_file()


def _kinds(kind: type[Screen]) -> Iterator[type[Screen]]:
    for further in kind.__subclasses__():
        if further.__module__.startswith("ui."):
            yield further
            yield from _kinds(further)


def test_an_unknown_page_of_the_manual_gives_way_to_the_first() -> None:
    assert page_text("nothing-of-that-name") == page_text("start")


def test_the_side_bar_counts_what_cannot_wait(office: Office, vault: InUse, me: Person) -> None:
    _a_case_in(vault)
    window = office.unlock(me)
    (side,) = window.findChildren(SideBar)
    today = side._buttons["today"]

    office.waits_until(lambda: today.accessibleDescription() == "2 open")
