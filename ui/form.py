"""A dataclass on one side, labelled editors on the other, and a sentence under what is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.problems import Problem
from hrcase.errors import RuleBroken
from ui.components.buttons import Button, Kind
from ui.components.labels import Label, note
from ui.components.states import Shape, ShapeLabel
from ui.editors import Editor
from ui.tab_walk import takes_tab
from ui.tokens import Colour, Space, Type, scaled

T = TypeVar("T")

_COLUMN = 140
_BESIDE = 4
"""A box to tick is lower than the field beside it; without words above it, it stands beside it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the dataclass, its words, its editor. Wide ones take a whole row."""

    name: str
    label: str
    editor: Editor[Any]
    help: str = ""
    required: bool = False
    wide: bool = False


class _Block(QWidget):
    """Label, editor, help and problem of one field, under each other."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.problem = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if field.label:
            label = Label(field.label.replace("&", "&&"), tone=Colour.TEXT2, semibold=True)
            label.setBuddy(field.editor.parts()[0])
            column.addWidget(label)
        if not field.label.strip() and field.label:
            column.addSpacing(_BESIDE)
        column.addWidget(field.editor.widget)
        self._help = note(field.help)
        self._help.setVisible(bool(field.help))
        self._wrong = ShapeLabel(Shape.TRIANGLE, "", Colour.RED, semibold=True, wrap=True)
        self._wrong.hide()
        column.addWidget(self._help)
        column.addWidget(self._wrong)
        column.addStretch(1)
        field.editor.widget.setObjectName(field.name)
        field.editor.name(field.label, field.help)

    def show_problem(self, sentence: str) -> None:
        """Put a sentence under the field, or take it away."""
        if sentence == self.problem:
            return
        self.problem = sentence
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._help.setVisible(bool(self.field.help) and not sentence)
        self.field.editor.show_wrong(sentence)
        for part in self.field.editor.parts():
            part.setAccessibleDescription(sentence or self.field.help)


