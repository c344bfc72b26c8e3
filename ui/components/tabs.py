"""The tabs of a case, each with the number of its open duties."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOption,
    QTabBar,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from ui import icons
from ui.components.states import paint_badge
from ui.icons import Icon
from ui.tokens import Colour, Radius, Type, colour, font, metrics, scaled

_GAP = 28
_BADGE_GAP = 8
_ARROWS = {
    QStyle.PrimitiveElement.PE_IndicatorArrowLeft: Icon.CHEVRON_LEFT,
    QStyle.PrimitiveElement.PE_IndicatorArrowRight: Icon.CHEVRON_RIGHT,
}


class _ArrowStyle(QProxyStyle):
    """Gives the arrows room that grows with the text."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric == QStyle.PixelMetric.PM_TabBarScrollButtonWidth:
            return scaled(24)
        return super().pixelMetric(metric, option, widget)

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        arrow = _ARROWS.get(element)
        if arrow is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        side = scaled(16)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(option.rect).center())
        is_on = bool(option.state & QStyle.StateFlag.State_Enabled)
        icons.draw(painter, arrow, box, Colour.ACCENT if is_on else Colour.EDGE)


class Tabs(QTabBar):
    """Words on a hairline; the current one is underlined. `currentChanged` tells which."""

    def __init__(self, name: str = "Parts of this page") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._room = _ArrowStyle()
        self.setStyle(self._room)
        for arrow in self.findChildren(QToolButton):
            arrow.setStyle(self._room)
            arrow.setAutoRaise(True)
            arrow.setBackgroundRole(QPalette.ColorRole.Window)
            arrow.setAutoFillBackground(True)
        self.restyle()

    def add(self, words: str) -> int:
        """Add a tab; its number comes back."""
        at = self.addTab(words)
        self.setAccessibleTabName(at, words)
        return at

    def show_count(self, at: int, count: int) -> None:
        """Show how many duties are open behind a tab; none shows nothing."""
        self.setTabData(at, count)
        words = self.tabText(at)
        self.setAccessibleTabName(at, f"{words}, {count} open" if count else words)
        self.setTabText(at, words)

    def restyle(self) -> None:
        """Take the sizes from the tokens again."""
        self.setFont(font())
        self.updateGeometry()

    def _count(self, at: int) -> int:
        count = self.tabData(at)
        return count if isinstance(count, int) else 0

    def _badge_width(self, at: int) -> int:
        if not self._count(at):
            return 0
        measures = metrics(Type.HELP, semibold=True)
        return _BADGE_GAP + round(measures.horizontalAdvance(str(self._count(at)))) + 12

    @override
    def tabSizeHint(self, index: int) -> QSize:
        words = round(metrics(semibold=True).horizontalAdvance(self.tabText(index)))
        height = max(40, round(metrics().height()) + 22)
        return QSize(words + self._badge_width(index) + _GAP, height)

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(200), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour(Colour.LINE))
        for at in range(self.count()):
            self._paint_tab(painter, at, self.tabRect(at))

    def _paint_tab(self, painter: QPainter, at: int, box: QRect) -> None:
        current = at == self.currentIndex()
        painter.setFont(font(semibold=current))
        painter.setPen(colour(Colour.ACCENT if current else Colour.TEXT2))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, middle, self.tabText(at))
        width = round(metrics(semibold=current).horizontalAdvance(self.tabText(at)))
        if current:
            line = QRectF(box.x(), self.height() - 2, width, 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(Colour.ACCENT))
            painter.drawRoundedRect(line, 1, 1)
        if current and self.hasFocus():
            self._paint_focus(painter, QRectF(box.x(), box.y(), width, box.height()))
        if self._count(at):
            self._paint_count(painter, at, QRectF(box).adjusted(width + _BADGE_GAP, 0, 0, 0))

    def _paint_focus(self, painter: QPainter, words: QRectF) -> None:
        height = metrics().height() + 8
        top = words.center().y() - height / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(Colour.ACCENT), 2))
        left = max(1.0, words.x() - 6)
        ring = QRectF(left, top, words.right() + 6 - left, height)
        painter.drawRoundedRect(ring, Radius.CONTROL, Radius.CONTROL)

    def _paint_count(self, painter: QPainter, at: int, box: QRectF) -> None:
        height = metrics(Type.HELP).height() + 1
        width = self._badge_width(at) - _BADGE_GAP
        badge = QRectF(box.x(), box.center().y() - height / 2, width, height)
        paint_badge(painter, badge, Colour.AMBER)
        painter.setFont(font(Type.HELP, semibold=True))
        painter.setPen(colour(Colour.AMBER))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._count(at)))
