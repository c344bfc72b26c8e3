"""What all tests share: no display, no network, nothing left over, and a watch for stalls."""

import gc
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator

import pytest

os.environ["QT_QPA_PLATFORM"] = os.environ.get("HRCASE_TEST_PLATFORM", "offscreen")
os.environ.pop("HRCASE_COLOR_SCHEME", None)

gc.disable()  # a widget must not die on the core thread; see ui/collecting.py
STALL_SECONDS = 0.1
BLOCK_SECONDS = 1.0
LAST_BREATH_SECONDS = 5
LOCAL = {getattr(socket, "AF_UNIX", None), -1}
"""Kinds of sockets that tests may make: local ones, and one of these taken up by its number."""
_knocked_outside: list[int] = []


def _refuse_network(event: str, words: tuple[object, ...]) -> None:
    """Python asks this of everything it does: a socket that is not local is refused and noted."""
    if event == "socket.__new__" and words[1] not in LOCAL:
        _knocked_outside.append(int(str(words[1])))
        raise PermissionError("no test opens a socket that is not local")


sys.addaudithook(_refuse_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the slow lane as well")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="the slow lane: run with --slow"))


@pytest.fixture
def qtbot(request: pytest.FixtureRequest) -> object:
    """pytest-qt's bot, which waits as long as a busy machine may need."""
    from tests.patience import PatientBot  # noqa: PLC0415 - Qt comes after its platform is named

    request.getfixturevalue("qapp")
    return PatientBot(request)


@pytest.fixture(autouse=True)
def garbage_is_collected_here() -> Iterator[None]:
    """Collect between tests, on the thread that made the widgets."""
    yield
    counts, most = gc.get_count(), gc.get_threshold()
    due = [generation for generation in (2, 1, 0) if counts[generation] > most[generation]]
    if due:
        gc.collect(due[0])


@pytest.fixture(autouse=True)
def no_network() -> Iterator[list[int]]:
    """Fail a test in which anything asked for the network, although it was refused."""
    yield _knocked_outside
    knocked, _knocked_outside[:] = list(_knocked_outside), []
    assert not knocked, f"sockets that are not local were asked for: {knocked}"


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """Fail a test that leaves a window open, a core thread running or a timer ticking."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    left = [*_windows_left(), *_threads_left(), *_timers_left()]
    assert not left, f"left over: {left}"


def _windows_left() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 - only where Qt is in use
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only where Qt is in use

    if QApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [
        type(window).__name__ for window in QApplication.topLevelWidgets() if window.isVisible()
    ]


def _threads_left() -> list[str]:
    core = [thread for thread in threading.enumerate() if thread.name.startswith("core")]
    for thread in core:
        thread.join(LAST_BREATH_SECONDS)
    return [thread.name for thread in core if thread.is_alive()]


def _timers_left() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QTimer  # noqa: PLC0415 - only where Qt is in use

    app = QCoreApplication.instance()
    timers = app.findChildren(QTimer) if app is not None else []
    return [f"timer of {timer.interval()} ms" for timer in timers if timer.isActive()]


@pytest.fixture
def stalls(qapp: object) -> Iterator[list[float]]:
    """Watch the event loop: fail if the GUI thread worked for more than 100 ms at a stretch.

    Its own processor time is measured, so that a busy machine fails nobody; a wait of a whole
    second fails however little was worked.
    """
    from PySide6.QtCore import QAbstractEventDispatcher  # noqa: PLC0415 - only where Qt is in use

    assert qapp is not None
    dispatcher = QAbstractEventDispatcher.instance()
    found: list[float] = []
    woke: list[tuple[float, float]] = []

    def wake() -> None:
        woke[:] = [(time.thread_time(), time.monotonic())]

    def rest() -> None:
        if not woke:
            return
        worked, passed = time.thread_time() - woke[0][0], time.monotonic() - woke[0][1]
        woke.clear()
        if worked > STALL_SECONDS or passed > BLOCK_SECONDS:
            found.append(round(max(worked, passed), 3))

    dispatcher.awake.connect(wake)
    dispatcher.aboutToBlock.connect(rest)
    yield found
    dispatcher.awake.disconnect(wake)
    dispatcher.aboutToBlock.disconnect(rest)
    assert not found, f"the GUI thread stalled for {found} seconds"
