"""The checklist of a case: what a line says, and what alone can settle it."""

import pytest

from hrcase.domain.cases import CaseFile
from hrcase.domain.checklist_lines import (
    CaseChecklist,
    ChecklistLine,
    ItemState,
    check_markable,
    checklist_lines,
)
from hrcase.domain.determinations import Answer, Question, facts_known
from hrcase.domain.notifications import HotlineAnswer, MarkStatus
from hrcase.domain.situation import situation
from hrcase.errors import RuleBroken
from tests.builders import CHICAGO, a_mark, at, day, the_policy
from tests.case_values import (
    TODAY,
    a_file,
    allegation,
    an_id,
    called,
    said,
    student,
    told_police,
)


def indicated(**parts: object) -> CaseFile:
    """A case of a student under age in which abuse is indicated."""
    return a_file(people=(student(),), determinations=(said(Question.ABUSE, Answer.YES),), **parts)


def checklist(file: CaseFile) -> CaseChecklist:
    return CaseChecklist(file, the_policy(), situation(file, the_policy(), TODAY))


def lines(file: CaseFile) -> dict[str, ChecklistLine]:
    return {one.item_id: one for one in checklist_lines(checklist(file), CHICAGO)}


def test_the_order_is_a_b_c_then_d() -> None:
    groups = [one.group for one in checklist_lines(checklist(a_file()), CHICAGO)]
    assert groups == sorted(groups)
    assert set(groups) == {"A", "B", "C", "D"}


def test_what_nobody_asked_for_is_quiet_and_never_called_unneeded() -> None:
    call = lines(a_file())["CK-B2"]
    assert (call.state, call.required, call.detail) == (ItemState.QUIET, False, "")


def test_what_is_asked_for_is_open() -> None:
    found = lines(indicated())
    for item in ("CK-B2", "CK-B4", "CK-B9", "CK-C3"):
        assert (found[item].state, found[item].required) == (ItemState.OPEN, True)


def test_a_call_answers_all_its_lines() -> None:
    call = called(answer=HotlineAnswer.SCREENED_OUT, instructions="Do not interview.")
    found = lines(indicated(calls=(call,)))

    said_of = {item: found[item].detail for item in ("CK-B2", "CK-B3", "CK-B4", "CK-B5", "CK-B6")}

    assert said_of == {
        "CK-B2": "22 Nov 2026, 09:31 to 09:40, Maren Oldacre, 918-555-0140",
        "CK-B3": "Intake worker 3307",
        "CK-B4": "26-0098114",
        "CK-B5": "What the mother said.",
        "CK-B6": "Screened out",
    }
    assert {found[item].state for item in said_of} == {ItemState.DONE}
    assert (found["CK-B7"].state, found["CK-B7"].detail) == (ItemState.DONE, "Do not interview.")
    assert found["CK-B2"].late_entry == ""


def test_a_reference_that_was_not_given_says_why() -> None:
    call = called(reference="", reference_missing_because="the line was busy")
    assert lines(indicated(calls=(call,)))["CK-B4"].detail == "Not given: the line was busy"


def test_instructions_that_were_not_given_settle_nothing() -> None:
    assert lines(indicated(calls=(called(),)))["CK-B7"].state is ItemState.QUIET


def test_an_entry_made_late_says_so() -> None:
    found = lines(indicated(contacts=(told_police(),)))
    assert found["CK-C3"].detail == "22 Nov 2026, 09:42, Maren Oldacre, 918-555-0141"
    assert found["CK-C3"].late_entry == "Late entry: typed at 10:20, 38 min after the call"
    assert found["CK-C2"].detail == "Redbud Police, Officer Halloran, badge 417"
    assert found["CK-C6"].state is ItemState.QUIET
    assert found["CK-C3"].by == "Idris Pelham"


def test_a_call_being_typed_has_no_late_words() -> None:
    found = lines(indicated(contacts=(told_police(typed_at=None, badge="", requests="Wait."),)))
    assert found["CK-C3"].late_entry == ""
    assert found["CK-C2"].detail == "Redbud Police, Officer Halloran"
    assert (found["CK-C6"].state, found["CK-C6"].detail) == (ItemState.DONE, "Wait.")


@pytest.mark.feature("E4")
def test_a_school_officer_alone_leaves_the_police_line_open() -> None:
    found = lines(indicated(contacts=(told_police(school_officer_only=True),)))
    assert found["CK-C3"].state is ItemState.OPEN


def test_a_corrected_call_gives_way_to_its_correction() -> None:
    again = called(id=an_id("again"), corrects=an_id("call"), reference="26-0098115")
    assert lines(indicated(calls=(called(), again)))["CK-B4"].detail == "26-0098115"


