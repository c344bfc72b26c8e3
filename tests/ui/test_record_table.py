"""The one table: pages, order, keys, and what a screen reader gets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.person import Person
from ui.components.empty import Empty
from ui.components.rows import Look
from ui.components.states import State
from ui.record_table import Column, Page, RecordTable
from ui.tokens import Colour

Then = Callable[[Sequence["CaseLine"]], None]


@dataclass(frozen=True, slots=True)
class CaseLine:
    number: int
    about: str
    severity: int = 4


class Shelf:
    """Lines kept elsewhere, given out page by page; late, if asked to hold the answer back."""

    def __init__(self, count: int) -> None:
        self.lines = [CaseLine(at, f"Case about thing {at}", at % 4 + 1) for at in range(count)]
        self.pages: list[Page] = []
        self.hold = False
        self.held: list[tuple[Page, Then]] = []

    def ask(self, page: Page, then: Then) -> None:
        self.pages.append(page)
        if self.hold:
            self.held.append((page, then))
        else:
            self.answer(page, then)

    def answer(self, page: Page, then: Then) -> None:
        ordered = sorted(self.lines, key=lambda line: line.number, reverse=page.descending)
        then(ordered[page.offset : page.offset + page.limit])


COLUMNS = [
    Column[CaseLine]("Case", lambda line: f"2026-{line.number:04}", "number"),
    Column[CaseLine]("About", lambda line: line.about, "about", lambda _line: Look(lead=True)),
    Column[CaseLine]("State", lambda _line: "Due", None, lambda _line: Look(state=State.DUE)),
    Column[CaseLine](
        "Severity",
        lambda line: f"SEV{line.severity}",
        None,
        lambda line: Look(severity=line.severity),
    ),
    Column[CaseLine]("Owner", lambda _line: "I. Pelham", None, lambda _line: Look(Colour.TEXT2)),
]


def a_table(qtbot: QtBot, shelf: Shelf, copied: list[str] | None = None) -> RecordTable[CaseLine]:
    copy = copied.append if copied is not None else None
    table = RecordTable[CaseLine](
        COLUMNS, shelf.ask, key=lambda line: line.number, name="Cases", copy=copy
    )
    table.resize(900, 400)
    qtbot.addWidget(table)
    table.show()
    table.activateWindow()
    table.reload()
    return table


def test_lines_come_in_pages_of_two_hundred(qtbot: QtBot) -> None:
    shelf = Shelf(450)
    table = a_table(qtbot, shelf)
    model = table.records
    assert model.rowCount() == 200
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())

    assert model.rowCount() == 450
    assert [page.offset for page in shelf.pages] == [0, 200, 400]
    assert model.complete
    assert tester.model() is model


def test_another_order_is_asked_for_and_the_choice_stays_on_its_line(qtbot: QtBot) -> None:
    shelf = Shelf(30)
    table = a_table(qtbot, shelf)
    table.choose(7)

    with qtbot.waitSignal(table.sorted_by) as sorted_by:
        table.horizontalHeader().sectionClicked.emit(0)

    assert sorted_by.args == ["number", True]
    assert table.currentIndex().row() == 22
    assert table.line() == shelf.lines[7]
    table.horizontalHeader().sectionClicked.emit(2)
    table.horizontalHeader().sectionClicked.emit(1)
    assert shelf.pages[-1].sort == "about"
    assert len(shelf.pages) == 3


def test_an_answer_to_an_outdated_question_is_dropped(qtbot: QtBot) -> None:
    shelf = Shelf(450)
    table = a_table(qtbot, shelf)
    shelf.hold = True
    table.records.fetchMore(QModelIndex())
    table.reload()
    more, again = shelf.held

    shelf.answer(*again)
    shelf.answer(*more)
    shelf.answer(*again)

    assert table.records.rowCount() == 200


def test_an_outdated_reload_is_dropped_too(qtbot: QtBot) -> None:
    shelf = Shelf(10)
    table = a_table(qtbot, shelf)
    shelf.hold = True
    table.reload()
    table.reload()
    first, _second = shelf.held
    shelf.lines = shelf.lines[:3]

    shelf.answer(*first)

    assert table.records.rowCount() == 10


def test_a_page_that_is_empty_after_all_adds_nothing(qtbot: QtBot) -> None:
    shelf = Shelf(200)
    table = a_table(qtbot, shelf)

    table.records.fetchMore(QModelIndex())
    table.records.fetchMore(QModelIndex())

    assert table.records.rowCount() == 200
    assert table.records.complete


def test_enter_and_double_click_open_the_line(qtbot: QtBot, me: Person) -> None:
    shelf = Shelf(30)
    table = a_table(qtbot, shelf)

    with qtbot.waitSignal(table.opened) as opened:
        me.opens("thing 7")
    assert opened.args == [shelf.lines[7]]

    with qtbot.waitSignal(table.opened):
        table.doubleClicked.emit(table.currentIndex())


def test_typing_jumps_and_forgets_after_a_moment(qtbot: QtBot) -> None:
    shelf = Shelf(30)
    table = a_table(qtbot, shelf)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert table.line() == shelf.lines[0]

    QTest.keyClicks(table, "2026-0012")
    assert table.line() == shelf.lines[12]

    table._pause.timeout.emit()
    QTest.keyClicks(table, "case about thing 21")
    assert table.line() == shelf.lines[21]


def test_ctrl_c_copies_the_row_as_it_is_shown(qtbot: QtBot, me: Person) -> None:
    copied: list[str] = []
    table = a_table(qtbot, Shelf(3), copied)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)

    me.hits("Ctrl+C")

    assert copied == ["2026-0000\tCase about thing 0\tDue\tSEV1\tI. Pelham"]


def test_without_other_wish_the_clipboard_gets_the_row(qtbot: QtBot, me: Person) -> None:
    table = a_table(qtbot, Shelf(1))
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)

    me.hits("Ctrl+C")

    assert QGuiApplication.clipboard().text().startswith("2026-0000\t")
    QGuiApplication.clipboard().clear()


def test_ctrl_up_and_down_sort_by_the_column_one_is_in(qtbot: QtBot, me: Person) -> None:
    shelf = Shelf(3)
    table = a_table(qtbot, shelf)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)

    me.hits("Ctrl+Down")
    assert (shelf.pages[-1].sort, shelf.pages[-1].descending) == ("number", True)
    me.hits("Ctrl+Up")
    assert (shelf.pages[-1].sort, shelf.pages[-1].descending) == ("number", False)
    for _ in range(2):
        me.hits("Right")
    me.hits("Ctrl+Up")
    assert len(shelf.pages) == 3


def test_an_empty_list_says_what_goes_here(qtbot: QtBot, me: Person) -> None:
    shelf = Shelf(0)
    table = a_table(qtbot, shelf)
    table.show_empty(Empty("No cases yet", "A report makes the first one."))
    table.reload()
    me.sees("A report makes the first one.")

    shelf.lines = Shelf(2).lines
    table.reload()
    me.sees_no_more("A report makes the first one.")
    QTest.keyClick(table, Qt.Key.Key_Return)


def test_nothing_happens_on_an_empty_list(qtbot: QtBot, me: Person) -> None:
    copied: list[str] = []
    table = a_table(qtbot, Shelf(0), copied)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)

    with qtbot.assertNotEmitted(table.opened):
        me.hits("Return")
    me.hits("Ctrl+C")
    me.hits("Ctrl+Up")

    assert table.line() is None
    assert copied == []


def test_cells_say_their_heading_and_heads_their_order(qtbot: QtBot) -> None:
    shelf = Shelf(3)
    table = a_table(qtbot, shelf)
    model, across = table.records, Qt.Orientation.Horizontal
    spoken = Qt.ItemDataRole.AccessibleTextRole
    cell = model.index(1, 1)

    assert cell.data(spoken) == "About: Case about thing 1"
    assert cell.data(Qt.ItemDataRole.UserRole) == shelf.lines[1]
    assert cell.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.headerData(0, across) == "Case"
    assert model.headerData(0, across, spoken) == "Case, sorted up"
    assert model.headerData(1, across, spoken) is None
    assert model.headerData(9, across) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_columns_share_the_width_and_rows_are_painted_in_every_state(qtbot: QtBot) -> None:
    table = a_table(qtbot, Shelf(30))
    viewport = table.viewport()
    widths = sum(table.columnWidth(at) for at in range(len(COLUMNS)))
    assert abs(widths - viewport.width()) <= len(COLUMNS)

    usual = table.grab().toImage()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    focused = table.grab().toImage()
    assert focused != usual
    table.clearFocus()
    selected = table.grab().toImage()
    assert selected not in (usual, focused)
    QTest.mouseMove(viewport, QPoint(50, 100))
    table.horizontalHeader().sectionClicked.emit(0)
    assert table.grab().toImage() != selected


def test_columns_can_be_left_out_and_the_others_share_their_room(qtbot: QtBot) -> None:
    table = a_table(qtbot, Shelf(3))
    before = table.columnWidth(0)

    table.hide_columns(["About", "Owner"])

    assert table.isColumnHidden(1)
    assert table.columnWidth(0) > before
    table.grab()
    table.hide_columns([])
    assert not table.isColumnHidden(1)


def test_the_row_under_the_mouse_is_painted_so(qtbot: QtBot) -> None:
    table = a_table(qtbot, Shelf(3))

    QTest.mouseMove(table.viewport(), QPoint(60, 60))
    assert table.hovered == 1
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert table.hovered == -1
