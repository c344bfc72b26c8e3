"""What the tests of the screens share: the theme, and a person."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.person import Person
from ui import tokens
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
