"""What is written on the left, the paper on a grey desk on the right; below it when narrow."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.components.page_preview import PagePreview
from ui.components.scrolled import ScrolledPage
from ui.tokens import Colour, Space, colour, scaled

_WRITING_WIDTH: Final = 512
_LEAST_PAPER: Final = 400
_READABLE: Final = 560
_LETTER: Final = 8.5 / 11
_ROOM: Final = 2 * Space.PANEL


class _Ground(ScrolledPage):
    """The grey desk with a row above the paper."""

    def __init__(self, head: QWidget, paper: PagePreview) -> None:
        super().__init__()
        self.paper = paper
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PANEL, Space.ROW, Space.PANEL, 0)
        column.setSpacing(0)
        column.addWidget(head)
        across = QHBoxLayout()
        across.addWidget(paper)
        column.addLayout(across)
        column.addStretch(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour(Colour.DESK))


class WritingDesk(QWidget):
    """Both sides scroll up and down by themselves; with large text there is one column."""

    def __init__(self, writing: QWidget, head: QWidget, paper: PagePreview) -> None:
        super().__init__()
        self._writing, self._ground = writing, _Ground(head, paper)
        self._narrow: bool | None = None
        self._left, self._right = _scroll(), _scroll()
        self._right.viewport().installEventFilter(self)
        self._joint = ScrolledPage()
        self._column = QVBoxLayout(self._joint)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, 0, 1)
        self._lay(1200)

    def show_part(self, part: QWidget) -> None:
        """Scroll until this part of the writing is in sight."""
        self._left.ensureWidgetVisible(part, 0, Space.PANEL)

    def restyle(self) -> None:
        """Lay both sides again for the text size in use."""
        self._narrow = None
        self._lay(self.width())

    def _lay(self, width: int) -> None:
        narrow = width < scaled(_WRITING_WIDTH) + _LEAST_PAPER
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self._left.takeWidget()
        self._right.takeWidget()
        if narrow:
            self._column.addWidget(self._writing)
            self._column.addWidget(self._ground, 1)
            self._left.setWidget(self._joint)
        else:
            self._left.setWidget(self._writing)
            self._right.setWidget(self._ground)
        self._left.setMinimumWidth(0 if narrow else scaled(_WRITING_WIDTH))
        self._left.setMaximumWidth(16_777_215 if narrow else scaled(_WRITING_WIDTH))
        self._grid.setColumnStretch(0, 1 if narrow else 0)
        self._grid.setColumnStretch(1, 0 if narrow else 1)
        self._right.setVisible(not narrow)
        self._writing.show()
        self._ground.show()
        self._fit()

    def _fit(self) -> None:
        """The whole page at one glance, unless that would make it too small to read."""
        room = self._right.viewport().height() - scaled(_ROOM) - Space.PANEL
        at_a_glance = round(room * _LETTER) + _ROOM
        widest = 16_777_215 if self._narrow else max(at_a_glance, _READABLE + _ROOM)
        self._ground.paper.setMaximumWidth(widest)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(event.size().width())


def _scroll() -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
