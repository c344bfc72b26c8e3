import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev

LISTING = """ii |libgl1|
ii |libglib2.0-0t64|libglib2.0-0 (= 2.80.0-6)
rc |libegl1|
hi |libx11-6|
"""


def test_a_package_counts_under_the_older_name_that_it_provides() -> None:
    wanted = ["libgl1", "libglib2.0-0", "libx11-6"]
    assert dev.missing_packages(wanted, LISTING) == []


def test_a_package_that_left_only_its_settings_is_missing() -> None:
    assert dev.missing_packages(["libegl1", "qpdf"], LISTING) == ["libegl1", "qpdf"]


def test_tests_need_more_packages_than_the_program() -> None:
    assert set(dev.wanted_packages(dev.Needs.RUN)) < set(dev.wanted_packages(dev.Needs.TEST))


@pytest.fixture
def debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system that has no package yet, and notes what it is asked to install."""
    for name, script in {"dpkg-query": "exit 0", "apt-get": 'echo "$@" >> "$0.log"'}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "apt-get.log"


def test_root_gets_the_missing_packages_installed(
    debian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    dev.install_system_packages(dev.Needs.RUN)

    update, install = debian.read_text(encoding="ascii").splitlines()
    assert update.startswith("update")
    assert install.startswith("install --no-install-recommends -y")
    assert "libxcb-cursor0" in install
    assert "xvfb" not in install


def test_others_are_told_the_exact_command(debian: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(dev.CannotStart, match="sudo apt-get install --no-install-recommends -y"):
        dev.install_system_packages(dev.Needs.TEST)

    assert not debian.exists()


def test_a_failed_installation_shows_what_was_said_and_the_command(
    debian: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    debian.with_name("apt-get").write_text('#!/bin/sh\necho "no $1 today"\nexit 100\n')
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    with pytest.raises(dev.CannotStart, match="This is the command:\n    sudo apt-get update &&"):
        dev.install_system_packages(dev.Needs.RUN)

    assert capfd.readouterr().err == "no update today\nno install today\n\n"


def test_a_quiet_installation_prints_what_it_installs_and_nothing_else(
    debian: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    debian.with_name("apt-get").write_text('#!/bin/sh\necho "Get:1 a package"\n')
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    dev.install_system_packages(dev.Needs.RUN)

    said = capfd.readouterr()
    assert said.out.startswith("Installing packages of the system: libbrotli1 ")
    assert said.out.count("\n") == 1
    assert said.err == ""


@pytest.mark.parametrize("words", [[], ["--slow"]])
def test_the_whole_suite_answers_for_coverage(words: list[str]) -> None:
    assert "--cov-fail-under=100" in dev.pytest_options(words)
    assert dev.pytest_options(words)[: len(words)] == words


def test_a_part_of_the_suite_does_not() -> None:
    assert dev.pytest_options(["--slow", "tests/ui"]) == ["--slow", "tests/ui"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ([], 2, "python3 dev.py demo"),
        (["--help"], 0, "python3 dev.py demo"),
        (["paint"], 2, "python3 dev.py demo"),
        (["check", "more"], 2, "takes no further words"),
    ],
)
def test_a_wrong_command_is_answered_with_the_right_ones(
    words: list[str], code: int, says: str
) -> None:
    said = subprocess.run(  # noqa: S603 - our own tool and interpreter
        [sys.executable, dev.__file__, *words], capture_output=True, text=True, check=False
    )

    assert said.returncode == code
    assert says in said.stdout + said.stderr


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    script = (dev.ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "python3 dev.py test --slow" in script
    assert os.access(dev.ROOT / ".ci" / "run", os.X_OK)
