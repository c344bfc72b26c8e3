"""Every shortcut in one list, under Ctrl+/."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.components.buttons import secondary
from ui.components.keys import cap_size, draw_cap
from ui.components.labels import Label, note, section
from ui.components.sheet import Sheet
from ui.keys import Keys
from ui.tokens import Colour, Space, Type, scaled


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
        for where in dict.fromkeys(key.where for key in Keys):
            self.body.addWidget(section(where))
            self.body.addWidget(_table([key for key in Keys if key.where == where]))
        self.feet.addWidget(note("Everything works without the mouse."), 1)
        close = secondary("Close the list")
        close.clicked.connect(self.accept)
        self.feet.addWidget(close)


def _table(keys: Sequence[Keys]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.PANEL)
    grid.setVerticalSpacing(Space.SMALL)
    grid.setColumnMinimumWidth(0, scaled(104))
    grid.setColumnStretch(1, 1)
    for row, key in enumerate(keys):
        grid.addWidget(Cap(key.shown), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(key.words, Type.BASE, wrap=True), row, 1)
    return table
