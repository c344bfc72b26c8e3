"""The demo at the door: made when needed, marked, with public passphrases, never a real vault."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrcase.services import door
from hrcase.services.demo import demo_users
from tests.offices import Office, a_vault_in_use
from tests.person import Person

PATIENCE_MS = 60_000


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    made = Office(qtbot, tmp_path / "demo", tmp_path / "state", is_chosen=False, is_demo=True)
    yield made
    made.close()


@pytest.mark.feature("P6")
def test_the_demo_is_made_and_opens_with_its_public_passphrase(
    office: Office, qtbot: QtBot
) -> None:
    me = Person(qtbot, PATIENCE_MS)
    director = demo_users()[0]

    office.start()
    me.sees("Making the demo")
    me.sees(director.passphrase)
    office.unlock(me, director.passphrase)

    me.sees("Demo: everything here is invented")
    me.sees("cannot wait")
    assert door.is_demo(office.folder)


@pytest.mark.feature("P6")
def test_the_demo_is_never_made_over_a_real_vault(tmp_path: Path) -> None:
    vault = a_vault_in_use(tmp_path)
    before = {path.name: path.read_bytes() for path in vault.folder.iterdir()}

    words = [sys.executable, "-m", "ui", "--demo", "--vault", str(vault.folder)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - ours

    assert ended.returncode
    assert "holds a real vault" in ended.stderr
    assert {path.name: path.read_bytes() for path in vault.folder.iterdir()} == before
