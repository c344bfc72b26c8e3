"""Everything against issuing a letter is listed under its field, and refuses the issue."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hrcase.domain.audit import Action
from hrcase.domain.letter_drafts import LetterDraft
from hrcase.domain.letters import Problem
from hrcase.domain.people import RoleInCase
from hrcase.errors import RuleBroken
from hrcase.services import cases, findings, letters, people
from hrcase.storage.letter_queries import letters_of
from hrcase.storage.tables.people import PersonRow
from tests.builders import a_workspace, day, trail
from tests.paper_cases import (
    PaperCase,
    a_finding,
    a_paper_case,
    a_ready_case,
    a_ready_draft,
    an_office,
    close,
    found,
    issued,
    with_step,
    with_words,
)

ACTIONS_LEFT = (Action.LETTER_ISSUED, Action.LETTER_EXPORTED, Action.LETTER_PRINTED)


def problems(case: PaperCase, draft: LetterDraft) -> list[Problem]:
    return letters.problems(case.work, case.case_id, draft)


def written(case: PaperCase) -> list[Action]:
    return [action for action in trail(case.work) if action in ACTIONS_LEFT]


Change = Callable[[LetterDraft], LetterDraft]
PROBLEMS: list[tuple[Change, str, str]] = [
    (lambda d: with_words(d, directives=""), "directives", "still empty"),
    (lambda d: with_words(d, facts="{facts}"), "facts", "holds a brace"),
    (lambda d: with_words(d, factz="x"), "factz", "no field of this letter"),
    (lambda d: with_words(d, facts="You wrote to Briony."), "facts", "must not appear"),
    (lambda d: with_words(d, facts="You wrote to Mr. FENN."), "facts", "must not appear"),
    (lambda d: with_words(d, directives="Ask Ilario first."), "directives", "must not appear"),
    (lambda d: with_words(d, answer_days="7"), "answer_days", "DL-REB gives 14 days"),
    (lambda d: with_words(d, facts="You sent 😀."), "facts", "no sign for"),
    (lambda d: replace(d, copies=("Ilario Fenn",)), "copies", "must not appear"),
    (lambda d: replace(d, supervisor="Briony Fenn"), "supervisor", "must not appear"),
    (lambda d: replace(d, delivery="By pigeon"), "delivery", "Choose how it is delivered"),
    (lambda d: replace(d, dated_on=day("2026-05-17")), "dated_on", "has passed"),
    (lambda d: replace(d, dated_on=day("2026-07-01")), "dated_on", "more than a month"),
    (lambda d: replace(d, clause_ids=()), "clause_ids", "at least one clause"),
    (lambda d: replace(d, clause_ids=("4020.NONE.1",)), "clause_ids", "no clause of this edition"),
]


@pytest.mark.feature("G3")
@pytest.mark.parametrize(("change", "field", "words"), PROBLEMS)
def test_a_problem_is_listed_under_its_field_and_refuses_the_issue(
    tmp_path: Path, change: Change, field: str, words: str
) -> None:
    case = a_ready_case(tmp_path)
    draft = change(a_ready_draft(case))

    listed = problems(case, draft)

    assert [one.field for one in listed] == [field]
    assert words in listed[0].sentence
    with pytest.raises(RuleBroken, match=words):
        letters.issue(case.work, case.case_id, draft)
    assert written(case) == []
    with case.work.vault.read() as session:
        assert letters_of(session, case.case_id) == ()


def test_no_problem_tells_the_name_that_it_found(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)

    [problem] = problems(case, with_words(a_ready_draft(case), facts="You wrote to Briony."))

    assert "Briony" not in problem.sentence


def test_a_reporter_who_is_only_told_of_is_not_named_either(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path, told_by="Ms. Ada Lund, reading specialist")

    [problem] = problems(case, with_words(a_ready_draft(case), facts="Ms. Lund saw it."))

    assert problem.field == "facts"


def test_the_signer_may_sign_though_they_reported(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path, told_by="Maren Oldacre")

    assert problems(case, a_ready_draft(case)) == []


def test_the_role_model_clause_is_quoted_to_teachers_and_administrators_only(
    tmp_path: Path,
) -> None:
    case = a_ready_case(tmp_path)
    clauses = ("4020.SNS.A", "4020.SSI.3")
    assert problems(case, replace(a_ready_draft(case), clause_ids=clauses)) == []

    support = with_step(a_paper_case(case.work, number="2026-0043", class_code="SP"))
    [problem] = problems(support, replace(a_ready_draft(support), clause_ids=clauses))

    assert problem.field == "clause_ids"
    assert "role models" in problem.sentence


def test_a_letter_needs_its_step_chosen(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))

    [problem] = problems(case, a_ready_draft(case))
    assert problem.sentence == "Choose the step first: Written reprimand, under Discipline."
    with pytest.raises(RuleBroken, match="Choose the step first"):
        issued(case)

    assert written(case) == []


def test_another_step_than_the_one_of_the_letter_does_not_count(tmp_path: Path) -> None:
    case = with_step(a_paper_case(an_office(tmp_path)), "verbal-warning", "A gentle start.")

    assert [one.field for one in problems(case, a_ready_draft(case))] == ["step"]


def reclassified(case: PaperCase, class_code: str) -> None:
    """The class at the action is corrected after the step was chosen."""
    [subject] = [
        one
        for one in cases.case_file(case.work, case.case_id).people
        if one.person_id == case.person_id
    ]
    role = RoleInCase(
        subject.role, subject.class_at_incident, subject.site_at_incident, class_code, "Elsewhere"
    )
    people.change_role(case.work, case.case_id, subject.role_id, subject.version, role)


@pytest.mark.feature("G3")
@pytest.mark.parametrize(
    ("step", "class_code", "words"),
    [
        ("written-reprimand", "NE", "no ladder for this class"),
        ("written-reprimand", "", "employee class at the time of the action"),
    ],
)
def test_the_step_is_judged_again_by_the_class_on_record_now(
    tmp_path: Path, step: str, class_code: str, words: str
) -> None:
    case = with_step(a_paper_case(an_office(tmp_path)), step)
    draft = a_ready_draft(case)
    reclassified(case, class_code)

    [problem] = problems(case, draft)

    assert (problem.field, words in problem.sentence) == ("step", True)
    with pytest.raises(RuleBroken, match=words):
        letters.issue(case.work, case.case_id, draft)


def test_a_reprimand_falls_with_the_findings_it_rests_on(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    draft = a_ready_draft(case)
    for allegation_id in case.allegation_ids:
        overturned = a_finding(allegation_id, result="unfounded")
        findings.record_finding(case.work, case.case_id, overturned)

    with pytest.raises(RuleBroken, match="Nothing has been found against this person"):
        letters.issue(case.work, case.case_id, draft)
    assert written(case) == []


def test_a_letter_needs_a_letterhead(tmp_path: Path) -> None:
    case = with_step(a_paper_case(a_workspace(tmp_path, now="2026-05-18 09:00")))

    [problem] = problems(case, a_ready_draft(case))

    assert problem.field == "letterhead"
    assert "District, Office" in problem.sentence


def test_no_letter_is_issued_in_a_closed_case(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    draft = a_ready_draft(case)
    close(case)

    with pytest.raises(RuleBroken, match="closed"):
        letters.issue(case.work, case.case_id, draft)

    assert written(case) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"address": "One\nTwo\nThree\nFour"}, "address has 5 lines"),
        ({"family_name": "🦊"}, "no sign for"),
    ],
)
def test_what_only_the_whole_letter_shows_is_a_problem_too(
    tmp_path: Path, changes: dict[str, str], words: str
) -> None:
    case = a_ready_case(tmp_path)
    draft = a_ready_draft(case)
    with case.work.vault.write(Action.PERSON_CHANGED) as writing:
        row = writing.get(PersonRow, case.person_id)
        for name, value in changes.items():
            setattr(row, name, value)

    [problem] = problems(case, draft)

    assert words in problem.sentence
