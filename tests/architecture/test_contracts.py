"""Each import contract breaks when it is violated; a contract that cannot break says nothing."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, python_files

LINT = Path(sys.executable).with_name("lint-imports")


VIOLATIONS = {
    "floors": {
        "hrcase/domain/intruder.py": "hrcase.services.intruder",
        "hrcase/errors.py": "hrcase.domain.intruder",
        "hrcase/pdf/intruder.py": "hrcase.storage.intruder",
        "hrcase/services/intruder.py": "ui.intruder",
    },
    "core-without-qt": {
        "hrcase/services/intruder.py": "PySide6",
        "hrcase/domain/intruder.py": "shiboken6",
    },
    "pure-domain": {
        "hrcase/domain/intruder.py": "sqlalchemy",
        "hrcase/errors.py": "cryptography",
    },
    "screens-through-services": {
        "ui/screens/intruder.py": "hrcase.storage.intruder",
        "ui/neighbour.py": "hrcase.pdf.intruder",
        "ui/intruder.py": "sqlalchemy",
    },
    "sql-in-storage": {
        "hrcase/services/intruder.py": "sqlalchemy",
        "hrcase/pdf/intruder.py": "sqlcipher3",
    },
    "independent-screens": {"ui/screens/intruder.py": "ui.screens.neighbour"},
    "inside-ui": {
        "ui/core_thread.py": "ui.main_window",
        "ui/screen.py": "ui.screens.intruder",
    },
    "no-cycles": {
        "hrcase/domain/intruder.py": "hrcase.domain.neighbour",
        "hrcase/domain/neighbour.py": "hrcase.domain.intruder",
        "ui/intruder.py": "ui.neighbour",
        "ui/neighbour.py": "ui.intruder",
    },
}
# Modules that violations name, so that no sample depends on what a real one is called.
STRANGERS = (
    "hrcase/domain/intruder.py",
    "hrcase/domain/neighbour.py",
    "hrcase/pdf/intruder.py",
    "hrcase/services/intruder.py",
    "hrcase/storage/intruder.py",
    "ui/intruder.py",
    "ui/neighbour.py",
    "ui/screens/intruder.py",
    "ui/screens/neighbour.py",
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the project's modules and contracts, with a few strangers who import nothing."""
    for name in ["pyproject.toml", *python_files("hrcase", "ui", "resources")]:
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, place)
    for name in STRANGERS:
        (tmp_path / name).write_text('"""A stranger."""\n', encoding="utf-8")
    return tmp_path


def lint(house: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own tool over our own copy
        [LINT, "--no-cache", *words], cwd=house, capture_output=True, text=True, check=False
    )


def contract_names() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {c["id"]: c["name"] for c in project["tool"]["importlinter"]["contracts"]}


def test_the_house_keeps_its_contracts(house: Path) -> None:
    linted = lint(house)

    assert f"{len(contract_names())} kept, 0 broken" in linted.stdout, linted.stdout
    assert linted.returncode == 0


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_a_violation_breaks_its_contract_and_is_named(house: Path, contract: str) -> None:
    for importer, imported in VIOLATIONS[contract].items():
        with (house / importer).open("a", encoding="utf-8") as module:
            module.write(f"\nimport {imported}\n")

    linted = lint(house, "--contract", contract)

    assert f"{contract_names()[contract]} BROKEN" in linted.stdout, linted.stdout
    assert [line for line in named_in_report(contract) if line not in linted.stdout] == []
    assert linted.returncode == 1


def named_in_report(contract: str) -> list[str]:
    if contract == "no-cycles":
        return ["No cycles are allowed in hrcase.domain.", "No cycles are allowed in ui."]
    return [
        f"{importer.removesuffix('.py').replace('/', '.')} -> {imported}"
        for importer, imported in VIOLATIONS[contract].items()
    ]


def test_every_contract_is_shown_to_break() -> None:
    assert set(VIOLATIONS) == set(contract_names())
