"""What guides the tour: its clock, its folder, its answers to dialogs, and its pictures."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.choosers import Choosers
from ui.tour.person import NotThere, Person

START: Final = datetime(2026, 11, 22, 22, 50, tzinfo=UTC)
"""Sunday 22 November 2026, 16:50 in the office."""
BEGAN: Final = "HRCASE_TOUR_BEGAN"
STAGE: Final = "HRCASE_TOUR_STAGE"
WORK: Final = "HRCASE_TOUR_WORK"
PATIENCE_SECONDS: Final = 20
LOOK_EVERY_MS: Final = 25
PICTURE: Final = (1440, 900)

Step = Callable[["Guide"], None]


def tour_clock() -> datetime:
    """The tour's time: it starts on that Sunday and runs on, across the tour's processes (UTC)."""
    began = float(os.environ.setdefault(BEGAN, str(time.time())))
    return START + timedelta(seconds=time.time() - began)


def stage() -> str:
    """Which part of the tour this process does; empty for the first."""
    return os.environ.get(STAGE, "")


def hand_on(next_stage: str) -> None:
    """Say what the process does that takes this one's place."""
    os.environ[STAGE] = next_stage


@dataclass
class Guide:
    """One part of the tour: a person at the screen who also takes pictures."""

    folder: Path
    me: Person = field(default_factory=lambda: Person(wait_until))

    def makes_room(self) -> None:
        """Give the window the size that the pictures have."""
        window = front_window()
        if window is not None:
            window.resize(*PICTURE)

    def say(self, words: str) -> None:
        """Print what is done, as it is done."""
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()

    def picture(self, name: str) -> None:
        """Save what is on the screen under the next number."""
        wait_until(lambda: False, seconds=0.15)
        window = front_window()
        if window is None:
            raise NotThere(f"no window for the picture “{name}”")
        number = len(list(self.folder.glob("*.png"))) + 1
        target = self.folder / f"{number:02d}-{name}.png"
        if not window.grab().save(str(target)):
            raise NotThere(f"the picture {target.name} could not be written")
        self.say(f"  picture {target.name}")

    def goes(self, steps: Iterable[Step]) -> bool:
        """Do one step after the other; the first that fails ends the tour."""
        for step in steps:
            self.say((step.__doc__ or step.__name__).strip().splitlines()[0])
            try:
                step(self)
            except NotThere as failure:
                self.say(f"FAILED: {failure}")
                self._last_picture()
                return False
        return True

    def _last_picture(self) -> None:
        try:
            self.picture("failed")
        except NotThere as failure:
            self.say(str(failure))


def answers_in(folder: Path) -> Choosers:
    """The tour's answers to dialogs: files go to the tour's folder under the suggested name."""

    def new_file(_parent: QWidget, _title: str, suggested: str) -> Path:
        return folder / Path(suggested).name

    def a_folder(_parent: QWidget, _title: str) -> Path:
        place = work_folder() / "backup drive"
        place.mkdir(parents=True, exist_ok=True)
        return place

    def files(_parent: QWidget, _title: str) -> tuple[Path, ...]:
        return (work_folder() / "signed-letter-scan.pdf",)

    return Choosers(a_folder, new_file, files)


def work_folder() -> Path:
    """Where the tour's own vaults stand; it goes when the tour ends."""
    return Path(os.environ[WORK])


def front_window() -> QWidget | None:
    """The window that a person would look at."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
    active = QApplication.activeWindow()
    return active if active in shown else max(shown, key=lambda one: one.width(), default=None)


def wait_until(there: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> bool:
    """Let the program go on until something is there; False if it does not come in time."""
    if there():
        return True
    loop = QEventLoop()
    looking, patience = QTimer(), QTimer()
    looking.setInterval(LOOK_EVERY_MS)
    looking.timeout.connect(lambda: loop.quit() if there() else None)
    patience.setSingleShot(True)
    patience.timeout.connect(loop.quit)
    looking.start()
    patience.start(round(seconds * 1000))
    loop.exec()
    looking.stop()
    patience.stop()
    return there()
