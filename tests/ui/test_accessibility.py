"""A walk through every window, section, tab and sheet: by keyboard, by ear, at twice the size."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QWidget
from pytestqt.exceptions import TimeoutError as QtTimeout
from pytestqt.qtbot import QtBot

from tests import accessibility as checks
from tests.e2e.one_case import CaseInUse, a_vault_with_one_case
from tests.offices import Office
from tests.patience import PATIENCE_MS
from tests.person import Person
from ui.components.sheet import Sheet
from ui.help_window import HelpWindow
from ui.main_window import MainWindow
from ui.theme import apply_theme
from ui.tokens import Scheme

Check = Callable[[QWidget], Iterator[str]]
BY_KEYBOARD_AND_EAR: tuple[Check, ...] = (
    checks.nameless,
    checks.out_of_order,
    checks.traps,
    checks.same_keys_twice,
    checks.unannounced_cells,
)
AT_TWICE_THE_SIZE: tuple[Check, ...] = (checks.cut, checks.scrolled, checks.outside)
REST_MS = 1000
LAPTOP = (1366, 768)
CASE_TABS = (
    "Overview",
    "Report",
    "People",
    "Notifications",
    "Investigation",
    "Findings",
    "Discipline",
    "Letters",
    "Timeline",
)
SECTIONS = ("today", "cases", "people")
TABS = {
    "policy": ("Clauses", "The board's text", "Editions"),
    "settings": ("Letterhead", "Sign-in", "Backup", "Recovery", "Office", "Trail", "Display"),
}
LEFT_ALONE = ("Print", "Save", "Back up now", "Throw", "Back to case", "Lock", "Close the case")
"""Buttons that open no sheet, beginning with these words; they are walked over, not pressed."""


class Walk:
    """Goes everywhere and notes what each check finds there."""

    def __init__(self, office: Office, me: Person, these: tuple[Check, ...]) -> None:
        self._office, self.me, self._checks = office, me, these
        self.found: dict[str, list[str]] = {}
        self.seen: list[str] = []

    def look(self, place: str, root: QWidget) -> None:
        """Run every check on what is in front."""
        root.window().activateWindow()
        self._office.waits_until(root.isActiveWindow)
        self.seen.append(place)
        wrong = [words for check in self._checks for words in self._after_settling(check, root)]
        if wrong:
            self.found[place] = wrong

    def _after_settling(self, check: Check, root: QWidget) -> list[str]:
        """What is wrong still when the layout has come to rest."""
        found: list[str] = []

        def is_well() -> bool:
            found[:] = check(root)
            return not found

        with suppress(QtTimeout):
            self._office.qtbot.waitUntil(is_well, timeout=REST_MS)
        return found

    def settles(self, window: MainWindow) -> None:
        """Wait until the core has answered everything, and what it brought is shown."""
        self._office.waits_until(lambda: window._core.pending == 0)
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def goes(self, window: MainWindow, place: str, go: Callable[[], None]) -> None:
        """Go to a page, look at it, then at each sheet that one of its buttons opens."""
        go()
        self.settles(window)
        self.look(place, window)
        self.sheets(window, place, go)

    def sheets(self, window: MainWindow, place: str, again: Callable[[], None]) -> None:
        """Press every button of the page that may open a sheet, look at it, and close it."""
        for words in dict.fromkeys(_words_of(window)):
            again()
            self.settles(window)
            button = next((one for one in _buttons(window) if one.text() == words), None)
            if button is None:
                continue
            button.click()
            self.settles(window)
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()
            for sheet in _sheets(window):
                self.look(f"{place} / {words}", sheet)
                sheet.reject()
            self.settles(window)
        again()
        self.settles(window)


def _buttons(window: MainWindow) -> list[QAbstractButton]:
    page = window.stack.currentWidget()
    assert page is not None
    return [
        one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()
    ]


def _words_of(window: MainWindow) -> Iterator[str]:
    for one in _buttons(window):
        opens_menu = isinstance(one, QPushButton | QToolButton) and one.menu() is not None
        left_alone = opens_menu or one.isCheckable() or one.text().startswith(LEFT_ALONE)
        if one.text() and not left_alone:
            yield one.text()


def _sheets(window: MainWindow) -> list[Sheet]:
    return [one for one in window.findChildren(Sheet) if one.isVisible()]


def walk_everywhere(office: Office, vault: CaseInUse, walk: Walk) -> None:
    """Unlock, then every section, every tab, and every sheet behind them."""
    office.start()
    assert office.run.front is not None
    walk.look("unlock", office.run.front)
    window = office.unlock(walk.me)
    assert isinstance(window, MainWindow)
    window.resize(*LAPTOP)
    walk_sections(walk, window)
    walk_case(walk, window, vault.case_id)
    walk_windows(walk, window)


def walk_sections(walk: Walk, window: MainWindow) -> None:
    """Every section of the side bar, with its tabs and the sheets behind its buttons."""
    for section in SECTIONS:
        walk.goes(window, section, partial(window.show_section, section))
    for section, tabs in TABS.items():
        for tab in tabs:

            def go(section: str = section, tab: str = tab) -> None:
                window.show_section(section)
                walk.me.presses(tab)

            walk.goes(window, f"{section} / {tab}", go)


def walk_case(walk: Walk, window: MainWindow, case_id: UUID) -> None:
    """Every tab of a case, and every sheet behind its buttons."""
    for tab in CASE_TABS:
        walk.goes(window, f"case / {tab}", partial(window.open_case, case_id, tab))


def walk_windows(walk: Walk, window: MainWindow) -> None:
    """The sheets that open from everywhere."""
    for keys in ("Ctrl+N", "F9", "Ctrl+/"):
        walk.me.hits(keys)
        walk.settles(window)
        (sheet,) = _sheets(window)
        walk.look(keys, sheet)
        sheet.reject()
        walk.settles(window)


@pytest.fixture
def vault(tmp_path: Path) -> CaseInUse:
    return a_vault_with_one_case(tmp_path)


@pytest.fixture
def office(qtbot: QtBot, vault: CaseInUse, tmp_path: Path) -> Iterator[Office]:
    made = Office(qtbot, vault.folder, tmp_path / "state")
    yield made
    made.close()


def test_every_place_is_used_by_keyboard_and_said_by_a_screen_reader(
    office: Office, vault: CaseInUse, qtbot: QtBot
) -> None:
    me = Person(qtbot, PATIENCE_MS)
    walk = Walk(office, me, BY_KEYBOARD_AND_EAR)

    walk_everywhere(office, vault, walk)

    assert walk.found == {}
    assert len(walk.seen) > 40


def test_nothing_is_cut_at_twice_the_text_size_on_a_small_laptop(
    office: Office, vault: CaseInUse, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Scheme.LIGHT, 200)
    me = Person(qtbot, PATIENCE_MS)
    walk = Walk(office, me, AT_TWICE_THE_SIZE)

    walk_everywhere(office, vault, walk)

    assert walk.found == {}


@pytest.fixture
def nowhere(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    made = Office(qtbot, tmp_path / "nowhere", tmp_path / "state")
    yield made
    made.close()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("is_chosen", [True, False], ids=["a verdict", "the first run"])
def test_what_stands_before_a_vault_is_usable_as_well(
    nowhere: Office, qtbot: QtBot, qapp: QApplication, *, is_chosen: bool, percent: int
) -> None:
    apply_theme(qapp, Scheme.LIGHT, percent)
    office = nowhere
    office.is_chosen = is_chosen
    walk = Walk(office, Person(qtbot), (*BY_KEYBOARD_AND_EAR, *AT_TWICE_THE_SIZE))
    office.start()
    assert office.run.front is not None

    walk.look("before a vault", office.run.front)
    walk.me.hits("F1")
    (manual,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow))
    walk.look("the manual", manual)
    manual.close()

    assert walk.found == {}
