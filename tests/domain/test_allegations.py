"""What can be alleged, of whom, and on which days."""

from dataclasses import replace

import pytest

from hrcase.domain.allegations import (
    Allegation,
    CaseDays,
    Precision,
    check_allegation,
    completed,
    incident_words,
    reframed,
    short_clause,
    with_clause,
)
from hrcase.domain.people import CaseRole
from hrcase.errors import RuleBroken
from tests.builders import day, the_policy
from tests.case_values import STUDENT, SUBJECT, TODAY, allegation, an_id, in_case, student

DAYS = CaseDays(first_known_on=TODAY, today=day("2026-11-24"))
PEOPLE = (in_case(), student())


def check(one: Allegation) -> None:
    check_allegation(one, PEOPLE, the_policy().clause(one.clause_id), DAYS)


def test_clauses_are_named_as_people_say_them() -> None:
    assert short_clause("4020.SNS.A") == "SNS.A"
    assert short_clause("1610.A") == "1610.A"
    assert short_clause("STAT.6-401") == "STAT.6-401"


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        (None, None, Precision.UNKNOWN, "day unknown"),
        ("2026-05-09", None, Precision.DAY, "9 May 2026"),
        ("2026-05-09", "2026-05-09", Precision.EXACT, "9 May 2026"),
        ("2026-05-09", "2026-05-12", Precision.ABOUT, "about 9 May 2026 to 12 May 2026"),
    ],
)
def test_the_days_of_an_incident_in_words(
    first: str | None, last: str | None, precision: Precision, words: str
) -> None:
    one = allegation(
        first_on=day(first) if first else None,
        last_on=day(last) if last else None,
        precision=precision,
    )
    assert incident_words(one) == words


def test_an_allegation_against_the_subject_passes() -> None:
    check(allegation(student_id=STUDENT))
    check(allegation(first_on=None, last_on=None))


def test_a_sentence_that_forbids_nothing_cannot_be_alleged() -> None:
    with pytest.raises(RuleBroken, match=r"SSI\.3 forbids and requires nothing by itself"):
        check(allegation(clause_id="4020.SSI.3"))


@pytest.mark.parametrize("person", [an_id("nobody"), STUDENT])
def test_only_a_subject_of_the_case_can_be_accused(person: object) -> None:
    with pytest.raises(RuleBroken, match="Choose the employee"):
        check(replace(allegation(), subject_id=person))  # type: ignore[arg-type] # any person


def test_somebody_who_left_the_case_cannot_be_accused() -> None:
    people = (in_case(ended_on=TODAY),)
    clause = the_policy().clause("4020.MSG.5a")
    with pytest.raises(RuleBroken, match="Choose the employee"):
        check_allegation(allegation(), people, clause, DAYS)


def test_the_student_must_be_in_the_case() -> None:
    with pytest.raises(RuleBroken, match="Add the student"):
        check(allegation(student_id=SUBJECT))


def test_a_witness_who_is_a_student_may_be_named() -> None:
    people = (in_case(), student(role=CaseRole.WITNESS))
    clause = the_policy().clause("4020.MSG.5a")
    check_allegation(allegation(student_id=STUDENT), people, clause, DAYS)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, "2026-11-20", "Write the first day too"),
        ("2026-11-20", "2026-11-19", "The last day is before the first"),
        ("1900-01-01", None, "first day of the incident cannot be that long ago"),
        ("2999-01-01", None, "first day of the incident cannot be in the future"),
        ("2026-11-20", "2026-11-25", "last day of the incident cannot be in the future"),
        ("2026-11-23", None, "would be after the report: the district first knew on 22 Nov 2026"),
    ],
)
def test_days_that_cannot_be_are_refused(first: str | None, last: str | None, words: str) -> None:
    one = allegation(first_on=day(first) if first else None, last_on=day(last) if last else None)
    with pytest.raises(RuleBroken, match=words):
        check(one)


def test_conduct_may_go_on_after_the_report() -> None:
    check(allegation(first_on=day("2026-11-20"), last_on=day("2026-11-23")))


def test_what_was_left_out_is_filled_in() -> None:
    first = day("2026-11-20")
    blank = allegation(first_on=None, last_on=None, precision=Precision.EXACT)
    about = allegation(last_on=day("2026-11-21"), precision=Precision.ABOUT)

    assert completed(blank).precision is Precision.UNKNOWN
    assert completed(allegation(last_on=None)) == allegation(last_on=first, precision=Precision.DAY)
    assert completed(about) == about


def test_the_clause_text_is_copied_byte_for_byte() -> None:
    policy = the_policy()
    one = with_clause(allegation(), policy.clause_on("4020.MSG.5a", TODAY, TODAY), policy)

    assert one.clause_text.encode() == policy.clause("4020.MSG.5a").text.encode()
    assert one.clause_revised_on == day("2017-12-11")
    assert (one.edition, one.older_text_not_loaded) == (policy.edition, False)


def test_clause_and_subject_and_words_received_stay() -> None:
    before = allegation(as_received="He writes at night.")
    assert reframed(before, replace(before, place="Annex")).place == "Annex"
    with pytest.raises(RuleBroken, match="Add another allegation"):
        reframed(before, replace(before, clause_id="4020.SNS.A"))
    with pytest.raises(RuleBroken, match="words as received stay"):
        reframed(before, replace(before, as_received="He wrote."))
