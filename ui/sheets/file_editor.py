"""A file of this computer that the person chooses."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ui.choosers import Choosers
from ui.components.buttons import quiet, secondary
from ui.components.labels import ElidedLabel
from ui.editors import Editor
from ui.icons import Icon
from ui.tokens import Colour, Space


class FileEditor(Editor[Path | None]):
    """A button that asks for a file, and the name of the one chosen."""

    def __init__(self, choose: Choosers, title: str) -> None:
        self._choose, self._title = choose, title
        self._path: Path | None = None
        self._button = secondary("Choose the file…", icon=Icon.PAPERCLIP)
        self._without = quiet("Without it")
        self._name = ElidedLabel("none chosen", tone=Colour.TEXT2)
        self._without.hide()
        block = QWidget()
        row = QHBoxLayout(block)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._name, 1)
        row.addWidget(self._without)
        super().__init__(block)
        self._button.clicked.connect(self._ask)
        self._without.clicked.connect(self._take_none)

    @override
    def parts(self) -> Sequence[QWidget]:
        return [self._button]

    @override
    def name(self, label: str, help_words: str = "") -> None:
        self._button.setAccessibleDescription(f"{label}. {help_words}")

    @override
    def value(self) -> Path | None:
        return self._path

    @override
    def show_value(self, value: Path | None) -> None:
        self._path = value
        self._name.setText(value.name if value else "none chosen")
        self._without.setVisible(value is not None)

    @override
    def plain(self) -> str:
        return str(self._path or "")

    @override
    def show_plain(self, kept: Any) -> None:
        self.show_value(Path(kept) if kept else None)

    def _ask(self) -> None:
        chosen = self._choose.files(self._button, self._title)
        if chosen:
            self._take(chosen[0])

    def _take_none(self) -> None:
        self._take(None)

    def _take(self, path: Path | None) -> None:
        self.show_value(path)
        self.changed.emit()
