"""What still stands against issuing a letter, each with the way to its field."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.letters import Problem
from ui.components.buttons import secondary
from ui.components.flow import Flow
from ui.components.labels import Label, why
from ui.components.panel import Panel, clear
from ui.components.states import Shape, ShapeLabel, State
from ui.tokens import Colour, Radius, Space, Type, colour

_ALL_WELL = "Every field is filled; no student and nobody who reported is named."


class _Finding(QWidget):
    """One thing to settle, on its tint: amber while something is missing, red when it is wrong."""

    def __init__(self, problem: Problem, *, missing: bool, go: Callable[[], None] | None) -> None:
        super().__init__()
        self._state = State.DUE if missing else State.BLOCKED
        self.jumps: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.ROW, Space.ROW, Space.ROW, Space.ROW)
        column.setSpacing(Space.HAIR)
        words = problem.label or "Letter"
        head = ShapeLabel(self._state.shape, words, self._state.tone, semibold=True)
        column.addWidget(head)
        column.addWidget(why(problem.sentence))
        if go is not None:
            jump = secondary("Go to the field")
            jump.setAccessibleName(f"Go to the field: {words}")
            jump.clicked.connect(go)
            column.addSpacing(Space.HAIR)
            column.addWidget(Flow([jump]))
            self.jumps.append(jump)
        self.setAccessibleName(f"{words}: {problem.sentence}")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._state.ground))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.BANNER, Radius.BANNER)


class LetterCheck(Panel):
    """The panel below the fields; empty of problems it says what was looked at."""

    def __init__(self, jump: Callable[[str], None]) -> None:
        super().__init__(Space.GAP)
        self._jump = jump
        self._shown: tuple[object, ...] | None = None
        self.jumps: list[QWidget] = []
        """The buttons that lead to fields, from top to bottom."""
        self._count = Label("", tone=Colour.TEXT2)
        head = QHBoxLayout()
        head.addWidget(Label("Check before issuing", Type.HEAD, semibold=True))
        head.addStretch(1)
        head.addWidget(self._count)
        self.rows.addLayout(head)
        self.rows.setSpacing(Space.SMALL)

    def show_problems(self, problems: Sequence[Problem], known: Mapping[str, bool]) -> None:
        """Show these; `known` names the fields of the letter, and whether each is still empty."""
        now = (tuple(problems), tuple(known.items()))
        if now == self._shown:
            return
        self._shown = now
        clear(self.rows, 1)
        self.jumps.clear()
        self._count.setText(f"{len(problems)} to settle" if problems else "")
        for one in problems:
            go = partial(self._go, one.field) if one.field in known else None
            missing = known.get(one.field, False)
            finding = _Finding(one, missing=missing, go=go)
            self.jumps += finding.jumps
            self.rows.addWidget(finding)
        if not problems:
            self.rows.addWidget(ShapeLabel(Shape.CHECK, _ALL_WELL, Colour.GREEN, wrap=True))

    def _go(self, name: str) -> None:
        self._jump(name)
