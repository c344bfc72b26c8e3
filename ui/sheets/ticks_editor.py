"""Several of a list, each with its own box to tick."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.components.segments import CheckBox
from ui.editors import Editor
from ui.tokens import Space


class TicksEditor(Editor[tuple[UUID, ...]]):
    """The ids of the lines that are ticked, in the order of the list."""

    def __init__(self, choices: Sequence[tuple[UUID, str]]) -> None:
        self._boxes = {one: CheckBox(words) for one, words in choices}
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        for box in self._boxes.values():
            column.addWidget(box)
        super().__init__(block)
        for box in self._boxes.values():
            box.toggled.connect(self.changed)

    @override
    def parts(self) -> Sequence[QWidget]:
        return list(self._boxes.values()) or [self.widget]

    @override
    def name(self, label: str, help_words: str = "") -> None:
        self.widget.setAccessibleName(label)

    @override
    def value(self) -> tuple[UUID, ...]:
        return tuple(one for one, box in self._boxes.items() if box.isChecked())

    @override
    def show_value(self, value: tuple[UUID, ...]) -> None:
        for one, box in self._boxes.items():
            box.setChecked(one in value)

    @override
    def plain(self) -> list[str]:
        return [str(one) for one in self.value()]

    @override
    def show_plain(self, kept: Any) -> None:
        for one, box in self._boxes.items():
            box.setChecked(str(one) in kept)
