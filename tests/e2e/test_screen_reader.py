"""What a screen reader is told, asked through the accessibility bus of a real desktop."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.e2e.one_case import CaseInUse

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

PYTHON_OF_THE_SYSTEM = "/usr/bin/python3"
NEEDED = ("dbus-run-session", "Xvfb", PYTHON_OF_THE_SYSTEM)
READER = """
import gi, sys, threading
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

def told(node, depth=0):
    yield f"{node.get_role_name()}|{node.get_name()}"
    for at in range(node.get_child_count()):
        child = node.get_child_at_index(at)
        if child is not None and depth < 30:
            yield from told(child, depth + 1)

for _ in range(200):
    desk = Atspi.get_desktop(0)
    apps = [desk.get_child_at_index(at) for at in range(desk.get_child_count())]
    lines = [line for app in apps if app is not None for line in told(app)]
    if any("Passphrase" in line for line in lines):
        print("\\n".join(lines))
        sys.exit(0)
    threading.Event().wait(0.1)
sys.exit("the program never came onto the bus: " + repr(lines))
"""
DESK = """
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3>{folder}/display 2>/dev/null & XVFB=$!
until [ -s {folder}/display ]; do read -t 0.05 <> <(:); done
export DISPLAY=:$(cat {folder}/display)
{python} -m ui --vault {vault} & PROGRAM=$!
{system} {reader}; CODE=$?
kill $PROGRAM $XVFB
exit $CODE
"""


def test_a_screen_reader_is_told_role_and_name_of_every_control(
    vault: CaseInUse, tmp_path: Path
) -> None:
    said = asked_on_a_desktop(vault.folder, tmp_path)

    assert "password text|Passphrase" in said
    assert "push button|Unlock" in said or "button|Unlock" in said
    assert any(line.endswith("|HR Case is locked") for line in said)
    controls = [line for line in said if line.startswith(("push button|", "button|", "text|"))]
    assert [line for line in controls if line.endswith("|")] == []


def asked_on_a_desktop(vault: Path, folder: Path) -> list[str]:
    """Role and name of everything in the program's window, as the bus gives them."""
    for needed in NEEDED:
        if shutil.which(needed) is None:
            pytest.skip(f"a screen reader: {needed} is not installed")
    asked = [PYTHON_OF_THE_SYSTEM, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    if subprocess.run(asked, check=False, capture_output=True).returncode:  # noqa: S603 - fixed words
        pytest.skip("a screen reader: the system's Python has no gi with Atspi")
    reader, desk = folder / "reader.py", folder / "desk.sh"
    reader.write_text(READER, encoding="utf-8")
    words = {"folder": folder, "vault": vault, "reader": reader, "python": sys.executable}
    desk.write_text(DESK.format(**words, system=PYTHON_OF_THE_SYSTEM), encoding="utf-8")
    (folder / "home").mkdir()
    (folder / "run").mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "LANG": "C.UTF-8",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
    }
    done = subprocess.run(  # noqa: S603 - fixed words
        ["dbus-run-session", "--", "bash", str(desk)],  # noqa: S607 - found above
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
