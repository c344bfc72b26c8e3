"""A sheet is in front until it is closed; Tab stays inside, Esc closes, the caret comes back."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hrcase.domain.problems import Problem
from tests.person import Person
from ui.components.buttons import Button, primary, quiet
from ui.components.sheet import Sheet
from ui.editors import LongTextEditor, TextEditor
from ui.form import Field, Form


@dataclass(frozen=True, slots=True)
class Told:
    words: str = ""
    by: str = ""


def a_window(qtbot: QtBot) -> tuple[QWidget, Button]:
    window = QWidget()
    window.resize(1000, 700)
    behind = Button("Behind")
    QVBoxLayout(window).addWidget(behind)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    behind.setFocus()
    return window, behind


def a_sheet(window: QWidget) -> Sheet:
    sheet = Sheet(window, "New report", "number on saving: 2026-0043")
    fields = [Field("words", "What", LongTextEditor()), Field("by", "Who", TextEditor())]
    sheet.body.addWidget(Form[Told](Told, fields))
    cancel, save = quiet("Cancel"), primary("Save the report", keys="Ctrl+Return")
    cancel.clicked.connect(sheet.reject)
    save.clicked.connect(sheet.accept)
    sheet.feet.addWidget(cancel)
    sheet.feet.addWidget(save)
    sheet.open_over()
    return sheet


def test_a_sheet_takes_the_caret_and_gives_it_back(qtbot: QtBot, me: Person) -> None:
    window, behind = a_window(qtbot)
    sheet = a_sheet(window)
    me.types("What", "One sentence.")
    assert not me.can_see("Behind")

    with qtbot.waitSignal(sheet.rejected):
        me.hits("Esc")

    assert behind.hasFocus()
    me.sees("Behind")
    me.sees_no_more("New report")


def test_a_sheet_grows_with_a_sentence_that_comes_in(qtbot: QtBot) -> None:
    window, _ = a_window(qtbot)
    sheet = a_sheet(window)
    before = sheet.height()

    form = sheet.findChild(Form)
    assert form is not None
    form.show_problems([Problem("words", "Write one sentence; the rest can wait.")])

    qtbot.waitUntil(lambda: sheet.height() > before)


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_tab_stays_inside_and_comes_round(qtbot: QtBot, me: Person, key: str) -> None:
    window, _behind = a_window(qtbot)
    sheet = a_sheet(window)
    first = QApplication.focusWidget()
    seen = []
    for _ in range(4):
        me.hits(key)
        now = QApplication.focusWidget()
        assert now is not None
        assert sheet.isAncestorOf(now)
        seen.append(now)

    assert len(set(seen)) == 4
    assert seen[-1] is first
    sheet.reject()


def test_its_key_saves_and_enter_alone_does_not(qtbot: QtBot, me: Person) -> None:
    window, _behind = a_window(qtbot)
    sheet = a_sheet(window)
    me.types("Who", "The mother")
    me.hits("Return")
    me.sees("New report")

    with qtbot.waitSignal(sheet.accepted):
        me.hits("Ctrl+Return")


def test_a_sheet_is_a_dialog_inside_the_window_and_follows_its_size(qtbot: QtBot) -> None:
    window, _behind = a_window(qtbot)
    sheet = a_sheet(window)
    role = QAccessible.queryAccessibleInterface(sheet).role()
    assert role == QAccessible.Role.Dialog
    assert sheet.accessibleName() == "New report"
    assert not sheet.isWindow()

    window.resize(500, 300)

    assert sheet.width() <= 500
    assert sheet.height() <= 300
    window.grab()
    sheet.reject()


def test_a_click_beside_the_sheet_reaches_nothing(qtbot: QtBot) -> None:
    window, behind = a_window(qtbot)
    sheet = a_sheet(window)
    with qtbot.assertNotEmitted(behind.clicked):
        under = window.childAt(QPoint(5, 5))
        assert under is not None
        QTest.mouseClick(under, Qt.MouseButton.LeftButton)
    sheet.reject()


def test_a_sheet_without_anything_to_type_into_is_shown_all_the_same(
    qtbot: QtBot, me: Person
) -> None:
    window, _behind = a_window(qtbot)
    sheet = Sheet(window, "Only words")
    sheet.open_over()

    me.sees("Only words")
    me.hits("Tab")
    sheet.reject()
