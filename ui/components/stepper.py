"""The stages of a case in a row: done, now, to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui.components.labels import Label
from ui.components.states import Shape, paint_shape
from ui.tokens import Colour, Space, Type, colour, font, metrics, scaled

_CIRCLE: Final = 20
_LEAST_LINE: Final = 16


@dataclass(frozen=True, slots=True)
class Stage:
    """The word of a stage, and what stands under it: when it was or is due."""

    words: str
    detail: str = ""


class StageStepper(Label):
    """Says "Investigation, stage 3 of 6" to those who listen; breaks into rows when narrow."""

    def __init__(self, stages: Sequence[Stage] = (), current: int = 0) -> None:
        self._stages: list[Stage] = []
        self._current = 0
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_stages(stages, current)

    def show_stages(self, stages: Sequence[Stage], current: int) -> None:
        """Show where the case stands; a `current` after the last means that all are done."""
        self._stages, self._current = list(stages), current
        if stages:
            at = min(current, len(stages) - 1)
            self.setText(f"{stages[at].words}, stage {at + 1} of {len(stages)}")
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(1, len(self._rows(width))) * self._row_height()

    @override
    def sizeHint(self) -> QSize:
        wanted = sum(self._width(at) for at in range(len(self._stages)))
        return QSize(round(wanted), self._row_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(160), self._row_height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, row in enumerate(self._rows(self.width())):
            self._paint_row(painter, row, at * self._row_height())

    def _row_height(self) -> int:
        return round(metrics(Type.LIST).height() + metrics(Type.HELP).height()) + Space.HAIR

    def _width(self, at: int) -> float:
        """The room one stage needs, with the shortest line behind it."""
        stage = self._stages[at]
        words = metrics(Type.LIST, semibold=True).horizontalAdvance(stage.words)
        detail = metrics(Type.HELP).horizontalAdvance(stage.detail)
        line = 2 * Space.GAP + _LEAST_LINE if at < len(self._stages) - 1 else 0
        return float(scaled(_CIRCLE) + Space.SMALL + max(words, detail) + line)

    def _rows(self, width: int) -> list[list[int]]:
        rows: list[list[int]] = []
        used = 0.0
        for at in range(len(self._stages)):
            wanted = self._width(at)
            if not rows or used + wanted > width:
                rows.append([])
                used = 0.0
            rows[-1].append(at)
            used += wanted
        return rows

    def _paint_row(self, painter: QPainter, row: Sequence[int], top: float) -> None:
        spare = self.width() - sum(self._width(at) for at in row)
        lines = sum(1 for at in row if at < len(self._stages) - 1)
        grown = max(0.0, spare / lines) if lines and len(row) == len(self._stages) else 0.0
        left = 0.0
        for at in row:
            self._paint_stage(painter, at, left, top)
            width = self._width(at)
            if at < len(self._stages) - 1:
                self._paint_line(painter, at, left, top, grown)
            left += width + grown

    def _paint_line(
        self, painter: QPainter, at: int, left: float, top: float, grown: float
    ) -> None:
        end = left + self._width(at) + grown - Space.GAP
        start = end - _LEAST_LINE - grown
        middle = top + scaled(_CIRCLE) / 2
        done = at < self._current
        painter.setPen(QPen(colour(Colour.FILL if done else Colour.LINE), 2))
        painter.drawLine(QPointF(start, middle), QPointF(end, middle))

    def _paint_stage(self, painter: QPainter, at: int, left: float, top: float) -> None:
        side = scaled(_CIRCLE)
        circle = QRectF(left, top, side, side)
        self._paint_circle(painter, at, circle)
        stage, now = self._stages[at], at == self._current
        words = left + side + Space.SMALL
        painter.setFont(font(Type.LIST if now else Type.BASE, semibold=now))
        painter.setPen(colour(Colour.TEXT3 if at > self._current else Colour.TEXT))
        box = QRectF(words, top, self.width(), side)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, stage.words)
        painter.setFont(font(Type.HELP))
        painter.setPen(colour(Colour.TEXT2))
        below = QRectF(words, top + side, self.width(), metrics(Type.HELP).height())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, stage.detail)

    def _paint_circle(self, painter: QPainter, at: int, circle: QRectF) -> None:
        if at > self._current:
            painter.setPen(QPen(colour(Colour.EDGE), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
            return
        now = at == self._current
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Colour.FILL if now else Colour.TINT))
        painter.drawEllipse(circle)
        if now:
            painter.setBrush(colour(Colour.ON_FILL))
            dot = circle.width() * 0.17
            painter.drawEllipse(circle.center(), dot, dot)
            return
        inset = circle.width() * 0.28
        paint_shape(
            painter,
            Shape.CHECK,
            circle.adjusted(inset, inset, -inset, -inset),
            Colour.ACCENT,
        )
