"""The base of the settings' pages: a column that does not run across the whole window."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.core_thread import CoreThread
from ui.screen import Screen
from ui.tokens import Space, scaled

_WIDTH: Final = 720


class SettingsScreen(Screen):
    """A screen whose `body` is a column of comfortable width."""

    def __init__(self, core: CoreThread, parent: QWidget | None = None) -> None:
        super().__init__(core, parent)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.ROW)
        self.body.addWidget(self._column)
        self.body = column
        self.restyle()

    def restyle(self) -> None:
        """Take the width from the text size in use."""
        self._column.setMaximumWidth(scaled(_WIDTH))
