"""The real program, driven by itself: types a sentence, waits, locks, and waits to be looked at."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hrcase import process
from hrcase.services import door
from ui.around import Around
from ui.place import RESUME, HandOver, from_text
from ui.replacing import replace_process
from ui.run import Run
from ui.theme import apply_theme
from ui.tour.guide import wait_until
from ui.tour.person import Person

TEXT = "What were you told? One sentence is enough."


def main(vault: Path, passphrase: str, sentence: str) -> None:
    """Run until somebody ends this process."""
    process.harden()
    handed = from_text(os.environ.pop(RESUME, ""))
    application = QApplication([])
    apply_theme(application)
    run = Run(Around(vault, vault.parent / "state", door.card(vault), replace_process))
    run.start(handed)
    work = _rest if handed else _work
    QTimer.singleShot(0, lambda: work(vault, passphrase, sentence))
    application.exec()


def _work(vault: Path, passphrase: str, sentence: str) -> None:
    me = Person(wait_until)
    me.types("Passphrase", passphrase)
    me.presses("Unlock")
    me.presses("New report")
    me.types(TEXT, sentence)
    _say("typed")
    wait_until((vault.parent / "lock-now").exists)
    me.hits("Ctrl+L")


def _rest(_vault: Path, _passphrase: str, _sentence: str) -> None:
    Person(wait_until).sees("HR Case is locked")
    _say("locked")


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def secrets_in(folder: Path) -> tuple[str, str]:
    """What is typed is read from a file: a command line outlives the lock, as it should."""
    passphrase, sentence = (folder / "typed.txt").read_text(encoding="utf-8").splitlines()
    return passphrase, sentence


if __name__ == "__main__":
    FOLDER = Path(sys.argv[1])
    HANDED: HandOver | None = from_text(os.environ.get(RESUME, ""))
    main(FOLDER, *(("", "") if HANDED else secrets_in(FOLDER.parent)))
