"""Each package door is a sign: a docstring that says what lives here, and nothing else."""

import ast
import tomllib
from pathlib import PurePosixPath

import pytest

import hrcase
from tests.architecture.sources import ROOT, python_files, text_of

PACKAGES = ("hrcase", "ui", "resources")
DOORLESS = "hrcase/storage/migrations"
VERSIONED = "hrcase/__init__.py"


def wrong_with_door(source: str, *, versioned: bool = False) -> str:
    tree = ast.parse(source)
    sign = ast.get_docstring(tree)
    rest = tree.body[1:]
    if versioned:
        rest = [node for node in rest if not is_version(node)]
    if sign is None:
        return "has no docstring"
    if rest:
        return f"holds more than its docstring, at line {rest[0].lineno}"
    paragraphs = sign.split("\n\n")
    return "" if len(paragraphs) > 1 else "does not say who may call and what may not live here"


def is_version(node: ast.stmt) -> bool:
    match node:
        case ast.Assign(targets=[ast.Name(id="__version__")]):
            return True
        case _:
            return False


def packages_without_door(names: list[str]) -> list[str]:
    folders = {str(PurePosixPath(name).parent) for name in names}
    return sorted(
        folder
        for folder in folders
        if f"{folder}/__init__.py" not in names and not folder.startswith(DOORLESS)
    )


def test_every_door_is_only_a_sign() -> None:
    doors = [name for name in python_files(*PACKAGES) if name.endswith("__init__.py")]
    wrong = {n: wrong_with_door(text_of(n), versioned=n == VERSIONED) for n in doors}
    assert {name: why for name, why in wrong.items() if why} == {}


def test_every_package_has_a_door() -> None:
    assert packages_without_door(python_files("hrcase", "ui")) == []


def test_the_door_names_the_version_that_is_built() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert hrcase.__version__ == project["project"]["version"]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("", "has no docstring"),
        ('"""What.\n\nWho."""\nfrom x import y\n', "holds more than its docstring, at line 4"),
        ('"""What.\n\nWho."""\n__version__ = "1"\n', "holds more than its docstring, at line 4"),
        ('"""What."""\n', "does not say who may call and what may not live here"),
        ('"""What.\n\nWho."""\n', ""),
    ],
)
def test_a_door_that_is_more_or_less_than_a_sign_is_noticed(source: str, why: str) -> None:
    assert wrong_with_door(source) == why


def test_only_the_outer_door_may_name_the_version() -> None:
    assert wrong_with_door('"""What.\n\nWho."""\n__version__ = "1"\n', versioned=True) == ""


def test_a_missing_door_is_noticed() -> None:
    names = ["ui/__init__.py", "ui/app.py", "ui/screens/today.py", f"{DOORLESS}/env.py"]
    assert packages_without_door(names) == ["ui/screens"]
