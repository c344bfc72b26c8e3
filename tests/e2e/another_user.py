"""A program run as another user of this computer, in folders that this user can reach."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

NOBODY = 65534


@contextmanager
def ground_for_others() -> Iterator[Path]:
    """A folder that every user can enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="hrcase-test-others-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def given_to_nobody(folder: Path) -> None:
    """From now on the folder and everything in it belongs to another user."""
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)


def run_as_nobody(module: str, *words: str | Path) -> list[str]:
    """The lines that a program of ours prints, which stops being root once it is loaded."""
    if sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("another user: only root can run a program as somebody else")
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", module, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    return lines[lines.index("as another user") + 1 :]
