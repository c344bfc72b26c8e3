"""One line of a short list that is a button as a whole: when, what, why, which case."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy
from typing_extensions import override

from ui.components.labels import Label
from ui.style import RINGED
from ui.tokens import Colour, Type, scaled

_WHEN_COLUMN: Final = 112
_WIDE_FROM: Final = 340


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of a line; without `when` the line has no column for the day."""

    title: str
    why: str
    number: str
    when: str = ""
    near: str = ""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        told = f"{self.when}, {self.near}" if self.when else ""
        return ". ".join(part for part in (told, self.title, self.why, self.number) if part)


class ListLine(QPushButton):
    """Press it, and one goes there; the day stands above the words when there is little room."""

    def __init__(self, words: LineWords) -> None:
        super().__init__()
        self._wide: bool | None = None
        self._has_day = bool(words.when)
        self._title = Label(words.title, Type.LIST, wrap=True)
        self._parts = (
            Label(words.when, Type.LIST),
            Label(words.near, tone=Colour.TEXT2),
            self._title,
            Label(words.why, tone=Colour.TEXT2, wrap=True),
            Label(words.number, tone=Colour.TEXT2),
        )
        for part in self._parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setAccessibleName(words.spoken)
        self.setProperty(RINGED, True)  # noqa: FBT003 - Qt takes it by position
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 9, 0, 9)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(1)
        self._lay(1000)

    def restyle(self) -> None:
        """Lay the columns again for the text size in use."""
        self._wide = None
        self._lay(self.width())

    def _lay(self, width: int) -> None:
        wide = width >= scaled(_WIDE_FROM)
        if wide is self._wide:
            return
        self._wide = wide
        beside = wide and self._has_day
        when, near, title, why, number = self._parts
        self._grid.setColumnMinimumWidth(0, scaled(_WHEN_COLUMN) if beside else 0)
        self._grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(when, 0, 0, top)
        self._grid.addWidget(near, 1, 0, top)
        when.setVisible(self._has_day)
        near.setVisible(self._has_day)
        below = 0 if beside or not self._has_day else 2
        column, span = (1, 1) if beside else (0, 2)
        self._grid.addWidget(title, below, column, 1, span)
        self._grid.addWidget(why, below + 1, column, 1, 3 - column)
        self._grid.addWidget(number, 0, 2, top)

    @override
    def sizeHint(self) -> QSize:
        return self._grid.totalSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._grid.totalMinimumSize()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(event.size().width())

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._title.say(self._title.text(), Colour.ACCENT)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._title.say(self._title.text(), Colour.TEXT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The labels paint themselves; the button has no ground of its own."""
