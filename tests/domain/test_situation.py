"""What is true of a case, and who must be told by the ages of its students."""

import pytest

from hrcase.domain.cases import CaseFile
from hrcase.domain.checklist import RequiredWhen, Told
from hrcase.domain.determinations import Answer, Question, facts_known
from hrcase.domain.situation import Situation, all_adults, situation
from tests.builders import day, the_policy
from tests.case_values import TODAY, a_file, allegation, found, in_case, said, student

BOTH = {Told.DHS, Told.POLICE}
ADULT = student(born_on=day("2007-10-02"))
IN_JANUARY = allegation(first_on=day("2026-01-05"), last_on=day("2026-01-05"))


def judge(file: CaseFile) -> Situation:
    return situation(file, the_policy(), TODAY)


def answered(file: CaseFile, question: Question, answer: Answer) -> Situation:
    facts = facts_known(file.people, file.allegations)
    one = said(question, answer, facts=facts)
    return judge(a_file(
        people=file.people, allegations=file.allegations, determinations=(one,)
    ))  # fmt: skip


@pytest.mark.feature("E1")
def test_abuse_and_crime_are_open_from_the_first_minute() -> None:
    assert judge(a_file()).undecided == (Question.ABUSE, Question.CRIME)


@pytest.mark.feature("E1")
def test_the_third_question_is_asked_of_an_adult_student_alone() -> None:
    assert Question.VULNERABLE_ADULT not in judge(a_file(people=(student(),))).asked
    facts = judge(a_file(people=(ADULT,)))
    assert Question.VULNERABLE_ADULT in facts.undecided
    assert RequiredWhen.ADULT_STUDENT in facts.met


@pytest.mark.parametrize(
    ("people", "allegations", "question", "tell"),
    [
        ((student(),), (allegation(),), Question.ABUSE, BOTH),
        ((student(),), (allegation(),), Question.CRIME, BOTH),
        ((student(born_on=None),), (allegation(),), Question.CRIME, BOTH),
        ((ADULT,), (IN_JANUARY,), Question.CRIME, {Told.POLICE}),
        ((ADULT, student()), (IN_JANUARY,), Question.CRIME, BOTH),
        ((ADULT,), (), Question.CRIME, BOTH),
        ((), (), Question.ABUSE, BOTH),
        ((), (), Question.CRIME, {Told.POLICE}),
        ((), (allegation(clause_id="4020.SSI.5b"),), Question.CRIME, BOTH),
        ((), (allegation(clause_id="4020.SNS.A"),), Question.CRIME, {Told.POLICE}),
    ],
)
@pytest.mark.feature("E5")
def test_the_ages_say_who_is_told(
    people: tuple[object, ...], allegations: tuple[object, ...], question: Question, tell: set[Told]
) -> None:
    file = a_file(people=people, allegations=allegations)
    assert answered(file, question, Answer.YES).tell == tell


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_YET])
def test_without_a_yes_nothing_is_computed(answer: Answer) -> None:
    assert answered(a_file(people=(student(),)), Question.ABUSE, answer).tell == set()


def test_whoever_must_be_told_makes_the_lines_required() -> None:
    met = answered(a_file(people=(student(),)), Question.ABUSE, Answer.YES).met
    assert {RequiredWhen.DHS_REQUIRED, RequiredWhen.POLICE_REQUIRED} <= met


@pytest.mark.parametrize(
    ("answer", "met"), [(Answer.YES, True), (Answer.NOT_YET, True), (Answer.NO, False)]
)
def test_a_vulnerable_adult_not_ruled_out_counts_as_one(*, answer: Answer, met: bool) -> None:
    file = a_file(people=(ADULT,), allegations=(IN_JANUARY,))
    facts = answered(file, Question.VULNERABLE_ADULT, answer)
    assert (RequiredWhen.VULNERABLE_ADULT in facts.met) is met


def test_a_question_nobody_answered_asks_for_no_report_yet() -> None:
    assert RequiredWhen.VULNERABLE_ADULT not in judge(a_file(people=(ADULT,))).met


def test_a_vulnerable_adult_is_no_matter_once_no_student_is_of_age() -> None:
    file = a_file(people=(student(),))
    facts = answered(file, Question.VULNERABLE_ADULT, Answer.YES)
    assert RequiredWhen.VULNERABLE_ADULT not in facts.met


def test_clauses_and_findings_ask_for_their_own_lines() -> None:
    dating = allegation(clause_id="4020.SSI.5b")
    messages = allegation(clause_id="STAT.6-401")

    assert RequiredWhen.SSI_5_ALLEGED in judge(a_file(allegations=(dating,))).met
    assert RequiredWhen.MESSAGING_REPORTED in judge(a_file(allegations=(messages,))).met
    met = judge(a_file(allegations=(messages,), findings=(found(),))).met
    assert RequiredWhen.MESSAGING_FOUND in met


def test_a_later_finding_replaces_the_breach() -> None:
    messages = allegation(clause_id="STAT.6-401")
    findings = (found(), found(result="unfounded"))
    met = judge(a_file(allegations=(messages,), findings=findings)).met
    assert RequiredWhen.MESSAGING_FOUND not in met


def test_all_adults_needs_every_student_of_age() -> None:
    policy = the_policy()
    of_age = judge(a_file(people=(ADULT, in_case()), allegations=(IN_JANUARY,))).students
    mixed = judge(a_file(people=(ADULT, student()), allegations=(IN_JANUARY,))).students
    assert all_adults(of_age, policy, TODAY)
    assert not all_adults(mixed, policy, TODAY)
