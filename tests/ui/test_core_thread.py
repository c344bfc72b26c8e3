"""The core thread: in order, back on the GUI thread, silent to the deleted."""

import threading
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from hrcase.errors import WrongPassphrase
from hrcase.services.workspace import Workspace
from tests.builders import a_workspace
from ui.core_thread import CoreThread


class Ears:
    """What came back, and on which thread."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        self.threads: set[threading.Thread] = set()

    def __call__(self, said: object) -> None:
        self.heard.append(said)
        self.threads.add(threading.current_thread())


def never(_: object) -> None:
    raise AssertionError("this was not to be heard")


def the_same(number: int, _work: Workspace) -> int:
    return number


def breaks(_work: Workspace) -> NoReturn:
    raise ValueError("a mistake")


def test_answers_come_in_the_order_asked_and_on_the_gui_thread(
    core: CoreThread, qtbot: QtBot
) -> None:
    owner, ears = QObject(), Ears()

    for number in range(5):
        core.ask(owner, partial(the_same, number), ears, never)
    assert core.pending == 5
    qtbot.waitUntil(lambda: len(ears.heard) == 5)

    assert ears.heard == [0, 1, 2, 3, 4]
    assert ears.threads == {threading.main_thread()}
    assert core.pending == 0


def test_the_work_itself_is_done_on_one_other_thread(core: CoreThread, qtbot: QtBot) -> None:
    ears = Ears()

    for _ in range(2):
        core.ask(core, lambda _work: threading.current_thread().name, ears, never)
    qtbot.waitUntil(lambda: len(ears.heard) == 2)

    assert set(ears.heard) == {"core_0"}


def test_written_follows_an_action_and_not_a_question(core: CoreThread, qtbot: QtBot) -> None:
    ears = Ears()
    with qtbot.assertNotEmitted(core.written):
        core.ask(core, lambda work: work.actor.name, ears, never)
        qtbot.waitUntil(lambda: len(ears.heard) == 1)

    with qtbot.waitSignal(core.written):
        core.do(core, lambda work: work.today(), ears, never)

    assert ears.heard[0] == "Maren Oldacre"


def test_a_deleted_owner_hears_nothing_and_others_still_hear_of_the_write(
    core: CoreThread, qtbot: QtBot
) -> None:
    owner = QObject()
    with qtbot.waitSignal(core.written):
        core.do(owner, lambda work: work.today(), never, never)
        shiboken6.delete(owner)


def test_a_failure_comes_back_with_its_place(core: CoreThread, qtbot: QtBot) -> None:
    ears = Ears()

    with qtbot.assertNotEmitted(core.written):
        core.do(core, breaks, never, ears)
        qtbot.waitUntil(lambda: len(ears.heard) == 1)

    failure = ears.heard[0]
    assert isinstance(failure, ValueError)
    assert failure.__traceback__ is not None


def test_a_vault_that_does_not_open_says_so_to_each_question(qtbot: QtBot) -> None:
    def refuse() -> Workspace:
        raise WrongPassphrase("This passphrase does not open it.")

    core, ears = CoreThread(refuse), Ears()
    core.ask(core, lambda work: work.today(), never, ears)
    qtbot.waitUntil(lambda: len(ears.heard) == 1)

    assert isinstance(ears.heard[0], WrongPassphrase)
    with qtbot.waitCallback() as closed:
        core.close(closed)


def test_closing_finishes_what_was_asked_and_shuts_the_vault(qtbot: QtBot, tmp_path: Path) -> None:
    core, ears = CoreThread(lambda: a_workspace(tmp_path)), Ears()
    core.ask(core, lambda work: work.actor.name, ears, never)

    with qtbot.waitCallback() as closed:
        core.close(closed)

    assert ears.heard == ["Maren Oldacre"]


def test_closing_needs_nobody_to_tell(qtbot: QtBot, tmp_path: Path) -> None:
    core = CoreThread(lambda: a_workspace(tmp_path))
    core.close()
    qtbot.waitUntil(lambda: core.pending == 0)


def test_what_a_late_answer_asks_after_the_end_is_not_asked(qtbot: QtBot, tmp_path: Path) -> None:
    core, ears = CoreThread(lambda: a_workspace(tmp_path)), Ears()
    core.ask(core, lambda _work: None, lambda _: core.ask(core, str, ears, never), never)

    core.close()
    qtbot.waitUntil(lambda: core.pending == 0)

    assert ears.heard == []


def test_slow_work_says_that_it_is_busy_and_how_far_it_is(core: CoreThread, qtbot: QtBot) -> None:
    go = threading.Event()
    done: list[tuple[int, int]] = []
    core.progress.connect(lambda so_many, of: done.append((so_many, of)))

    def slowly(_work: Workspace) -> None:
        core.report(1, 2)
        go.wait(10)

    with qtbot.waitSignal(core.busy, check_params_cb=lambda busy: busy is True):
        core.ask(core, slowly, lambda _: None, never)
    core.ask(core, lambda _work: None, lambda _: None, never)
    with qtbot.waitSignal(core.busy, check_params_cb=lambda busy: busy is False):
        go.set()

    assert done == [(1, 2)]


def test_a_failure_nobody_takes_reaches_the_excepthook(qtbot: QtBot, tmp_path: Path) -> None:
    core = CoreThread(lambda: a_workspace(tmp_path))

    def raise_it(failure: Exception) -> None:
        raise failure

    with capture_exceptions() as caught:
        core.ask(core, breaks, never, raise_it)
        qtbot.waitUntil(lambda: bool(caught))
    with qtbot.waitCallback() as closed:
        core.close(closed)

    assert caught[0][0] is ValueError


@pytest.mark.usefixtures("stalls")
def test_a_long_answer_does_not_hold_up_the_screen(core: CoreThread, qtbot: QtBot) -> None:
    ears = Ears()
    core.ask(core, lambda _work: sum(range(3_000_000)), ears, never)
    qtbot.waitUntil(lambda: len(ears.heard) == 1)
