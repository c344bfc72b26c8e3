"""One line of text with suggestions: choose one, or write another."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from ui.editors import ComboBox, Editor


class SuggestEditor(Editor[str]):
    """A text that is usually one of a few."""

    def __init__(self, suggestions: Sequence[str]) -> None:
        self.combo = ComboBox()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setCompleter(None)  # type: ignore[arg-type]  # None takes the completer away
        self.combo.addItems(list(suggestions))
        self.combo.setCurrentIndex(-1)
        super().__init__(self.combo)
        self.combo.editTextChanged.connect(self.changed)
        if (line := self.combo.lineEdit()) is not None:
            line.installEventFilter(self)

    @override
    def name(self, label: str, help_words: str = "") -> None:
        super().name(label, help_words)
        if (line := self.combo.lineEdit()) is not None:
            line.setAccessibleName(label)
            line.setAccessibleDescription(help_words)

    @override
    def value(self) -> str:
        return self.combo.currentText().strip()

    @override
    def show_value(self, value: str) -> None:
        self.combo.setCurrentText(value)

    @override
    def plain(self) -> str:
        return self.combo.currentText()

    @override
    def show_plain(self, kept: Any) -> None:
        self.combo.setCurrentText(str(kept))
