"""Locking: keep what is typed, close the vault, and be replaced by a program that knows nothing.

Text that stood in a window stays in a process's memory long after the window is gone. So a lock
ends this process: a fresh one takes its place, shows the unlock window, and gets ids alone.
"""

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hrcase.errors import HrcaseError
from hrcase.services import opening
from ui.core_thread import CoreThread
from ui.place import KeepsDrafts
from ui.saving import Saving
from ui.system_lock import SystemLock

ROUNDS: Final = 20
"""How often an answer may lead to another question before the lock goes on regardless."""

Leave = Callable[[], None]


class Locking(QObject):
    """One lock, from the wish to the end of the process."""

    done = Signal()
    """The vault is closed; the process is about to be replaced."""
    failed = Signal(str)
    """What is typed could not be kept, or the vault not closed; a sentence."""

    def __init__(self, core: CoreThread, window: QWidget) -> None:
        super().__init__(window)
        self._core, self._window = core, window
        self._leave: Leave = _stay_here
        self.is_running = False

    def lock(self, leave: Leave) -> None:
        """Keep every draft, close the vault, then leave; a second wish changes nothing."""
        if self.is_running:
            return
        self.is_running, self._leave = True, leave
        clear_clipboard()
        for keeper in self._window.findChildren(QObject):
            if isinstance(keeper, KeepsDrafts):
                keeper.keep_now()
        self._settle(ROUNDS)

    def lock_regardless(self) -> None:
        """The person has read what would be lost, and locks all the same."""
        self.done.emit()
        self._core.close()
        self._leave()

    def _settle(self, rounds: int, _said: object = None) -> None:
        """Wait until the core has answered everything, what answers asked for included."""
        if rounds == 0:
            self._close_or_stay()
            return
        self._core.ask(
            self,
            lambda _work: None,
            lambda _nothing: self._next_round(rounds - 1),
            self._could_not,
        )

    def _next_round(self, rounds: int) -> None:
        self._settle(rounds if self._core.pending else 0)

    def _close_or_stay(self) -> None:
        failure = Saving.of(self._core).failure
        if failure:
            self._stay(failure)
        else:
            self._close()

    def _close(self) -> None:
        self._core.ask(self, opening.lock, self._end, self._could_not)

    def _end(self, _nothing: None) -> None:
        self.done.emit()
        self._core.close(self._leave)

    def _could_not(self, failure: Exception) -> None:
        if not isinstance(failure, HrcaseError):
            raise failure
        self._stay(str(failure))

    def _stay(self, sentence: str) -> None:
        self.is_running = False
        self.failed.emit(sentence)


def _stay_here() -> None:
    """Nothing to leave yet."""


def clear_clipboard() -> None:
    """What was copied from here does not outlive the lock."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()


def system_lock(parent: QObject) -> SystemLock:
    """The ear for the system this runs on."""
    if sys.platform == "win32":
        from ui.system_lock_windows import WindowsLock  # noqa: PLC0415 - exists on Windows alone

        return WindowsLock(parent)
    if sys.platform == "darwin":
        from ui.system_lock_macos import MacLock  # noqa: PLC0415 - exists on macOS alone

        return MacLock(parent)
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - needless on the other systems

    from ui.system_lock_linux import BusLock  # noqa: PLC0415 - needless on the other systems

    return BusLock(QDBusConnection.sessionBus(), QDBusConnection.systemBus(), parent)
