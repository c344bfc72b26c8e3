"""The program as an office has it: a vault in use, and a run whose way out is written down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp
from uuid import UUID

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrcase.services import door, kits, opening
from tests.builders import MovableClock, at
from tests.patience import PATIENCE_MS
from tests.person import Person
from tests.vaults import MADE, PASSPHRASE, Made, a_closed_vault, unlocked
from ui.around import Around
from ui.choosers import Choosers
from ui.place import HandOver
from ui.run import Run


@dataclass(frozen=True)
class InUse:
    """A closed vault whose recovery kit was tried, and that kit's words."""

    folder: Path
    director: UUID
    investigator: UUID
    kit: str


@cache
def _made_once() -> InUse:
    made = a_closed_vault(Path(mkdtemp(prefix="hrcase-test-office-")))
    work = unlocked(made)
    new = kits.make_kit(work)
    words = " ".join([*new.kit.words, new.kit.check_word])
    kits.try_new_kit(work, new, words)
    opening.lock(work)
    return InUse(made.folder, made.director, made.investigator, words)


def a_vault_in_use(tmp_path: Path) -> InUse:
    """A copy of it for one test."""
    made = _made_once()
    copied = a_closed_vault_from(made.folder, tmp_path)
    return InUse(copied, made.director, made.investigator, made.kit)


def a_closed_vault_from(folder: Path, tmp_path: Path) -> Path:
    """A copy of a vault's folder."""
    return Path(copytree(folder, tmp_path / "vault"))


@dataclass
class Answers:
    """What the person would choose in the dialogs of the operating system."""

    folder: Path | None = None
    new_file: Path | None = None

    def choosers(self) -> Choosers:
        """These answers as dialogs."""
        return Choosers(lambda *_: self.folder, lambda *_: self.new_file, lambda *_: ())


@dataclass
class Office:
    """One start of the program; how it left is in `replaced` and `ended`."""

    qtbot: QtBot
    folder: Path
    state: Path
    clock: MovableClock = field(default_factory=lambda: MovableClock(at(MADE)))
    is_chosen: bool = True
    is_demo: bool = False
    answers: Answers = field(default_factory=Answers)
    replaced: list[HandOver] = field(default_factory=list)
    ended: list[bool] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def start(self, handed: HandOver | None = None) -> bool:
        """Start the program; False if another start has the vault."""
        around = Around(
            folder=self.folder,
            state=self.state,
            card=door.card(self.folder),
            replace=self.replaced.append,
            end=lambda: self.ended.append(True),
            clock=self.clock,
            choose=self.answers.choosers(),
            is_demo=self.is_demo,
            is_chosen=self.is_chosen,
        )
        self.runs.append(Run(around))
        began = self.runs[-1].start(handed)
        if began:
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
        return began

    @property
    def run(self) -> Run:
        """The latest start."""
        return self.runs[-1]

    @property
    def window(self) -> QWidget:
        """The main window, once it is there."""
        self.qtbot.waitUntil(self._has_window, timeout=PATIENCE_MS)
        assert self.run.desk is not None
        assert self.run.desk.window is not None
        return self.run.desk.window

    def unlock(self, me: Person, passphrase: str = PASSPHRASE) -> QWidget:
        """Start if need be, type the passphrase, and wait for the window."""
        if not self.runs:
            self.start()
        me.types("Passphrase", passphrase)
        me.presses("Unlock")
        return self.window

    def has_left(self) -> bool:
        """Whether the last start has put another process in its place, or ended."""
        return bool(self.replaced or self.ended)

    def waits_until(self, true: Callable[[], bool]) -> None:
        """Wait for something."""
        self.qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def close(self) -> None:
        """Put everything away that a start has made."""
        for run in self.runs:
            run.close()
        self.runs.clear()

    def _has_window(self) -> bool:
        desk = self.runs[-1].desk if self.runs else None
        return desk is not None and desk.window is not None


def made_of(office: InUse) -> Made:
    """The vault as the tests of the services know it."""
    return Made(office.folder, office.director, office.investigator)
