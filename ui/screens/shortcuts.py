"""Every shortcut in one list, under Ctrl+/."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.components.buttons import secondary
from ui.components.keys import cap_size, draw_cap
from ui.components.labels import Label, note
from ui.components.sheet import Sheet
from ui.tokens import Colour, Space, Type

SHORTCUTS: Final = (
    ("Ctrl+N", "Take a new report"),
    ("Ctrl+F", "Find a case by number, title or employee"),
    ("Ctrl+L", "Lock; what is typed is kept"),
    ("F9", "Emergency card, on the lock screen too"),
    ("F1", "Help on the page in front of you"),
    ("Ctrl+1 to Ctrl+5", "Today, Cases, People, Policy, Settings"),
    ("Esc", "Back, or close what lies on top"),
    ("Ctrl+Enter", "Save the form in front of you"),
    ("Ctrl+S", "Save what is typed now; it saves itself as well"),
    ("Tab, Shift+Tab", "Next and previous field"),
    ("Enter in a table", "Open the line"),
    ("Ctrl+Up, Ctrl+Down in a table", "Sort by this column, up or down"),
    ("Ctrl+C in a table", "Copy the row as it is shown"),
    ("Ctrl+/", "This list"),
)


class Cap(QWidget):
    """Keys as a cap, as wide as its words."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self._keys = keys
        self.setAccessibleName(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return cap_size(self._keys)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_cap(painter, QRectF(self.rect()), self._keys, Colour.TEXT2, Colour.EDGE)


class Shortcuts(Sheet):
    """All keys, each with what it does."""

    help_page = "shortcuts"

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "Shortcuts", width=560)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.PANEL)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(1, 1)
        for row, (keys, words) in enumerate(SHORTCUTS):
            grid.addWidget(Cap(keys), row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(words, Type.BASE, wrap=True), row, 1)
        self.body.addWidget(table)
        self.feet.addWidget(note("Everything works without the mouse."), 1)
        close = secondary("Close the list")
        close.clicked.connect(self.accept)
        self.feet.addWidget(close)
