"""The days of a deadline in a row: the start, those counted, those skipped, the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui.components.labels import Label
from ui.tokens import Colour, Radius, Space, Type, colour, font, metrics, scaled
from ui.when import DAYS, short_day

_CELL: Final = 31
_GAP: Final = 4


class DayKind(Enum):
    """What a day is to the count."""

    START = auto()
    COUNTED = auto()
    SKIPPED = auto()
    LAST = auto()


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day, what it is, and the words below it: "start", its number, or nothing."""

    day: date
    kind: DayKind
    below: str = ""
    weekend: bool = False


class DayStrip(Label):
    """Breaks into rows when narrow; says first and last day to those who listen."""

    def __init__(self, days: Sequence[StripDay] = ()) -> None:
        self._days: list[StripDay] = []
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_days(days)

    def show_days(self, days: Sequence[StripDay]) -> None:
        """Show these days instead."""
        self._days = list(days)
        if days:
            counted = sum(one.kind in (DayKind.COUNTED, DayKind.LAST) for one in days)
            first, last = short_day(days[0].day), short_day(days[-1].day)
            self.setText(f"From {first} to {last}, {counted} days counted")
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        across = self._across(width)
        rows = -(-len(self._days) // across)
        return rows * self._row_height()

    @override
    def sizeHint(self) -> QSize:
        wanted = len(self._days) * (scaled(_CELL) + _GAP)
        return QSize(wanted, self._row_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_CELL) + _GAP, self._row_height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self._across(self.width())
        for at, one in enumerate(self._days):
            row, column = divmod(at, across)
            corner = column * (scaled(_CELL) + _GAP), row * self._row_height()
            self._paint_day(painter, one, *corner)

    def _across(self, width: int) -> int:
        return max(1, (width + _GAP) // (scaled(_CELL) + _GAP))

    def _row_height(self) -> int:
        return round(2 * metrics(Type.HELP).height()) + scaled(_CELL) + Space.SMALL

    def _paint_day(self, painter: QPainter, one: StripDay, left: int, top: int) -> None:
        side, line = scaled(_CELL), metrics(Type.HELP).height()
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setFont(font(Type.HELP))
        painter.setPen(colour(Colour.TEXT3))
        painter.drawText(QRectF(left, top, side, line), middle, DAYS[one.day.weekday()][:2])
        cell = QRectF(left, top + line + 2, side, side)
        self._paint_cell(painter, one, cell)
        marked = one.kind in (DayKind.START, DayKind.LAST)
        painter.setFont(font(Type.HELP, semibold=one.kind is DayKind.LAST))
        painter.setPen(colour(Colour.ACCENT if marked else Colour.TEXT3))
        painter.drawText(QRectF(left, cell.bottom() + 2, side, line), middle, one.below)

    def _paint_cell(self, painter: QPainter, one: StripDay, cell: QRectF) -> None:
        grey = one.kind is DayKind.SKIPPED or (one.weekend and one.kind is DayKind.COUNTED)
        ground, border, ink = Colour.RAISED, Colour.LINE, Colour.TEXT
        if grey:
            ground, border, ink = Colour.HOVER, Colour.HOVER, Colour.TEXT3
        elif one.kind is DayKind.START:
            border, ink = Colour.ACCENT, Colour.ACCENT
        elif one.kind is DayKind.LAST:
            ground, border, ink = Colour.FILL, Colour.FILL, Colour.ON_FILL
        painter.setPen(QPen(colour(border), 1.5 if one.kind is DayKind.START else 1))
        painter.setBrush(colour(ground))
        box = cell.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Radius.BADGE, Radius.BADGE)
        painter.setFont(font(semibold=one.kind in (DayKind.START, DayKind.LAST)))
        painter.setPen(colour(ink))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(one.day.day))
