"""What an empty list says: what goes here, and the first step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.labels import Label, why
from ui.tokens import Space, Type


class Empty(QWidget):
    """A heading, a sentence and at most one button."""

    def __init__(self, heading: str, words: str, button: Button | None = None) -> None:
        super().__init__()
        text = QVBoxLayout()
        text.setSpacing(2)
        self.heading = Label(heading, Type.LIST, semibold=True, wrap=True)
        self.words = why(words)
        text.addWidget(self.heading)
        text.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        row.setSpacing(Space.GAP)
        row.addLayout(text, 1)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
