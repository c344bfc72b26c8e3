"""How far a case has come."""

import pytest

from hrcase.domain.cases import CaseFile, Stage
from hrcase.domain.determinations import Answer, Question
from hrcase.domain.needs_of_case import needs
from hrcase.domain.stages import stage_of
from tests.builders import a_mark, the_policy
from tests.case_values import (
    LETTERS,
    TODAY,
    TYPED,
    a_file,
    allegation,
    an_id,
    called,
    found,
    in_case,
    said,
    told_police,
)

TRIAGED = {
    "head": {"severity": "SEV2"},
    "people": (in_case(),),
    "allegations": (allegation(),),
    "determinations": (
        said(Question.ABUSE, Answer.NO, facts=("4020.MSG.5a alleged, 20 Nov 2026",)),
        said(Question.CRIME, Answer.NO, facts=("4020.MSG.5a alleged, 20 Nov 2026",)),
    ),
}


def stage(file: CaseFile) -> Stage:
    return stage_of(file, needs(file, the_policy(), TODAY, LETTERS))


def test_a_case_begins_as_reported() -> None:
    at_report = said(Question.ABUSE, Answer.NOT_YET, decided_at=TYPED)
    assert stage(a_file(determinations=(at_report,))) is Stage.REPORTED


@pytest.mark.parametrize(
    "part",
    [
        {"people": (in_case(),)},
        {"calls": (called(),)},
        {"contacts": (told_police(),)},
        {"marks": (a_mark("CK-A1"),)},
        {"determinations": (said(Question.ABUSE, Answer.NO),)},
    ],
)
def test_whatever_is_done_first_begins_the_triage(part: dict[str, object]) -> None:
    assert stage(a_file(**part)) is Stage.TRIAGE


def test_a_triaged_case_is_investigated() -> None:
    assert stage(a_file(**TRIAGED)) is Stage.INVESTIGATION


def test_the_first_of_two_findings_begins_the_findings() -> None:
    two = (allegation(), allegation(id=an_id("second")))
    file = a_file(**(TRIAGED | {"allegations": two, "findings": (found(),)}))
    assert stage(file) is Stage.FINDINGS


def test_the_last_finding_begins_the_action() -> None:
    assert stage(a_file(**(TRIAGED | {"findings": (found(),)}))) is Stage.ACTION


def test_a_closed_case_is_closed() -> None:
    assert stage(a_file(head={"closed_on": TODAY})) is Stage.CLOSED
