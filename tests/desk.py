"""A screen over a case that a real core thread keeps in a real vault."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.services import settings
from hrcase.services.workspace import Workspace
from tests.builders import a_workspace, signed_in
from tests.paper_cases import LETTERHEAD, PaperCase, a_paper_case
from ui.core_thread import CoreThread

A = TypeVar("A")
Prepare = Callable[[Workspace], PaperCase]


def told(qtbot: QtBot, core: CoreThread, question: Callable[[Workspace], A]) -> A:
    """What the core answers, asked from the test and waited for."""
    said: list[A] = []
    wrong: list[Exception] = []
    owner = QObject()
    core.ask(owner, question, said.append, wrong.append)
    qtbot.waitUntil(lambda: bool(said or wrong))
    if wrong:
        raise wrong[0]
    return said[0]


def a_case_of(work: Workspace) -> PaperCase:
    """A case in an office with a letterhead, nothing decided yet."""
    settings.set_letterhead(work, LETTERHEAD)
    return a_paper_case(work)


def prepared(qtbot: QtBot, core: CoreThread, prepare: Prepare = a_case_of) -> PaperCase:
    """The case, made on the core thread."""
    return told(qtbot, core, prepare)


@contextmanager
def a_desk_of(
    qtbot: QtBot, folder: Path, role: Role, prepare: Prepare = a_case_of
) -> Iterator[tuple[CoreThread, PaperCase]]:
    """A core that somebody else signed in to, with a case that the director made."""
    made: list[PaperCase] = []

    def open_vault() -> Workspace:
        work = a_workspace(folder)
        made.append(prepare(work))
        return signed_in(work, role)

    core = CoreThread(open_vault)
    told(qtbot, core, lambda _: None)
    yield core, made[0]
    with qtbot.waitCallback() as closed:
        core.close(closed)


def on_screen(qtbot: QtBot, screen: QWidget, width: int = 1224, height: int = 800) -> None:
    """Show a screen at the size that it has in the window; it stays until the test ends."""
    screen.resize(width, height)
    qtbot.addWidget(screen, before_close_func=partial(_let_go, screen))
    screen.show()


def _let_go(_held: QWidget, _closing: QWidget) -> None:
    """Until here a screen that no test gave a name to was held."""


def quiet(qtbot: QtBot, core: CoreThread) -> None:
    """Wait until everything that was asked has been answered."""
    qtbot.waitUntil(lambda: core.pending == 0)
