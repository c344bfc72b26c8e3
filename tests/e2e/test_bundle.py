"""The program as IT installs it: built here, then run with nothing of this project around it."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.closed_vault import PASSPHRASE, a_closed_vault

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500), pytest.mark.xdist_group("bundle")]

SOCKET = re.compile(r"\bsocket(?:pair)?\((AF_\w+)")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built folder, made once."""
    place = tmp_path_factory.mktemp("bundle")
    words = ["packaging/build.py", "--to", str(place), "--work", str(place / "work")]
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True)  # noqa: S603 - our own recipe
    return place / "hrcase"


def run(*words: str | Path, home: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a built program in a bare environment, far from this project."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(  # noqa: S603 - what was just built
        [str(word) for word in words],
        cwd="/",
        env=environment,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_built_tool_passes_its_self_test(bundle: Path, tmp_path: Path) -> None:
    tested = run(bundle / "hrcase-tool", "self-test", home=tmp_path)

    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "FAILED" not in tested.stdout


def test_the_built_tool_opens_a_vault_made_by_the_source(bundle: Path, tmp_path: Path) -> None:
    vault = a_closed_vault(tmp_path)

    words = ("verify", vault, "--user", "Maren Oldacre")
    verified = run(bundle / "hrcase-tool", *words, home=tmp_path, typed=f"{PASSPHRASE}\n")

    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert verified.stdout.startswith("whole; latest entry 1")


@pytest.mark.feature("K8")
def test_the_built_program_issues_a_letter_and_opens_only_local_sockets(
    bundle: Path, tmp_path: Path
) -> None:
    trace, tour = tmp_path / "sockets.txt", tmp_path / "tour"
    strace = ("strace", "--follow-forks", "--trace=network", f"--output={trace}")

    toured = run(*strace, bundle / "hrcase", "--demo", "--tour", tour, home=tmp_path)

    assert toured.returncode == 0, toured.stdout + toured.stderr
    assert [paper.read_bytes()[:5] for paper in tour.rglob("*.pdf")][:1] == [b"%PDF-"]
    assert set(SOCKET.findall(trace.read_text(encoding="utf-8"))) <= {"AF_UNIX"}


def test_the_bundle_carries_its_licences_and_checksums(bundle: Path) -> None:
    lines = (bundle / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}

    licences = (bundle / "licences" / "LICENCES.md").read_text(encoding="utf-8")
    tool = hashlib.sha256((bundle / "hrcase-tool").read_bytes()).hexdigest()

    assert sums["hrcase-tool"] == tool
    assert "licences/LGPL-3.0.txt" in sums
    assert "PySide6_Essentials" in licences
    assert "sqlcipher3" in licences


def test_a_socket_that_is_not_local_would_be_seen() -> None:
    line = "1234  socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 5"
    assert SOCKET.findall(line) == ["AF_INET"]
