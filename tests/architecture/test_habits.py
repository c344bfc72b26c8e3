"""Habits of this house that no linter knows: what code never does, and what no file contains."""

import ast
import importlib.machinery
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from tests.architecture.sources import HERE, ROOT, python_files, text_of, tracked_files

CODE = ("hrcase", "ui", "resources", "tests", "packaging", "dev.py")


@dataclass(frozen=True, slots=True)
class Never:
    """Words that must not stand anywhere, and why."""

    words: str
    because: str
    sample: str


IN_CODE = (
    Never(r"\bprocessEvents\b", "a screen never opens a nested loop", "app.processEvents()"),
    Never(r"\bqtbot\.wait\(", "wait for a signal, not for a time", "qtbot.wait(50)"),
    Never(r"\btime\.sleep\b", "nothing sleeps", "time.sleep(1)"),
    Never(r"\bfrom time import .*\bsleep\b", "nothing sleeps", "from time import sleep"),
    Never(r"\b(TODO|FIXME|XXX)\b", "a loose end belongs in an issue", "# TODO: later"),
    Never(
        r"#\s*(noqa|noqa:[\s\w,]+|type: ignore(\[[\w,\s-]+\])?|pragma: no (cover|branch))\s*$",
        "an exception from a rule gives its reason on its line",
        "import this  # noqa: F401",
    ),
    Never(
        r"pytest\.mark\.(skip|xfail)\b(?!\(.*reason)|pytest\.skip\(\)",
        "a test left out says by name why",
        "@pytest.mark.skip",
    ),
    Never(r"^from [\w.]+ import \*", "an import names what it takes", "from os import *"),
)
ANYWHERE = (
    Never(r"(?<![\w.~-])/(root|work)/", "a machine's own path", "see /work/house"),
    Never(r"(?<![\w.~-])/(home|Users)/\w+/", "a person's own path", "in /home/someone/notes"),
    Never(r"\bindex-url\b", "where packages are fetched is the machine's choice", "--index-url x"),
    Never(
        r"https?://[^ \"'>]*/(simple|packages)/",
        "where packages are fetched is the machine's choice",
        "https://registry.example.org/simple/",
    ),
    Never(
        r"\b(files\.pythonhosted|test\.pypi|pypi)\.org\b",
        "where packages are fetched is the machine's choice",
        "files.pythonhosted.org",
    ),
)
FORBIDDEN_NAMES = ("utils.py", "util.py", "helpers.py", "common.py", "misc.py")
# The crash dialog's hook and the core thread are the only two that may catch everything.
CATCH_ALL = {"ui/core_thread.py": 1, "ui/failures.py": 1}


def breaches(source: str, name: str, rules: tuple[Never, ...]) -> list[str]:
    return [
        f"{name}:{number}: {rule.because}: {line.strip()[:80]}"
        for number, line in enumerate(source.splitlines(), 1)
        for rule in rules
        if re.search(rule.words, line)
    ]


def handlers_that_swallow(source: str) -> Iterator[int]:
    """Lines of `except` clauses that catch everything and do not raise it again."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler) and catches_everything(node.type):
            last = node.body[-1]
            if not (isinstance(last, ast.Raise) and last.exc is None):
                yield node.lineno


def catches_everything(caught: ast.expr | None) -> bool:
    parts = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    everything = {"Exception", "BaseException"}
    return any(p is None or (isinstance(p, ast.Name) and p.id in everything) for p in parts)


def shapeless(names: list[str]) -> list[str]:
    return [name for name in names if PurePosixPath(name).name in FORBIDDEN_NAMES]


def test_code_keeps_the_habits() -> None:
    names = [name for name in python_files(*CODE) if not name.startswith(HERE)]
    assert [line for name in names for line in breaches(text_of(name), name, IN_CODE)] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    names = [name for name in tracked_files() if not name.startswith(HERE)]
    assert [line for name in names for line in breaches(text_of(name), name, ANYWHERE)] == []


def test_no_file_holds_the_place_it_was_written_in() -> None:
    places = (f"{ROOT}/", f"{Path.home()}/")
    here = [n for n in tracked_files() if any(place in text_of(n) for place in places)]
    assert here == []


def test_only_two_places_catch_everything() -> None:
    found = {n: len(list(handlers_that_swallow(text_of(n)))) for n in python_files("hrcase", "ui")}
    assert {n: many for n, many in found.items() if many > CATCH_ALL.get(n, 0)} == {}


def test_no_module_is_a_drawer_for_anything() -> None:
    assert shapeless(python_files("hrcase", "ui", "tests", "packaging")) == []


def test_the_folder_packaging_hides_no_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()

    found = importlib.machinery.PathFinder.find_spec("packaging")

    assert found is not None
    assert found.origin is not None
    assert "site-packages" in found.origin


@pytest.mark.parametrize("rule", IN_CODE + ANYWHERE, ids=lambda rule: rule.sample)
def test_a_bad_habit_is_noticed(rule: Never) -> None:
    assert len(breaches(f"x = 1\n{rule.sample}\n", "bad.py", (rule,))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "import this  # noqa: F401 - shown to the reader",
        "value: int = f()  # type: ignore[no-any-return]  # the library is untyped",
        'pytest.skip("no second user can be had here")',
        '@pytest.mark.xfail(reason="a known fault of the library")',
        "build/work/hrcase",
        "the work/rest of a day",
    ],
)
def test_a_good_line_passes(line: str) -> None:
    assert breaches(line, "good.py", IN_CODE + ANYWHERE) == []


@pytest.mark.parametrize(
    "caught", ["", " Exception", " BaseException as e", " (OSError, Exception)"]
)
def test_a_handler_that_swallows_everything_is_noticed(caught: str) -> None:
    assert list(handlers_that_swallow(f"try:\n    f()\nexcept{caught}:\n    pass\n")) == [3]


@pytest.mark.parametrize(
    "source",
    [
        "try:\n    f()\nexcept OSError:\n    pass\n",
        "try:\n    f()\nexcept BaseException:\n    tidy()\n    raise\n",
    ],
)
def test_a_handler_that_tidies_and_raises_passes(source: str) -> None:
    assert list(handlers_that_swallow(source)) == []


def test_a_drawer_is_noticed() -> None:
    assert shapeless(["ui/utils.py", "ui/today.py"]) == ["ui/utils.py"]