def test_an_answer_settles_the_line_of_its_question() -> None:
    file = a_file(determinations=(said(Question.ABUSE, Answer.NO, reason="Adults only."),))
    found = lines(file)
    assert (found["CK-B1"].state, found["CK-B1"].detail) == (ItemState.DONE, "No. Adults only.")
    assert found["CK-B1"].by == "Maren Oldacre"
    assert found["CK-C1"].state is ItemState.QUIET


def test_a_reopened_answer_leaves_its_line_open() -> None:
    file = a_file(people=(student(),), determinations=(said(Question.ABUSE, Answer.NO),))
    assert lines(file)["CK-B1"].state is ItemState.OPEN


def test_the_third_question_has_no_line_without_an_adult() -> None:
    assert lines(a_file(people=(student(),)))["CK-B1b"].state is ItemState.QUIET


def test_knowledge_settles_its_line_from_the_report_on() -> None:
    assert lines(a_file())["CK-A5"].state is ItemState.DONE


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (MarkStatus.DONE, ItemState.DONE),
        (MarkStatus.NOT_REQUIRED, ItemState.NOT_REQUIRED),
        (MarkStatus.BLOCKED, ItemState.BLOCKED),
        (MarkStatus.OPEN, ItemState.OPEN),
    ],
)
def test_the_latest_mark_counts(status: MarkStatus, state: ItemState) -> None:
    marks = (a_mark("CK-B9"), a_mark("CK-B9", status=status, reason="As agreed."))
    line = lines(indicated(marks=marks))["CK-B9"]
    assert (line.state, line.detail) == (
        state,
        "22 Nov 2026, 10:00, Wynn Castor. As agreed.",
    )


def test_a_mark_without_reason_says_when_and_who() -> None:
    assert lines(indicated(marks=(a_mark("CK-A1"),)))["CK-A1"].detail == (
        "22 Nov 2026, 10:00, Wynn Castor"
    )


def test_open_lines_are_those_asked_for_and_not_settled() -> None:
    marks = (a_mark("CK-B9"), a_mark("CK-C8", status=MarkStatus.BLOCKED, reason="No address."))
    ids = [item.rule_id for item in checklist(indicated(marks=marks)).open_items()]
    assert "CK-B2" in ids
    assert "CK-C8" in ids
    assert "CK-B9" not in ids


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("CK-B1", "by deciding the question"),
        ("CK-A5", "by recording who knew"),
        ("CK-B2", "Telling the principal or Human Resources does not answer it"),
        ("CK-C3", "contact with the police itself"),
        ("CK-XX", "not on the checklist"),
    ],
)
@pytest.mark.feature("E4")
def test_what_has_a_record_of_its_own_is_not_ticked_off(item: str, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_markable(checklist(indicated()), item, MarkStatus.DONE)


def test_other_lines_are_marked() -> None:
    for item in ("CK-A1", "CK-B8", "CK-B9"):
        check_markable(checklist(indicated()), item, MarkStatus.DONE)


def vulnerable(**parts: object) -> CaseFile:
    people = (student(born_on=day("2007-10-02")),)
    alleged = (allegation(first_on=day("2026-01-05")),)
    facts = facts_known(people, alleged)
    yes = said(Question.VULNERABLE_ADULT, Answer.YES, facts=facts)
    return a_file(people=people, allegations=alleged, determinations=(yes,), **parts)


def test_an_adult_protective_report_is_a_call_of_its_own() -> None:
    assert lines(vulnerable(calls=(called(),)))["CK-B12"].state is ItemState.OPEN
    line = lines(vulnerable(calls=(called(adult_protective=True),)))["CK-B12"]
    assert line.state is ItemState.DONE
    assert line.detail.startswith("22 Nov 2026, 09:31")


def test_only_a_report_to_the_police_covers_it() -> None:
    check_markable(checklist(vulnerable()), "CK-B12", MarkStatus.BLOCKED)
    covered = vulnerable(contacts=(told_police(),))
    check_markable(checklist(covered), "CK-B12", MarkStatus.NOT_REQUIRED)
    for contacts in ((), (told_police(school_officer_only=True),)):
        with pytest.raises(RuleBroken, match="Only a report to the police"):
            check_markable(
                checklist(vulnerable(contacts=contacts)), "CK-B12", MarkStatus.NOT_REQUIRED
            )


def test_a_late_call_across_midnight_is_told_in_hours() -> None:
    call = called(started_at=at("2026-11-21 23:00"), ended_at=None)
    line = lines(indicated(calls=(call,)))["CK-B2"]
    assert line.late_entry == "Late entry: typed at 09:41, 10 h 41 min after the call"
