"""The program's own sign."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import icons
from ui.icons import Icon
from ui.tokens import Colour, Space, Type, colour, font, metrics, scaled


class ProgramMark(QWidget):
    """The program's sign with its name beside it, or alone and larger."""

    def __init__(self, pixels: int = 28, words: str = "HR Case") -> None:
        super().__init__()
        self._pixels, self._words = pixels, words
        self.setAccessibleName("HR Case")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = metrics(Type.HEAD, semibold=True).horizontalAdvance(self._words)
        side = scaled(self._pixels)
        return QSize(side + (Space.ROW + round(width) + 2 if self._words else 0), side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def restyle(self) -> None:
        """Take the size from the text size in use."""
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scaled(self._pixels)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Colour.FILL))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.22, side * 0.22)
        inner = side * 0.58
        edge = (side - inner) / 2
        icons.draw(painter, Icon.FOLDER_CHECK, QRectF(edge, edge, inner, inner), Colour.ON_FILL)
        painter.setFont(font(Type.HEAD, semibold=True))
        painter.setPen(colour(Colour.TEXT))
        words = QRectF(side + Space.ROW, 0, self.width(), side)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._words)
