"""A lock forgets: a core dump of the locked program holds no key and nothing that was typed."""

import mmap
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hrcase.services import opening
from tests.architecture.sources import ROOT
from tests.offices import InUse, a_vault_in_use
from tests.vaults import PASSPHRASE, Made, unlocked

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("gcore") is None, reason="gdb is not installed here"),
    pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0,
        reason="only root can read the memory of a hardened process",
    ),
]

SENTENCE = "Rowan Thistlewood asked twice about the quiet canary at the north gate."


@dataclass
class Watched:
    """A running program and what it says."""

    process: subprocess.Popen[str]
    folder: Path

    def waits_for(self, word: str) -> None:
        """Wait until the program has said a word."""
        assert self.process.stdout is not None
        said = []
        for line in self.process.stdout:
            said.append(line.strip())
            if line.strip() == word:
                return
        pytest.fail(f"it ended without saying “{word}”: {said}")

    def dump(self) -> Path:
        """The whole memory of the program as it is now."""
        target = self.folder / "memory"
        words = ["gcore", "-o", str(target), str(self.process.pid)]
        subprocess.run(words, check=True, capture_output=True)  # noqa: S603 - of gdb
        return target.with_name(f"memory.{self.process.pid}")


@pytest.fixture
def vault(tmp_path: Path) -> InUse:
    return a_vault_in_use(tmp_path)


@pytest.fixture
def program(vault: InUse, tmp_path: Path) -> Iterator[Watched]:
    (tmp_path / "typed.txt").write_text(f"{PASSPHRASE}\n{SENTENCE}\n")
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    words = [sys.executable, "-m", "tests.e2e.programs.locker", str(vault.folder)]
    with subprocess.Popen(  # noqa: S603 - our own program
        words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Watched(process, tmp_path)
        process.kill()


@pytest.mark.feature("S2")
def test_a_locked_program_remembers_neither_key_nor_text(vault: InUse, program: Watched) -> None:
    work = unlocked(Made(vault.folder, vault.director, vault.investigator))
    key = bytes(work.vault.key)
    opening.lock(work)
    wanted = {
        "the key": key,
        "the key in hex": key.hex().encode(),
        "the text": SENTENCE.encode(),
        "the text as the screen holds it": SENTENCE.encode("utf-16-le"),
        "the passphrase": PASSPHRASE.encode(),
        "the passphrase as the screen holds it": PASSPHRASE.encode("utf-16-le"),
    }

    program.waits_for("typed")
    before = found_in(program.dump(), wanted)
    (vault.folder.parent / "lock-now").touch()
    program.waits_for("locked")
    after = found_in(program.dump(), wanted)

    assert {"the key", "the text as the screen holds it"} <= before
    assert after == set()


def found_in(dump: Path, wanted: dict[str, bytes]) -> set[str]:
    """Which of these bytes stand in a dump; the dump is removed."""
    with dump.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as memory:
        found = {words for words, content in wanted.items() if memory.find(content) >= 0}
    dump.unlink()
    return found
