"""A choice with all answers in sight, and the check box; both paint themselves."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from ui.style import RINGED
from ui.tokens import Colour, Radius, Type, colour, control_height, font, metrics, scaled

_PADDING: Final = 13
_TICK: Final = ((3.6, 8.2), (6.8, 11.2), (12.4, 5.2))


class Segment(QRadioButton):
    """One answer of a segmented choice."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setProperty(RINGED, True)  # noqa: FBT003 - Qt takes it by position
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Take the size from the tokens again."""
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        width = metrics(Type.BASE, semibold=True).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * _PADDING, control_height() - 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(colour(Colour.EDGE), 1))
            painter.setBrush(colour(Colour.RAISED if self.isEnabled() else Colour.PANEL))
            painter.drawRoundedRect(box, Radius.BADGE, Radius.BADGE)
        painter.setFont(font(Type.BASE, semibold=self.isChecked()))
        painter.setPen(colour(self._ink()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _ink(self) -> Colour:
        if not self.isEnabled():
            return Colour.TEXT3
        return Colour.TEXT if self.isChecked() or self.underMouse() else Colour.TEXT2


class Segments(QWidget):
    """A row of answers of which one is chosen, or none yet; arrow keys move."""

    chosen = Signal(int)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons = [Segment(answer) for answer in words]
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for at, button in enumerate(self.buttons):
            self._group.addButton(button, at)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idToggled.connect(self._tell)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])

    @property
    def current(self) -> int | None:
        """Which answer is chosen, counted from 0; None if none is."""
        at = self._group.checkedId()
        return at if at >= 0 else None

    def choose(self, at: int | None) -> None:
        """Choose an answer, or none."""
        if at is not None:
            self.buttons[at].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self.buttons:
            button.setChecked(False)
        self._group.setExclusive(True)

    def name(self, label: str, help_words: str = "") -> None:
        """Tell screen readers the question; each answer keeps its own words."""
        self.setAccessibleName(label)
        for button in self.buttons:
            button.setAccessibleName(f"{label}: {button.text()}")
            button.setAccessibleDescription(help_words)

    def _tell(self, at: int, checked: bool) -> None:  # noqa: FBT001 - sent by idToggled
        if checked:
            self.setFocusProxy(self.buttons[at])
            self.chosen.emit(at)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Colour.HOVER))
        painter.drawRoundedRect(QRectF(self.rect()), Radius.CONTROL, Radius.CONTROL)
        wrong = any(button.property("wrong") for button in self.buttons)
        if wrong:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(Colour.RED), 2))
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)


class CheckBox(QCheckBox):
    """A box to tick, with its words behind it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setProperty(RINGED, True)  # noqa: FBT003 - Qt takes it by position
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Take the size from the tokens again."""
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        width = metrics().horizontalAdvance(self.text()) + scaled(16) + 10
        return QSize(round(width) + 4, control_height() - 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.toggle()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scaled(16)
        box = QRectF(0.5, (self.height() - side) / 2, side - 1, side - 1)
        filled = self.isChecked() and self.isEnabled()
        painter.setPen(QPen(colour(Colour.FILL if filled else self._edge()), 1))
        painter.setBrush(colour(Colour.FILL if filled else Colour.RAISED))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            self._paint_tick(painter, box)
        painter.setFont(font())
        painter.setPen(colour(Colour.TEXT if self.isEnabled() else Colour.TEXT3))
        words = QRectF(side + 10, 0, self.width() - side - 10, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, middle, self.text())

    def _edge(self) -> Colour:
        if self.property("wrong"):
            return Colour.RED
        return Colour.FIELD if self.isEnabled() else Colour.LINE

    def _paint_tick(self, painter: QPainter, box: QRectF) -> None:
        ink = colour(Colour.ON_FILL if self.isEnabled() else Colour.TEXT3)
        pen = QPen(ink, 2 * box.width() / 16)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        grow = box.width() / 16
        points = [QPointF(box.x() + x * grow, box.y() + y * grow) for x, y in _TICK]
        painter.drawPolyline(points)
