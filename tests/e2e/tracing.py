"""Which sockets a program and everything it starts ask for, as the operating system sees it."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

LOCAL = {"AF_UNIX"}
"""The display, D-Bus, and the name by which a second start finds the first."""
_SOCKET = re.compile(r"\bsocket(?:pair)?\((AF_\w+|PF_\w+|0x\w+|\d+)")


@cache
def can_trace() -> bool:
    """Whether a program can be watched here at all."""
    strace = shutil.which("strace")
    if strace is None:
        return False
    tried = subprocess.run([strace, "-o", os.devnull, "true"], check=False, capture_output=True)  # noqa: S603 - fixed words
    return tried.returncode == 0


def traced(trace: Path) -> list[str]:
    """The words to put before a command, so that every socket is written down."""
    calls = "trace=socket,socketpair"
    return ["strace", "-f", "--seccomp-bpf", "-qq", "-e", calls, "-o", str(trace)]


def kinds_of_sockets(trace: Path) -> set[str]:
    """Every kind of socket in a trace."""
    return set(_SOCKET.findall(trace.read_text(encoding="utf-8", errors="replace")))
