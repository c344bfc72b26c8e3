"""One thing a case needs: state, what, why, by when, and the one button that goes there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.components.buttons import Button
from ui.components.labels import Label, note, why
from ui.components.reflow import Reflowing
from ui.components.states import State, StateLabel
from ui.tokens import Colour, Space, Type, scaled

_STATE_COLUMN: Final = 108
_CLOCK_COLUMN: Final = 200
_BUTTON_COLUMN: Final = 136
_ANY_WIDTH: Final = 16_777_215


@dataclass(frozen=True, slots=True)
class NeedWords:
    """The words of a need-line; empty ones take no room."""

    title: str
    why: str = ""
    citation: str = ""
    under_state: str = ""
    clock: str = ""
    clock_detail: str = ""


class NeedLine(Reflowing):
    """Columns when there is room; otherwise the button and the clock go under the text."""

    def __init__(
        self,
        state: State,
        words: NeedWords,
        button: Button | None = None,
        links: Sequence[Button] = (),
        padding: int = Space.GAP,
    ) -> None:
        super().__init__()
        self._has_clock = bool(words.clock)
        self.button = button
        self._state = _column(StateLabel(state), _quiet(words.under_state))
        self._text = _column(
            Label(words.title, Type.HEAD, semibold=True, wrap=True),
            why(words.why) if words.why else None,
            _citation(words.citation, links),
        )
        loud = Colour.TEXT if state is State.DUE else state.tone
        clock = Label(words.clock, Type.HEAD, loud, semibold=True)
        self._clock = _column(clock, why(words.clock_detail) if words.clock_detail else None)
        if button is not None:
            button.widen(_BUTTON_COLUMN)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, padding, 0, padding)
        self._grid.setHorizontalSpacing(Space.ROW)
        self._grid.setVerticalSpacing(Space.SMALL)
        self.reflow()
        self.setAccessibleName(f"{state.value}: {words.title}")

    @override
    def lay(self, *, wide: bool) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._state.setMinimumWidth(scaled(_STATE_COLUMN) if wide else 0)
        self._clock.setMinimumWidth(scaled(_CLOCK_COLUMN) if wide else 0)
        self._clock.setMaximumWidth(scaled(_CLOCK_COLUMN) if wide else _ANY_WIDTH)
        self._grid.setColumnStretch(0, 0 if wide else 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)
        places = [(0, 0), (0, 1), (0, 2)] if wide else [(0, 0), (1, 0), (2, 0)]
        for widget, (row, column) in zip(self._parts(), places, strict=True):
            self._grid.addWidget(widget, row, column, top)
        self._clock.setVisible(self._has_clock)
        if self.button is not None:
            middle = Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(self.button, 0 if wide else 3, 3 if wide else 0, middle)

    def _parts(self) -> tuple[QWidget, QWidget, QWidget]:
        return self._state, self._text, self._clock


def _column(*lines: QWidget | None) -> QWidget:
    """Lines under each other without gaps."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for line in lines:
        if line is not None:
            column.addWidget(line)
    return block


def _quiet(words: str) -> QWidget | None:
    return Label(words, tone=Colour.TEXT2) if words else None


def _citation(words: str, links: Sequence[Button]) -> QWidget | None:
    """The citation with its links behind it."""
    if not words and not links:
        return None
    block = QWidget()
    row = QHBoxLayout(block)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    quoted = note(words)
    row.addWidget(quoted, 1 if not links else 0)
    for button in links:
        row.addWidget(button)
    if links:
        quoted.setWordWrap(False)
        row.addStretch(1)
    return block
