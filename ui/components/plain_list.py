"""A short list of lines to choose from, painted as the rows of a table are."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from ui.components.states import paint_words
from ui.tokens import Colour, Radius, Space, colour, font, metrics

_AIR: Final = 10


class PlainList(QListWidget):
    """The chosen line stands on the quiet tint; a framed list looks like a field."""

    def __init__(self, *, framed: bool = False) -> None:
        super().__init__()
        self._framed = framed
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Lines(self))
        self.setMouseTracking(True)
        self.restyle()

    def row_height(self) -> int:
        """How high one line is at the text size in use."""
        return round(metrics().height()) + _AIR

    def restyle(self) -> None:
        """Take font and colours from the tokens again."""
        self.setFont(font())
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Base, colour(Colour.CANVAS))
        self.setPalette(ground)
        self.scheduleDelayedItemsLayout()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._framed:
            has_focus = self.hasFocus()
            width = 2 if has_focus else 1
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour(Colour.ACCENT if has_focus else Colour.FIELD), width))
            half = width / 2
            box = QRectF(self.viewport().rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)


class _Lines(QStyledItemDelegate):
    """Words with room around them, on the tint where they are chosen."""

    def __init__(self, view: PlainList) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(_AIR, self._view.row_height())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(3, 2, -3, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(Colour.TINT if chosen else Colour.HOVER))
            painter.drawRoundedRect(box, Radius.BADGE, Radius.BADGE)
        painter.setFont(font(semibold=chosen))
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        tone = Colour.ACCENT if chosen else Colour.TEXT
        paint_words(painter, words, box.adjusted(Space.SMALL, 0, -Space.SMALL, 0), tone)
        painter.restore()
