"""One line of a checklist: its state as a shape, what it is, and what came of it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.components.buttons import Button
from ui.components.labels import Label
from ui.components.reflow import Reflowing
from ui.components.states import ShapeLabel, State
from ui.tokens import Colour, Radius, Space, colour, metrics, scaled

_LOUD: Final = (State.OVERDUE, State.LATE, State.DUE, State.BLOCKED)
_WORDS_COLUMN: Final = 155


class ChecklistRow(Reflowing):
    """An open duty stands on its tint with a button; everything else is quiet."""

    wide_from = 380

    def __init__(
        self,
        state: State,
        words: str,
        detail: str = "",
        button: Button | None = None,
        under: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._state = state
        loud = state in _LOUD
        tone = Colour.TEXT3 if state is State.NOT_NEEDED else Colour.TEXT
        self._words = ShapeLabel(state.shape, words, tone, semibold=loud, wrap=True)
        self._words.show_shape(state.shape, state.tone)
        self._detail = _detail(state, detail, under)
        self.button = button
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(Space.ROW)
        self._grid.setVerticalSpacing(2)
        self.reflow()
        said = "" if state is State.DONE else f", {state.value}"
        self.setAccessibleName(f"{words}{said}: {detail}" if detail else f"{words}{said}")

    @override
    def lay(self, *, wide: bool) -> None:
        self.setMinimumHeight(max(36, round(metrics().height()) + 16))
        edge = 2 if self.button is not None else Space.SMALL
        self._grid.setContentsMargins(Space.ROW, edge, Space.HAIR, edge)
        self._words.setMinimumWidth(scaled(_WORDS_COLUMN) if wide else 1)
        self._grid.setColumnStretch(0, 0 if wide else 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self._words, 0, 0, middle)
        self._grid.addWidget(self._detail, 0 if wide else 1, 1 if wide else 0, middle)
        if self.button is not None:
            left = Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(self.button, 0 if wide else 2, 2 if wide else 0, left)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state not in _LOUD:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._state.ground))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)


def _detail(state: State, detail: str, under: QWidget | None) -> QWidget:
    """The state's word unless it is done, then the detail, then a badge below."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.HAIR)
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    if state is not State.DONE:
        row.addWidget(Label(state.value, tone=state.tone, semibold=True))
    row.addWidget(Label(detail, tone=Colour.TEXT2, wrap=True), 1)
    column.addLayout(row)
    if under is not None:
        column.addWidget(under, 0, Qt.AlignmentFlag.AlignLeft)
    return block
