"""A whole sitting at the real screens, in a process of its own, with words that must not leak.

Started with a folder that holds `vault` and `saved`; the passphrase and the words come by
standard input, so that no command line or environment holds them. It ends where a lock would
put a fresh process in its place.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hrcase import process
from hrcase.domain.audit import Action
from hrcase.folders import state_folder
from hrcase.services import door
from hrcase.services.workspace import Workspace
from tests.builders import MovableClock, at
from tests.vaults import MADE
from ui import failures
from ui.around import Around
from ui.choosers import Choosers
from ui.logs import start_log
from ui.main_window import MainWindow
from ui.place import HandOver, as_text
from ui.run import Run
from ui.theme import apply_theme
from ui.tokens import Scheme
from ui.tour.guide import wait_until
from ui.tour.person import Person

TOLD = "What were you told? One sentence is enough."


@dataclass
class Words:
    """What a person of the office knows and types."""

    passphrase: str
    case_id: str
    name: str
    told: str
    note: str
    unkept: str
    letter: str


@dataclass
class Places:
    """The folders of this sitting; `chosen` is what the person chooses in the next dialog."""

    vault: Path
    saved: Path
    closed: Path
    chosen: Path

    def choosers(self) -> Choosers:
        """The dialogs of the operating system, answered."""
        return Choosers(
            lambda *_: self.chosen, lambda _p, _t, name: self.chosen / name, lambda *_: ()
        )


def say(words: str) -> None:
    """Tell the test how far it came."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def run(words: Words, places: Places) -> int:
    """The program as `ui.app` starts it, with a person at it."""
    process.harden()
    start_log(state_folder())
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    failures.install()
    apply_theme(application, Scheme.LIGHT)

    def replaced(handed: HandOver) -> None:
        say(f"handed on {as_text(handed)}")
        application.exit(0)

    around = Around(
        folder=places.vault,
        state=state_folder(),
        card=door.card(places.vault),
        replace=replaced,
        clock=MovableClock(at(MADE)),
        choose=places.choosers(),
    )
    program = Run(around)
    if not program.start(None):
        return 2
    QTimer.singleShot(0, lambda: a_sitting(program, words, places))
    code: int = application.exec()
    program.close()
    return code


def a_sitting(program: Run, words: Words, places: Places) -> None:
    """From the passphrase to the lock; a step that does not come off ends the program."""
    try:
        me = Person(wait_until)
        me.types("Passphrase", words.passphrase)
        me.presses("Unlock")
        me.sees("Tonight")
        assert program.desk is not None
        assert program.desk.window is not None
        window = program.desk.window
        a_report(me, words)
        a_person(me, words)
        a_note(me, window, words)
        a_letter(me, window, words, places)
        a_mistake(me, window, words)
        me.hits("Ctrl+L")
    except AssertionError as failure:
        say(f"FAILED: {type(failure).__name__}: {failure}")
        QApplication.exit(1)


def a_report(me: Person, words: Words) -> None:
    """A report, and the draft of another one."""
    me.hits("Ctrl+N")
    me.types(TOLD, words.told)
    me.types("Who told us?", words.name)
    me.hits("Ctrl+Return")
    me.sees("What this case needs")
    me.hits("Ctrl+N")
    me.types(TOLD, words.unkept)
    me.sees("Draft kept")
    me.hits("Esc")
    say("reported")


def a_person(me: Person, words: Words) -> None:
    """Somebody new among the people."""
    me.presses("People")
    me.presses("Add a person")
    me.types("Family name", words.name)
    me.hits("Ctrl+Return")
    me.sees_no_more("Given name")
    me.sees(words.name)
    say("added")


def a_note(me: Person, window: MainWindow, words: Words) -> None:
    """A note that keeps itself; some of it copied, as people do."""
    window.open_case(UUID(words.case_id), "Investigation")
    me.presses("Write a note")
    me.types("Note", words.note)
    me.sees("Saved")
    me.hits("Ctrl+A")
    me.hits("Ctrl+C")
    say("noted")


def a_letter(me: Person, window: MainWindow, words: Words, places: Places) -> None:
    """The reprimand is written and issued; a copy is refused by one folder, saved in another."""
    window.open_case(UUID(words.case_id), "Letters")
    wait_until(lambda: window._core.pending == 0)
    me.presses("Write a letter")
    me.types("What we expect from now on", words.letter)
    me.presses("Issue the letter")
    me.sees("Read it once more")
    me.presses("Issue the letter")
    me.sees("is issued and sealed")
    places.chosen = places.closed
    me.presses("Save a copy…")
    me.sees("no longer there")
    places.chosen = places.saved
    me.presses("Save a copy…")
    me.sees("no longer protected by the vault")
    say("issued")


def a_mistake(me: Person, window: MainWindow, words: Words) -> None:
    """A bug in the middle of a service, with words of the case in its message."""

    def broken(work: Workspace) -> None:
        with work.write(Action.CASE_CHANGED, UUID(words.case_id)) as writing:
            writing.summary = words.told
            raise ValueError(f"{words.name}: {words.told}")

    def goes_on(failure: Exception) -> None:
        raise failure

    window._core.do(window, broken, lambda _: None, goes_on)
    me.sees("The program made a mistake")
    me.presses("Go on")
    say("mistaken")


if __name__ == "__main__":
    told = json.load(sys.stdin)
    ground = Path(sys.argv[1])
    closed = ground / "unplugged"
    where = Places(ground / "vault", ground / "saved", closed, closed)
    sys.exit(run(Words(**told), where))
