"""From first knowledge to the calls: the first hour takes three quarters, the rest of a day one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui.components.labels import Label
from ui.components.states import Shape, State, paint_shape
from ui.tokens import Colour, Space, Type, colour, font, metrics, scaled

_AMBER_SHARE: Final = 0.75
_CIRCLE: Final = 14
_LINE: Final = 4
_EDGE: Final = 6


@dataclass(frozen=True, slots=True)
class ClockMark:
    """One call on the line, or one still to be made: how far, in which state, in which words."""

    minutes: int
    state: State
    elapsed: str
    words: str


@dataclass(frozen=True, slots=True)
class ClockScale:
    """Where the line begins and where its alarms stand, in minutes; the words below them."""

    start: str
    amber: int
    red: int

    def share(self, minutes: int) -> float:
        """How far along the line so many minutes are, from 0 to 1."""
        if minutes <= self.amber:
            return _AMBER_SHARE * max(0, minutes) / self.amber
        late = min(1.0, (minutes - self.amber) / (self.red - self.amber))
        return _AMBER_SHARE + (1 - _AMBER_SHARE) * late


class ClockLine(Label):
    """Paints the calls on one line, alternately above and below it; says them as a sentence."""

    def __init__(self, scale: ClockScale, marks: Sequence[ClockMark] = ()) -> None:
        self._scale, self._marks = scale, list(marks)
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_marks(scale, marks)

    def show_marks(self, scale: ClockScale, marks: Sequence[ClockMark]) -> None:
        """Show these calls, earliest first."""
        self._scale = scale
        self._marks = sorted(marks, key=lambda mark: mark.minutes)
        said = "; ".join(f"{mark.words}: {mark.elapsed}" for mark in self._marks)
        self.setText(f"Since first knowledge: {said}" if said else "No call yet")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        rows = 3 if any(line for _, line in self._places()) else 2
        return QSize(scaled(320), self._row() * rows + scaled(_CIRCLE) + rows * Space.HAIR + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(160), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._row() + Space.HAIR + scaled(_CIRCLE) / 2
        self._paint_line(painter, middle)
        self._paint_alarms(painter, middle)
        for mark, place in zip(self._marks, self._places(), strict=True):
            self._paint_mark(painter, mark, middle, place)

    def _places(self) -> list[tuple[float, int]]:
        """Where the words of each mark begin, and whether above the line (0) or below it (1)."""
        ends, found = [0.0, 0.0], []
        for mark in self._marks:
            width = _width(mark)
            left = max(0.0, min(self._at(mark.minutes) - _CIRCLE / 2, self.width() - width))
            line = 0 if left >= ends[0] else 1
            ends[line] = left + width + Space.ROW
            found.append((left, line))
        return found

    def _row(self) -> int:
        return round(metrics().height())

    def _at(self, minutes: int) -> float:
        return _EDGE + self._scale.share(minutes) * (self.width() - 2 * _EDGE)

    def _paint_line(self, painter: QPainter, middle: float) -> None:
        painter.setPen(QPen(colour(Colour.EDGE), _LINE))
        painter.drawLine(QPointF(_EDGE, middle), QPointF(self.width() - _EDGE, middle))
        stops = [0, *(mark.minutes for mark in self._marks)]
        for mark, (start, end) in zip(self._marks, pairwise(stops), strict=True):
            painter.setPen(QPen(colour(mark.state.tone), _LINE))
            painter.drawLine(QPointF(self._at(start), middle), QPointF(self._at(end), middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Colour.TEXT))
        painter.drawEllipse(QPointF(_EDGE, middle), 5, 5)

    def _paint_alarms(self, painter: QPainter, middle: float) -> None:
        """Both alarms and their words, which never touch; in little room the hours alone."""
        top = middle + scaled(_CIRCLE) / 2 + Space.HAIR
        below = QRectF(0, top, self.width(), self._row())
        painter.setFont(font(Type.HELP))
        painter.setPen(colour(Colour.TEXT2))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self._scale.start)
        painter.setFont(font(Type.HELP, semibold=True))
        edge = float(self.width())
        for minutes, words, tone in reversed(self._alarms()):
            at = self._at(minutes)
            painter.setPen(QPen(colour(tone), 2))
            painter.drawLine(QPointF(at, middle - _CIRCLE / 2), QPointF(at, middle + _CIRCLE / 2))
            width = metrics(Type.HELP, semibold=True).horizontalAdvance(words)
            left = min(at - width / 2, edge - width)
            painter.drawText(QPointF(left, below.y() + metrics(Type.HELP).ascent()), words)
            edge = left - Space.SMALL

    def _alarms(self) -> list[tuple[int, str, Colour]]:
        """When each alarm comes, its words, and its colour."""
        amber, red = self._scale.amber, self._scale.red
        words = [f"{amber // 60} h, amber", f"{red // 60} h, red"]
        measures = metrics(Type.HELP, semibold=True)
        wanted = sum(measures.horizontalAdvance(one) for one in words) + Space.SMALL
        if wanted > self.width() * (1 - _AMBER_SHARE) + measures.horizontalAdvance(words[0]) / 2:
            words = [f"{amber // 60} h", f"{red // 60} h"]
        return [(amber, words[0], Colour.AMBER), (red, words[1], Colour.RED)]

    def _paint_mark(
        self, painter: QPainter, mark: ClockMark, middle: float, place: tuple[float, int]
    ) -> None:
        at, side = self._at(mark.minutes), scaled(_CIRCLE)
        painter.setPen(QPen(colour(Colour.PANEL), 2))
        painter.setBrush(colour(mark.state.tone))
        painter.drawEllipse(QPointF(at, middle), side / 2, side / 2)
        if mark.state is State.DONE:
            inner = side * 0.5
            box = QRectF(at - inner / 2, middle - inner / 2, inner, inner)
            paint_shape(painter, Shape.CHECK, box, Colour.PANEL)
        left, line = place
        top = 0.0 if line == 0 else middle + side / 2 + self._row() + 2 * Space.HAIR
        strong = metrics(semibold=True)
        painter.setFont(font(semibold=True))
        painter.setPen(colour(mark.state.tone))
        painter.drawText(QPointF(left, top + strong.ascent()), mark.elapsed)
        painter.setFont(font())
        painter.setPen(colour(Colour.TEXT2))
        after = left + strong.horizontalAdvance(mark.elapsed) + Space.SMALL
        painter.drawText(QPointF(after, top + metrics().ascent()), mark.words)


def _width(mark: ClockMark) -> float:
    """How much room the words of a mark take."""
    strong = metrics(semibold=True).horizontalAdvance(mark.elapsed)
    return strong + Space.SMALL + metrics().horizontalAdvance(mark.words)
