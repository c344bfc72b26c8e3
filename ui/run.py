"""One run of the program before a vault is open: unlock, the verdicts, the first run."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from hrcase.domain.users import SignIn
from hrcase.errors import CannotOpenVault, HrcaseError, VaultMissing
from hrcase.services import door
from ui import preferences
from ui.around import Around
from ui.core_thread import CoreThread
from ui.front_window import FIRST_RUN_SIZE, UNLOCK_SIZE, FrontWindow
from ui.place import HandOver
from ui.screens.unlock import Doors, UnlockScreen, Way
from ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace
    from ui.desk import Desk
    from ui.screens.first_run import FirstRunScreen

_OPENING: Final = "hrcase.services.opening"
_DRAWN_MS: Final = 100
"""By then the first window was drawn; what loads beside that would only delay it."""

_WAYS: Final = {
    Way.PASSPHRASE: "open_with_passphrase",
    Way.PIN: "open_with_pin",
    Way.KIT: "open_with_kit",
}


class Run(QObject):
    """From the first window to the open vault; the desk takes over there."""

    def __init__(self, around: Around) -> None:
        super().__init__(QApplication.instance())
        self._around = around
        self._handed = HandOver()
        self._single = self._listen()
        self._first: FirstRunScreen | None = None
        self.front: FrontWindow | None = None
        self.desk: Desk | None = None

    def start(self, handed: HandOver | None) -> bool:
        """Show the first window; False if another program has this vault and was called."""
        if not self._single.is_first():
            return False
        self._handed = handed or HandOver()
        if self._around.is_demo and handed is None and not self._has_fresh_demo():
            self._make_demo()
        else:
            self._knock()
        QTimer.singleShot(_DRAWN_MS, _load_the_rest)
        return True

    def close(self) -> None:
        """Close whatever is open without a word; what was typed last is in its draft."""
        self._single.close()
        if self.front is not None:
            self.front.close()
            self.front.deleteLater()
        if self.desk is not None:
            self.desk.put_away()
        self.deleteLater()

    def _knock(self) -> None:
        """Ask who may sign in, and show what comes of it."""
        try:
            people = door.sign_ins(self._around.folder)
        except VaultMissing as verdict:
            if self._around.is_chosen:
                self._show_verdict(verdict)
            else:
                self._begin()
        except CannotOpenVault as verdict:
            self._show_verdict(verdict)
        else:
            self._show_unlock(people)

    def _has_fresh_demo(self) -> bool:
        return door.demo_is_fresh(self._around.folder, self._around.clock())

    def _make_demo(self) -> None:
        """Make it, lock it, and let the person in through the same door as always."""
        from hrcase.services import opening  # noqa: PLC0415 - loads the database
        from hrcase.services.demo import renew_demo  # noqa: PLC0415 - for the demo alone
        from ui.screens.making_demo import MakingDemoScreen  # noqa: PLC0415 - for the demo alone

        around = self._around
        self._front().show_screen(MakingDemoScreen(), UNLOCK_SIZE)
        core = CoreThread(lambda: renew_demo(around.folder, around.clock))
        knock = partial(core.close, self._knock)
        core.ask(self, opening.lock, lambda _: knock(), partial(self._no_demo, core))

    def _no_demo(self, core: CoreThread, failure: Exception) -> None:
        core.close()
        if not isinstance(failure, HrcaseError):
            raise failure
        self._show_verdict(CannotOpenVault(str(failure)))

    def _show_unlock(self, people: tuple[SignIn, ...]) -> None:
        around = self._around
        ways = {way: partial(_open_by, name) for way, name in _WAYS.items()}
        doors = Doors(around.folder, around.clock, ways, door.seconds_to_wait)
        screen = UnlockScreen(doors, people, around.card.hotline, self._why_locked())
        last = preferences.load(around.state).last_user
        screen.choose_person(self._handed.user_id or (UUID(last) if last else None))
        screen.opened.connect(self._unlocked)
        screen.verdict.connect(self._show_verdict)
        screen.card_wanted.connect(self._front().show_card)
        self._front().show_screen(screen, UNLOCK_SIZE)
        screen.start()

    def _why_locked(self) -> list[str]:
        if self._around.is_demo:
            from hrcase.services.demo import demo_users  # noqa: PLC0415 - for the demo alone

            director = demo_users()[0]
            return [f"The passphrase of {director.name} is", director.passphrase]
        if not self._handed.since:
            return ["Unlock it to go on."]
        return [
            f"Since {self._handed.since}, {self._handed.because}.",
            "Your draft is kept, and you come back to the same place.",
        ]

    def _show_verdict(self, verdict: CannotOpenVault) -> None:
        from ui.screens.verdict import VerdictScreen  # noqa: PLC0415 - seldom the first window

        screen = VerdictScreen(verdict, self._around.folder, self._around.card.hotline)
        screen.again.connect(self._knock)
        screen.folder_wanted.connect(self._choose_folder)
        screen.restore_wanted.connect(self._restore)
        screen.new_wanted.connect(self._begin)
        screen.card_wanted.connect(self._front().show_card)
        self._front().show_screen(screen, UNLOCK_SIZE)

    def _begin(self) -> None:
        """The first run: no vault stands here yet."""
        from ui.screens.first_run import FirstRunScreen  # noqa: PLC0415 - loads the database

        self._show_first_run(FirstRunScreen(self._around))

    def _unlocked(self, core: CoreThread) -> None:
        from ui.desk import Desk  # noqa: PLC0415 - loads the database

        self.desk = Desk(core, self._around, self._handed, self)
        self.desk.opened.connect(self._put_front_away)
        self.desk.unfinished.connect(partial(self._go_on, core))
        self.desk.leaving.connect(self._single.close)

    def _put_front_away(self) -> None:
        front, self.front = self._front(), None
        front.closed.disconnect(self._leave)
        front.close()
        front.deleteLater()

    def _go_on(self, core: CoreThread) -> None:
        """The first run was cut off after its first step: it goes on at the second."""
        from ui.screens.first_run import FirstRunScreen  # noqa: PLC0415 - loads the database

        self._show_first_run(FirstRunScreen(self._around, core))

    def _show_first_run(self, screen: "FirstRunScreen") -> None:
        self._first = screen
        screen.finished.connect(self._set_up)
        self._front().show_screen(screen, FIRST_RUN_SIZE)

    def _set_up(self, core: CoreThread) -> None:
        self._first = None
        self._unlocked(core)

    def _leave(self) -> None:
        """The front window was closed: nothing is open, or a first run is left in the middle."""
        first, self._first = self._first, None
        if first is None:
            self._around.end()
        else:
            first.close_vault(self._around.end)

    def _choose_folder(self) -> None:
        folder = self._around.choose.folder(self._front(), "Folder of the vault")
        if folder is not None:
            self._go_to(folder)

    def _restore(self) -> None:
        """Make the vault again from a backup, in a new folder; the old one stays as it is."""
        from ui.screens.restore import RestoreSheet  # noqa: PLC0415 - loads the database

        sheet = RestoreSheet(self._front(), self._around)
        sheet.restored.connect(self._go_to)
        sheet.open_over()

    def _go_to(self, folder: Path) -> None:
        """Another folder is the vault's from now on."""
        self._single.close()
        self._around = replace(self._around, folder=folder, card=door.card(folder), is_chosen=True)
        self._single = self._listen()
        if self._single.is_first():
            self._knock()
        else:
            self._around.end()

    def _listen(self) -> SingleInstance:
        single = SingleInstance(self._around.folder, self)
        single.called.connect(self._come_forward)
        return single

    def _front(self) -> FrontWindow:
        if self.front is None:
            self.front = FrontWindow(self._around)
            self.front.closed.connect(self._leave)
        return self.front

    def _come_forward(self) -> None:
        window = self.front or (self.desk.window if self.desk is not None else None)
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()


def _load_the_rest() -> None:
    """Load what opens a vault while the secret is typed, now that the window stands there."""
    threading.Thread(target=import_module, args=(_OPENING,), name="loading").start()


def _open_by(
    name: str, folder: Path, user_id: UUID, secret: str, clock: Callable[[], datetime]
) -> "Workspace":
    """On the core thread: load what opens a vault, then open it."""
    return cast("Workspace", getattr(import_module(_OPENING), name)(folder, user_id, secret, clock))
