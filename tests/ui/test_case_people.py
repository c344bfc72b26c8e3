"""People in a case: roles, hidden names, ages, and who knew when."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.audit import Action
from hrcase.domain.cases import CaseFile
from hrcase.domain.people import CaseRole, RoleInCase
from hrcase.services import cases, drafts, people
from hrcase.services.workspace import Workspace
from tests.builders import a_case, a_person, a_student, a_subject, alleged, day, trail
from tests.case_pages import a_page
from tests.desk import quiet, told
from tests.person import Person
from ui.case_page import CasePage
from ui.core_thread import CoreThread

TAB = "People"


def the_file(qtbot: QtBot, core: CoreThread, page: CasePage) -> CaseFile:
    return told(qtbot, core, lambda work: cases.case_file(work, page._case_id))


def with_people(work: Workspace) -> UUID:
    case_id = a_case(work)
    a_subject(work, case_id)
    a_student(work, case_id)
    reporter = a_person(family_name="Castor", given_name="Wynn", position="Nurse")
    people.add_to_case(work, case_id, reporter, RoleInCase(CaseRole.REPORTER, name_withheld=True))
    return case_id


def test_an_empty_case_says_who_goes_here(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_page(qtbot, core, tab=TAB)

    me.sees("Nobody yet")
    me.sees("The district")
    me.sees("Knew today, 09:14.")


@pytest.mark.feature("B5")
def test_an_employee_comes_with_class_and_site_then_and_now(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, tab=TAB)

    me.presses("Add a person")
    me.presses("Add the person")
    me.sees("This is missing.")
    me.chooses("Role in the case", "Employee the report is about")
    me.types("Given name", "Tobin")
    me.types("Family name", "Wexcombe")
    me.types("Position", "English teacher")
    me.chooses("Class at the incident", "Probationary teacher")
    me.types("Site at the incident", "Redbud Middle")
    me.chooses("Class at the action", "Career teacher")
    me.types("Site at the action", "Redbud High")
    me.hits("Ctrl+Return")

    me.sees_no_more("Add a person to the case")
    me.sees("Tobin Wexcombe")
    me.sees("At the incident: Probationary teacher, Redbud Middle")
    me.sees("At the action: Career teacher, Redbud High")
    (one,) = the_file(qtbot, core, page).people
    assert (one.class_at_incident, one.class_at_action) == ("PT", "CT")


@pytest.mark.feature("B7")
def test_a_student_is_a_letter_from_the_moment_of_saving(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, tab=TAB)

    me.presses("Add a person")
    me.chooses("Role in the case", "Student")
    me.types("Given name", "Juniper")
    me.types("Family name", "Marlowe")
    me.types("Date of birth", "3/1/2011")
    me.presses("Add the person")

    me.sees("Student A")
    me.sees("15 now")
    assert "Marlowe" not in me.everything()
    (one,) = the_file(qtbot, core, page).people
    assert one.born_on == day("2011-03-01")


@pytest.mark.feature("E5")
def test_an_unknown_date_of_birth_counts_as_under_age_and_is_added_later(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def unknown(work: Workspace) -> UUID:
        case_id = a_case(work)
        a_student(work, case_id, born_on=None)
        return case_id

    page = a_page(qtbot, core, unknown, TAB)
    me.sees("Age unknown, treated as under age")

    me.presses("Date of birth: Student A, student")
    me.types("Date of birth", "1 Mar 2031")
    me.presses("Save the date of birth")
    me.sees("cannot be in the future")
    me.types("Date of birth", "1 Mar 2008")
    me.presses("Save the date of birth")

    me.sees("Born 1 Mar 2008")
    me.sees("18 now")
    assert the_file(qtbot, core, page).people[0].born_on == day("2008-03-01")


@pytest.mark.feature("B7")
def test_a_name_is_revealed_for_a_purpose_and_hidden_again(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, with_people, TAB)
    me.presses("Reveal the name: Student A, student")
    me.presses("Reveal the name")
    me.sees("This is missing.")
    me.types("Purpose", "To call the parents.")
    me.presses("Reveal the name")

    me.sees("Juniper Marlowe")
    me.presses("Hide the name")

    me.sees_no_more("Juniper Marlowe")
    assert Action.NAME_REVEALED in told(qtbot, core, lambda work: trail(work, page._case_id))


@pytest.mark.feature("A5")
def test_a_withheld_reporter_is_not_named(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_page(qtbot, core, with_people, TAB)

    me.sees("Reporter asked not to be named")
    me.sees("Reporter, name kept back")
    assert "Castor" not in me.everything()


def test_somebody_on_record_is_found_by_part_of_the_name(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def on_record(work: Workspace) -> UUID:
        people.add_person(work, a_person(family_name="Larkspur", given_name="Orrin"))
        return a_case(work)

    page = a_page(qtbot, core, on_record, TAB)
    me.presses("Add a person")
    me.chooses("Role in the case", "Witness")
    me.types("Somebody on record", "Lark")
    me.opens("Larkspur, Orrin")
    assert not me.can_see("Given name")
    me.presses("Add the person")

    me.sees("Orrin Larkspur")
    (one,) = the_file(qtbot, core, page).people
    assert one.role is CaseRole.WITNESS


def test_nobody_of_that_name_leads_to_the_fields_below(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_page(qtbot, core, tab=TAB)
    me.presses("Add a person")

    me.types("Somebody on record", "Nobody")
    me.sees("Nobody of that name is on record. Fill in the fields below.")
    me.types("Somebody on record", "")

    me.sees_no_more("Nobody of that name is on record")
    me.sees("Given name")


def test_a_draft_brings_the_role_and_its_fields_back(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def on_record(work: Workspace) -> UUID:
        people.add_person(work, a_person(family_name="Larkspur", given_name="Orrin"))
        return a_case(work)

    a_page(qtbot, core, on_record, TAB)
    me.presses("Add a person")
    me.chooses("Role in the case", "Employee the report is about")
    me.types("Somebody on record", "Lark")
    me.opens("Larkspur, Orrin")
    me.types("Site at the incident", "Redbud Midd")
    me.hits("Esc")
    me.sees_no_more("Add a person to the case")

    me.presses("Add a person")

    me.sees("Draft of 22 Nov 2026, 16:50")
    assert me.reads("Site at the incident") == "Redbud Midd"
    assert me.reads("Somebody on record") == "Larkspur, Orrin"


def test_what_was_true_at_the_incident_stays(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core, with_people, TAB)

    me.presses("Change: Tobin Wexcombe, subject")
    me.chooses("Class at the action", "Certified administrator")
    me.types("Site at the action", "Redbud Central")
    me.presses("Save the changes")

    me.sees("At the action: Certified administrator, Redbud Central")
    me.sees("At the incident: Career teacher, Redbud High")
    one = the_file(qtbot, core, page).people[0]
    assert (one.class_at_incident, one.class_at_action) == ("CT", "AD")


def test_a_reporters_name_can_be_kept_back_later(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def open_reporter(work: Workspace) -> UUID:
        case_id = a_case(work)
        people.add_to_case(work, case_id, a_person(), RoleInCase(CaseRole.REPORTER))
        return case_id

    page = a_page(qtbot, core, open_reporter, TAB)
    me.presses("Change: Tobin Wexcombe, reporter")
    me.ticks("Keep the name back")
    me.presses("Save the changes")

    me.sees("Reporter asked not to be named")
    assert the_file(qtbot, core, page).people[0].name_withheld


def test_a_role_ends_with_a_reason(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core, with_people, TAB)

    me.presses("End the role: Student A, student")
    me.types("Reason", "Not involved after all.")
    me.presses("End the role")

    me.sees("ended 22 Nov 2026")
    ended = [one for one in the_file(qtbot, core, page).people if one.ended_on]
    assert [one.label for one in ended] == ["Student A"]


def test_an_employee_with_an_allegation_stays(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def accused(work: Workspace) -> UUID:
        case_id = a_case(work)
        alleged(work, case_id, a_subject(work, case_id))
        return case_id

    a_page(qtbot, core, accused, TAB)
    me.presses("End the role: Tobin Wexcombe, subject")
    me.types("Reason", "Resigned.")
    me.presses("End the role")

    me.sees("An allegation names this person, so the role stays.")
    assert me.reads("Reason") == "Resigned."


@pytest.mark.feature("A2")
def test_who_knew_when_is_recorded_and_corrected(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, with_people, TAB)

    me.presses("Add someone who knew")
    me.types("Who knew", "assistant principal")
    me.types("First knew at", "22 Nov 2026, 08:50")
    me.types("How it became known", "The mother telephoned.")
    me.presses("Record who knew")
    me.sees("Knew today, 08:50. The mother telephoned.")
    me.presses("Correct: assistant principal")
    me.types("First knew at", "22 Nov 2026, 08:40")
    me.presses("Record who knew")

    me.sees("Knew today, 08:40. The mother telephoned.")
    me.sees("Corrects an earlier entry, which stays on record.")
    known = the_file(qtbot, core, page).knowledge
    assert len(known) == 3
    assert known[-1].corrects == known[-2].id


def test_knowledge_in_the_future_is_refused(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core, tab=TAB)
    me.presses("Add someone who knew")
    me.types("Who knew", "assistant principal")
    me.types("First knew at", "24 Nov 2026, 08:50")
    me.presses("Record who knew")

    me.sees("The moment of knowledge cannot be in the future.")
    me.hits("Esc")
    me.sees_no_more("Record who knew")
    quiet(qtbot, core)
    kept = told(qtbot, core, lambda work: drafts.find(work, "knowledge", str(page._case_id)))
    assert kept is not None


def test_targets_that_are_gone_open_nothing(qtbot: QtBot, core: CoreThread) -> None:
    page = a_page(qtbot, core, tab=TAB)

    for target in ("person-class-gone", "change-gone", "end-gone", "reveal-gone", "birth-gone"):
        page.jump(page.tab, target)
        quiet(qtbot, core)

    assert page.place() == ("People",)
