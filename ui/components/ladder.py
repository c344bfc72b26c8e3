"""The steps of discipline from top to bottom; one may be open and say what it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.components.labels import Label
from ui.components.panel import clear
from ui.components.reflow import Reflowing
from ui.components.states import State, StateLabel, paint_shape
from ui.tokens import Colour, Space, colour, metrics, scaled

_LEFT: Final = 40
_ROUND: Final = 22
_BRIGHT: Final = (State.DONE, State.BLOCKED, State.DUE, State.OVERDUE, State.LATE)


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A step: its state, its words, why it stands so, and what stands at its right end."""

    state: State
    words: str
    detail: str = ""
    right: str = ""


class _Row(Reflowing):
    """One step with its mark on the line, and what it opens to."""

    wide_from = 440

    def __init__(self, step: LadderStep, opened: QWidget | None, *, last: bool) -> None:
        super().__init__()
        self._step, self._last = step, last
        bright = step.state in _BRIGHT
        self._parts = (
            Label(step.words, semibold=bright, tone=Colour.TEXT if bright else Colour.TEXT2),
            Label(step.detail, tone=Colour.TEXT2, wrap=True),
            self._right(step),
        )
        self._opened = opened
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(Space.ROW)
        self._grid.setVerticalSpacing(Space.HAIR)
        self.reflow()
        self.setAccessibleName(f"{step.words}, {step.right or step.state.value}: {step.detail}")

    @override
    def lay(self, *, wide: bool) -> None:
        self._grid.setContentsMargins(scaled(_LEFT), Space.ROW, 0, Space.ROW)
        self._grid.setColumnStretch(0, 0 if wide else 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)
        for at, part in enumerate(self._parts):
            place = (0, at) if wide else (at, 0)
            self._grid.addWidget(part, *place, Qt.AlignmentFlag.AlignTop)
        if self._opened is not None:
            self._grid.addWidget(self._opened, 3, 0, 1, 3)

    def _right(self, step: LadderStep) -> QWidget:
        if step.state is State.BLOCKED and not step.right:
            return StateLabel(step.state)
        return Label(step.right or step.state.value, tone=Colour.TEXT2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scaled(_ROUND)
        centre = QPointF(side / 2, Space.ROW + metrics().height() / 2)
        painter.setPen(QPen(colour(Colour.EDGE), 1))
        if not self._last:
            painter.drawLine(QPointF(centre.x(), centre.y() + side / 2 + 2), self._foot(centre))
        if self._step.state in _BRIGHT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(self._step.state.ground))
            painter.drawEllipse(centre, side / 2, side / 2)
        half = scaled(5)
        box = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        paint_shape(painter, self._step.state.shape, box, self._step.state.tone)

    def _foot(self, centre: QPointF) -> QPointF:
        return QPointF(centre.x(), self.height())


class Ladder(QWidget):
    """All steps stay visible; those not needed say why."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_steps(self, steps: Sequence[tuple[LadderStep, QWidget | None]]) -> None:
        """Show these steps, each with the widget it opens to, or none."""
        clear(self._column)
        for at, (step, opened) in enumerate(steps):
            self._column.addWidget(_Row(step, opened, last=at == len(steps) - 1))
