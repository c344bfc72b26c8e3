"""The program as IT installs it: built here, then run with nothing of this project around it."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import page
import pytest

from tests.architecture.sources import ROOT
from tests.closed_vault import PASSPHRASE, a_closed_vault

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.xdist_group("bundle")]

SOCKET = re.compile(r"\bsocket(?:pair)?\((AF_\w+)")
STARTED = re.compile(r'\bexecve\("([^"]+)"')


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The built folder, made once, and removed after the last test for its size."""
    place = tmp_path_factory.mktemp("bundle")
    words = ["packaging/build.py", "--to", str(place), "--work", str(place / "work")]
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True)  # noqa: S603 - our own recipe
    yield place / "hrcase"
    shutil.rmtree(place)


def bare(home: Path) -> dict[str, str]:
    """An environment with nothing of this project in it."""
    names = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    return {**names, "QT_QPA_PLATFORM": "offscreen"}


def run(*words: str | Path, home: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a built program to its end, far from this project."""
    return subprocess.run(  # noqa: S603 - what was just built
        [str(word) for word in words],
        cwd="/",
        env=bare(home),
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )


def strace(trace: Path) -> tuple[str, ...]:
    """Write down every socket and every program that is asked for."""
    calls = "--trace=socket,socketpair,execve"
    return ("strace", "--follow-forks", "--successful-only", calls, f"--output={trace}")


def assert_kept_to_itself(trace: Path, bundle: Path) -> None:
    """Only local sockets (the display, D-Bus, the second start), and no other program."""
    said = trace.read_text(encoding="utf-8")
    assert set(SOCKET.findall(said)) == {"AF_UNIX"}
    assert set(STARTED.findall(said)) == {str(bundle / "hrcase")}


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
def test_the_built_program_takes_the_whole_tour_and_keeps_to_itself(
    bundle: Path, tmp_path: Path
) -> None:
    trace, tour = tmp_path / "trace.txt", tmp_path / "tour"

    toured = run(*strace(trace), bundle / "hrcase", "--demo", "--tour", tour, home=tmp_path)

    assert toured.returncode == 0, toured.stdout + toured.stderr
    assert "The tour is done" in toured.stdout
    (letter,) = tour.glob("Letter *.pdf")
    assert page.validate_pdf_bytes(letter.read_bytes(), profile="ua1").is_compliant
    assert_kept_to_itself(trace, bundle)


def test_the_bundle_carries_its_licences_and_checksums(bundle: Path) -> None:
    lines = (bundle / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}

    licences = (bundle / "licences" / "LICENCES.md").read_text(encoding="utf-8")
    tool = hashlib.sha256((bundle / "hrcase-tool").read_bytes()).hexdigest()

    assert sums["hrcase-tool"] == tool
    assert "licences/LGPL-3.0.txt" in sums
    assert "PySide6_Essentials" in licences
    assert "sqlcipher3" in licences


def test_a_socket_or_a_program_that_is_not_ours_would_be_seen(tmp_path: Path) -> None:
    trace = tmp_path / "trace.txt"
    ours = f'7  execve("{tmp_path}/hrcase", []) = 0\n7  socket(AF_UNIX, SOCK_STREAM, 0) = 4\n'
    trace.write_text(ours)
    assert_kept_to_itself(trace, tmp_path)

    for foreign in ("socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 5", 'execve("/bin/sh", []) = 0'):
        trace.write_text(f"{ours}8  {foreign}\n")
        with pytest.raises(AssertionError):
            assert_kept_to_itself(trace, tmp_path)
