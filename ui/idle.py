"""Notices when nobody touches keyboard or mouse, says so for a minute, then says it is time."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

COUNTDOWN: Final = 60
_TICK_MS: Final = 1000
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


def seconds_awake_or_asleep() -> float:
    """A clock that nobody sets and that goes on while the computer sleeps, where there is one."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class IdleWatch(QObject):
    """Counts the idle seconds; sleep counts as idle."""

    counting = Signal(int)
    """So many seconds are left; sent once a second in the last minute."""
    stayed = Signal()
    """Somebody came back during the countdown."""
    expired = Signal()

    def __init__(
        self,
        minutes: int,
        clock: Callable[[], float] = seconds_awake_or_asleep,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = minutes * 60
        self._clock = clock
        self._last = clock()
        self._is_counting = False
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())

    def start(self) -> None:
        """Begin to count from now."""
        self._last = self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def set_minutes(self, minutes: int) -> None:
        """Another idle time, from now on."""
        self._limit = minutes * 60
        self.attend()

    def attend(self) -> None:
        """Somebody is there."""
        self._last = self._clock()
        if self._is_counting:
            self._is_counting = False
            self.stayed.emit()

    def look(self) -> None:
        """See how long nobody has been there; called every second."""
        left = self._limit - (self._clock() - self._last)
        if left <= 0:
            self._timer.stop()
            self.expired.emit()
        elif left <= min(COUNTDOWN, self._limit / 2):
            self._is_counting = True
            self.counting.emit(int(left + 0.999))

    def _watch(self, window: QWindow | None) -> None:
        """Every window of ours that gets the keyboard is listened to, once."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.attend()
        return False
