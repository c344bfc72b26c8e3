"""SECURITY.md names a test for each promise, and each of these tests exists."""

import ast
import re

from tests.architecture.sources import text_of

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def missing_tests(document: str) -> list[str]:
    return [
        f"{path}::{name}"
        for path, name in NAMED.findall(document)
        if name
        not in {
            node.name
            for node in ast.walk(ast.parse(text_of(path)))
            if isinstance(node, ast.FunctionDef)
        }
    ]


def rows_without_a_test(document: str) -> list[str]:
    promises = document.split("## Promises")[1].split("\n## ", maxsplit=1)[0]
    rows = [line for line in promises.splitlines() if line.startswith("| ")][1:]
    return [row for row in rows if not NAMED.search(row)]


def test_every_promise_names_a_test_that_exists() -> None:
    document = text_of("SECURITY.md")

    assert NAMED.findall(document)
    assert missing_tests(document) == []
    assert rows_without_a_test(document) == []


def test_a_promise_without_a_test_is_found() -> None:
    document = (
        "## Promises\n| Promise | Test |\n| kept | `tests/architecture/test_promises.py::nothing` |"
        "\n| forgotten | |\n"
    )

    assert missing_tests(document) == ["tests/architecture/test_promises.py::nothing"]
    assert rows_without_a_test(document) == ["| forgotten | |"]
