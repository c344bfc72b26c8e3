"""Starts a part of the tour, hands on to the next process at each lock, and ends it."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from hrcase.services import door, opening
from hrcase.services.demo import make_demo
from ui.around import Around
from ui.place import HandOver
from ui.replacing import replace_process
from ui.run import Run
from ui.tour import first_run
from ui.tour.demo_round import BACK, ROUND
from ui.tour.guide import (
    BEGAN,
    STAGE,
    WORK,
    Guide,
    Step,
    answers_in,
    hand_on,
    stage,
    tour_clock,
    work_folder,
)
from ui.tour.main_job import steps_of
from ui.tour.stories import story

NOT_OF_HERE: Final = "This plugin does not support "
"""What Qt says of a screen that nobody looks at, whenever a window is shown on it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One process's share of the tour: its vault, its steps, and what comes after its lock."""

    vault: str
    steps: Sequence[Step]
    then: str
    prepare: Callable[[Path], None] = lambda _folder: None


def start_tour(folder: Path, handed: HandOver | None) -> Run:
    """Begin the part of the tour that is next; the folder gets pictures and papers."""
    if not stage():
        _make_room(folder)
    part = PARTS[stage()]
    vault = work_folder() / part.vault
    part.prepare(vault)
    run = Run(
        Around(
            folder=vault,
            state=work_folder() / "state",
            card=door.card(vault),
            replace=replace_process,
            clock=tour_clock,
            choose=answers_in(folder),
            is_demo=part.vault == "demo",
            is_chosen=part.vault == "demo",
        )
    )
    sys.excepthook = _fail
    qInstallMessageHandler(_pass_on)
    if not run.start(handed if stage() == "back" else None):
        raise RuntimeError("another program has the tour's vault open")
    guide = Guide(folder)
    QTimer.singleShot(0, lambda: _go(guide, part))
    return run


def _go(guide: Guide, part: Part) -> None:
    if not guide.goes(part.steps):
        _end(1)
    elif part.then:
        hand_on(part.then)
        guide.me.hits("Ctrl+L")
    else:
        guide.say(f"The tour is done: {guide.folder}")
        _end(0)


def _make_room(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("*.png"), *folder.glob("*.pdf")):
        old.unlink()
    os.environ.pop(BEGAN, None)
    os.environ[WORK] = tempfile.mkdtemp(prefix="hrcase-tour-")


def _fail(_kind: type[BaseException], failure: BaseException, where: TracebackType | None) -> None:
    """A bug on the way ends the tour; its place is told, its values are not."""
    while where is not None:
        code = where.tb_frame.f_code
        sys.stderr.write(f"  {code.co_filename}:{where.tb_lineno} {code.co_name}\n")
        where = where.tb_next
    sys.stderr.write(f"FAILED: {type(failure).__name__}: {failure}\n")
    _end(1)


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    if not words.startswith(NOT_OF_HERE):
        sys.stderr.write(f"{words}\n")


def _end(code: int) -> None:
    shutil.rmtree(work_folder(), ignore_errors=True)
    os.environ.pop(STAGE, None)
    QApplication.exit(code)


def _make_the_demo(folder: Path) -> None:
    """The demo stands beside the tour's first vault and is closed until somebody unlocks it."""
    opening.lock(make_demo(folder, tour_clock))


PARTS = {
    "": Part("office", first_run.STEPS, "demo"),
    "demo": Part("demo", (*ROUND, *steps_of(story())), "back", _make_the_demo),
    "back": Part("demo", BACK, ""),
}
