"""States as shape, word and colour; severity as pips; badges and clock chips.

Each has one paint function, used by its widget and by table delegates alike.
"""

from enum import Enum, StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui import icons
from ui.components.labels import Label
from ui.icons import Icon
from ui.tokens import Colour, Radius, Space, Type, colour, font, metrics, scaled

BOX: Final = 10
GAP: Final = 6
PIPS: Final = 4


class Shape(Enum):
    """The painted shapes, each in a box of ten by ten."""

    TRIANGLE = "triangle"
    DOT = "dot"
    RING = "ring"
    BARS = "bars"
    SQUARE = "square"
    CHECK = "check"
    LOCK = "lock"


class State(StrEnum):
    """The words for states; the value is the word on the screen."""

    OVERDUE = "Overdue"
    LATE = "Late"
    DUE = "Due"
    LATER = "Later"
    WAITING = "Waiting"
    QUIET = "Quiet"
    ON_HOLD = "On hold"
    BLOCKED = "Blocked"
    DONE = "Done"
    NOT_NEEDED = "Not needed"
    SEALED = "Sealed"

    @property
    def shape(self) -> Shape:
        """The shape that goes with the word."""
        return _LOOKS[self][0]

    @property
    def tone(self) -> Colour:
        """The colour of shape and word."""
        return _LOOKS[self][1]

    @property
    def ground(self) -> Colour:
        """The tint behind a row or chip in this state."""
        return _GROUNDS.get(self.tone, Colour.HOVER)


_LOOKS: Final = {
    State.OVERDUE: (Shape.TRIANGLE, Colour.RED),
    State.LATE: (Shape.TRIANGLE, Colour.AMBER),
    State.DUE: (Shape.DOT, Colour.AMBER),
    State.LATER: (Shape.DOT, Colour.TEXT3),
    State.WAITING: (Shape.DOT, Colour.TEXT3),
    State.QUIET: (Shape.DOT, Colour.TEXT3),
    State.ON_HOLD: (Shape.BARS, Colour.TEXT2),
    State.BLOCKED: (Shape.SQUARE, Colour.RED),
    State.DONE: (Shape.CHECK, Colour.GREEN),
    State.NOT_NEEDED: (Shape.RING, Colour.TEXT3),
    State.SEALED: (Shape.LOCK, Colour.TEXT3),
}
_GROUNDS: Final = {
    Colour.RED: Colour.RED_TINT,
    Colour.AMBER: Colour.AMBER_TINT,
    Colour.GREEN: Colour.GREEN_TINT,
}
_SEVERITIES: Final = ("minor", "boundary", "major", "serious")


def severity_words(level: int) -> str:
    """As in "SEV2 boundary"."""
    return f"SEV{level} {_SEVERITIES[level - 1]}"


def paint_shape(painter: QPainter, shape: Shape, box: QRectF, tone: Colour) -> None:
    """Paint a shape into a box, which is ten by ten at 100 %."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / BOX, box.height() / BOX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tone))
    _PAINTERS[shape](painter, tone)
    painter.restore()


def _triangle(painter: QPainter, tone: Colour) -> None:
    path = QPainterPath()
    path.moveTo(5, 1)
    path.lineTo(9.5, 9.2)
    path.lineTo(0.5, 9.2)
    path.closeSubpath()
    pen = QPen(colour(tone), 1)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)


def _dot(painter: QPainter, _tone: Colour) -> None:
    painter.drawEllipse(QPointF(5, 5), 4, 4)


def _ring(painter: QPainter, tone: Colour) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(tone), 1.6))
    painter.drawEllipse(QPointF(5, 5), 3.4, 3.4)


def _bars(painter: QPainter, _tone: Colour) -> None:
    painter.drawRoundedRect(QRectF(1.6, 1, 2.4, 8), 0.6, 0.6)
    painter.drawRoundedRect(QRectF(6, 1, 2.4, 8), 0.6, 0.6)


def _square(painter: QPainter, _tone: Colour) -> None:
    painter.drawRoundedRect(QRectF(1, 1, 8, 8), 2, 2)


def _check(painter: QPainter, tone: Colour) -> None:
    pen = QPen(colour(tone), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(0.6, 5.6), QPointF(3.6, 8.6), QPointF(9.6, 1.8)])


def _lock(painter: QPainter, tone: Colour) -> None:
    icons.draw(painter, Icon.LOCK, QRectF(-1, -1, 12, 12), tone)


_PAINTERS: Final = {
    Shape.TRIANGLE: _triangle,
    Shape.DOT: _dot,
    Shape.RING: _ring,
    Shape.BARS: _bars,
    Shape.SQUARE: _square,
    Shape.CHECK: _check,
    Shape.LOCK: _lock,
}


def paint_pips(painter: QPainter, level: int, left: float, middle: float) -> None:
    """Paint the four pips of a severity from `left`, centred on `middle`."""
    grow = scaled(100) / 100
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for pip in range(PIPS):
        lit = Colour.RED if level == PIPS else Colour.TEXT2
        painter.setBrush(colour(lit if pip < level else Colour.EDGE))
        box = QRectF(left + pip * 5 * grow, middle - 5 * grow, 3 * grow, 10 * grow)
        painter.drawRoundedRect(box, grow, grow)
    painter.restore()


def paint_words(painter: QPainter, words: str, box: QRectF, tone: Colour) -> None:
    """Paint words in the painter's font, cut with an ellipsis if they do not fit."""
    painter.setPen(colour(tone))
    cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


