"""Puts a fresh process in the place of this one, which then no longer exists."""

import os
import sys

from ui.place import RESUME, HandOver, as_text


def replace_process(handed: HandOver) -> None:
    """Put a fresh process in the place of this one; on Windows start it, then end."""
    environment = dict(os.environ)
    environment[RESUME] = as_text(handed)
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    if os.name == "nt":
        import subprocess  # noqa: PLC0415 - only here, and slow to load

        subprocess.Popen(command(), env=environment)  # noqa: S603 - the same program again
        os._exit(0)
    os.execve(sys.executable, command(), environment)  # noqa: S606 - the same program again


def command() -> list[str]:
    """How this program was started."""
    words = sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:]
    return [sys.executable, *words]
