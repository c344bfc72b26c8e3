"""Locking: keep what is typed, close the vault, and be replaced by a program that knows nothing.

Text that stood in a window stays in a process's memory long after the window is gone. So a lock
ends this process: a fresh one takes its place, shows the unlock window, and gets ids alone.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from hrcase.services import opening
from ui.core_thread import CoreThread
from ui.place import RESUME, HandOver, KeepsDrafts, as_text
from ui.system_lock import SystemLock

ROUNDS: Final = 20
"""How often an answer may lead to another question before the lock goes on regardless."""

Replace = Callable[[HandOver], None]


class Locking(QObject):
    """One lock, from the wish to the end of the process."""

    done = Signal()
    """The vault is closed; the process is about to be replaced."""
    failed = Signal(str)
    """What is typed could not be kept, or the vault not closed; a sentence."""

    def __init__(self, core: CoreThread, window: QWidget, replace: Replace) -> None:
        super().__init__(window)
        self._core, self._window, self._replace = core, window, replace
        self._handed = HandOver()
        self._failure: Exception | None = None
        self.is_running = False

    def lock(self, handed: HandOver) -> None:
        """Keep every draft, then close and be replaced; a second wish changes nothing."""
        if self.is_running:
            return
        self.is_running, self._failure, self._handed = True, None, handed
        clear_clipboard()
        for keeper in self._window.findChildren(QObject):
            if isinstance(keeper, KeepsDrafts):
                keeper.keep_now()
        self._settle(ROUNDS)

    def lock_regardless(self) -> None:
        """The person has read what would be lost, and locks all the same."""
        self.done.emit()
        self._replace(self._handed)

    def note_failure(self, failure: Exception) -> None:
        """Something could not be kept while locking."""
        self._failure = failure

    def _settle(self, rounds: int, _said: object = None) -> None:
        """Wait until the core has answered everything, what answers asked for included."""
        if rounds == 0 or self._failure is not None:
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
        if self._failure is None:
            self._close()
        else:
            self._could_not(self._failure)

    def _close(self) -> None:
        self._core.ask(self, opening.lock, self._leave, self._could_not)

    def _leave(self, _nothing: None) -> None:
        self.done.emit()
        self._core.close(partial(self._replace, self._handed))

    def _could_not(self, failure: Exception) -> None:
        self.is_running = False
        self.failed.emit(str(failure))


def replace_process(handed: HandOver) -> None:
    """Put a fresh process in the place of this one; on Windows start it, then end."""
    environment = dict(os.environ)
    environment[RESUME] = as_text(handed)
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    if os.name == "nt":
        subprocess.Popen(command(), env=environment)  # noqa: S603 - the same program again
        os._exit(0)
    os.execve(sys.executable, command(), environment)  # noqa: S606 - the same program again


def command() -> list[str]:
    """How this program was started."""
    words = sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:]
    return [sys.executable, *words]


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