class Form(QWidget, Generic[T]):
    """Edits a value of a dataclass.

    `checked()` gives the value, or None after it has shown what is wrong and where; `value()`
    raises RuleBroken instead. `plain()` and `show_plain()` carry typed text to drafts and back.
    """

    changed = Signal()
    """Something was typed or chosen by the person."""
    left = Signal(str)
    """A field was left; its name."""

    def __init__(
        self,
        kind: Callable[..., T],
        fields: Sequence[Field],
        *,
        columns: int = 1,
        check: Callable[[T], Sequence[Problem]] | None = None,
    ) -> None:
        super().__init__()
        self._kind, self._check, self._columns = kind, check, columns
        self._shown: T | None = None
        self._laid = 0
        self._away: set[str] = set()
        self._is_showing = False
        self._blocks = {field.name: _Block(field) for field in fields}
        self._summary = _Summary(self.focus)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.GAP)
        self._grid.setVerticalSpacing(Space.GAP)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.GAP)
        outer.addWidget(self._summary)
        outer.addLayout(self._grid)
        self._lay(columns)
        for field in fields:
            field.editor.changed.connect(partial(self._typed, field.name))
            field.editor.left.connect(partial(self._left_soon, field.name))
        self._kept = self.plain()

    def value(self) -> T:
        """The value as it stands; raises RuleBroken with the first problem."""
        problems = self._own_problems()
        if problems:
            self._show_problems(problems)
            label = self._blocks[problems[0].field].field.label
            raise RuleBroken(f"{label}: {problems[0].sentence}" if label else problems[0].sentence)
        return self._made()

    def checked(self) -> T | None:
        """The value if nothing is wrong; otherwise None, with every problem shown."""
        problems = self._own_problems()
        if not problems and self._check is not None:
            problems = list(self._check(self._made()))
        self.show_problems(problems)
        return None if problems else self._made()

    def show_value(self, value: T) -> None:
        """Show a value; fields that the form does not show are kept as they are in it."""
        self._shown, self._is_showing = value, True
        for name, block in self._blocks.items():
            block.field.editor.show_value(getattr(value, name))
        self._is_showing = False
        self.settle()

    def plain(self) -> dict[str, object]:
        """What stands in the fields, as JSON can keep it."""
        return {name: block.field.editor.plain() for name, block in self._blocks.items()}

    def show_plain(self, kept: Mapping[str, object]) -> None:
        """Show what a draft kept; fields it does not know stay as they are."""
        for name, block in self._blocks.items():
            if name in kept:
                block.field.editor.show_plain(kept[name])

    @property
    def dirty(self) -> bool:
        """Whether anything differs from what was last shown or saved."""
        return self.plain() != self._kept

    def settle(self) -> None:
        """What stands here is saved: no longer dirty, nothing wrong."""
        self._kept = self.plain()
        self.show_problems([])

    @property
    def problems(self) -> list[Problem]:
        """The problems that are shown now."""
        blocks = self._blocks.items()
        return [Problem(name, block.problem) for name, block in blocks if block.problem]

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show sentences under their fields, a summary above, and go to the first."""
        self._show_problems(problems)
        labels = {name: block.field.label or name for name, block in self._blocks.items()}
        self._summary.show_problems(problems, labels)
        if problems:
            self.focus(problems[0].field)

    def focus(self, name: str) -> None:
        """Put the caret into a field."""
        if name in self._blocks:
            parts = self._blocks[name].field.editor.parts()
            next((part for part in parts if takes_tab(part)), parts[0]).setFocus()

    def editor(self, name: str) -> Editor[Any]:
        """The editor of a field."""
        return self._blocks[name].field.editor

    def set_editable(self, *, editable: bool) -> None:
        """Whether the fields may be changed now."""
        for block in self._blocks.values():
            block.field.editor.set_editable(editable=editable)

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a whole field; a hidden one still has its value, and leaves no gap."""
        if (name in self._away) is shown:
            self._away ^= {name}
            self._blocks[name].setVisible(shown)
            self.restyle()

    def restyle(self) -> None:
        """Lay the fields again for the text size and the fields in use."""
        self._laid = 0
        self._lay(self._fitting(self.width()))

    def _made(self) -> T:
        values = {name: block.field.editor.value() for name, block in self._blocks.items()}
        if self._shown is not None:
            return cast("T", replace(cast("Any", self._shown), **values))
        return self._kind(**values)

    def _own_problems(self) -> list[Problem]:
        found = [Problem(name, self._problem(block)) for name, block in self._blocks.items()]
        return [problem for problem in found if problem.sentence]

    def _problem(self, block: _Block) -> str:
        field = block.field
        if field.name in self._away:
            return ""
        if field.required and field.editor.is_empty():
            return "This is missing."
        return field.editor.problem()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        said = {problem.field: problem.sentence for problem in reversed(problems)}
        for name, block in self._blocks.items():
            block.show_problem(said.get(name, ""))

    def _typed(self, name: str) -> None:
        block = self._blocks[name]
        if block.problem and not self._problem(block):
            block.show_problem("")
        if not self._is_showing:
            self.changed.emit()

    def _left_soon(self, name: str) -> None:
        QTimer.singleShot(0, self, partial(self._left, name))

    def _left(self, name: str) -> None:
        """A field was left: say what is wrong with what stands in it, but not that it is empty."""
        block = self._blocks[name]
        if not block.field.editor.is_empty():
            block.show_problem(self._problem(block))
        self.left.emit(name)

    def _fitting(self, width: int) -> int:
        """How many columns fit beside each other at the text size in use."""
        return max(1, min(self._columns, width // scaled(_COLUMN)))

    def _lay(self, columns: int) -> None:
        if columns == self._laid:
            return
        self._laid = columns
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        row = column = 0
        for block in [one for name, one in self._blocks.items() if name not in self._away]:
            span = columns if block.field.wide else 1
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(block, row, column, 1, span)
            column += span

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_COLUMN), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self._fitting(event.size().width()))


class _Summary(QWidget):
    """What is to be put right before saving; each line jumps to its field."""

    def __init__(self, jump: Callable[[str], None]) -> None:
        super().__init__()
        self._jump = jump
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.HAIR)
        self._heading = Label("", Type.BASE, Colour.RED, semibold=True)
        self._column.addWidget(self._heading)
        self.hide()

    def show_problems(self, problems: Sequence[Problem], labels: Mapping[str, str]) -> None:
        """List them if there is more than one; a single one is seen under its field."""
        while (item := self._column.takeAt(1)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._heading.setText(f"{len(problems)} things to put right:")
        for problem in problems:
            words = f"{labels.get(problem.field, problem.field)}: {problem.sentence}"
            jump = Button(words, Kind.LINK)
            jump.clicked.connect(partial(self._go, problem.field))
            self._column.addWidget(jump)
        self.setVisible(len(problems) > 1)

    def _go(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
        self._jump(name)
