"""One program for each vault: a second start, a killed one, and an end without a sound."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from hrcase.services import opening
from tests.architecture.sources import ROOT
from tests.e2e.one_case import CaseInUse
from tests.patience import PATIENCE_MS
from tests.vaults import Made, unlocked
from ui.single_instance import local_name

Start = Callable[[str, Path], "subprocess.Popen[str]"]
PATIENCE = 60


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts programs on one vault, each in a home that is the test's; kills what still runs."""
    running: list[subprocess.Popen[str]] = []
    home = tmp_path / "home"
    home.mkdir()

    def start_one(module: str, folder: Path) -> "subprocess.Popen[str]":
        option = ["--vault"] if module == "ui" else []
        environment = dict(os.environ, HOME=str(home), QT_QPA_PLATFORM="offscreen")
        running.append(
            subprocess.Popen(  # noqa: S603 - our own programs
                [sys.executable, "-m", module, *option, str(folder)],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        return running[-1]

    yield start_one
    for program in running:
        program.kill()
        program.communicate()


def answers(folder: Path) -> bool:
    """Whether a program has this vault's name, and hears a second start."""
    knock = QLocalSocket()
    knock.connectToServer(local_name(folder))
    there = knock.waitForConnected(100)
    knock.abort()
    return there


@pytest.mark.feature("N5")
def test_a_second_start_ends_and_a_killed_first_one_blocks_nobody(
    qtbot: QtBot, vault: CaseInUse, start: Start
) -> None:
    first = start("ui", vault.folder)
    qtbot.waitUntil(lambda: answers(vault.folder), timeout=PATIENCE_MS)

    assert start("ui", vault.folder).wait(PATIENCE) == 0
    assert first.poll() is None

    first.kill()
    first.wait()
    assert not answers(vault.folder)
    third = start("ui", vault.folder)
    qtbot.waitUntil(lambda: answers(vault.folder), timeout=PATIENCE_MS)
    assert third.poll() is None


@pytest.mark.feature("N5")
def test_a_vault_that_a_killed_program_had_open_opens_again(
    vault: CaseInUse,
) -> None:
    made = Made(vault.folder, vault.director, vault.director)
    note = "desk-14\n2026-11-22T22:50:00+00:00\n"
    (vault.folder / "in-use.txt").write_text(note)

    opening.lock(unlocked(made))

    assert not (vault.folder / "in-use.txt").exists()


def test_the_program_ends_in_silence_when_its_window_is_closed(
    vault: CaseInUse, start: Start
) -> None:
    program = start("tests.e2e.programs.closer", vault.folder)

    _said, complained = program.communicate(timeout=PATIENCE)

    assert program.returncode == 0, complained
    assert "Traceback" not in complained
    assert not (vault.folder / "in-use.txt").exists()
