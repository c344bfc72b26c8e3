"""A real Secret Service for one script: D-Bus session, gnome-keyring and folders of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_START = "printf x | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec {} {}"


def run_beside_secret_service(script: str, folder: Path) -> str:
    """What the script prints; its own failure is the test's. Skips by name where it is missing."""
    for needed in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(needed) is None:
            pytest.skip(f"a real Secret Service: {needed} is not installed")
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - fixed words and our own interpreter
        ["dbus-run-session", "--", "bash", "-c", _START.format(sys.executable, path)],  # noqa: S607 - found above
        env=_private_places(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _private_places(folder: Path) -> dict[str, str]:
    places = {"HOME": "home", "XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "run"}
    environment = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
    for name, place in places.items():
        (folder / place).mkdir(mode=0o700)
        environment[name] = str(folder / place)
    return {**environment, "PYTHONPATH": str(ROOT)}
