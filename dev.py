"""Everything a developer runs, with the standard library of Python 3.11 or newer alone.

python3 dev.py demo [--tour DIR]      open the demo vault; without a display, or with DIR,
                                      do the main job alone and leave pictures in DIR (tour/)
python3 dev.py test [--slow] [...]    format, lint, types, contracts and tests; further words
                                      go to pytest, and coverage is then left out
python3 dev.py run                    open the program on the vault of this computer
python3 dev.py check                  format, lint, types and contracts alone
python3 dev.py bench [--cases N] [--notes N] [--json FILE]

The first run makes .venv from the pinned, hash-checked requirements; a later one only looks.
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "hrcase-requirements"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
OLDEST_PYTHON = (3, 11)
CANNOT_START = 2
MOST_WORKERS = 4

# What the Qt libraries and their X11 and Wayland plug-ins name as needed, by Debian's names.
QT_PACKAGES = """
libbrotli1 libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libgssapi-krb5-2
libwayland-client0 libwayland-cursor0 libwayland-egl1 libx11-6 libx11-xcb1 libxcb-cursor0
libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1
libxcb1 libxkbcommon-x11-0 libxkbcommon0 libzstd1 zlib1g
"""
# The programs that tests drive or ask for a second opinion.
TEST_PACKAGES = """
at-spi2-core binutils dbus-x11 gdb git gnome-keyring openbox poppler-utils qpdf strace xdotool xvfb
"""


class Needs(IntEnum):
    """How much of the requirements a command uses; each level contains the one before."""

    RUN = 1
    TEST = 2


class CannotStart(Exception):
    """Something outside the project is missing; the message is the next thing to do."""


@dataclass(frozen=True)
class Step:
    """One named check and the command that makes it."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """How a step ended."""

    name: str
    code: int
    seconds: float
    output: str


def main(words: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    if sys.version_info < OLDEST_PYTHON:
        print("HR Case needs Python 3.11 or newer; this is", sys.version.split()[0])
        return CANNOT_START
    if not words or words[0] not in COMMANDS:
        print(__doc__)
        return 0 if words and words[0] in {"-h", "--help", "help"} else CANNOT_START
    try:
        return COMMANDS[words[0]](list(words[1:]))
    except CannotStart as reason:
        print(reason, file=sys.stderr)
        return CANNOT_START
    except KeyboardInterrupt:
        return 130


def demo(words: list[str]) -> int:
    """Open the demo vault, or take the tour through it."""
    prepare(Needs.RUN)
    parser = argparse.ArgumentParser(prog="dev.py demo")
    parser.add_argument("--tour", type=Path, metavar="DIR", help="do the main job alone into DIR")
    options, others = parser.parse_known_args(words)
    alone = not has_display()
    tour = options.tour or (ROOT / "tour" if alone else None)
    pictures = ["--tour", str(tour.resolve())] if tour else []
    return call("-m", "ui", "--demo", *pictures, *others, offscreen=alone)


def test(words: list[str]) -> int:
    """Run the static checks, then the tests, whatever the checks say."""
    prepare(Needs.TEST)
    failed = run_checks()
    code = call("-m", "pytest", *pytest_options(words))
    if failed:
        print("Failed before the tests:", ", ".join(failed))
    return code or int(bool(failed))


def run(words: list[str]) -> int:
    """Open the program for real."""
    prepare(Needs.RUN)
    if not has_display():
        raise CannotStart("There is no display here. `python3 dev.py demo --tour DIR` needs none.")
    return call("-m", "ui", *words)


def check(words: list[str]) -> int:
    """Run the static checks alone."""
    if words:
        raise CannotStart("`check` takes no further words.")
    prepare(Needs.TEST)
    return int(bool(run_checks()))


def bench(words: list[str]) -> int:
    """Measure the program against baselines run beside it."""
    prepare(Needs.TEST)
    return call("-m", "tests.benchmarks", *words, offscreen=not has_display())


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "test": test,
    "run": run,
    "check": check,
    "bench": bench,
}


def has_display() -> bool:
    """Say whether a window can be shown; only on Linux may there be none."""
    named = ("DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def call(*words: str, offscreen: bool = False) -> int:
    """Run the project's own Python at the root and return its exit code."""
    environment = dict(os.environ)
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    sys.stdout.flush()
    return subprocess.run([PYTHON, *words], cwd=ROOT, env=environment, check=False).returncode


def prepare(needs: Needs) -> None:
    """Bring system packages and .venv to what the command needs; cheap when they are."""
    install_system_packages(needs)
    make_environment(needs)


def install_system_packages(needs: Needs) -> None:
    """On Debian and its kin, install what is missing as root, or say the command and stop."""
    if not shutil.which("dpkg-query") or not shutil.which("apt-get"):
        return
    missing = missing_packages(wanted_packages(needs), installed_packages())
    if not missing:
        return
    install = ["apt-get", "install", "--no-install-recommends", "-y", *missing]
    as_person = f"    sudo apt-get update && sudo {' '.join(install)}"
    if os.geteuid() != 0:
        raise CannotStart(f"Packages of the system are missing. Run once, then again:\n{as_person}")
    print("Installing packages of the system:", *missing, flush=True)
    complaint = quietly(["apt-get", "update"])
    if failure := quietly(install):
        print(complaint, failure, sep="", file=sys.stderr)
        raise CannotStart(f"The packages could not be installed. This is the command:\n{as_person}")


