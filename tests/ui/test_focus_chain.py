"""Walking along the focus chain takes nothing from its owner."""

import re

import pytest
import shiboken6
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QMenu,
    QPushButton,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.architecture.sources import ROOT
from ui.date_editors import Calendar, DateEditor
from ui.focus_chain import focus_chain, group_of, hands_focus_on

LENDERS = re.compile(r"\.(nextInFocusChain|previousInFocusChain|focusProxy|buddy|group)\(\)")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def added(window: QWidget, part: QWidget) -> QWidget:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(part)
    return part


def test_a_walked_chain_leaves_a_table_its_head(window: QWidget) -> None:
    table = QTableView()
    added(window, table)
    heads = [table.verticalHeader(), table.horizontalHeader()]
    added(window, QPushButton("Last"))

    chain = focus_chain(window)

    assert set(heads) < set(chain)
    assert [owner_of(one) for one in heads] == [table, table]
    assert owner_of(window) is None


def test_a_walk_ends_before_the_window_itself(window: QWidget) -> None:
    button, box, day = QPushButton("Menu"), QComboBox(), DateEditor()
    for part in (button, box, day.widget):
        added(window, part)
    button.setMenu(QMenu(button))
    box.setEditable(True)
    Calendar(day.line)

    chain = focus_chain(window)

    assert window not in chain
    assert len(chain) == len(set(chain))
    assert {button, box, day.line} < set(chain)


def test_a_list_that_may_be_typed_in_keeps_its_owner(window: QWidget) -> None:
    box = QComboBox()
    added(window, box)
    box.setEditable(True)
    line = box.lineEdit()
    assert line is not None

    assert hands_focus_on(line)
    assert not hands_focus_on(box)
    assert owner_of(box) is window


def test_a_group_of_answers_keeps_its_owner(window: QWidget) -> None:
    group, alone, answer = QButtonGroup(window), QRadioButton("Alone"), QRadioButton("Yes")
    added(window, alone)
    added(window, answer)
    group.addButton(answer)

    assert group_of(answer) is group
    assert group_of(alone) is None
    assert owner_of(group) is window


def test_nobody_else_asks_for_what_qt_lends() -> None:
    asking = [
        str(path.relative_to(ROOT))
        for folder in ("ui", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if LENDERS.search(path.read_text(encoding="utf-8"))
    ]

    assert asking == ["ui/focus_chain.py"]


def owner_of(part: object) -> object:
    """What PySide takes for the parent of a wrapper; it tells in words alone."""
    told = re.search(r"^parent\.+ <.* at (0x[0-9a-f]+)>", shiboken6.dump(part), re.MULTILINE)
    known = {hex(id(one)): one for one in shiboken6.getAllValidWrappers()}
    return None if told is None else known.get(told[1], told[1])
