"""The small window before a vault is open: unlock, a verdict, or the first run."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.around import Around
from ui.components.page import Page, scrolling
from ui.tokens import scaled

if TYPE_CHECKING:
    from ui.help_window import HelpWindow

UNLOCK_SIZE = (440, 576)
FIRST_RUN_SIZE = (760, 700)
_FRAME = 40


class FrontWindow(QWidget):
    """One page at a time, scrolling up and down; F1 and F9 work here too."""

    closed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._help: HelpWindow | None = None
        self._band: QWidget | None = None
        self.setWindowTitle("HR Case")
        self._scroll = scrolling(Page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if around.is_demo:
            from ui.cover import DemoBand  # noqa: PLC0415 - the first window loads what it shows

            self._band = DemoBand()
            column.addWidget(self._band)
        column.addWidget(self._scroll, 1)
        QShortcut(QKeySequence("F9"), self).activated.connect(self.show_card)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.show_help)

    def show_screen(self, page: QWidget, size: tuple[int, int]) -> None:
        """Show this page instead of the one before."""
        self._scroll.setWidget(page)
        page.installEventFilter(self)
        room = self.screen().availableSize()
        width = scaled(size[0])
        band = self._band.heightForWidth(width) if self._band is not None else 0
        wanted = (width, max(scaled(size[1]), page.sizeHint().height() + band))
        self.resize(min(wanted[0], room.width() - 40), min(wanted[1], room.height() - 60))
        self.show()
        centred = self.frameGeometry()
        centred.moveCenter(self.screen().availableGeometry().center())
        self.move(centred.topLeft())
        self.activateWindow()

    def _grow(self, page: QWidget) -> None:
        """A sentence that came in must not push the rest out of sight."""
        band = self._band.height() if self._band is not None else 0
        wanted = page.sizeHint().height()
        if page.hasHeightForWidth():
            wanted = page.heightForWidth(self._scroll.viewport().width())
        room = self.screen().availableGeometry().bottom() - self.y() - _FRAME
        if wanted + band > self.height():
            self.resize(self.width(), max(self.height(), min(wanted + band, room)))

    def show_card(self) -> None:
        """Show the emergency card; it needs no vault."""
        from ui.screens.emergency_card import EmergencyCard  # noqa: PLC0415 - as above

        if not self.findChildren(EmergencyCard):
            EmergencyCard(self, self._around.card).open_over()

    def show_help(self) -> None:
        """Show the manual's page for what is in front."""
        from ui.help_window import START, HelpWindow  # noqa: PLC0415 - as above

        if self._help is None:
            self._help = HelpWindow(self)
        page = self._scroll.widget()
        self._help.show_page(str(getattr(page, "help_page", "")) or START)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self._grow(watched)
        return False

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
