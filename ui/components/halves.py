"""Two equal columns that go under each other when there is no room for both."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from ui.tokens import Space, scaled

_WIDE_FROM: Final = 860


class Halves(QWidget):
    """Left and right side by side, or right below left."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.PAGE + Space.GAP)
        self._grid.setVerticalSpacing(Space.PANEL)
        self._lay(scaled(_WIDE_FROM))

    def restyle(self) -> None:
        """Lay the columns again for the text size in use."""
        self._wide = None
        self._lay(self.width())

    def _lay(self, width: int) -> None:
        wide = width >= scaled(_WIDE_FROM)
        if wide is self._wide:
            return
        self._wide = wide
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._left, 0, 0, top)
        self._grid.addWidget(self._right, 0 if wide else 1, 1 if wide else 0, top)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if wide else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(event.size().width())
