"""A sheet: a dialog inside the window, over a scrim, that Tab cannot leave."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.components.labels import Label, title
from ui.components.page import Page, scrolling
from ui.focus_chain import focus_chain
from ui.kept_focus import KeptFocus
from ui.tab_walk import takes_tab
from ui.tokens import Colour, Radius, Space, colour, scaled

_SHADOW = 24
_RING = 6
_EDGE = 32 - _RING


class _Scrim(QWidget):
    """Dims the window behind a sheet and takes every click meant for it."""

    def __init__(self, window: QWidget, sheet: "Sheet") -> None:
        super().__init__(window)
        self._sheet = sheet
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
            self._sheet.place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour(Colour.SCRIM))
        painter.setPen(Qt.PenStyle.NoPen)
        shadow = colour(Colour.SHADOW)
        shadow.setAlpha(8)
        painter.setBrush(shadow)
        box = QRectF(self._sheet.geometry()).translated(0, 6)
        for grow in range(0, _SHADOW, 3):
            ring = box.adjusted(-grow, -grow, grow, grow)
            painter.drawRoundedRect(ring, Radius.SHEET + grow, Radius.SHEET + grow)


class Sheet(QDialog):
    """Put widgets into `body` and buttons into `feet`; `open_over` shows it, Esc closes it."""

    def __init__(self, window: QWidget, heading: str, aside: str = "", width: int = 672) -> None:
        self._window, self._wanted = window.window(), width
        super().__init__(self._window)
        self._scrim: _Scrim | None = None
        self._before: KeptFocus | None = None
        self.setAccessibleName(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.aside = Label(aside, tone=Colour.TEXT2)
        head = QHBoxLayout()
        head.addWidget(title(heading), 1)
        head.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.GAP)
        self.feet = QHBoxLayout()
        self.feet.setSpacing(Space.SMALL)
        column = QVBoxLayout(self)
        head.setContentsMargins(_RING, 0, _RING, 0)
        self.feet.setContentsMargins(_RING, 0, _RING, 0)
        column.setContentsMargins(_EDGE, Space.PANEL, _EDGE, Space.PANEL)
        column.setSpacing(Space.GAP)
        column.addLayout(head)
        column.addWidget(self._scrolled(), 1)
        column.addLayout(self.feet)
        self.hide()
        self.finished.connect(self._uncover)

    def open_over(self) -> None:
        """Cover the window and show the sheet; the caret goes into it."""
        self._before = KeptFocus(self._window)
        self._scrim = _Scrim(self._window, self)
        self._scrim.show()
        self._scrim.raise_()
        self.setParent(self._scrim, Qt.WindowType.Widget)
        self.place()
        self.show()
        if self.focusWidget() is None:
            self.focusNextPrevChild(True)  # noqa: FBT003 - Qt takes it by position
        inside = self.focusWidget()
        if inside is not None:
            inside.setFocus()

    def place(self) -> None:
        """Centre the sheet in the window, never larger than it."""
        room = self._window.size()
        width = min(scaled(self._wanted), room.width() - 2 * Space.GAP)
        layout = self.layout()
        wanted = self._page.heightForWidth(width - 2 * _EDGE)
        if wanted < 0:
            wanted = self._page.sizeHint().height()
        rest = self.sizeHint().height() - self._scroll.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            rest = layout.heightForWidth(width) - self._scroll.sizeHint().height()
        height = min(wanted + rest, room.height() - 2 * Space.GAP)
        left, top = (room.width() - width) // 2, max(Space.GAP, (room.height() - height) // 2)
        self.setGeometry(QRect(left, top, width, height))

    def _scrolled(self) -> QScrollArea:
        self._page = Page()
        inside = QVBoxLayout(self._page)
        inside.setContentsMargins(_RING, _RING, _RING, _RING)
        inside.addLayout(self.body)
        inside.addStretch(1)
        self._page.installEventFilter(self)
        self._scroll = scrolling(self._page)
        return self._scroll

    def _uncover(self) -> None:
        if self._scrim is not None:
            self.setParent(None)
            self._scrim.hide()
            self._scrim.setParent(None)
            self._scrim.deleteLater()
            self._scrim = None
        if self._before is not None:
            self._before.put_back()
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sentence or a field that came in makes the sheet higher, as far as there is room."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.place()
        return False

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        order = self._tab_order()
        if order:
            now = QApplication.focusWidget()
            at = order.index(now) if now in order else (-1 if next else 0)
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            order[(at + (1 if next else -1)) % len(order)].setFocus(reason)
        return True

    def _tab_order(self) -> list[QWidget]:
        """What Tab visits inside, in the order of the focus chain."""
        chain = focus_chain(self.window())
        return [part for part in chain if self.isAncestorOf(part) and takes_tab(part)]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Colour.CANVAS))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.SHEET, Radius.SHEET)
