"""What a case needs: each need with its rule, its place and what settles it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hrcase.domain.cases import CaseFile, NoteLine
from hrcase.domain.determinations import Answer, Question, facts_known, with_reopening
from hrcase.domain.needs import Need, NeedState, Tab, state_at
from hrcase.domain.needs_of_case import needs, obstacles
from hrcase.domain.notifications import MarkStatus
from hrcase.domain.papers import Receipt
from hrcase.domain.policy import Policy
from tests.builders import a_mark, at, day, the_policy
from tests.case_values import (
    KNOWN,
    LETTERS,
    STUDENT,
    SUBJECT,
    TODAY,
    TYPED,
    a_deadline,
    a_delivery,
    a_file,
    a_letter,
    allegation,
    an_action,
    an_id,
    called,
    found,
    in_case,
    known,
    said,
    student,
    told_police,
)

HOUR = timedelta(hours=1)
ALLEGED = "4020.MSG.5a alleged, 20 Nov 2026"
NOBODY_TOLD = (
    said(Question.ABUSE, Answer.NO, facts=(ALLEGED,)),
    said(Question.CRIME, Answer.NO, facts=(ALLEGED,)),
)
TRIAGED = {
    "head": {"severity": "SEV2"},
    "people": (in_case(),),
    "allegations": (allegation(),),
    "determinations": NOBODY_TOLD,
}


def of(file: CaseFile, policy: Policy | None = None) -> dict[str, Need]:
    return {one.key: one for one in needs(file, policy or the_policy(), TODAY, LETTERS)}


def triaged(**parts: object) -> CaseFile:
    return a_file(**(TRIAGED | parts))


def indicated(**parts: object) -> CaseFile:
    """Abuse of a student under age is indicated; crime is not answered yet."""
    people = (in_case(), student())
    yes = said(Question.ABUSE, Answer.YES)
    return a_file(**({"people": people, "determinations": (yes,)} | parts))


@pytest.mark.feature("E1")
def test_a_new_report_needs_two_answers_and_the_employee() -> None:
    found_needs = of(a_file())

    assert list(found_needs) == ["decide-abuse", "decide-crime", "person-subject"]
    abuse = found_needs["decide-abuse"]
    assert abuse.title == "Decide: is there an indication of child abuse?"
    assert (abuse.tab, abuse.button, abuse.since) == (Tab.NOTIFICATIONS, "Decide", TYPED)
    assert (abuse.amber_at, abuse.red_at) == (TYPED + HOUR, TYPED + 24 * HOUR)


@pytest.mark.parametrize("night", ["2026-03-07 23:00", "2026-10-31 23:00"])
def test_an_alarm_counts_elapsed_time_through_a_change_of_the_clocks(night: str) -> None:
    file = indicated(knowledge=(known(known_at=at(night)),))
    call = of(file)["call-hotline"]
    assert (call.amber_at, call.red_at) == (at(night) + HOUR, at(night) + 24 * HOUR)
    assert state_at(call, at(night) + 5 * HOUR, TODAY) is NeedState.LATE


def test_each_need_names_its_rule() -> None:
    for need in needs(indicated(), the_policy(), TODAY, LETTERS):
        assert need.rule_id
        assert need.citation
        assert need.why


def test_a_question_names_the_students_by_label() -> None:
    assert "Student A" in of(a_file(people=(student(),)))["decide-crime"].why


def test_an_indication_asks_for_both_calls_from_the_first_knowledge() -> None:
    found_needs = of(indicated())
    hotline = found_needs["call-hotline"]

    assert list(found_needs)[:2] == ["call-hotline", "call-police"]
    assert hotline.title == f"Call the DHS hotline, {the_policy().contact('dhs-hotline').phone}"
    assert hotline.why.startswith("Whoever has reason to believe reports at once")
    assert (hotline.since, hotline.red_at) == (KNOWN, KNOWN + 24 * HOUR)
    assert hotline.required


def test_a_call_settles_the_need_for_it() -> None:
    found_needs = of(indicated(calls=(called(),), contacts=(told_police(),)))
    assert not [key for key in found_needs if key.startswith("call-")]
    assert {"check-CK-B9", "check-CK-C8"} <= set(found_needs)


def test_a_school_officer_leaves_the_police_to_be_called() -> None:
    police = of(indicated(contacts=(told_police(school_officer_only=True),)))["call-police"]
    assert "that alone does not complete it" in police.why


def test_a_switched_off_alarm_leaves_the_clock_without_marks() -> None:
    policy = the_policy()
    duty = policy.duty("DL-RPT")
    assert duty.alarm is not None
    off = replace(duty, alarm=replace(duty.alarm, enabled=False))
    without = replace(duty, alarm=None)
    for changed in (off, without):
        duties = tuple(changed if one.rule_id == "DL-RPT" else one for one in policy.duties)
        call = of(indicated(), replace(policy, duties=duties))["call-hotline"]
        assert (call.since, call.amber_at, call.red_at) == (KNOWN, None, None)


def test_everybody_who_knew_has_an_own_duty() -> None:
    principal = known(who="assistant principal", known_at=at("2026-11-22 08:50"), id=an_id("ap"))
    file = indicated(knowledge=(known(), principal), calls=(called(),))

    own = of(file)[f"call-{an_id('ap')}"]

    assert own.title == "Own call to DHS: assistant principal"
    assert (own.since, own.target) == (at("2026-11-22 08:50"), str(an_id("ap")))


@pytest.mark.feature("E5")
def test_of_an_adult_student_everybody_who_knew_tells_the_police() -> None:
    principal = known(who="assistant principal", known_at=at("2026-11-22 08:50"), id=an_id("ap"))
    day_of = day("2026-01-05")
    people = (in_case(), student(born_on=day("2007-10-02")))
    alleged = (allegation(first_on=day_of, last_on=day_of),)
    yes = said(Question.CRIME, Answer.YES, facts=facts_known(people, alleged))
    file = a_file(
        people=people, allegations=alleged, determinations=(yes,), knowledge=(known(), principal)
    )

    found_needs = of(file)
    own = found_needs[f"call-police-{an_id('ap')}"]

    assert "call-hotline" not in found_needs
    assert (own.title, own.button) == (
        "Own call to the police: assistant principal",
        "Record the contact",
    )
    assert own.amber_at == at("2026-11-22 09:50")
    told = told_police(knowledge_id=an_id("ap"))
    assert f"call-police-{an_id('ap')}" not in of(replace(file, contacts=(told,)))
    officer = replace(told, school_officer_only=True)
    assert f"call-police-{an_id('ap')}" in of(replace(file, contacts=(officer,)))


@pytest.mark.parametrize("status", [MarkStatus.OPEN, MarkStatus.BLOCKED])
def test_a_mark_that_settles_nothing_leaves_each_duty(status: MarkStatus) -> None:
    principal = known(who="assistant principal", id=an_id("ap"))
    mark = a_mark("CK-B8", status=status, reason="Not reached yet.")
    assert f"call-{an_id('ap')}" in of(indicated(knowledge=(known(), principal), marks=(mark,)))


def test_an_own_call_or_a_reasoned_mark_settles_it() -> None:
    principal = known(who="assistant principal", id=an_id("ap"))
    knowledge = (known(), principal)
    own = called(knowledge_id=an_id("ap"), id=an_id("own"))
    joined = a_mark("CK-B8", status=MarkStatus.NOT_REQUIRED, reason="Joined; counsel agrees.")

    for file in (
        indicated(knowledge=knowledge, calls=(own,)),
        indicated(knowledge=knowledge, marks=(joined,)),
        triaged(knowledge=knowledge),
    ):
        assert f"call-{an_id('ap')}" not in of(file)


def test_a_blocked_line_says_why() -> None:
    mark = a_mark("CK-B9", status=MarkStatus.BLOCKED, reason="No address yet.")
    need = of(indicated(calls=(called(),), marks=(mark,)))["check-CK-B9"]
    assert (need.state, need.why, need.target) == (NeedState.BLOCKED, "No address yet.", "CK-B9")


def test_a_line_shows_its_note_or_its_group() -> None:
    found_needs = of(indicated())
    item = the_policy().item("CK-B9")
    assert found_needs["check-CK-B9"].why == item.note
    assert found_needs["check-CK-C8"].why in {the_policy().item("CK-C8").note, "Law enforcement"}


def test_a_possible_vulnerable_adult_asks_for_a_call_of_its_own() -> None:
    people = (in_case(), student(born_on=day("2007-10-02")))
    alleged = (allegation(first_on=day("2026-01-05"), last_on=day("2026-01-05")),)
    yes = said(Question.VULNERABLE_ADULT, Answer.YES, facts=facts_known(people, alleged))
    file = a_file(people=people, allegations=alleged, determinations=(yes,))

    need = of(file)["check-CK-B12"]

    assert (need.button, need.state) == ("Record the call", NeedState.DUE)


def test_the_third_question_has_no_clock_from_the_report() -> None:
    need = of(a_file(people=(student(born_on=day("2007-10-02")),)))["decide-vulnerable adult"]
    assert (need.since, need.red_at) == (None, None)


def test_a_new_fact_reopens_a_no_and_is_named() -> None:
    people = (in_case(), student())
    answers = with_reopening(NOBODY_TOLD, facts_known(people, (allegation(),)))
    file = triaged(people=people, determinations=answers)

    need = of(file)["decide-abuse"]

    assert need.why == "A new fact since the answer: Student A: born 1 Mar 2011."
    assert need.since is None


def test_a_subject_without_class_needs_one() -> None:
    for lacking in (in_case(class_at_incident=""), in_case(class_at_action="")):
        need = of(a_file(people=(lacking,)))[f"person-class-{lacking.role_id}"]
        assert need.title == "Choose the class of Tobin Wexcombe"
        assert need.target == str(lacking.role_id)


def test_an_employee_who_left_the_case_is_not_its_subject() -> None:
    assert "person-subject" in of(a_file(people=(in_case(ended_on=TODAY),)))


def test_an_allegation_is_asked_for_once_there_is_somebody_to_accuse() -> None:
    assert "allegation-first" not in of(a_file())
    assert "allegation-first" in of(a_file(people=(in_case(),)))


def test_severity_and_note_follow_the_allegation() -> None:
    file = triaged(head={})
    assert of(file)["severity-case"].title == "Choose the severity"
    note = of(file)["note-first"]
    assert (note.required, note.state) == (False, NeedState.LATER)
    assert "severity-case" not in of(triaged())


def test_a_note_or_the_last_finding_ends_the_wish_for_a_note() -> None:
    line = NoteLine(an_id("note"), "Call", 1, "Idris Pelham", TYPED, 3)
    assert "note-first" not in of(triaged(notes=(line,)))
    assert "note-first" not in of(triaged(findings=(found(),)))


def test_each_allegation_needs_a_finding_of_its_own() -> None:
    two = (allegation(), allegation(id=an_id("second"), clause_id="4020.SNS.A"))
    file = triaged(allegations=two, findings=(found(),))
    need = of(file)[f"finding-{an_id('second')}"]
    assert need.title == "Record the finding on SNS.A"
    assert (need.tab, need.target) == (Tab.FINDINGS, str(an_id("second")))


def test_a_finding_is_blocked_while_somebody_must_be_told() -> None:
    file = indicated(allegations=(allegation(student_id=STUDENT),))
    need = of(file)[f"finding-{an_id('allegation')}"]
    assert need.state is NeedState.BLOCKED
    assert need.why.startswith("Open first: ")
    assert need.why.endswith(".")


def test_a_question_that_is_open_first_keeps_its_own_mark() -> None:
    file = triaged(
        people=(in_case(), student()),
        determinations=(),
        allegations=(allegation(student_id=STUDENT),),
    )
    need = of(file)[f"finding-{an_id('allegation')}"]
    assert need.why == "Open first: Indication of child abuse?"


def test_a_breach_asks_for_a_step() -> None:
    need = of(triaged(findings=(found(),)))[f"step-{SUBJECT}"]
    assert (need.title, need.target) == ("Choose the step for Tobin Wexcombe", str(SUBJECT))


@pytest.mark.parametrize(
    "parts",
    [
        {"findings": (found(result="unfounded"),)},
        {"findings": (found(),), "actions": (an_action(),)},
        {"findings": (found(),), "people": (in_case(class_at_action="NE"),)},
        {"findings": (found(),), "people": (in_case(class_at_action=""),)},
    ],
)
def test_without_breach_or_ladder_or_with_a_step_none_is_asked_for(
    parts: dict[str, object],
) -> None:
    assert f"step-{SUBJECT}" not in of(triaged(**parts))


def test_a_step_asks_for_its_letter() -> None:
    file = triaged(findings=(found(),), actions=(an_action(),))
    need = of(file)[f"letter-{an_id('action')}"]
    assert (need.title, need.tab) == ("Issue the letter: written reprimand", Tab.LETTERS)


@pytest.mark.parametrize(
    "action",
    [an_action(letter_id=an_id("letter")), an_action(step="coaching"),
     an_action(step="verbal-warning")],
)  # fmt: skip
def test_a_step_with_its_letter_or_without_any_asks_for_none(action: object) -> None:
    file = triaged(findings=(found(),), actions=(action,))
    assert not [key for key in of(file) if key.startswith("letter-")]


def test_a_letter_asks_for_its_delivery() -> None:
    need = of(triaged(findings=(found(),), letters=(a_letter(),)))[f"serve-{an_id('letter')}"]
    assert need.title == "Record how letter 2026-0042-L1 was delivered"
    assert need.rule_id == "LADDER-2"
    assert "Days run from the receipt" in need.why


def test_an_attempt_that_served_nothing_leaves_it_open() -> None:
    letter = a_letter(services=(a_delivery(Receipt.UNCLAIMED),), code="DOC99")
    need = of(triaged(letters=(letter,)))[f"serve-{an_id('letter')}"]
    assert need.why.startswith("The last delivery is unclaimed, which does not serve it")
    assert need.rule_id == "LADDER-REPEAT"


def test_a_served_letter_is_settled() -> None:
    letter = a_letter(services=(a_delivery(Receipt.SIGNED),))
    assert f"serve-{an_id('letter')}" not in of(triaged(letters=(letter,)))


def test_a_running_deadline_waits_for_its_day() -> None:
    need = of(triaged(deadlines=(a_deadline(),)))[f"deadline-DL-REB-{an_id('deadline')}"]
    assert (need.state, need.due_on) == (NeedState.LATER, day("2026-12-07"))
    assert need.why == "Letter received: 22 Nov 2026."
    assert (need.required, need.counsel_confirmed) == (True, False)


def test_a_settled_deadline_is_none() -> None:
    assert not [key for key in of(triaged(deadlines=(a_deadline(state="met"),))) if "DL" in key]


def test_a_case_with_nothing_open_is_ready_to_close() -> None:
    file = triaged(findings=(found(result="unfounded"),))
    [ready] = needs(file, the_policy(), TODAY, LETTERS)
    assert (ready.key, ready.required) == ("close-case", False)
    assert obstacles((ready,)) == ()


def test_a_closed_case_needs_nothing() -> None:
    assert needs(a_file(head={"closed_on": TODAY}), the_policy(), TODAY, LETTERS) == ()


def test_only_what_is_required_refuses_to_close() -> None:
    found_needs = needs(triaged(), the_policy(), TODAY, LETTERS)
    assert [need.key for need in obstacles(found_needs)] == [f"finding-{an_id('allegation')}"]