def quietly(command: Sequence[str]) -> str:
    """Run one of apt's commands without a question, and return what it said if it failed."""
    done = subprocess.run(
        command,
        env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return (done.stdout or "It said nothing.\n") if done.returncode else ""


def wanted_packages(needs: Needs) -> list[str]:
    """List the packages that a command needs, Debian's separate venv package among them."""
    wanted = QT_PACKAGES.split()
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append(f"python3.{sys.version_info.minor}-venv")
    return wanted + TEST_PACKAGES.split() if needs is Needs.TEST else wanted


def installed_packages() -> str:
    """Ask dpkg for each package's state, name and the older names that it answers to."""
    form = "${db:Status-Abbrev}|${Package}|${Provides}\n"
    asked = subprocess.run(
        ["dpkg-query", "--show", f"--showformat={form}"], capture_output=True, text=True, check=True
    )
    return asked.stdout


def missing_packages(wanted: Sequence[str], listing: str) -> list[str]:
    """Name the wanted packages that no installed package is or provides."""
    present = set()
    for line in listing.splitlines():
        state, package, provides = line.split("|")
        if state[1:2] == "i":
            present.add(package)
            present.update(name.split()[0] for name in provides.split(",") if name.strip())
    return [package for package in wanted if package not in present]


def make_environment(needs: Needs) -> None:
    """Make .venv, or bring it from what runs the program to what tests it."""
    fingerprint = requirements_fingerprint()
    level, made_from = read_stamp()
    current = made_from == fingerprint and PYTHON.exists()
    if current and level >= needs:
        return
    print("Preparing .venv; the first time takes a few minutes.", flush=True)
    if not current:
        must([sys.executable, "-m", "venv", "--clear", str(VENV)])
    install_requirements(needs)
    STAMP.write_text(f"{needs.value} {fingerprint}\n", encoding="ascii")


def install_requirements(needs: Needs) -> None:
    """Install exactly the pinned versions; a file with another hash is refused by pip."""
    listed = ROOT / "requirements" / ("test.txt" if needs is Needs.TEST else "run.txt")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    must([*pip, "-qq", "--require-hashes", "--requirement", str(listed)])


def requirements_fingerprint() -> str:
    """Digest what an environment is made from: place, Python and both lists."""
    made_from = f"{VENV}|{sys.version_info[:2]}".encode()
    digest = hashlib.sha256(made_from)
    for name in ("run.txt", "test.txt"):
        digest.update((ROOT / "requirements" / name).read_bytes())
    return digest.hexdigest()


def read_stamp() -> tuple[int, str]:
    """Read the level and fingerprint of .venv; nothing finished reads as level 0."""
    if not STAMP.exists():
        return 0, ""
    level, fingerprint = STAMP.read_text(encoding="ascii").split()
    return int(level), fingerprint


def must(command: Sequence[str]) -> None:
    """Run a command of the preparation, or stop."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise CannotStart(f"The environment is not ready, because this failed:\n    {command}")


def checks() -> tuple[Step, ...]:
    """List the static checks, the longest first because two run at a time."""
    python = str(PYTHON)
    return (
        Step("types", (python, "-m", "mypy")),
        Step("contracts", (str(PROGRAMS / "lint-imports"),)),
        Step("format", (python, "-m", "ruff", "format", "--check", ".")),
        Step("lint", (python, "-m", "ruff", "check", ".")),
        Step(
            "types of the tools",
            (python, "-m", "mypy", "--cache-dir=.mypy_cache/tools", "dev.py", "packaging/build.py"),
        ),
    )


def run_checks() -> list[str]:
    """Run every static check, print each outcome, and name those that failed."""
    failed = []
    with ThreadPoolExecutor(max_workers=2) as both_cores:
        for outcome in both_cores.map(run_step, checks()):
            said = "passed" if outcome.code == 0 else "FAILED"
            print(f"{outcome.name}: {said} in {outcome.seconds:.1f} s", flush=True)
            if outcome.code:
                print(outcome.output, flush=True)
                failed.append(outcome.name)
    return failed


def run_step(step: Step) -> Outcome:
    """Run one check to its end and keep what it said."""
    started = time.perf_counter()
    done = subprocess.run(
        step.command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Outcome(step.name, done.returncode, time.perf_counter() - started, done.stdout)


def pytest_options(words: Sequence[str]) -> list[str]:
    """Let the whole suite use all cores and answer for coverage; a part of it does neither."""
    if set(words) - {"--slow"}:
        return list(words)
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    spread = ["--numprocesses", str(workers), "--dist", "loadgroup"]
    spread.append("--max-worker-restart=0")  # a worker in a dead one's place would wait for ever
    return [*words, *spread, "--cov", "--cov-branch", "--cov-fail-under=100"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
