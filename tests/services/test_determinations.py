"""The questions of the first minute, answered with reasons and asked again on new facts."""

from dataclasses import replace
from uuid import UUID

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.determinations import Answer, Question
from hrcase.errors import NotPermitted, RuleBroken
from hrcase.services import cases, people
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_case,
    a_closed_case,
    a_student,
    a_student_person,
    a_subject,
    alleged,
    answers,
    clock_of,
    day,
    need_keys,
    signed_in,
    trail,
)


def open_now(work: Workspace, case_id: UUID) -> list[str]:
    keys = need_keys(cases.case_file(work, case_id))
    return [key.removeprefix("decide-") for key in keys if key.startswith("decide-")]


@pytest.mark.feature("E1")
def test_an_answer_keeps_who_when_why_and_the_facts(work: Workspace) -> None:
    case_id = a_case(work)
    a_student(work, case_id)
    clock_of(work).pass_by(minutes=4)

    answers(work, case_id, Question.ABUSE, Answer.YES, "Romantic messages.")

    [one] = cases.case_file(work, case_id).determinations
    assert (one.answer, one.reason) == (Answer.YES, "Romantic messages.")
    assert (one.decided_by, one.decided_at) == ("Maren Oldacre", work.now())
    assert one.facts == ("Student A: born 1 Mar 2011",)
    assert open_now(work, case_id) == ["crime"]


@pytest.mark.feature("E1")
def test_a_no_without_reason_is_refused(work: Workspace) -> None:
    case_id = a_case(work)
    with pytest.raises(RuleBroken, match="Why “No”"):
        answers(work, case_id, Question.CRIME, Answer.NO, " ")
    assert trail(work) == [Action.CASE_CREATED]
    assert open_now(work, case_id) == ["abuse", "crime"]


@pytest.mark.feature("E1")
def test_not_yet_stays_open(work: Workspace) -> None:
    case_id = a_case(work)
    answers(work, case_id, Question.ABUSE, Answer.NOT_YET, "")
    assert open_now(work, case_id) == ["abuse", "crime"]


@pytest.mark.feature("E1")
def test_a_student_of_age_opens_the_third_question(work: Workspace) -> None:
    case_id = a_case(work)
    a_student(work, case_id, born_on=day("2007-10-02"))
    assert open_now(work, case_id) == ["abuse", "crime", "vulnerable adult"]

    answers(work, case_id, Question.VULNERABLE_ADULT, Answer.NO, "No disability on record.")

    assert open_now(work, case_id) == ["abuse", "crime"]


def test_a_birthday_alone_opens_the_third_question(work: Workspace) -> None:
    case_id = a_case(work)
    a_student(work, case_id, born_on=day("2008-11-24"))
    assert "vulnerable adult" not in open_now(work, case_id)
    clock_of(work).move_to("2026-11-24 00:00")
    assert "vulnerable adult" in open_now(work, case_id)


def with_two_no(work: Workspace) -> tuple[UUID, UUID, UUID]:
    case_id = a_case(work)
    subject, student = a_subject(work, case_id), a_student(work, case_id)
    alleged(work, case_id, subject, student_id=student)
    answers(work, case_id, Question.ABUSE, Answer.NO)
    answers(work, case_id, Question.CRIME, Answer.NO)
    assert open_now(work, case_id) == []
    return case_id, subject, student


def test_a_new_allegation_reopens_both(work: Workspace) -> None:
    case_id, subject, _ = with_two_no(work)
    alleged(work, case_id, subject, clause_id="4020.SSI.5b")

    assert open_now(work, case_id) == ["abuse", "crime"]
    last = cases.case_file(work, case_id).determinations[-1]
    assert last.reopened_because == "4020.SSI.5b alleged, 20 Nov 2026"


def test_a_changed_date_of_birth_reopens_both(work: Workspace) -> None:
    case_id, _, student = with_two_no(work)
    known = people.person(work, student)

    people.change_person(work, replace(known, born_on=day("2012-03-01")))

    assert open_now(work, case_id) == ["abuse", "crime"]
    assert [
        line.id
        for line in cases.list_cases(
            work, "undecided", "number", descending=False, offset=0, limit=9
        )
    ] == [case_id]


def test_answering_again_closes_the_question(work: Workspace) -> None:
    case_id, subject, _ = with_two_no(work)
    alleged(work, case_id, subject, clause_id="4020.SSI.5b")
    answers(work, case_id, Question.ABUSE, Answer.NO, "Still no sign.")
    assert open_now(work, case_id) == ["crime"]


def test_not_applicable_is_for_adults_on_record_only(work: Workspace) -> None:
    case_id = a_case(work)
    subject = a_subject(work, case_id)
    student = a_student(work, case_id, born_on=day("2007-10-02"))
    with pytest.raises(RuleBroken, match="needs every student"):
        answers(work, case_id, Question.ABUSE, Answer.NOT_APPLICABLE)

    alleged(work, case_id, subject, student_id=student, first_on=day("2026-01-05"))
    answers(work, case_id, Question.ABUSE, Answer.NOT_APPLICABLE, "Of age then and now.")

    assert "abuse" not in open_now(work, case_id)


def test_a_child_who_joins_reopens_not_applicable(work: Workspace) -> None:
    case_id = a_case(work)
    subject = a_subject(work, case_id)
    student = a_student(work, case_id, born_on=day("2007-10-02"))
    alleged(work, case_id, subject, student_id=student, first_on=day("2026-01-05"))
    answers(work, case_id, Question.ABUSE, Answer.NOT_APPLICABLE, "Of age then and now.")

    a_student(work, case_id, family_name="Ray", born_on=a_student_person().born_on)

    assert "abuse" in open_now(work, case_id)


def test_a_closed_case_is_asked_nothing(work: Workspace) -> None:
    case_id = a_closed_case(work)
    before = trail(work)
    with pytest.raises(RuleBroken, match="The case was closed"):
        answers(work, case_id, Question.ABUSE, Answer.YES)
    assert trail(work) == before


def test_an_assistant_does_not_decide(work: Workspace) -> None:
    case_id = a_case(work)
    with pytest.raises(NotPermitted):
        answers(signed_in(work, Role.ASSISTANT), case_id, Question.ABUSE, Answer.YES)
