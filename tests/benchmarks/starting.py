"""From starting the process to the first drawn window, beside a process with a bare window."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.measuring import Measured, medians

ROOT = Path(__file__).resolve().parents[2]
CHILD = "tests.benchmarks.first_window"
NOT_FOR_CHILDREN = frozenset({"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME"})


def measure(vault: Path, scratch: Path, repeats: int) -> list[Measured]:
    """Start both in turn; each ends as soon as its window was drawn."""
    around = environment(scratch)
    program, bare = medians(
        repeats,
        lambda: first_line(around, "program", str(vault)),
        lambda: first_line(around, "bare"),
    )
    against = "ms, a bare PySide6 window"
    return [Measured("start to unlock window", program, "ms", 1.5, bare, against, is_ratio=True)]


def environment(scratch: Path) -> dict[str, str]:
    """What a child sees: a home of its own, and compiled modules as on an office computer."""
    given = {name: value for name, value in os.environ.items() if name not in NOT_FOR_CHILDREN}
    if not any(given.get(display) for display in ("DISPLAY", "WAYLAND_DISPLAY")):
        given.setdefault("QT_QPA_PLATFORM", "offscreen")
    return given | {
        "HOME": str(scratch),
        "XDG_STATE_HOME": str(scratch / "state"),
        "PYTHONPYCACHEPREFIX": str(scratch / "compiled"),
    }


def first_line(around: dict[str, str], *words: str) -> str:
    """Run a child to its end and return the one line that it says."""
    command = [sys.executable, "-m", CHILD, *words]
    done = subprocess.run(  # noqa: S603 - our own module
        command, cwd=ROOT, env=around, capture_output=True, text=True, check=False, timeout=300
    )
    said = done.stdout.strip()
    if not said:
        raise RuntimeError(f"{words[0]} showed no window: {done.stderr[-2000:]}")
    return said
