"""On Windows: WTS session notifications and power messages to a hidden window of our own.

Written after Microsoft's documentation; not run on the computer where the tests run.
"""

import ctypes
import sys
from typing import Any, ClassVar, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.system_lock import SystemLock

_WM_POWERBROADCAST: Final = 0x0218
_WM_WTSSESSION_CHANGE: Final = 0x02B1
_GOES_TO_SLEEP: Final = 0x0004
_SESSION_LEFT: Final = frozenset({0x2, 0x4, 0x6, 0x7})  # console, remote, logoff, lock
_THIS_SESSION: Final = 0


class WindowsLock(SystemLock):
    """Hears WM_WTSSESSION_CHANGE and WM_POWERBROADCAST."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ear = QWidget()
        self._filter = _Messages(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        self._register(int(self._ear.winId()))

    def hear(self, message: int, word: int) -> None:
        """Judge one message of the operating system."""
        if message == _WM_WTSSESSION_CHANGE and word in _SESSION_LEFT:
            self.locked.emit("when the screen was locked")
        elif message == _WM_POWERBROADCAST and word == _GOES_TO_SLEEP:
            self.locked.emit("when the computer went to sleep")

    @staticmethod
    def _register(window: int) -> None:
        if sys.platform == "win32":
            session = ctypes.WinDLL("wtsapi32", use_last_error=True)
            session.WTSRegisterSessionNotification(ctypes.c_void_p(window), _THIS_SESSION)


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_: ClassVar[Any] = [
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("word", ctypes.c_size_t),
    ]


class _Messages(QAbstractNativeEventFilter):
    """Reads each native message and lets it pass."""

    def __init__(self, lock: WindowsLock) -> None:
        super().__init__()
        self._lock = lock

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        told = _Message.from_address(int(message))
        self._lock.hear(int(told.message), int(told.word))
        return False, 0
