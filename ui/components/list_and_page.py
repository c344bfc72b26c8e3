"""A list with the page of its chosen line beside it; under each other when narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ui.tokens import Space, scaled

_NARROW_LIST: int = 220


class ListAndPage(QWidget):
    """Both take the whole height; with large text the list stands above the page."""

    def __init__(
        self, listed: QWidget, page: QWidget, list_width: int = 280, least_page: int = 420
    ) -> None:
        super().__init__()
        self._listed = listed
        self._list_width, self._least_page = list_width, least_page
        self._narrow: bool | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.PAGE)
        self._row.addWidget(listed)
        self._row.addWidget(page, 1)
        self._lay(1000)

    def restyle(self) -> None:
        """Lay both again for the text size in use."""
        self._narrow = None
        self._lay(self.width())

    def _lay(self, width: int) -> None:
        narrow = width < scaled(self._list_width + self._least_page)
        if narrow is self._narrow:
            return
        self._narrow = narrow
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)
        self._row.setSpacing(Space.PANEL if narrow else Space.PAGE)
        self._listed.setMaximumWidth(16_777_215 if narrow else scaled(self._list_width))
        self._listed.setMinimumWidth(0 if narrow else scaled(self._list_width))
        self._listed.setMaximumHeight(scaled(_NARROW_LIST) if narrow else 16_777_215)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(event.size().width())
