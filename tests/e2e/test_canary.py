"""After a whole sitting, nothing of any case is found outside the vault: a canary looks for it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from hrcase.services import opening, settings
from tests.architecture.sources import ROOT
from tests.e2e.programs.session import Words
from tests.e2e.tracing import LOCAL, can_trace, kinds_of_sockets, traced
from tests.offices import a_vault_in_use, made_of
from tests.paper_cases import LETTERHEAD, a_paper_case, with_step
from tests.vaults import PASSPHRASE, unlocked

TRACE = "trace.txt"
NAME = "Quillfeather-Zzyzx"
WORDS = {
    "name": NAME,
    "told": "Canary one saw something at the gymnasium.",
    "note": "Canary two wrote it down, word for word.",
    "unkept": "Canary three was never recorded.",
    "letter": "Canary four is expected to write in time.",
}
SHEET = ("Quenby", "Briony", "In March and April 2026 you sent a parent")


@dataclass(frozen=True)
class Sitting:
    """Where it took place, what it printed, and the key of its vault."""

    ground: Path
    said: str
    complained: str
    key: bytes


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory) -> Sitting:
    """One whole session in a process of its own, with a home of its own."""
    ground = tmp_path_factory.mktemp("canary")
    office = a_vault_in_use(ground)
    work = unlocked(made_of(office))
    key = bytes(work.vault.key)
    settings.set_letterhead(work, LETTERHEAD)
    case = with_step(a_paper_case(work))
    opening.lock(work)
    words = Words(passphrase=PASSPHRASE, case_id=str(case.case_id), **WORDS)
    for name in ("home", "tmp", "saved", "run"):
        (ground / name).mkdir(mode=0o700)
    program = [sys.executable, "-m", "tests.e2e.programs.session", str(ground)]
    watch = traced(ground / TRACE) if can_trace() else []
    done = subprocess.run(  # noqa: S603 - our own program
        [*watch, *program],
        cwd=ROOT,
        env=an_environment(ground),
        input=json.dumps(asdict(words)),
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return Sitting(ground, done.stdout, done.stderr, key)


def an_environment(ground: Path) -> dict[str, str]:
    """A bare one, in which everything that a program leaves behind lands on this ground."""
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(ground / "home"),
        "TMPDIR": str(ground / "tmp"),
        "XDG_RUNTIME_DIR": str(ground / "run"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def secrets_of(sitting: Sitting) -> Iterator[bytes]:
    """Everything that must not be found, in each form in which it could lie there."""
    for words in (*WORDS.values(), *SHEET, PASSPHRASE):
        yield from (words.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be"))
    key = sitting.key
    yield from (key, key.hex().encode(), key.hex().upper().encode(), key.hex().encode("utf-16-le"))


def files_left(sitting: Sitting) -> list[Path]:
    """Every file that is there after the lock, besides the letter that was saved on purpose."""
    places = (sitting.ground / "vault", sitting.ground / "home", sitting.ground / "tmp")
    return [path for place in places for path in place.rglob("*") if path.is_file()]


@pytest.mark.feature("K8")
def test_no_file_outside_the_vault_holds_a_word_of_any_case(sitting: Sitting) -> None:
    found = {
        str(path.relative_to(sitting.ground))
        for path in files_left(sitting)
        for secret in secrets_of(sitting)
        if secret in path.read_bytes() or secret in str(path).encode()
    }

    assert found == set()


def test_neither_output_nor_hand_over_holds_a_word_of_any_case(sitting: Sitting) -> None:
    assert "handed on" in sitting.said
    for words in (*WORDS.values(), *SHEET, PASSPHRASE, sitting.key.hex()):
        assert words not in sitting.said
        assert words not in sitting.complained


def test_the_log_tells_of_the_mistake_without_its_message(sitting: Sitting) -> None:
    (log,) = (sitting.ground / "home").rglob("hrcase.log")

    text = log.read_text(encoding="utf-8")

    assert "unexpected: ValueError" in text
    assert NAME not in text


def test_the_canary_finds_what_was_saved_on_purpose(sitting: Sitting) -> None:
    (copy,) = (sitting.ground / "saved").iterdir()

    assert copy.read_bytes().startswith(b"%PDF")
    assert copy.stat().st_mode & 0o077 == 0
    assert not list((sitting.ground / "tmp").rglob("*"))


@pytest.mark.feature("K8")
@pytest.mark.feature("N1")
def test_a_whole_sitting_opens_no_socket_but_local_ones(sitting: Sitting) -> None:
    if not can_trace():
        pytest.skip("no network: strace is not installed, or may not trace here")

    assert kinds_of_sockets(sitting.ground / TRACE) == LOCAL
