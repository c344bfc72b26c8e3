"""How rows and heads of a table are painted: hairlines, hover, selection, focus, states."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ui import icons
from ui.components.states import State, paint_severity, paint_state, paint_words
from ui.icons import Icon
from ui.tokens import Colour, Radius, Space, Type, colour, font, metrics, scaled

BLEED: Final = Space.ROW
"""How far a row reaches beyond its text on both sides."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one cell is painted: as a state, a severity, or words in a tone.

    A `lead` cell is semibold while its row is selected.
    """

    tone: Colour = Colour.TEXT
    semibold: bool = False
    lead: bool = False
    state: State | None = None
    severity: int | None = None


_PLAIN: Final = Look()


class RowsView(QTableView):
    """A table that knows which row the mouse is over, and paints again only when that changes."""

    def __init__(self) -> None:
        super().__init__()
        self.hovered = -1
        self.setMouseTracking(True)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) or event.type() == QEvent.Type.Leave:
            point = event.position().toPoint() if isinstance(event, QMouseEvent) else None
            row = self.rowAt(point.y()) if point is not None else -1
            if row != self.hovered:
                self.hovered = row
                self.viewport().update()
        return super().viewportEvent(event)


class RowDelegate(QStyledItemDelegate):
    """Paints the whole row's ground, clipped to each cell, then the cell."""

    def __init__(self, table: RowsView) -> None:
        super().__init__(table)
        self._table = table

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(scaled(60), self._table.verticalHeader().defaultSectionSize())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell: QRect = option.rect
        row = QRect(0, cell.y(), self._table.viewport().width(), cell.height())
        painter.save()
        painter.setClipRect(cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._table.currentIndex().row() == index.row()
        self._paint_ground(painter, row, index.row(), current=current)
        last = index.column() == self._last_column()
        left = BLEED if index.column() == self._first_column() else 0
        right = BLEED if last else Space.SMALL
        box = QRectF(cell).adjusted(left, 0, -right, 0)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        paint_cell(painter, self._look(index), words, box, current=current)
        painter.restore()

    def _look(self, index: QModelIndex | QPersistentModelIndex) -> Look:
        columns = getattr(index.model(), "columns", [])
        paint = getattr(columns[index.column()], "paint", None) if columns else None
        look = paint(index.data(Qt.ItemDataRole.UserRole)) if paint else _PLAIN
        return look if isinstance(look, Look) else _PLAIN

    def _first_column(self) -> int:
        return self._table.horizontalHeader().logicalIndexAt(0)

    def _last_column(self) -> int:
        header = self._table.horizontalHeader()
        shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
        return max(shown, key=header.visualIndex) if shown else -1

    def _paint_ground(self, painter: QPainter, row: QRect, number: int, *, current: bool) -> None:
        ground = QRectF(row).adjusted(0, 1, 0, -2)
        line = QRect(row.x() + BLEED, row.bottom(), row.width() - 2 * BLEED, 1)
        painter.fillRect(line, colour(Colour.LINE))
        if not current and self._table.hovered != number:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Colour.TINT if current else Colour.HOVER))
        painter.drawRoundedRect(ground, Radius.CONTROL, Radius.CONTROL)
        if current and self._table.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(Colour.ACCENT), 2))
            inside = ground.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inside, Radius.CONTROL, Radius.CONTROL)


def paint_cell(painter: QPainter, look: Look, words: str, box: QRectF, *, current: bool) -> None:
    """Paint a cell's words, state or severity into a box."""
    if look.state is not None:
        paint_state(painter, look.state, box)
    elif look.severity is not None:
        paint_severity(painter, look.severity, box)
    else:
        painter.setFont(font(Type.BASE, semibold=look.semibold or (look.lead and current)))
        paint_words(painter, words, box, look.tone)


class Heads(QHeaderView):
    """Headings in small type over a hairline; the sorted one is dark and has an arrow."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(48)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        viewport: QWidget = self.viewport()
        line = QRect(BLEED, viewport.height() - 1, viewport.width() - 2 * BLEED, 1)
        QPainter(viewport).fillRect(line, colour(Colour.LINE))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        columns = getattr(model, "columns", [])
        key = getattr(columns[logicalIndex], "sort", None) if columns else None
        is_sorted = key is not None and key == getattr(model, "sort_key", None)
        words = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        left = BLEED if logicalIndex == self.logicalIndexAt(0) else 0
        box = QRectF(rect).adjusted(left, 0, -Space.SMALL, 0)
        painter.save()
        painter.fillRect(rect, colour(Colour.CANVAS))
        painter.setFont(font(Type.HELP, semibold=True))
        paint_words(painter, words, box, self._tone(logicalIndex, is_sorted=is_sorted))
        if is_sorted:
            width = metrics(Type.HELP, semibold=True).horizontalAdvance(words)
            side = scaled(14)
            arrow = QRectF(box.x() + width + Space.HAIR, box.center().y() - side / 2, side, side)
            down = bool(getattr(model, "descending", False))
            icons.draw(painter, Icon.ARROW_DOWN if down else Icon.ARROW_UP, arrow, Colour.TEXT)
        painter.restore()

    def _tone(self, section: int, *, is_sorted: bool) -> Colour:
        if self._table.hasFocus() and self._table.currentIndex().column() == section:
            return Colour.ACCENT
        return Colour.TEXT if is_sorted else Colour.TEXT2
