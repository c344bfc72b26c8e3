"""Editors for a day and for a moment: typed as people write them, never cleared."""

from collections.abc import Callable
from datetime import date, datetime
from enum import IntEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ui import icons, when
from ui.components.segments import Segments
from ui.editors import Editor
from ui.icons import Icon
from ui.tokens import Colour, Space, scaled

FIRST_YEAR: Final = 1930
LAST_YEAR: Final = 2100


class DayLine(QLineEdit):
    """A line with a small picture at its end that Alt+Down presses as well."""

    def __init__(self, picture: Icon, words: str) -> None:
        super().__init__()
        self._picture = picture
        self.help = QAction(words, self)
        self.addAction(self.help, QLineEdit.ActionPosition.TrailingPosition)
        self.restyle()

    def restyle(self) -> None:
        """Leave room for the picture, which is painted here because Qt's does not grow."""
        blank = QPixmap(16, 16)
        blank.fill(Qt.GlobalColor.transparent)
        self.help.setIcon(QIcon(blank))
        self.setTextMargins(0, 0, scaled(16) - 16, 0)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.help.isVisible():
            return
        side = scaled(16)
        left, top = self.width() - side - Space.ROW, (self.height() - side) / 2
        icons.draw(QPainter(self), self._picture, QRectF(left, top, side, side), Colour.TEXT2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.help.trigger()
            return
        super().keyPressEvent(event)


class Calendar(QCalendarWidget):
    """A month to choose a day from, below its field; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setAccessibleName("Calendar")


class DateEditor(Editor[date | None]):
    """A day: "22 Nov 2026", "11/22/2026" or "2026-11-22"; Alt+Down opens a calendar."""

    def __init__(self, first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> None:
        self.line = DayLine(Icon.CALENDAR, "Open the calendar")
        self._years = (first_year, last_year)
        super().__init__(self.line)
        self.line.textChanged.connect(self.changed)
        self.line.help.triggered.connect(self._open_calendar)

    @override
    def value(self) -> date | None:
        found = when.read_day(self.line.text())
        return found if found and not _beyond(found, self._years) else None

    @override
    def show_value(self, value: date | None) -> None:
        self.line.setText(when.weekday(value) if value else "")

    @override
    def plain(self) -> str:
        return self.line.text()

    @override
    def show_plain(self, kept: Any) -> None:
        self.line.setText(str(kept))

    @override
    def problem(self) -> str:
        return _day_problem(self.line.text(), self._years)

    @override
    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and (found := self.value()):
            self.show_value(found)
        return super().eventFilter(watched, event)

    def _open_calendar(self) -> None:
        calendar = Calendar(self.line)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.value()
        if chosen is not None:
            calendar.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        calendar.activated.connect(calendar.close)
        calendar.clicked.connect(calendar.close)
        calendar.move(self.line.mapToGlobal(QPoint(0, self.line.height() + Space.HAIR)))
        calendar.show()

    def _take(self, chosen: QDate) -> None:
        self.show_value(date(chosen.year(), chosen.month(), chosen.day()))


class _Reading(IntEnum):
    """Which of the two equal wall times is meant on the night when clocks go back."""

    FIRST = 0
    SECOND = 1


class MomentEditor(Editor[datetime | None]):
    """A day and a time in the office's zone: "22 Nov 2026, 16:48"; the value is UTC.

    In the hour that comes twice in November it asks which one is meant. With a `now`, the
    picture at its end (Alt+Down) fills in the present minute.
    """

    def __init__(self, zone: ZoneInfo, now: Callable[[], datetime] | None = None) -> None:
        self.line = DayLine(Icon.CLOCK, "Now")
        self._zone, self._now = zone, now
        self._twice = Segments(["First time", "Second time"])
        self._twice.hide()
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.line)
        column.addWidget(self._twice)
        both.setFocusProxy(self.line)
        super().__init__(both)
        self.line.help.setVisible(now is not None)
        self.line.help.triggered.connect(self._fill_now)
        self.line.textChanged.connect(self._typed)
        self._twice.chosen.connect(self.changed)

    def set_zone(self, zone: ZoneInfo) -> None:
        """Read wall times in another zone; what a person typed stays as it was typed."""
        self._zone = zone
        self.changed.emit()

    @override
    def parts(self) -> list[QWidget]:
        return [self.line]

    @override
    def name(self, label: str, help_words: str = "") -> None:
        super().name(label, help_words)
        self._twice.name(f"{label}, this hour comes twice")

    @override
    def value(self) -> datetime | None:
        readings = self._readings()
        if len(readings) == 1:
            return readings[0]
        at = self._twice.current
        return readings[at] if readings and at is not None else None

    @override
    def show_value(self, value: datetime | None) -> None:
        self.line.setText(when.moment(value, self._zone) if value else "")
        readings = self._readings()
        if value is not None and len(readings) > 1:
            self._twice.choose(readings.index(value.replace(second=0, microsecond=0)))

    @override
    def plain(self) -> list[object]:
        return [self.line.text(), self._twice.current]

    @override
    def show_plain(self, kept: Any) -> None:
        words, at = kept
        self.line.setText(str(words))
        if at is not None:
            self._twice.choose(_Reading(at))

    @override
    def is_empty(self) -> bool:
        return not self.line.text().strip()

    @override
    def problem(self) -> str:
        words = self.line.text().strip()
        typed_day, typed_time = when.split_moment(words)
        if not words:
            return ""
        if wrong := _day_problem(typed_day, (FIRST_YEAR, LAST_YEAR)):
            return wrong
        if when.read_time(typed_time) is None:
            return "Write the time as well, such as 16:48 or 4:48 pm."
        readings = self._readings()
        if not readings:
            return "This time does not exist: the clocks were put forward in that hour."
        if len(readings) > 1 and self._twice.current is None:
            return "This hour comes twice that night. Choose the first or the second time."
        return ""

    def _readings(self) -> list[datetime]:
        """The moments that the typed words can mean: one, or two, or none."""
        typed_day, typed_time = when.split_moment(self.line.text())
        at_day, at_time = when.read_day(typed_day), when.read_time(typed_time)
        if at_day is None or at_time is None or _beyond(at_day, (FIRST_YEAR, LAST_YEAR)):
            return []
        wall = datetime.combine(at_day, at_time)
        return when.local_readings(wall, self._zone)

    def _typed(self) -> None:
        twice = len(self._readings()) > 1
        if not twice:
            self._twice.choose(None)
        self._twice.setVisible(twice)
        self.changed.emit()

    def _fill_now(self) -> None:
        if self._now is not None:
            self.show_value(self._now())

    @override
    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and len(self._readings()) == 1:
            self.show_value(self.value())
        return super().eventFilter(watched, event)


def _beyond(value: date, years: tuple[int, int]) -> bool:
    first, last = years
    return not first <= value.year <= last


def _day_problem(words: str, years: tuple[int, int]) -> str:
    """What is wrong with a typed day; nothing for an empty one."""
    if not words.strip():
        return ""
    found = when.read_day(words)
    if found is None:
        return "Write a day such as 22 Nov 2026 or 11/22/2026."
    if _beyond(found, years):
        return f"The year {found.year} cannot be right. Write one from {years[0]} to {years[1]}."
    return ""
