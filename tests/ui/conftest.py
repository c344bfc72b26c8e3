"""What the tests of the screens share: the theme, a person, and a core over a real vault."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_workspace
from tests.person import Person
from ui import tokens
from ui.core_thread import CoreThread
from ui.theme import apply_theme
from ui.tokens import Scheme


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> None:
    """Every test starts light and at 100 %."""
    usual = tokens.scheme() is Scheme.LIGHT and tokens.text_percent() == 100
    if qapp.styleSheet() == "" or not usual:
        apply_theme(qapp, Scheme.LIGHT)


@pytest.fixture
def me(qtbot: QtBot) -> Person:
    """Someone at the screen."""
    return Person(qtbot)


@pytest.fixture
def core(qtbot: QtBot, tmp_path: Path) -> Iterator[CoreThread]:
    """The core thread over an open, empty vault; the director is signed in."""
    thread = CoreThread(partial(a_workspace, tmp_path))
    yield thread
    with qtbot.waitCallback() as closed:
        thread.close(closed)
