"""The one table: pages of lines asked for as they are needed, sorted where they are kept."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from ui.components.rows import Heads, Look, RowDelegate, RowsView
from ui.tokens import Colour, colour, metrics, scaled

Line = TypeVar("Line")
Index = QModelIndex | QPersistentModelIndex

PAGE: Final = 200
NO_PARENT: Final = QModelIndex()
_LEAST_COLUMN: Final = 48
_BUFFER_MS: Final = 1000


@dataclass(frozen=True)  # no slots: Python 3.11 cannot subscript a generic one
class Column(Generic[Line]):
    """One column: its heading, its words, the key the core sorts by, how it is painted."""

    heading: str
    text: Callable[[Line], str]
    sort: str | None = None
    paint: Callable[[Line], Look] | None = None
    width: int = 120


@dataclass(frozen=True, slots=True)
class Page:
    """Which lines are wanted, in which order."""

    offset: int
    limit: int
    sort: str
    descending: bool


Ask = Callable[[Page, Callable[[Sequence[Line]], None]], None]


class RecordModel(QAbstractTableModel, Generic[Line]):
    """Lines as they come; an answer to an outdated question is dropped."""

    loaded = Signal(int)
    """Lines have come; how many are there now."""

    def __init__(self, columns: Sequence[Column[Line]], ask: Ask[Line], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._ask_core = ask
        self._lines: list[Line] = []
        self._complete = True
        self._asking = 0
        self._question = 0
        self.sort_key = next((column.sort for column in columns if column.sort), "")
        self.descending = False

    @property
    def lines(self) -> Sequence[Line]:
        """The lines that have been loaded."""
        return self._lines

    @property
    def complete(self) -> bool:
        """Whether there are no more lines to load."""
        return self._complete

    def reload(self) -> None:
        """Ask again for as many lines as are shown."""
        limit = max(PAGE, len(self._lines))
        self._question += 1
        page = Page(0, limit, self.sort_key, self.descending)
        self._asking = self._question
        self._ask_core(page, partial(self._replace, self._question, limit))

    def sort_by(self, key: str, *, descending: bool) -> None:
        """Ask for another order."""
        self.sort_key, self.descending = key, descending
        self.reload()

    def _replace(self, question: int, limit: int, lines: Sequence[Line]) -> None:
        if question != self._question:
            return
        self._asking = 0
        self.beginResetModel()
        self._lines = list(lines)
        self._complete = len(lines) < limit
        self.endResetModel()
        self.loaded.emit(len(self._lines))

    def _append(self, question: int, lines: Sequence[Line]) -> None:
        if question != self._question:
            return
        self._asking = 0
        self._complete = len(lines) < PAGE
        if lines:
            first = len(self._lines)
            self.beginInsertRows(NO_PARENT, first, first + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()
        self.loaded.emit(len(self._lines))

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete and not self._asking

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._question += 1
            self._asking = self._question
            page = Page(len(self._lines), PAGE, self.sort_key, self.descending)
            self._ask_core(page, partial(self._append, self._question))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {column.text(line)}"
        return line if role == Qt.ItemDataRole.UserRole else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if not across or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.AccessibleTextRole and column.sort == self.sort_key:
            return f"{column.heading}, sorted {'down' if self.descending else 'up'}"
        return None


class RecordTable(RowsView, Generic[Line]):
    """Rows of forty pixels; Enter opens, typing jumps, Ctrl+C copies, Ctrl+Up and Down sort.

    `ask` is given a Page and where to put the answer; `key` says which line is which, so that
    the selection is found again after a reload.
    """

    opened = Signal(object)
    """Enter or a double click on a line."""
    chosen = Signal(object)
    """Another line became the current one."""
    sorted_by = Signal(str, bool)
    """The person asked for another order: key, and whether it runs down."""
    loaded = Signal(int)
    """Lines have come; how many are there now."""

    def __init__(
        self,
        columns: Sequence[Column[Line]],
        ask: Ask[Line],
        *,
        key: Callable[[Line], object],
        name: str,
        copy: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._key = key
        self._copy = copy or _to_clipboard
        self._typed = ""
        self._wanted: object = None
        self._empty: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=_BUFFER_MS)
        self._pause.timeout.connect(self._forget_typing)
        self.records: RecordModel[Line] = RecordModel(columns, ask, self)
        self.setAccessibleName(name)
        self._set_up()
        self.records.modelAboutToBeReset.connect(self._note_place)
        self.records.modelReset.connect(self._find_place)
        self.records.loaded.connect(self._after_loading)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)

    def reload(self) -> None:
        """Ask again for what is shown; the selection stays on its line."""
        self.records.reload()

    def line(self) -> Line | None:
        """The line that is chosen."""
        index = self.currentIndex()
        return self.records.lines[index.row()] if index.isValid() else None

    def choose(self, wanted: object) -> None:
        """Choose the line with that key, now or once it is loaded."""
        self._wanted = wanted
        self._find_place()

    def show_empty(self, words: QWidget) -> None:
        """What stands here while there are no lines."""
        self._empty = words
        column = QVBoxLayout(self.viewport())
        column.addWidget(words)
        column.addStretch(1)
        words.hide()

    def hide_columns(self, headings: Collection[str]) -> None:
        """Leave these columns out; all others are shown."""
        for at, column in enumerate(self.records.columns):
            self.setColumnHidden(at, column.heading in headings)
        self._fit_columns()

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Show another order, and remember it in the head."""
        self.records.sort_by(key, descending=descending)
        self.horizontalHeader().viewport().update()

    def restyle(self) -> None:
        """Take heights and widths from the text size in use."""
        height = max(40, round(metrics().height()) + 20)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(max(32, round(metrics().height()) + 14))
        ground = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Highlight):
            ground.setColor(role, colour(Colour.CANVAS))
        self.setPalette(ground)
        self._fit_columns()

    def _set_up(self) -> None:
        self.setModel(self.records)
        self.setItemDelegate(RowDelegate(self))
        self._heads = Heads(self)
        self.setHorizontalHeader(self._heads)
        self._heads.sectionClicked.connect(self._sort_at)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMinimumHeight(160)
        self.doubleClicked.connect(self._open)
        self.restyle()

    def _sort_at(self, section: int) -> None:
        key = self.records.columns[section].sort
        if key is None:
            return
        again = key == self.records.sort_key
        self._sort(key, descending=again and not self.records.descending)

    def _sort(self, key: str, *, descending: bool) -> None:
        self.sort_by(key, descending=descending)
        self.sorted_by.emit(key, descending)

    def _open(self) -> None:
        line = self.line()
        if line is not None:
            self.opened.emit(line)

    def _tell_chosen(self) -> None:
        self.viewport().update()
        self.chosen.emit(self.line())

    def _note_place(self) -> None:
        line = self.line()
        self._wanted = self._key(line) if line is not None else self._wanted

    def _find_place(self) -> None:
        for row, line in enumerate(self.records.lines):
            if self._wanted is not None and self._key(line) == self._wanted:
                self._go_to(row)

    def _go_to(self, row: int) -> None:
        column = max(0, self.currentIndex().column())
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.records.index(row, column), chosen | rows)

    def _after_loading(self, count: int) -> None:
        if self._empty is not None:
            self._empty.setVisible(count == 0)
        self.loaded.emit(count)

    def _fit_columns(self) -> None:
        """Share the width out by what each column asks for; nothing goes sideways."""
        hidden = [self.isColumnHidden(at) for at in range(len(self.records.columns))]
        asked = [
            0 if gone else scaled(column.width)
            for column, gone in zip(self.records.columns, hidden, strict=True)
        ]
        room = self.viewport().width()
        for at, width in enumerate(asked):
            share = round(width * room / max(1, sum(asked)))
            if width:
                self.setColumnWidth(at, max(_LEAST_COLUMN, share))

    def _forget_typing(self) -> None:
        self._typed = ""

    def _jump(self, typed: str) -> None:
        """Go to the first line that has a cell beginning with what was typed."""
        self._typed += typed.casefold()
        self._pause.start()
        for row, line in enumerate(self.records.lines):
            cells = (column.text(line).casefold() for column in self.records.columns)
            if any(cell.startswith(self._typed) for cell in cells):
                self._go_to(row)
                return

    def _copy_row(self) -> None:
        line = self.line()
        if line is not None:
            self._copy("\t".join(column.text(line) for column in self.records.columns))

    def _act_on_key(self, event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_row()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._open()
        elif control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            key = self.records.columns[max(0, self.currentIndex().column())].sort
            if key is not None:
                self._sort(key, descending=event.key() == Qt.Key.Key_Down)
        else:
            return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act_on_key(event):
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        self._jump(search)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.records.lines:
            self._go_to(0)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()


def _to_clipboard(words: str) -> None:
    QGuiApplication.clipboard().setText(words)
