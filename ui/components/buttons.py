"""Buttons: filled, bordered, quiet, and links; each a verb, with an icon or a key beside it."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from ui import icons
from ui.icons import Icon
from ui.style import RINGED
from ui.tokens import Colour, Radius, Type, colour, control_height, font, metrics, scaled

_PADDING = 14
_ICON_GAP = 8
_HINT_GAP = 10
_CHEVRON = 12


class Kind(Enum):
    """How loud a button is: one primary at most in sight, links only inside text."""

    PRIMARY = auto()
    SECONDARY = auto()
    QUIET = auto()
    LINK = auto()


@dataclass(frozen=True, slots=True)
class _Paint:
    """The colours of a button in one state."""

    text: Colour
    fill: Colour | None = None
    border: Colour | None = None
    hint: Colour = Colour.TEXT3


_USUAL = {
    Kind.PRIMARY: _Paint(Colour.ON_FILL, Colour.FILL, None, Colour.HINT_ON_FILL),
    Kind.SECONDARY: _Paint(Colour.TEXT, Colour.RAISED, Colour.EDGE),
    Kind.QUIET: _Paint(Colour.TEXT2),
    Kind.LINK: _Paint(Colour.ACCENT),
}
_HOVER = {
    Kind.PRIMARY: _Paint(Colour.ON_FILL, Colour.FILL_HOVER, None, Colour.ON_FILL),
    Kind.SECONDARY: _Paint(Colour.TEXT, Colour.HOVER, Colour.EDGE),
    Kind.QUIET: _Paint(Colour.TEXT, Colour.HOVER),
    Kind.LINK: _Paint(Colour.ACCENT),
}
_OFF = {
    Kind.PRIMARY: _Paint(Colour.TEXT3, Colour.OFF),
    Kind.SECONDARY: _Paint(Colour.TEXT3, None, Colour.LINE),
    Kind.QUIET: _Paint(Colour.TEXT3),
    Kind.LINK: _Paint(Colour.TEXT3),
}


class Button(QPushButton):
    """A button that paints itself from the tokens and keeps Qt's keyboard and role.

    `keys` binds a shortcut and shows it; `hint` only shows a key that is bound elsewhere.
    """

    def __init__(
        self,
        words: str,
        kind: Kind = Kind.SECONDARY,
        *,
        icon: Icon | None = None,
        keys: str = "",
        hint: str = "",
        tall: bool = False,
    ) -> None:
        super().__init__(words)
        self._kind, self._glyph, self._tall = kind, icon, tall
        self._least = 0
        self._hint = hint or keys.replace("Return", "Enter")
        self._type = Type.HELP if kind is Kind.LINK else Type.LIST if tall else Type.BASE
        if keys:
            self.setShortcut(QKeySequence(keys))
        if self._hint:
            self.setAccessibleDescription(self._hint)
        self.setProperty(RINGED, True)  # noqa: FBT003 - Qt takes it by position
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind is Kind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.restyle()

    def set_kind(self, kind: Kind) -> None:
        """Make it louder or quieter."""
        self._kind = kind
        self.update()

    def widen(self, pixels: int) -> "Button":
        """Give it a least width that grows with the text, as in a column of buttons."""
        self._least = pixels
        self.restyle()
        return self

    def restyle(self) -> None:
        """Take font and size from the tokens again."""
        self.setFont(font(self._type, semibold=True))
        self.setMinimumWidth(scaled(self._least))
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        if self._kind is Kind.LINK:
            height = metrics(self._type, semibold=True).height()
            return QSize(round(self._content_width()) + 2, round(height) + 2)
        height = control_height() + (scaled(8) if self._tall else 0)
        return QSize(round(self._content_width()) + 2 * _PADDING, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _content_width(self) -> float:
        width = metrics(self._type, semibold=True).horizontalAdvance(self.text())
        if self._glyph is not None:
            width += scaled(16) + _ICON_GAP
        if self._hint:
            width += _HINT_GAP + metrics(Type.HELP).horizontalAdvance(self._hint)
        if self.menu() is not None:
            width += _ICON_GAP + scaled(_CHEVRON)
        return width

    def _look(self) -> _Paint:
        if not self.isEnabled():
            return _OFF[self._kind]
        hot = self.underMouse() or self.isDown()
        return (_HOVER if hot else _USUAL)[self._kind]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look()
        self._paint_ground(painter, look)
        at = max(0.0, (self.width() - self._content_width()) / 2)
        if self._kind is Kind.LINK:
            at = 0.0
        if self._glyph is not None:
            side = scaled(16)
            box = QRectF(at, (self.height() - side) / 2, side, side)
            icons.draw(painter, self._glyph, box, look.text)
            at += side + _ICON_GAP
        self._paint_words(painter, look, at)

    def _paint_ground(self, painter: QPainter, look: _Paint) -> None:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour(look.border), 1) if look.border else Qt.PenStyle.NoPen)
        if look.fill is not None:
            painter.setBrush(colour(look.fill))
        if look.border is None:
            box = QRectF(self.rect())
        if look.fill is not None or look.border is not None:
            painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_words(self, painter: QPainter, look: _Paint, at: float) -> None:
        words = font(self._type, semibold=True)
        words.setUnderline(self._kind is Kind.LINK and self.underMouse())
        width = metrics(self._type, semibold=True).horizontalAdvance(self.text())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(words)
        painter.setPen(colour(look.text))
        painter.drawText(QRectF(at, 0, width + 2, self.height()), middle, self.text())
        at += width
        if self._hint:
            painter.setFont(font(Type.HELP))
            painter.setPen(colour(look.hint))
            box = QRectF(at + _HINT_GAP, 0, self.width(), self.height())
            painter.drawText(box, middle, self._hint)
        if self.menu() is not None:
            side = scaled(_CHEVRON)
            corner = QPointF(at + _ICON_GAP, (self.height() - side) / 2 + 1)
            box = QRectF(corner.x(), corner.y(), side, side)
            icons.draw(painter, Icon.CHEVRON_DOWN, box, look.text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def primary(words: str, *, icon: Icon | None = None, keys: str = "") -> Button:
    """The one filled button in sight."""
    return Button(words, Kind.PRIMARY, icon=icon, keys=keys)


def secondary(words: str, *, icon: Icon | None = None, keys: str = "") -> Button:
    """A bordered button."""
    return Button(words, Kind.SECONDARY, icon=icon, keys=keys)


def quiet(words: str, *, icon: Icon | None = None, keys: str = "") -> Button:
    """A button without a border."""
    return Button(words, Kind.QUIET, icon=icon, keys=keys)


def link(words: str) -> Button:
    """A small button that reads like a link, as in "show the math"."""
    return Button(words, Kind.LINK)
