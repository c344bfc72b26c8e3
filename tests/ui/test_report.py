"""The report: frozen words, three moments, and allegations under clauses."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.cases import CaseFile, Channel
from hrcase.services import cases
from hrcase.services.workspace import Workspace
from tests.builders import a_case, a_student, a_subject, alleged, day
from tests.case_pages import a_page, full
from tests.desk import told
from tests.person import Person
from ui.case_page import CasePage
from ui.core_thread import CoreThread

TAB = "Report"


def the_file(qtbot: QtBot, core: CoreThread, page: CasePage) -> CaseFile:
    return told(qtbot, core, lambda work: cases.case_file(work, page._case_id))


def with_both(work: Workspace) -> UUID:
    case_id = a_case(work)
    a_subject(work, case_id)
    a_student(work, case_id)
    return case_id


@pytest.mark.feature("A2")
def test_the_words_and_the_three_moments_stand_here(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def told_in_person(work: Workspace) -> UUID:
        return a_case(work, told_by="Wynn Castor", channel=Channel.IN_PERSON)

    a_page(qtbot, core, told_in_person, TAB)

    me.sees("A teacher writes to a student at night.")
    me.sees("These words are frozen. They never change.")
    me.sees("Happened: Not known yet: the allegations hold the days")
    me.sees("First known: 22 Nov 2026, 09:14")
    me.sees("Typed in: 22 Nov 2026, 16:50, Maren Oldacre")
    me.sees("Told by: Wynn Castor")
    me.sees("Came by: in person")


@pytest.mark.feature("A5")
def test_who_told_us_stays_hidden_until_it_is_revealed_with_a_purpose(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def withheld(work: Workspace) -> UUID:
        return a_case(work, told_by="Wynn Castor", name_withheld=True)

    a_page(qtbot, core, withheld, TAB)
    me.sees("Reveal who told us")
    assert "Castor" not in me.everything()

    me.presses("Reveal who told us")
    me.types("Purpose", "To protect against retaliation.")
    me.presses("Reveal the name")

    me.sees("Wynn Castor")
    me.presses("Hide the name")
    me.sees_no_more("Wynn Castor")


def test_without_an_employee_the_way_leads_to_people(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, tab=TAB)
    me.sees("An allegation names an employee. Add the employee to the case first.")
    page.jump(page.tab, "allegation-first")
    assert page.place() == ("Report",)

    me.presses("Add the employee")

    me.sees("Add a person to the case")


@pytest.mark.feature("C1")
@pytest.mark.feature("C2")
def test_an_allegation_names_clause_people_days_and_place(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, with_both, TAB)

    me.presses("Add an allegation")
    assert me.reads("Employee") == "Tobin Wexcombe"
    me.types("Clause", "messages personal")
    me.opens("MSG.5a")
    me.sees("To decide: Was the message personal in nature?")
    me.chooses("Student", "Student A")
    me.types("First day", "2 Oct 2026")
    me.types("Last day", "16 Nov 2026")
    me.chooses("How well the day is known", "About")
    me.types("Place", "Messages, evenings")
    me.types("As received", "He writes to her at night.")
    me.types("As framed", "Personal messages to a student.")
    me.presses("Add the allegation")

    me.sees("about 2 Oct 2026 to 16 Nov 2026")
    me.sees("As received: He writes to her at night.")
    me.sees("As framed: Personal messages to a student.")
    me.sees("Was it unrelated to the business of the district?")
    (one,) = the_file(qtbot, core, page).allegations
    assert one.clause_id == "4020.MSG.5a"
    assert one.clause_text.startswith("Employees shall not send messages to students")
    assert (one.first_on, one.last_on) == (day("2026-10-02"), day("2026-11-16"))


def test_clause_and_days_are_judged_beside_their_fields(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, with_both, TAB)
    me.presses("Add an allegation")
    me.presses("Add the allegation")
    me.sees("This is missing.")
    me.types("Clause", "SSI.5b")
    me.opens("SSI.5b")
    me.types("First day", "24 Nov 2026")
    me.presses("Add the allegation")

    me.sees("The first day of the incident cannot be in the future")
    assert me.reads("First day") == "Tue 24 Nov 2026"
    assert the_file(qtbot, core, page).allegations == ()


def test_a_draft_of_an_allegation_keeps_its_clause(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_page(qtbot, core, with_both, TAB)
    me.presses("Add an allegation")
    me.types("Clause", "SSI.5b")
    me.opens("SSI.5b")
    me.hits("Esc")
    me.sees_no_more("Add the allegation")

    me.presses("Add an allegation")

    me.sees("Draft of 22 Nov 2026, 16:50")
    me.sees("SSI.5b")


@pytest.mark.feature("C2")
def test_older_text_is_marked(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def long_ago(work: Workspace) -> UUID:
        case_id = a_case(work)
        alleged(work, case_id, a_subject(work, case_id), first_on=day("2016-05-02"))
        return case_id

    a_page(qtbot, core, long_ago, TAB)

    me.sees("older text not loaded")


def test_an_allegation_is_changed_but_its_received_words_are_not(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, full, TAB)

    me.presses("Change MSG.5a")
    me.types("Place", "By telephone")
    me.types("As framed", "Messages at night.")
    me.presses("Save the changes")

    me.sees("By telephone")
    (one,) = the_file(qtbot, core, page).allegations
    assert (one.as_received, one.as_framed) == (
        "He writes to her at night.",
        "Messages at night.",
    )


def test_title_and_owner_are_changed(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core, with_both, TAB)

    me.presses("Change title or owner")
    me.types("Title", "Messages at night")
    me.types("Owner", "Idris Pelham")
    me.presses("Save the changes")

    me.sees("Messages at night")
    head = the_file(qtbot, core, page).head
    assert (head.title, head.owner) == ("Messages at night", "Idris Pelham")


def test_a_title_cannot_name_a_student(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_page(qtbot, core, with_both, TAB)

    me.presses("Change title or owner")
    me.types("Title", "Juniper Marlowe and a teacher")
    me.presses("Save the changes")

    me.sees("A title is seen in every list, so it cannot hold this name.")
    assert me.reads("Title") == "Juniper Marlowe and a teacher"


def test_a_change_made_elsewhere_is_not_overwritten(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, with_both, TAB)
    me.presses("Change title or owner")
    me.sees("Title and owner")
    version = the_file(qtbot, core, page).head.version
    told(
        qtbot,
        core,
        lambda work: cases.change_case(work, page._case_id, version, "Another title", ""),
    )

    me.types("Title", "Messages at night")
    me.presses("Save the changes")

    me.sees("This record was changed since it was shown here.")
    assert me.reads("Title") == "Messages at night"
