"""What the architecture tests read: the files of the project, and no more."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = "tests/architecture/"


def tracked_files() -> list[str]:
    """Everything that git keeps or would keep, as paths from the root."""
    asked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - any git
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in sorted(set(asked.stdout.splitlines())) if (ROOT / name).is_file()]


def python_files(*places: str) -> list[str]:
    """The Python files under these folders, or these files themselves."""
    return [
        name
        for name in tracked_files()
        if name.endswith(".py") and any(name == p or name.startswith(f"{p}/") for p in places)
    ]


def text_of(name: str) -> str:
    """A file's text; what is no text reads as nothing."""
    content = (ROOT / name).read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", "replace")


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every constant of a module that is no docstring."""
    explanations = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in explanations:
            yield node
