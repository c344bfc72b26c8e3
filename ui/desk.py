"""What runs while a vault is open: the window, the idle watch, the lock; and the way out."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from hrcase.domain.access import MAY
from hrcase.domain.audit import Action
from hrcase.domain.counting import counted
from hrcase.errors import HrcaseError
from hrcase.services import backup, settings
from hrcase.services.workspace import Workspace
from ui import preferences
from ui.around import Around
from ui.core_thread import CoreThread
from ui.idle import IdleWatch
from ui.locking import Locking, system_lock
from ui.main_window import MainWindow
from ui.place import HandOver, Place
from ui.theme import apply_theme
from ui.welcome import Welcome, welcome

_HOUR_MS: Final = 3_600_000

log = logging.getLogger(__name__)


class Desk(QObject):
    """From the open vault to the lock that ends the process."""

    opened = Signal()
    """The window is there."""
    unfinished = Signal()
    """The first run did not end: no kit has opened a copy of this vault yet."""
    leaving = Signal()
    """The vault is closed, and this process is about to end."""

    def __init__(self, core: CoreThread, around: Around, handed: HandOver, parent: QObject) -> None:
        super().__init__(parent)
        self._core, self._around, self._handed = core, around, handed
        self._welcome: Welcome | None = None
        self._minutes = 0
        self.window: MainWindow | None = None
        self.idle: IdleWatch | None = None
        self._has_left = False
        core.ask(self, welcome, self._open, _raise)

    def lock(self, because: str = "") -> None:
        """Keep, close, and be replaced by a program that knows nothing."""
        if self.window is None or self._locking.is_running:
            return
        handed = self._handing(because)
        log.info("locking %s", handed.because)
        self._leave_by(partial(self._around.replace, handed))

    def close(self) -> None:
        """Keep, close, and end the program."""
        if self.window is not None and not self._locking.is_running:
            self._leave_by(self._around.end)

    def put_away(self) -> None:
        """Close the window and the vault without a word."""
        if self.idle is not None:
            self.idle.stop()
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
        if not self._has_left:
            self._has_left = True
            self._core.close()

    def _handing(self, because: str) -> HandOver:
        """What the next program is told."""
        at = self._around.clock()
        if self._welcome is not None:
            at = at.astimezone(self._welcome.zone)
        return HandOver(
            place=Place() if self.window is None else self.window.here(),
            since=f"{at:%H:%M}",
            because=because or "because you locked it",
            user_id=None if self._welcome is None else self._welcome.actor.id,
        )

    def _open(self, said: Welcome) -> None:
        if said.kit_is_missing:
            self._has_left = True
            self.unfinished.emit()
            return
        self._welcome, self._minutes = said, said.lock_minutes
        window = MainWindow(self._core, said, self._around)
        self.window = window
        self._locking = Locking(self._core, window)
        self._locking.failed.connect(window.cover.say_failed)
        self._locking.done.connect(self._leave)
        window.lock_wanted.connect(self.lock)
        window.closing.connect(self.close)
        window.lock_minutes_changed.connect(self._set_minutes)
        window.key_changed.connect(self._key_is_new)
        window.text_wanted.connect(self._size_text)
        window.cover.again.connect(self._again)
        window.cover.regardless.connect(self._locking.lock_regardless)
        self._watch(window)
        self._remember(said)
        self._plan_backups(window)
        window.go_back_to(self._handed.place)
        window.show()
        self.opened.emit()

    def _watch(self, window: MainWindow) -> None:
        """Idle minutes, and what the operating system says."""
        idle = IdleWatch(self._minutes, parent=self)
        idle.counting.connect(window.countdown.show_left)
        idle.stayed.connect(window.countdown.hide)
        idle.expired.connect(self._idle_is_over)
        window.countdown.stay.connect(idle.attend)
        window.countdown.lock_now.connect(self.lock)
        idle.start()
        self.idle = idle
        system_lock(self).locked.connect(self.lock)

    def _plan_backups(self, window: MainWindow) -> None:
        """Look at once, and every hour after, whether a backup is due."""
        hourly = QTimer(window, interval=_HOUR_MS)
        hourly.timeout.connect(self._back_up_if_due)
        hourly.start()
        self._back_up_if_due()

    def _back_up_if_due(self) -> None:
        self._core.ask(self, _due_place, self._back_up, self._could_not)

    def _back_up(self, place: Path | None) -> None:
        if place is not None:
            self._core.do(
                self, lambda work: backup.back_up(work, place), lambda _: None, self._could_not
            )

    def _could_not(self, failure: Exception) -> None:
        if not isinstance(failure, HrcaseError):
            raise failure
        if self.window is not None:
            self.window.show_notice(f"The planned backup was not made. {failure}")

    def _set_minutes(self, minutes: int) -> None:
        self._minutes = minutes
        if self.idle is not None:
            self.idle.set_minutes(minutes)

    def _idle_is_over(self) -> None:
        self.lock(f"after {counted(self._minutes, 'minute')} without use")

    def _leave_by(self, leave: Callable[[], None]) -> None:
        window = self.window
        if window is None:
            return
        self._last = leave
        self._remember(self._welcome)
        window.cover.cover()
        window.countdown.hide()
        if self.idle is not None:
            self.idle.stop()
        self._locking.lock(leave)

    def _leave(self) -> None:
        self._has_left = True
        self.leaving.emit()

    def _key_is_new(self) -> None:
        """The vault is closed under its new key already: unlock anew."""
        handed = replace(self._handing(""), because="because the vault key was changed")
        self._leave()
        self._core.close(partial(self._around.replace, handed))

    def _size_text(self, step: int) -> None:
        """The next larger or smaller size of text, or the usual one."""
        kept = preferences.load(self._around.state)
        now = preferences.resized(kept, step)
        preferences.save(self._around.state, now)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, now.scheme, now.text_percent)

    def _again(self) -> None:
        self._locking.lock(self._last)

    def _remember(self, said: Welcome | None) -> None:
        """The window's size, the folder and who signed in; the demo leaves no trace."""
        if self._around.is_demo or said is None or self.window is None:
            return
        kept = preferences.load(self._around.state)
        size = self.window.size()
        now = replace(
            kept,
            width=size.width(),
            height=size.height(),
            last_folder=str(self._around.folder),
            last_user=str(said.actor.id),
        )
        preferences.save(self._around.state, now)


def _due_place(work: Workspace) -> Path | None:
    """Where the backup goes that is due now, for a role that may make one."""
    may = Action.BACKUP_MADE in MAY[work.actor.role]
    return Path(settings.backup_plan(work).folder) if may and backup.is_due(work) else None


def _raise(failure: Exception) -> None:
    raise failure
