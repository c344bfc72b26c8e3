"""Small rooms: a module under 400 lines, a function under 50."""

import ast

from tests.architecture.sources import python_files, text_of

CODE = ("hrcase", "ui", "resources", "dev.py", "packaging")
MODULE_LINES = 400
TEST_MODULE_LINES = 600
FUNCTION_LINES = 50
MIGRATIONS = "hrcase/storage/migrations/versions/"
"""A step lists the columns of a table as they were; it is written once and never changed."""


def too_long(source: str, name: str, module_lines: int) -> list[str]:
    found = []
    lines = len(source.splitlines())
    if lines > module_lines:
        found.append(f"{name}: {lines} lines, at most {module_lines}")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES and not name.startswith(MIGRATIONS):
                found.append(f"{name}: {node.name} has {length} lines, at most {FUNCTION_LINES}")
    return found


def test_code_is_in_small_rooms() -> None:
    names = python_files(*CODE)
    assert [line for n in names for line in too_long(text_of(n), n, MODULE_LINES)] == []


def test_tests_are_in_small_rooms_too() -> None:
    names = python_files("tests")
    assert [line for n in names for line in too_long(text_of(n), n, TEST_MODULE_LINES)] == []


def test_a_long_module_is_noticed() -> None:
    assert too_long("x = 1\n" * 401, "long.py", MODULE_LINES) == ["long.py: 401 lines, at most 400"]
    assert too_long("x = 1\n" * 400, "fits.py", MODULE_LINES) == []


def test_a_long_function_is_noticed_wherever_it_stands() -> None:
    body = "        x = 1\n" * 50
    source = f"class Room:\n    def wide(self):\n{body}"
    expected = ["wide.py: wide has 51 lines, at most 50"]

    assert too_long(source, "wide.py", MODULE_LINES) == expected
    assert too_long(source.replace("def", "async def"), "wide.py", MODULE_LINES) == expected


def test_a_step_of_the_tables_may_list_many_columns() -> None:
    source = "def _letter():\n" + "    x = 1\n" * 60

    assert too_long(source, f"{MIGRATIONS}0009_more.py", MODULE_LINES) == []
