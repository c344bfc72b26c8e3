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
        self._words_box, self._words_room = _block()
        self._words_room.addWidget(self._words)
        self._detail, self._detail_room = _block()
        _fill(self._detail_room, state, detail, under)
        self.button = button
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(Space.ROW)
        self._grid.setVerticalSpacing(2)
        self.reflow()
        said = "" if state is State.DONE else f", {state.value}"
        self.setAccessibleName(f"{words}{said}: {detail}" if detail else f"{words}{said}")

    @override
    def lay(self, *, wide: bool) -> None:
        line = round(metrics().height())
        self.setMinimumHeight(max(36, line + 16))
        self._grid.setContentsMargins(Space.ROW, 0, Space.HAIR, 0)
        edge = (self.minimumHeight() - line) // 2
        for room in (self._words_room, self._detail_room):
            room.setContentsMargins(0, edge if wide else Space.HAIR, 0, edge if wide else 0)
        self._words.setMinimumWidth(scaled(_WORDS_COLUMN) if wide else 1)
        self._grid.setColumnStretch(0, 0 if wide else 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._words_box, 0, 0, top)
        self._grid.addWidget(self._detail, 0 if wide else 1, 1 if wide else 0, top)
        if self.button is not None:
            side = Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(self.button, 0 if wide else 2, 2 if wide else 0, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state not in _LOUD:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._state.ground))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)


def _block() -> tuple[QWidget, QVBoxLayout]:
    """A column with room above and below it, so that all of a row begin on one line."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setSpacing(Space.HAIR)
    return block, column


def _fill(column: QVBoxLayout, state: State, detail: str, under: QWidget | None) -> None:
    """The state's word unless it is done, then the detail, then a badge below."""
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    if state is not State.DONE:
        word = Label(state.value, tone=state.tone, semibold=True)
        row.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(detail, tone=Colour.TEXT2, wrap=True), 1)
    column.addLayout(row)
    if under is not None:
        column.addWidget(under, 0, Qt.AlignmentFlag.AlignLeft)
