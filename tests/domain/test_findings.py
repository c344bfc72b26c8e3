"""A finding has known words, reasons and a day; the one recorded last counts."""

from dataclasses import replace

import pytest

from hrcase.domain.allegations import Finding
from hrcase.domain.findings import (
    check_all_told,
    check_finding,
    latest_findings,
)
from hrcase.errors import RuleBroken
from hrcase.storage.tables.base import new_id
from tests.builders import day, the_policy

TODAY = day("2026-05-18")


def a_finding() -> Finding:
    return Finding(new_id(), "substantiated", "preponderance", "Because.", decided_on=TODAY)


def test_a_whole_finding_passes_with_or_without_a_day() -> None:
    check_finding(the_policy(), a_finding(), TODAY)
    check_finding(the_policy(), replace(a_finding(), decided_on=None), TODAY)


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (replace(a_finding(), result="guilty"), "Choose what was found"),
        (replace(a_finding(), standard="gut feeling"), "standard of proof"),
        (replace(a_finding(), reasons=" "), "Give the reasons"),
        (replace(a_finding(), decided_on=day("2026-05-19")), "future"),
        (replace(a_finding(), decided_on=day("1900-01-01")), "that long ago"),
    ],
)
def test_a_finding_that_lacks_something_is_refused(finding: Finding, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_finding(the_policy(), finding, TODAY)


def test_what_is_open_is_named() -> None:
    item = the_policy().item("CK-B2")

    check_all_told(())
    with pytest.raises(RuleBroken, match=r"while this is open: .*\(CK-B2\)\. Record it first"):
        check_all_told([item])


def test_the_last_finding_on_an_allegation_counts() -> None:
    first = a_finding()
    later = replace(first, result="inconclusive")
    other = a_finding()

    assert latest_findings([first, other, later]) == (later, other)
