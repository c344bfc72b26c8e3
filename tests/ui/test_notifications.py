"""The page of notifications: clocks, questions, calls and marks, and every refusal."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.cases import CaseFile
from hrcase.domain.determinations import Answer, Question
from hrcase.domain.notifications import HotlineAnswer, MarkStatus, standing
from hrcase.services import cases, drafts, notifications
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_call,
    a_case,
    a_knowledge,
    a_student,
    a_subject,
    alleged,
    answers,
    day,
)
from tests.case_pages import a_page, called
from tests.desk import quiet, told
from tests.person import Person
from ui.case_page import CasePage
from ui.core_thread import CoreThread

TAB = "Notifications"


def the_file(qtbot: QtBot, core: CoreThread, page: CasePage) -> CaseFile:
    return told(qtbot, core, lambda work: cases.case_file(work, page._case_id))


def indicated(work: Workspace) -> UUID:
    """A student of fifteen, abuse and crime indicated, nobody called."""
    case_id = a_case(work)
    a_student(work, case_id)
    answers(work, case_id, Question.ABUSE, Answer.YES)
    answers(work, case_id, Question.CRIME, Answer.YES)
    return case_id


def of_age(work: Workspace) -> UUID:
    case_id = a_case(work)
    a_student(work, case_id, born_on=day("2008-05-01"))
    return case_id


def test_the_label_of_the_duty_comes_from_the_policy(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_page(qtbot, core, indicated, TAB)

    me.sees("Duty: immediately. Colours are internal alarms.")
    me.sees("Sun 22 Nov 2026, 09:14")
    me.sees("Since first knowledge: DHS not called: 7 h 36 min; Police not called: 7 h 36 min")


@pytest.mark.feature("E4")
def test_a_hotline_call_is_recorded_with_every_field(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, indicated, TAB)

    me.presses("Record the call")
    assert me.reads("Caller") == "Maren Oldacre"
    assert me.reads("Number dialled") == "1-800-522-3511"
    me.types("Spoke to", "Intake worker 3307")
    me.types("Call began", "22 Nov 2026, 09:31")
    me.types("Call ended", "22 Nov 2026, 9:40 am")
    me.types("Referral number", "26-0098114")
    me.types("What was told", "Two messages were seen.")
    me.chooses("Answer of DHS", "Referred to police")
    me.types("Who else was present", "Wynn Castor")
    me.types("Instructions from DHS", "Do not interview the student.")
    me.types("Written follow-up", "Letter the same day.")
    me.hits("Ctrl+Return")

    me.sees_no_more("Record the call to DHS")
    me.sees("DHS called 09:31: 17 min")
    me.sees("22 Nov 2026, 09:31 to 09:40, Maren Oldacre, 1-800-522-3511")
    me.sees("Late entry: typed at 16:50, 7 h 19 min after the call")
    (call,) = the_file(qtbot, core, page).calls
    assert (call.spoke_to, call.reference) == ("Intake worker 3307", "26-0098114")
    assert call.answer is HotlineAnswer.REFERRED
    assert (call.present, call.follow_up) == ("Wynn Castor", "Letter the same day.")
    assert call.instructions == "Do not interview the student."
    assert call.typed_by == "Maren Oldacre"


def test_what_is_missing_is_said_under_its_field(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, indicated, TAB)

    me.presses("Record the call")
    me.types("Caller", "")
    me.presses("Record the call")

    me.sees("3 things to put right")
    me.sees("Caller: This is missing.")
    assert the_file(qtbot, core, page).calls == ()


@pytest.mark.parametrize(
    ("began", "refusal"),
    [
        ("22 Nov 2026, 08:00", "When did the caller first know?"),
        ("23 Nov 2026, 08:00", "cannot be in the future"),
    ],
)
def test_a_refusal_stands_above_the_form_and_no_word_is_lost(
    qtbot: QtBot, core: CoreThread, me: Person, began: str, refusal: str
) -> None:
    page = a_page(qtbot, core, indicated, TAB)

    me.presses("Record the call")
    me.types("Spoke to", "Intake worker 3307")
    me.types("Referral number", "R-77")
    me.types("What was told", "Two messages were seen.")
    me.types("Call began", began)
    me.presses("Record the call")

    me.sees(refusal)
    assert me.reads("What was told") == "Two messages were seen."
    assert me.reads("Call began") == began
    assert the_file(qtbot, core, page).calls == ()


def test_without_a_number_the_reason_is_asked_for(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, indicated, TAB)
    me.presses("Record the call")
    me.types("Spoke to", "Intake worker 3307")
    me.types("What was told", "Two messages were seen.")
    me.presses("Record the call")
    me.sees("Write the reference number. If none was given, write that, and why")

    me.types("If none was given, why", "The line was cut.")
    me.presses("Record the call")

    me.sees_no_more("Record the call to DHS")
    assert the_file(qtbot, core, page).calls[0].reference_missing_because == "The line was cut."


def test_what_is_typed_is_kept_within_two_seconds_and_shown_again(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, indicated, TAB)
    me.presses("Record the call")
    me.types("Spoke to", "Intake wor")
    me.sees("Draft kept 16:50:00")

    me.types("What was told", "Two mess")
    me.hits("Esc")
    me.sees_no_more("Record the call to DHS")
    me.presses("Record the call")

    me.sees("Draft of 22 Nov 2026, 16:50")
    assert me.reads("Spoke to") == "Intake wor"
    assert me.reads("What was told") == "Two mess"
    assert the_file(qtbot, core, page).calls == ()


def test_a_draft_can_be_thrown_away(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core, indicated, TAB)
    me.presses("Record the call")
    me.types("Spoke to", "Intake wor")
    me.hits("Esc")
    me.sees_no_more("Record the call to DHS")
    me.presses("Record the call")

    me.presses("Throw the draft away")

    me.sees_no_more("Record the call to DHS")
    quiet(qtbot, core)
    place = str(page._case_id)
    assert told(qtbot, core, lambda work: drafts.find(work, "hotline-call", place)) is None


def test_recording_drops_the_draft(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core, indicated, TAB)
    me.presses("Mark it: Imminent danger? Then 911")
    me.types("Details or reason", "Nobody is in danger now.")
    me.sees("Draft kept 16:50:00")

    me.presses("Record it")

    me.sees_no_more("Record it")
    quiet(qtbot, core)
    place = f"{page._case_id}/CK-A1"
    assert told(qtbot, core, lambda work: drafts.find(work, "mark", place)) is None


@pytest.mark.feature("E4")
def test_a_contact_with_the_police_is_recorded_with_every_field(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, indicated, TAB)

    me.presses("Record the contact")
    me.chooses("Agency", "Broken Arrow Police Department")
    me.types("Number dialled", "918-555-0141")
    me.types("Officer", "Officer Halloran")
    me.types("Badge", "417")
    me.types("Call began", "22 Nov 2026, 16:40")
    me.types("Incident number", "26-118342")
    me.types("What was told", "Two messages were seen.")
    me.types("Requests of the officer", "Wait with the interview.")
    me.ticks("The police asked the school to wait")
    me.presses("Record the contact")

    me.sees_no_more("Record the contact with the police")
    me.sees("Broken Arrow Police Department, Officer Halloran, badge 417")
    (contact,) = the_file(qtbot, core, page).contacts
    assert contact.hold_requested
    assert contact.requests == "Wait with the interview."
    assert contact.agency == "Broken Arrow Police Department"


def test_another_agency_can_be_written(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core, indicated, TAB)
    me.presses("Record the contact")

    me.types("Agency", "Redbud Police")
    me.types("Number dialled", "918-555-0141")
    me.types("Officer", "Officer Halloran")
    me.types("Incident number", "26-118342")
    me.types("What was told", "Two messages were seen.")
    me.presses("Record the contact")

    me.sees_no_more("Record the contact with the police")
    assert the_file(qtbot, core, page).contacts[0].agency == "Redbud Police"


def test_a_recorded_call_is_corrected_by_a_new_one(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, called, TAB)

    me.presses("Correct: Call the DHS hotline")
    assert me.reads("Referral number") == "26-0098114"
    me.types("Referral number", "26-0098115")
    me.presses("Record the call")
    me.sees("26-0098115")
    me.presses("Correct: Call the police")
    me.types("Badge", "418")
    me.presses("Record the contact")
    me.sees("badge 418")

    file = the_file(qtbot, core, page)
    assert len(file.calls) == len(file.contacts) == 2
    assert [one.reference for one in standing(file.calls)] == ["26-0098115"]
    assert file.calls[-1].corrects == file.calls[0].id


@pytest.mark.feature("E1")
def test_the_questions_are_open_from_the_first_minute_and_answered_with_a_reason(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, tab=TAB)
    me.sees("Is there an indication of child abuse?")
    me.sees("Is there an indication of criminal activity?")
    me.sees("Not decided")
    me.sees("DHS hotline 1-800-522-3511. A call never waits for the answer.")

    me.presses("Decide")
    assert me.reads("Answer") == "Not yet"
    me.chooses("Answer", "No")
    me.presses("Record the answer")
    me.sees("Why “No”? Write the reason.")
    me.types("Reason", "The coach drove his own daughter.")
    me.presses("Record the answer")

    me.sees_no_more("Record the answer")
    me.sees("The coach drove his own daughter.")
    me.sees("Maren Oldacre, today, 16:50")
    (said,) = the_file(qtbot, core, page).determinations
    assert (said.question, said.answer) == (Question.ABUSE, Answer.NO)


def test_an_answer_can_be_changed(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core, indicated, TAB)

    me.presses("Change the answer")
    assert me.reads("Reason") == "As told."
    me.sees("Student A: born 1 Mar 2011")
    me.chooses("Answer", "Not yet")
    me.presses("Record the answer")

    me.sees("Not decided")
    assert len(the_file(qtbot, core, page).determinations) == 3


def test_a_call_is_recorded_before_anything_is_decided(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_page(qtbot, core, tab=TAB)

    me.presses("Record a call")

    me.sees("Record the call to DHS")


@pytest.mark.feature("E5")
def test_for_an_adult_student_the_third_question_is_asked(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, of_age, TAB)
    me.sees("Could this adult be a vulnerable adult, for instance by a disability?")

    page.jump(page.tab, "decide-vulnerable adult")
    me.sees("Student A: 18 now.")
    me.chooses("Answer", "Yes")
    me.types("Reason", "An educational plan names one.")
    me.presses("Record the answer")

    me.sees("An educational plan names one.")
    me.presses("Record the call: Adult-protective report, or covered by the police report")
    me.types("Spoke to", "Intake worker 3307")
    me.types("Referral number", "R-78")
    me.types("What was told", "All facts.")
    me.presses("Record the call")
    me.sees_no_more("Record the call to DHS")
    assert the_file(qtbot, core, page).calls[0].adult_protective


def test_only_a_report_to_the_police_covers_the_adult_protective_report(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def asked(work: Workspace) -> UUID:
        case_id = of_age(work)
        answers(work, case_id, Question.VULNERABLE_ADULT, Answer.YES)
        return case_id

    a_page(qtbot, core, asked, TAB)

    me.presses("Covered by the police report")
    me.types("Details or reason", "Report 26-118342.")
    me.presses("Record it")

    me.sees("Only a report to the police on record can cover this line.")


def test_the_child_abuse_report_is_not_applicable_only_for_adults(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_page(qtbot, core, indicated, TAB)

    me.presses("Change the answer")
    me.chooses("Answer", "Not applicable (adult)")
    me.types("Reason", "Grown up.")
    me.presses("Record the answer")

    me.sees("needs every student of the case to be of age")
    assert me.reads("Reason") == "Grown up."


def test_a_line_of_the_checklist_is_marked_with_its_reason(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, indicated, TAB)

    me.presses("Mark it: Preserve devices and video")
    me.chooses("What became of it", "Not needed")
    me.presses("Record it")
    me.sees("Why is it not required? Write the reason.")
    me.types("Details or reason", "There are none.")
    me.presses("Record it")

    me.sees_no_more("Record it")
    me.sees("Preserve devices and video, Not needed")
    (mark,) = the_file(qtbot, core, page).marks
    assert (mark.item_id, mark.status) == ("CK-A4", MarkStatus.NOT_REQUIRED)


def test_everybody_who_knew_has_an_own_clock(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def known(work: Workspace) -> UUID:
        case_id = a_case(work)
        a_student(work, case_id)
        answers(work, case_id, Question.ABUSE, Answer.YES)
        notifications.record_knowledge(work, case_id, a_knowledge())
        one = cases.case_file(work, case_id).knowledge[-1]
        notifications.record_hotline_call(work, case_id, a_call(knowledge_id=one.id))
        return case_id

    a_page(qtbot, core, known, TAB)

    me.sees("Assistant principal: called DHS at 09:31, 41 min after knowing; no own call to the")


def test_the_need_for_ones_own_call_comes_with_that_duty_chosen(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def known(work: Workspace) -> UUID:
        case_id = a_case(work)
        a_student(work, case_id)
        answers(work, case_id, Question.ABUSE, Answer.YES)
        notifications.record_knowledge(work, case_id, a_knowledge())
        return case_id

    page = a_page(qtbot, core, known, TAB)
    one = the_file(qtbot, core, page).knowledge[-1]

    page.jump(page.tab, f"call-{one.id}")

    me.sees("Record the call to DHS")
    assert me.reads("Caller") == "assistant principal"
    assert me.reads("Whose duty") == "assistant principal, since 22 Nov 2026, 08:50"


def test_of_an_adult_student_ones_own_contact_comes_with_that_duty_chosen(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def known(work: Workspace) -> UUID:
        case_id = of_age(work)
        alleged(work, case_id, a_subject(work, case_id))
        answers(work, case_id, Question.CRIME, Answer.YES)
        notifications.record_knowledge(work, case_id, a_knowledge())
        return case_id

    page = a_page(qtbot, core, known, TAB)
    one = the_file(qtbot, core, page).knowledge[-1]

    page.jump(page.tab, f"call-police-{one.id}")

    me.sees("Record the contact with the police")
    assert me.reads("Caller") == "assistant principal"
    assert me.reads("Whose duty") == "assistant principal, since 22 Nov 2026, 08:50"


def test_targets_that_mean_nothing_open_nothing(qtbot: QtBot, core: CoreThread) -> None:
    page = a_page(qtbot, core, tab=TAB)

    for target in ("correct-hotline", "correct-police", "somewhere"):
        page.jump(page.tab, target)
        quiet(qtbot, core)

    assert page.place() == ("Notifications",)
