"""Numbers to call, citations and the wording of clauses and letters are data, never code."""

import ast
import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.architecture.sources import literals, python_files, text_of, tracked_files

PHONE = re.compile(r"(?<![\d-])(1[-.])?\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}(?![\d-])")
STATUTE = re.compile(r"§\s*\d|\d\s*(O\.\s?S\.|U\.\s?S\.\s?C\.|C\.\s?F\.\s?R\.)")
RULES = ("resources/policy/", "resources/letters/")
# Shorter words than these are everybody's: "written reprimand", "Oklahoma State Department".
WORDING = 45


def rules_in_code(source: str, name: str, wording: str) -> list[str]:
    return [
        f"{name}:{literal.lineno}: {why}: {str(literal.value)[:60]!r}"
        for literal in literals(ast.parse(source))
        if isinstance(literal.value, str) and (why := rule_in(literal.value, wording))
    ]


def rule_in(words: str, wording: str) -> str:
    if PHONE.search(words):
        return "a telephone number"
    if STATUTE.search(words):
        return "a citation"
    plain = " ".join(words.split())
    return "wording of a rule" if len(plain) >= WORDING and plain in wording else ""


def all_wording() -> str:
    names = [n for n in tracked_files() if n.startswith(RULES) and n.endswith(".toml")]
    return "\n".join(words for name in names for words in strings(tomllib.loads(text_of(name))))


def strings(value: object) -> Iterator[str]:
    """Every text in a TOML file, its spaces made single."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in strings(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in strings(part))


def test_code_holds_no_rule() -> None:
    wording = all_wording()
    names = python_files("hrcase", "ui")
    assert [line for n in names for line in rules_in_code(text_of(n), n, wording)] == []


CLAUSE = strings(
    {"clause": [{"text": "Employees shall  not take\nhome what belongs to a school."}]}
)


@pytest.mark.parametrize(
    ("literal", "why"),
    [
        ("Call 918-555-0140 now", "a telephone number"),
        ("1-800-555-0140", "a telephone number"),
        ("(918) 555-0140", "a telephone number"),
        ("under 70 O.S. § 6-101.24", "a citation"),
        ("34 C.F.R. 99", "a citation"),
        ("Employees shall not take home what belongs to a", "wording of a rule"),
    ],
)
def test_a_rule_in_code_is_noticed(literal: str, why: str) -> None:
    wording = "Employees shall not take home what belongs to a school."
    found = rules_in_code(f"words = {literal!r}\n", "bad.py", wording)

    assert len(found) == 1
    assert why in found[0]


@pytest.mark.parametrize(
    "source",
    [
        'def window():\n    """Days after receipt. Source: 70 O.S. § 6-101.26."""\n',
        "x = 1  # 70 O.S. § 6-101.26\n",
        'day = "2026-03-02"\nnumber = "2026-0042"\n',
        'words = "Employees shall not"\n',
        "kept_together = '(§) (?=number)'\n",
    ],
)
def test_sources_named_in_docstrings_and_comments_pass(source: str) -> None:
    assert rules_in_code(source, "good.py", "Employees shall not take home") == []


def test_wording_is_compared_whatever_its_line_breaks() -> None:
    assert list(CLAUSE) == ["Employees shall not take home what belongs to a school."]
