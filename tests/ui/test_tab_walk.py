"""Tab goes through a window as one reads it, whenever its parts were made."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.desk import on_screen
from ui.components.segments import Segments
from ui.tab_walk import takes_tab, walk


class _Window(QWidget):
    """A page between two bars; the foot is made before the page is filled."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.head, self.page, self.foot = QWidget(), QWidget(), QWidget()
        for part in (self.head, self.page, self.foot):
            QVBoxLayout(part)
            column.addWidget(part)

    def put(self, where: QWidget, words: str) -> QPushButton:
        button = QPushButton(words, where)
        layout = where.layout()
        assert layout is not None
        layout.addWidget(button)
        button.show()
        return button

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return walk(self, (self.head, self.page, self.foot), forward=next)


def a_window(qtbot: QtBot) -> tuple[_Window, list[QPushButton]]:
    window = _Window()
    head, foot = window.put(window.head, "Find"), window.put(window.foot, "Card")
    page = [window.put(window.page, words) for words in ("Decide", "Mark it")]
    on_screen(qtbot, window)
    return window, [head, *page, foot]


def test_a_page_made_last_is_visited_before_the_foot(qtbot: QtBot) -> None:
    window, order = a_window(qtbot)
    order[0].setFocus()

    visited = []
    for _ in order:
        window.focusNextPrevChild(True)  # noqa: FBT003 - Qt takes it by position
        visited.append(window.focusWidget())

    assert visited == [*order[1:], order[0]]


def test_shift_and_tab_go_back(qtbot: QtBot) -> None:
    window, order = a_window(qtbot)
    order[3].setFocus()
    window.focusNextPrevChild(False)  # noqa: FBT003 - Qt takes it by position
    assert window.focusWidget() is order[2]


def test_from_the_page_itself_tab_goes_to_its_first_part(qtbot: QtBot) -> None:
    window, order = a_window(qtbot)
    window.page.setFocus()
    window.focusNextPrevChild(True)  # noqa: FBT003 - Qt takes it by position
    first = window.focusWidget()
    window.page.setFocus()
    window.focusNextPrevChild(False)  # noqa: FBT003 - Qt takes it by position

    assert (first, window.focusWidget()) == (order[1], order[0])


def test_what_is_off_or_hidden_is_passed_by(qtbot: QtBot) -> None:
    window, order = a_window(qtbot)
    order[1].setEnabled(False)
    order[2].hide()
    order[0].setFocus()
    window.focusNextPrevChild(True)  # noqa: FBT003 - Qt takes it by position
    assert window.focusWidget() is order[3]


def test_of_answers_the_one_that_counts_is_visited(qtbot: QtBot) -> None:
    window, _ = a_window(qtbot)
    segments = Segments(["Yes", "No", "Not yet"])
    layout = window.page.layout()
    assert layout is not None
    layout.addWidget(segments)
    segments.show()
    assert [takes_tab(one) for one in segments.buttons] == [True, True, True]

    segments.buttons[2].setChecked(True)

    assert [takes_tab(one) for one in segments.buttons] == [False, False, True]


def test_a_window_without_any_part_stays(qtbot: QtBot) -> None:
    window = QWidget()
    QVBoxLayout(window).addWidget(QLabel("Nothing"))
    on_screen(qtbot, window)
    assert not walk(window, (), forward=True)