def paint_state(painter: QPainter, state: State, box: QRectF) -> None:
    """Paint shape and word of a state into a box, vertically centred."""
    side = scaled(BOX)
    shape = QRectF(box.x(), box.center().y() - side / 2, side, side)
    paint_shape(painter, state.shape, shape, state.tone)
    painter.setFont(font(Type.BASE, semibold=True))
    paint_words(painter, state.value, box.adjusted(side + GAP, 0, 0, 0), state.tone)


def paint_severity(painter: QPainter, level: int, box: QRectF, *, semibold: bool = False) -> None:
    """Paint pips and words of a severity into a box; the fourth is red and semibold."""
    serious = level == PIPS
    paint_pips(painter, level, box.x(), box.center().y())
    painter.setFont(font(Type.BASE, semibold=semibold or serious))
    tone = Colour.RED if serious else Colour.TEXT
    paint_words(painter, severity_words(level), box.adjusted(scaled(28), 0, 0, 0), tone)


class ShapeLabel(Label):
    """A painted shape with words behind it."""

    def __init__(
        self,
        shape: Shape,
        words: str,
        tone: Colour = Colour.TEXT,
        *,
        semibold: bool = False,
        wrap: bool = False,
    ) -> None:
        self._shape, self._shape_tone = shape, tone
        super().__init__(words, Type.BASE, tone, semibold=semibold, wrap=wrap)

    def show_shape(self, shape: Shape, tone: Colour) -> None:
        """Change the shape and its colour."""
        self._shape, self._shape_tone = shape, tone
        self.update()

    @override
    def restyle(self) -> None:
        super().restyle()
        self.setContentsMargins(scaled(BOX) + GAP, 0, 0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = scaled(BOX)
        painter = QPainter(self)
        line = self.fontMetrics().height()
        middle = line / 2 if self.wordWrap() else self.height() / 2
        paint_shape(
            painter, self._shape, QRectF(0, middle - side / 2, side, side), self._shape_tone
        )


class StateLabel(ShapeLabel):
    """A state: its shape and its word, or other words in its place."""

    def __init__(self, state: State, words: str = "", *, semibold: bool = True) -> None:
        super().__init__(state.shape, words or state.value, state.tone, semibold=semibold)

    def show_state(self, state: State, words: str = "") -> None:
        """Show another state."""
        self.show_shape(state.shape, state.tone)
        self.say(words or state.value, state.tone)


class SeverityLabel(Label):
    """A severity: four pips and its words."""

    def __init__(self, level: int) -> None:
        self._level = level
        super().__init__(severity_words(level), semibold=True)
        self.show_level(level)

    def show_level(self, level: int) -> None:
        """Show another severity, 1 to 4."""
        self._level = level
        self.say(severity_words(level), Colour.RED if level == PIPS else Colour.TEXT)
        self.update()

    @override
    def restyle(self) -> None:
        super().restyle()
        self.setContentsMargins(scaled(28), 0, 0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_pips(QPainter(self), self._level, 0, self.height() / 2)


class Badge(Label):
    """A small word on a tint: a count, a draft, how long something is live."""

    def __init__(self, words: str, tone: Colour = Colour.TEXT2, *, outlined: bool = False) -> None:
        self._outlined = outlined
        size = Type.BASE if tone is Colour.ACCENT else Type.HELP
        super().__init__(words, size, tone, semibold=True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        measures = metrics(self._size, semibold=True)
        width = round(measures.horizontalAdvance(self.text())) + 18
        return QSize(width, max(22, round(measures.height()) + 4))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._tone, outlined=self._outlined)
        painter.end()
        super().paintEvent(event)


def paint_badge(painter: QPainter, box: QRectF, tone: Colour, *, outlined: bool = False) -> None:
    """Paint the ground of a badge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = Colour.TINT if tone is Colour.ACCENT else _GROUNDS.get(tone, Colour.HOVER)
    if outlined:
        painter.setPen(QPen(colour(Colour.EDGE), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
    painter.drawRoundedRect(box, Radius.BADGE, Radius.BADGE)


class ClockChip(Label):
    """A duty and its clock on a tint, as in "DHS called  17 min after"."""

    def __init__(self, state: State, words: str, detail: str = "") -> None:
        self._state, self._words, self._detail = state, words, detail
        super().__init__(f"{words} {detail}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_clock(self, state: State, words: str, detail: str) -> None:
        """Show another state of the duty."""
        self._state, self._words, self._detail = state, words, detail
        self.setText(f"{words} {detail}".strip())
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        width = 2 * Space.ROW + scaled(BOX) + GAP
        width += round(metrics(semibold=True).horizontalAdvance(self._words))
        if self._detail:
            width += GAP + round(metrics().horizontalAdvance(self._detail)) + 1
        return QSize(width, max(28, round(metrics().height()) + 8))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._state.ground))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)
        side = scaled(BOX)
        middle = self.height() / 2
        shape = QRectF(Space.ROW, middle - side / 2, side, side)
        paint_shape(painter, self._state.shape, shape, self._state.tone)
        held = self._state is State.ON_HOLD
        at = Space.ROW + side + GAP
        box = QRectF(at, 0, self.width() - at, self.height())
        painter.setFont(font(semibold=True))
        paint_words(painter, self._words, box, Colour.TEXT if held else self._state.tone)
        at = round(metrics(semibold=True).horizontalAdvance(self._words)) + GAP
        painter.setFont(font())
        paint_words(painter, self._detail, box.adjusted(at, 0, 0, 0), Colour.TEXT2)
