"""One date with its math: shown or hidden, never without its rule and counsel's word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button, link
from ui.components.day_strip import DayStrip, StripDay
from ui.components.labels import Label, note
from ui.components.panel import Facts, Panel
from ui.components.states import State, StateLabel
from ui.tokens import Colour, Space, Type


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """What the card says; `lines` stand under the facts."""

    title: str
    state: State
    when: str
    days: Sequence[StripDay] = ()
    facts: Sequence[tuple[str, str]] = ()
    lines: Sequence[str] = ()


class DeadlineCard(Panel):
    """Title, state and day; the strip, the facts and the buttons come with the math."""

    def __init__(
        self, words: DeadlineWords, buttons: Sequence[Button] = (), *, shown: bool = True
    ) -> None:
        super().__init__(Space.GAP)
        self.setAccessibleName(f"{words.title}, {words.state.value}: {words.when}")
        self.rows.setSpacing(Space.SMALL)
        self.rows.addWidget(Label(words.title, Type.LIST, semibold=True, wrap=True))
        self._toggle = link("show the math")
        self._toggle.setAccessibleName(f"show the math of {words.title}")
        self._toggle.clicked.connect(self._turn)
        self.rows.addLayout(self._state_row(words))
        self._math = self._made_math(words)
        self.rows.addWidget(self._math)
        if buttons:
            row = QHBoxLayout()
            row.setSpacing(Space.SMALL)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            self.rows.addLayout(row)
        self._math.setVisible(shown)
        self._name_toggle()

    def _state_row(self, words: DeadlineWords) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SMALL)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(StateLabel(words.state), 0, 0, top)
        grid.addWidget(Label(words.when, tone=Colour.TEXT2, wrap=True), 0, 1)
        grid.addWidget(self._toggle, 0, 2, top)
        grid.setColumnStretch(1, 1)
        return grid

    def _made_math(self, words: DeadlineWords) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, Space.HAIR, 0, Space.HAIR)
        column.setSpacing(Space.SMALL)
        if words.days:
            column.addWidget(DayStrip(words.days))
        column.addWidget(Facts(words.facts))
        for line in words.lines:
            column.addWidget(note(line))
        return block

    def _turn(self) -> None:
        self._math.setVisible(self._math.isHidden())
        self._name_toggle()

    def _name_toggle(self) -> None:
        verb = "show" if self._math.isHidden() else "hide"
        self._toggle.setText(f"{verb} the math")
        self._toggle.updateGeometry()
