"""A key as a small cap, and the two places of the hotline that carry one."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from ui import icons
from ui.icons import Icon
from ui.style import RINGED
from ui.tokens import Colour, Radius, Space, Type, colour, font, metrics, scaled

_CAP: Final = 6


def cap_size(words: str) -> QSize:
    """How large a key cap is."""
    measures = metrics(Type.HELP)
    return QSize(round(measures.horizontalAdvance(words)) + 2 * _CAP, round(measures.height()) + 2)


def draw_cap(painter: QPainter, box: QRectF, words: str, tone: Colour, edge: Colour) -> None:
    """Draw a key cap into a box."""
    painter.setPen(QPen(colour(edge), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(colour(tone))
    painter.setFont(font(Type.HELP))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class HotlineButton(QAbstractButton):
    """The hotline in the status bar; opens the emergency card."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number
        self.setText("DHS hotline")
        self.setAccessibleName(f"DHS hotline {number}")
        self.setAccessibleDescription("Opens the emergency card, F9")
        self.setToolTip("Emergency card")
        self.setProperty(RINGED, True)  # noqa: FBT003 - Qt takes it by position
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Take the size from the text size in use."""
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        words = metrics(Type.HELP).horizontalAdvance(f"{self.text()} ")
        number = metrics(Type.HELP, semibold=True).horizontalAdvance(self._number)
        cap = cap_size("F9")
        width = scaled(14) + 2 * Space.SMALL + round(words + number) + cap.width()
        return QSize(width + 2, cap.height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, tone = scaled(14), Colour.TEXT if self.underMouse() else Colour.TEXT2
        icons.draw(painter, Icon.PHONE, QRectF(0, (self.height() - side) / 2, side, side), tone)
        at = float(side + Space.SMALL)
        for words, bold in ((f"{self.text()} ", False), (self._number, True)):
            width = metrics(Type.HELP, semibold=bold).horizontalAdvance(words)
            painter.setFont(font(Type.HELP, semibold=bold))
            painter.setPen(colour(Colour.TEXT if bold else tone))
            box = QRectF(at, 0, width + 2, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            at += width
        cap = cap_size("F9")
        box = QRectF(
            at + Space.SMALL, (self.height() - cap.height()) / 2, cap.width(), cap.height()
        )
        draw_cap(painter, box, "F9", Colour.TEXT2, Colour.EDGE)


class CardButton(QAbstractButton):
    """The emergency card as the lock screen offers it: an amber band that is one button."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number
        self.setText("Emergency card")
        self.setAccessibleName(f"Emergency card: DHS hotline {number} and the steps")
        self.setAccessibleDescription("F9")
        self.setProperty(RINGED, True)  # noqa: FBT003 - Qt takes it by position
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Take the height from the text size in use."""
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        lines = metrics(Type.HEAD, semibold=True).height() + metrics().height()
        return QSize(scaled(300), max(64, round(lines) + 24))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Colour.AMBER_TINT))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.BANNER, Radius.BANNER)
        side, cap = scaled(18), cap_size("F9")
        middle = self.height() / 2
        icons.draw(painter, Icon.PHONE, QRectF(18, middle - side / 2, side, side), Colour.AMBER)
        at = 18 + side + Space.GAP
        head = metrics(Type.HEAD, semibold=True).height()
        room = self.width() - at - cap.width() - 2 * Space.GAP
        painter.setPen(colour(Colour.TEXT))
        painter.setFont(font(Type.HEAD, semibold=True))
        top = middle - (head + metrics().height()) / 2
        painter.drawText(QRectF(at, top, room, head), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(colour(Colour.TEXT2))
        painter.setFont(font())
        words = f"DHS hotline {self._number} and the steps"
        below = QRectF(at, top + head, room, metrics().height())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, words)
        place = QRectF(
            self.width() - Space.GAP - cap.width(), middle - cap.height() / 2, *cap.toTuple()
        )
        draw_cap(painter, place, "F9", Colour.AMBER, Colour.AMBER)
