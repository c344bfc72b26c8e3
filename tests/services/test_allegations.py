"""Allegations, each with the clause text of its first day."""

from dataclasses import replace
from uuid import UUID

import pytest

from hrcase.domain.allegations import Allegation, Precision
from hrcase.domain.audit import Action
from hrcase.errors import ChangedElsewhere, RuleBroken
from hrcase.services import allegations, cases, drafts, notifications
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_case,
    a_closed_case,
    a_student,
    a_subject,
    alleged,
    an_allegation,
    at,
    clock_of,
    day,
    trail,
)


def with_subject(work: Workspace) -> tuple[UUID, UUID]:
    case_id = a_case(work)
    return case_id, a_subject(work, case_id)


def stored(work: Workspace, case_id: UUID) -> Allegation:
    [one] = cases.case_file(work, case_id).allegations
    return one


@pytest.mark.feature("C1")
def test_each_allegation_is_a_record_of_its_own(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    student = a_student(work, case_id)

    alleged(
        work,
        case_id,
        subject,
        student_id=student,
        first_on=day("2026-11-01"),
        last_on=day("2026-11-20"),
        precision=Precision.ABOUT,
        place="By telephone",
        as_framed="Personal messages at night.",
    )
    alleged(work, case_id, subject, clause_id="4020.SNS.A")

    first, second = cases.case_file(work, case_id).allegations
    assert (first.clause_id, first.subject_id, first.student_id) == (
        "4020.MSG.5a",
        subject,
        student,
    )
    assert (first.first_on, first.last_on) == (day("2026-11-01"), day("2026-11-20"))
    assert (first.precision, first.place) == (Precision.ABOUT, "By telephone")
    assert first.as_received == "He writes to her at night."
    assert (second.clause_id, second.precision) == ("4020.SNS.A", Precision.DAY)
    assert trail(work)[-2:] == [Action.ALLEGATION_ADDED] * 2


@pytest.mark.feature("C2")
def test_the_text_in_force_is_kept_byte_for_byte(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    alleged(work, case_id, subject)

    one = stored(work, case_id)

    assert one.clause_text == work.policy.clause("4020.MSG.5a").text
    assert one.clause_revised_on == day("2017-12-11")
    assert (one.edition, one.older_text_not_loaded) == (work.policy.edition, False)


@pytest.mark.feature("C2")
def test_a_later_edition_never_changes_it(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    alleged(work, case_id, subject, first_on=day("2026-11-20"))
    before = stored(work, case_id)

    clauses = tuple(
        replace(one, text="Other words.", effective_from=day("2026-11-21"))
        if one.rule_id == "4020.MSG.5a"
        else one
        for one in work.policy.clauses
    )
    old = work.policy.clause("4020.MSG.5a")
    later = replace(work, policy=replace(work.policy, edition="2027-01", clauses=(*clauses, old)))
    other = alleged(later, case_id, subject, first_on=day("2026-11-21"))
    allegations.change_allegation(later, case_id, replace(before, place="At home"))

    first, second = cases.case_file(later, case_id).allegations
    assert (first.clause_text, first.edition) == (before.clause_text, before.edition)
    assert (second.id, second.clause_text, second.edition) == (other, "Other words.", "2027-01")


@pytest.mark.feature("C2")
def test_an_incident_before_the_loaded_text_says_so(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    alleged(work, case_id, subject, first_on=day("2015-03-01"))
    assert stored(work, case_id).older_text_not_loaded


@pytest.mark.feature("C2")
def test_an_unknown_day_takes_todays_text(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    alleged(work, case_id, subject, first_on=None)
    one = stored(work, case_id)
    assert (one.precision, one.older_text_not_loaded) == (Precision.UNKNOWN, False)
    assert one.clause_text


def test_a_changed_first_day_takes_the_text_of_that_day(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    alleged(work, case_id, subject)

    changed = replace(stored(work, case_id), first_on=day("2015-03-01"))
    allegations.change_allegation(work, case_id, changed)

    assert stored(work, case_id).older_text_not_loaded


def test_days_place_and_framing_can_be_corrected(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    alleged(work, case_id, subject)

    changed = replace(stored(work, case_id), place="Bus 12", as_framed="On the bus.")
    allegations.change_allegation(work, case_id, changed)

    one = stored(work, case_id)
    assert (one.place, one.as_framed, one.version) == ("Bus 12", "On the bus.", 2)
    assert trail(work)[-1] is Action.ALLEGATION_CHANGED


def test_a_stale_change_is_refused(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    alleged(work, case_id, subject)
    shown = stored(work, case_id)
    allegations.change_allegation(work, case_id, replace(shown, place="Bus 12"))
    before = trail(work)

    with pytest.raises(ChangedElsewhere):
        allegations.change_allegation(work, case_id, replace(shown, place="Bus 13"))

    assert trail(work) == before


def test_an_allegation_of_another_case_is_not_found(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    alleged(work, case_id, subject)
    other = a_case(work)
    with pytest.raises(ChangedElsewhere):
        allegations.change_allegation(work, other, stored(work, case_id))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"clause_id": "4020.NONE"}, "Choose the clause from the list"),
        ({"clause_id": "4020.SSI.0"}, "forbids and requires nothing"),
        ({"first_on": day("1900-01-01")}, "cannot be that long ago"),
        ({"first_on": day("2999-01-01")}, "cannot be in the future"),
        ({"last_on": day("2026-11-19")}, "The last day is before the first"),
    ],
)
def test_what_cannot_be_alleged_keeps_nothing(
    work: Workspace, fields: dict[str, object], words: str
) -> None:
    case_id, subject = with_subject(work)
    before = trail(work)
    with pytest.raises(RuleBroken, match=words):
        alleged(work, case_id, subject, **fields)
    assert trail(work) == before


def test_an_incident_after_the_report_is_refused(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    clock_of(work).move_to("2026-11-25 09:00")
    with pytest.raises(RuleBroken, match="would be after the report"):
        alleged(work, case_id, subject, first_on=day("2026-11-24"))


def test_a_mistyped_report_moment_is_corrected_and_then_passes(work: Workspace) -> None:
    case_id = a_case(work, known_at=at("2026-11-02 09:14"))
    subject = a_subject(work, case_id)
    with pytest.raises(RuleBroken, match="would be after the report"):
        alleged(work, case_id, subject)

    typo = cases.case_file(work, case_id).knowledge[0]
    right = replace(typo, known_at=at("2026-11-22 09:14"), corrects=typo.id)
    notifications.record_knowledge(work, case_id, right)
    alleged(work, case_id, subject)

    assert notifications.clocks(work, case_id).t0 == at("2026-11-22 09:14")


def test_the_draft_becomes_the_allegation(work: Workspace) -> None:
    case_id, subject = with_subject(work)
    drafts.keep(work, "allegation", str(case_id), {"place": "Bus"})
    alleged(work, case_id, subject)
    assert drafts.find(work, "allegation", str(case_id)) is None


def test_nothing_is_alleged_in_a_closed_case(work: Workspace) -> None:
    case_id = a_closed_case(work)
    subject = cases.case_file(work, case_id).people[0].person_id
    with pytest.raises(RuleBroken, match="The case was closed"):
        allegations.add_allegation(work, case_id, an_allegation(subject))
