"""What the tests of the whole program share: the theme, a person, and an office with one case."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.e2e.one_case import CaseInUse, a_vault_with_one_case
from tests.offices import Office
from tests.patience import PATIENCE_MS
from tests.person import Person
from ui.theme import apply_theme
from ui.tokens import Scheme


@pytest.fixture
def me(qtbot: QtBot, qapp: QApplication) -> Person:
    """Someone at the screen, with patience for a slow passphrase check."""
    apply_theme(qapp, Scheme.LIGHT)
    return Person(qtbot, PATIENCE_MS)


@pytest.fixture
def vault(tmp_path: Path) -> CaseInUse:
    """A closed vault with one case in it."""
    return a_vault_with_one_case(tmp_path)


@pytest.fixture
def office(qtbot: QtBot, vault: CaseInUse, tmp_path: Path) -> Iterator[Office]:
    """The program on that vault; it starts when somebody unlocks it."""
    made = Office(qtbot, vault.folder, tmp_path / "state")
    yield made
    made.close()
