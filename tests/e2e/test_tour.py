"""The tour is the whole program, end to end, with no network: set up, work, lock, come back."""

import os
import subprocess
import sys
from pathlib import Path

import page
import pytest

from tests.architecture.sources import ROOT

NO_NETWORK = Path(__file__).with_name("no_network")


def the_tour(tmp_path: Path) -> tuple[subprocess.CompletedProcess[str], Path]:
    folder = tmp_path / "tour"
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join((str(NO_NETWORK), str(ROOT))),
    }
    command = [sys.executable, "-m", "ui", "--demo", "--tour", str(folder)]
    (tmp_path / "home").mkdir()
    done = subprocess.run(  # noqa: S603 - our own program, fixed words
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=280, check=False
    )
    return done, folder


@pytest.mark.timeout(300)
@pytest.mark.feature("N1")
@pytest.mark.feature("P6")
def test_the_tour_does_the_main_job_without_a_network(tmp_path: Path) -> None:
    done, folder = the_tour(tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    pictures = sorted(one.name for one in folder.glob("*.png"))
    assert len(pictures) >= 45
    assert [int(name[:2]) for name in pictures] == list(range(1, len(pictures) + 1))
    (letter,) = folder.glob("Letter *.pdf")
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(letter.read_bytes(), profile=profile).is_compliant
    assert [one.name for one in tmp_path.glob("hrcase-tour-*")] == []


def test_a_network_socket_is_refused_to_a_child() -> None:
    environment = {**os.environ, "PYTHONPATH": str(NO_NETWORK)}
    program = "import socket; socket.socket(socket.AF_INET)"
    done = subprocess.run(  # noqa: S603 - fixed words
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "opens no network socket" in done.stderr
