"""Answers with their reasons, and the facts that reopen a "No"."""

import pytest

from hrcase.domain.determinations import (
    NO_WITHOUT_REASON,
    SAID_AT_REPORT,
    Answer,
    Question,
    at_report,
    check_determination,
    decided,
    facts_known,
    involved_students,
    latest,
    new_fact,
    with_reopening,
)
from hrcase.domain.people import CaseRole
from hrcase.errors import RuleBroken
from tests.builders import day
from tests.case_values import STUDENT, TODAY, allegation, an_id, in_case, said, student

FACTS = ("Student A: born 1 Mar 2011", "4020.MSG.5a alleged, 20 Nov 2026")


def test_the_facts_name_nobody() -> None:
    people = (in_case(), student())
    one = allegation(student_id=STUDENT)

    assert facts_known(people, (one,)) == (
        "Student A: born 1 Mar 2011",
        "4020.MSG.5a alleged, 20 Nov 2026, Student A",
    )


def test_an_unknown_date_of_birth_is_a_fact() -> None:
    assert facts_known((student(born_on=None),), ()) == ("Student A: born on an unknown day",)


def test_students_who_left_are_no_longer_involved() -> None:
    assert involved_students((student(ended_on=TODAY), in_case()), ()) == ()
    [witness] = involved_students((student(role=CaseRole.WITNESS),), ())
    assert witness.label == "Student A"


def test_each_student_has_the_days_of_the_own_incidents() -> None:
    mine = allegation(student_id=STUDENT, last_on=day("2026-11-21"))
    anyones = allegation(first_on=day("2026-10-01"), last_on=None)
    others = allegation(student_id=an_id("other"), first_on=day("2026-09-01"))

    [one] = involved_students((student(),), (mine, anyones, others))

    assert one.days == (day("2026-10-01"), day("2026-11-20"), day("2026-11-21"))
    assert one.dated


@pytest.mark.parametrize(
    ("born", "first", "minor", "adult", "words"),
    [
        ("2011-03-01", "2026-11-20", True, False, "15 then and 15 now"),
        ("2008-11-22", "2026-11-20", True, True, "17 then and 18 now"),
        ("2007-10-02", "2026-01-05", False, True, "18 then and 19 now"),
        ("2007-10-02", None, True, True, "19 now"),
        (None, "2026-11-20", True, False, "age unknown, treated as under age"),
    ],
)
@pytest.mark.feature("E5")
def test_every_age_counts_and_an_unknown_one_is_under_age(
    *, born: str | None, first: str | None, minor: bool, adult: bool, words: str
) -> None:
    people = (student(born_on=day(born) if born else None),)
    one = allegation(first_on=day(first) if first else None, last_on=None)

    [involved] = involved_students(people, (one,))

    assert involved.was_minor(TODAY, 18) is minor
    assert involved.was_adult(TODAY, 18) is adult
    assert involved.age_words(TODAY) == words


def test_a_range_across_a_birthday_shows_both_ages() -> None:
    one = allegation(first_on=day("2025-02-01"), last_on=day("2026-04-01"))
    [involved] = involved_students((student(),), (one,))
    assert involved.age_words(TODAY) == "13 to 15 then and 15 now"


def test_a_birth_after_the_incident_is_refused() -> None:
    [involved] = involved_students((student(born_on=day("2026-11-21")),), (allegation(),))
    with pytest.raises(RuleBroken, match="Correct one of them"):
        involved.was_minor(TODAY, 18)


def test_the_latest_answer_counts() -> None:
    first, second = said(Question.ABUSE, Answer.NOT_YET), said(Question.ABUSE, Answer.YES)
    assert latest((first, said(Question.CRIME, Answer.NO), second), Question.ABUSE) is second
    assert latest((), Question.ABUSE) is None


@pytest.mark.parametrize(
    ("answer", "counts"),
    [(Answer.YES, Answer.YES), (Answer.NO, Answer.NO), (Answer.NOT_YET, None)],
)
def test_not_yet_leaves_the_question_open(answer: Answer, counts: Answer | None) -> None:
    assert decided(said(Question.ABUSE, answer, facts=FACTS), FACTS) is counts


def test_no_answer_leaves_the_question_open() -> None:
    assert decided(None, ()) is None


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_APPLICABLE])
def test_a_new_fact_reopens_what_told_nobody(answer: Answer) -> None:
    one = said(Question.ABUSE, answer, facts=FACTS)
    more = (*FACTS, "4020.SNS.A alleged, 20 Nov 2026")

    assert new_fact(one, more) == "4020.SNS.A alleged, 20 Nov 2026"
    assert decided(one, more) is None


def test_a_second_allegation_like_the_first_is_a_new_fact() -> None:
    one = said(Question.ABUSE, Answer.NO, facts=FACTS)
    assert new_fact(one, (*FACTS, FACTS[1])) == FACTS[1]


def test_a_fact_that_no_longer_holds_reopens_too() -> None:
    one = said(Question.ABUSE, Answer.NO, facts=FACTS)
    assert new_fact(one, FACTS[:1]) == f"no longer: {FACTS[1]}"
    assert new_fact(one, FACTS) == ""


def test_a_yes_stays_whatever_becomes_known() -> None:
    one = said(Question.ABUSE, Answer.YES, facts=())
    assert decided(one, FACTS) is Answer.YES


def test_only_the_latest_answer_is_shown_as_reopened() -> None:
    earlier, last = said(Question.ABUSE, Answer.NO), said(Question.ABUSE, Answer.NO)
    first, second = with_reopening((earlier, last), FACTS)
    assert (first.reopened_because, second.reopened_because) == ("", FACTS[0])


@pytest.mark.parametrize(
    ("words", "answer", "reason"),
    [
        ("Yes", Answer.YES, SAID_AT_REPORT),
        (" yes ", Answer.YES, SAID_AT_REPORT),
        ("No", Answer.NOT_YET, NO_WITHOUT_REASON),
        ("not yet", Answer.NOT_YET, ""),
        ("Don't know yet", Answer.NOT_YET, ""),
    ],
)
def test_a_no_said_with_the_report_waits_for_its_reason(
    words: str, answer: Answer, reason: str
) -> None:
    assert at_report(words) == (answer, reason)


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NO])
def test_an_answer_without_reason_is_refused(answer: Answer) -> None:
    with pytest.raises(RuleBroken, match=f"Why “{answer}”"):
        check_determination(said(Question.ABUSE, answer, reason=" "), (), adults=True)


def test_not_yet_needs_no_reason() -> None:
    check_determination(said(Question.CRIME, Answer.NOT_YET, reason=""), (), adults=True)


def test_not_applicable_answers_the_question_of_abuse_alone() -> None:
    with pytest.raises(RuleBroken, match="answers only the question of child abuse"):
        check_determination(said(Question.CRIME, Answer.NOT_APPLICABLE), (), adults=True)


def test_not_applicable_needs_students_who_are_all_of_age() -> None:
    students = involved_students((student(),), (allegation(),))
    one = said(Question.ABUSE, Answer.NOT_APPLICABLE)
    for here, adults in ((students, False), ((), True)):
        with pytest.raises(RuleBroken, match="needs every student"):
            check_determination(one, here, adults=adults)
    check_determination(one, students, adults=True)
