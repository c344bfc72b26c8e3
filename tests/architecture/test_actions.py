"""One action, one function: each thing a person can do is written in exactly one place."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest

from hrcase.domain.audit import Action
from tests.architecture.sources import python_files, text_of

Places = dict[str, list[str]]


def writers(source: str, module: str) -> Iterator[tuple[str, str]]:
    """Each action that a function of this module writes, with the function's full name."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if action := written_action(node):
                    yield action, f"{module}.{function.name}"


def written_action(node: ast.AST) -> str:
    match node:
        case ast.Call(
            func=ast.Attribute(attr="write"),
            args=[ast.Attribute(value=ast.Name(id="Action"), attr=action), *_],
        ):
            return action
        case _:
            return ""


def places(sources: Iterable[tuple[str, str]]) -> Places:
    found: Places = defaultdict(list)
    for source, module in sources:
        for action, function in writers(source, module):
            found[action].append(function)
    return dict(found)


def wrong(found: Places, actions: Iterable[str]) -> list[str]:
    return [
        f"{action} is written by {found.get(action) or 'nobody'}"
        for action in actions
        if len(found.get(action, [])) != 1
    ]


def unexplained(source: str, module: str) -> list[str]:
    return [
        f"{module}.{node.name} has no docstring"
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]


def test_each_action_is_written_by_exactly_one_function() -> None:
    sources = [(text_of(name), name) for name in python_files("hrcase")]
    assert wrong(places(sources), Action.__members__) == []


def test_every_verb_of_the_services_says_what_it_does() -> None:
    names = python_files("hrcase/services")
    assert [line for name in names for line in unexplained(text_of(name), name)] == []


TWICE = """
def record(work):
    with work.vault.write(Action.HOTLINE_CALLED, case_id) as writing:
        pass

def record_again(vault):
    with vault.read(), vault.write(Action.HOTLINE_CALLED, case_id):
        pass
"""


def test_an_action_that_two_functions_write_is_noticed() -> None:
    found = places([(TWICE, "calls.py")])

    assert found == {"HOTLINE_CALLED": ["calls.py.record", "calls.py.record_again"]}
    assert len(wrong(found, ["HOTLINE_CALLED"])) == 1


def test_an_action_that_nobody_writes_is_noticed() -> None:
    once = places([(TWICE.split("def record_again", maxsplit=1)[0], "calls.py")])

    assert wrong(once, ["HOTLINE_CALLED", "CASE_CLOSED"]) == ["CASE_CLOSED is written by nobody"]


@pytest.mark.parametrize(
    "line", ["lines(Action.CASE_CLOSED)", "file.write(text)", "write(Action.X)"]
)
def test_other_calls_write_no_action(line: str) -> None:
    assert places([(f"def f():\n    {line}\n", "m.py")]) == {}


def test_a_verb_without_words_is_noticed() -> None:
    assert unexplained("def close_case(work): ...\ndef _row(): ...\n", "cases.py") == [
        "cases.py.close_case has no docstring"
    ]
