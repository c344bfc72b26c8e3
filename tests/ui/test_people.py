"""People over all cases: a list to search, and a form that never shows a hidden name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.people import CaseRole, RoleInCase
from hrcase.domain.people import Person as OnRecord
from hrcase.services import people
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_case,
    a_person,
    a_student,
    a_student_person,
    a_subject,
    a_workspace,
    day,
    signed_in,
    trail,
)
from tests.desk import on_screen, quiet, told
from tests.person import Person
from ui.core_thread import CoreThread
from ui.screens.people import PeopleScreen
from ui.theme import apply_theme
from ui.tokens import Scheme


def the_list(qtbot: QtBot, core: CoreThread, width: int = 1224) -> PeopleScreen:
    """The list on the screen."""
    page = PeopleScreen(core)
    on_screen(qtbot, page, width)
    quiet(qtbot, core)
    return page


def on_record(qtbot: QtBot, core: CoreThread, person_id: UUID) -> OnRecord:
    return told(qtbot, core, lambda work: people.person(work, person_id))


def a_few(work: Workspace) -> UUID:
    """A case with a teacher, a student, and a reporter who asked not to be named."""
    case_id = a_case(work)
    teacher = a_subject(work, case_id)
    a_student(work, case_id)
    reporter = a_person(family_name="Oakes", given_name="Vesna", class_code="", position="")
    people.add_to_case(work, case_id, reporter, RoleInCase(CaseRole.REPORTER, name_withheld=True))
    return teacher


def names(page: PeopleScreen) -> list[str]:
    return [one.line.name for one in page._table.records.lines]


def test_an_empty_list_says_who_goes_here(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    the_list(qtbot, core)

    me.sees("Nobody is on record yet")
    me.sees("People come in with their cases, or by Add a person.")


@pytest.mark.feature("B7")
def test_students_and_withheld_names_stand_there_without_a_name(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    told(qtbot, core, a_few)
    page = the_list(qtbot, core)

    me.sees("Wexcombe, Tobin")
    me.sees("Career teacher")
    assert names(page)[0] == "Wexcombe, Tobin"
    assert "Student" in names(page)
    assert not me.can_see("Marlowe")
    assert not me.can_see("Oakes")


def test_the_list_is_searched_by_name_site_and_position(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    told(qtbot, core, a_few)
    page = the_list(qtbot, core)

    me.types("Find a person", "wexc")
    qtbot.waitUntil(lambda: names(page) == ["Wexcombe, Tobin"])
    me.types("Find a person", "marlowe")
    me.sees("Nobody fits")
    me.sees("the names of students are not searched")
    me.types("Find a person", "")
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_an_employee_is_added_with_class_and_site(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    the_list(qtbot, core)

    me.presses("Add a person")
    me.types("Given name", "Ione")
    me.types("Family name", "Thistlewood")
    me.types("Form of address", "Ms.")
    me.chooses("Employee class", "Temporary-contract teacher")
    me.types("Site", "Cottonwood Elementary")
    me.types("Position", "Music teacher")
    me.types("Address at work", "85 Walnut Grove Lane\nRedbud, Oklahoma 74099")
    me.presses("Add the person")

    me.sees("Thistlewood, Ione")
    me.sees("Temporary-contract teacher")
    assert told(qtbot, core, trail) == [Action.PERSON_ADDED]


@pytest.mark.parametrize("name", ["王小明", "Ñandú", "Zoë Åström", "محمد", "O'Neill-D'Arcy"])
def test_a_name_in_any_script_is_kept_as_it_was_typed(
    qtbot: QtBot, core: CoreThread, me: Person, name: str
) -> None:
    the_list(qtbot, core)

    me.presses("Add a person")
    me.types("Family name", "x")
    page_field = next(one for one in QApplication.allWidgets() if one.objectName() == "family_name")
    page_field.setProperty("text", name)
    me.presses("Add the person")

    me.sees(name)


def test_a_person_without_any_name_is_refused_with_the_way_out(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    the_list(qtbot, core)

    me.presses("Add a person")
    me.types("Site", "Redbud High School")
    me.presses("Add the person")

    me.sees("Write a family name or a given name.")
    assert me.reads("Site") == "Redbud High School"
    assert told(qtbot, core, trail) == []


def test_a_student_may_be_unknown_still(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = the_list(qtbot, core)

    me.presses("Add a person")
    me.ticks("A student: shown as “Student A” in a case, and never by name in lists")
    me.presses("Add the person")

    qtbot.waitUntil(lambda: names(page) == ["Student"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1 Jan 2999", "The year 2999 cannot be right"),
        ("1 Jan 1900", "The year 1900 cannot be right"),
        ("31 Dec 2026", "The date of birth cannot be in the future"),
        ("someday", "Write a day such as"),
    ],
)
def test_a_date_of_birth_that_cannot_be_is_refused(
    qtbot: QtBot, core: CoreThread, me: Person, typed: str, said: str
) -> None:
    the_list(qtbot, core)

    me.presses("Add a person")
    me.ticks("A student: shown as “Student A” in a case, and never by name in lists")
    me.types("Date of birth", typed)
    me.presses("Add the person")

    me.sees(said)
    assert told(qtbot, core, trail) == []


def test_enter_opens_the_form_and_a_correction_shows_in_the_list(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    teacher = told(qtbot, core, a_few)
    the_list(qtbot, core)

    me.opens("Wexcombe")
    assert me.reads("Given name") == "Tobin"
    assert me.reads("Employee class") == "Career teacher"
    me.types("Position", "Coach")
    me.presses("Save the person")

    me.sees("Coach")
    me.sees_no_more("Save the person")
    assert on_record(qtbot, core, teacher).position == "Coach"
    assert told(qtbot, core, trail)[-1] is Action.PERSON_CHANGED


@pytest.mark.feature("B7")
def test_the_form_of_a_student_holds_no_name(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    told(qtbot, core, a_few)
    the_list(qtbot, core)

    me.opens("Student")

    me.sees("shown in a case, on its page People, once it was revealed with a purpose")
    assert not me.can_see("Marlowe")
    assert not me.can_see("Given name")
    me.types("Date of birth", "1 Mar 2010")
    me.presses("Save the person")
    me.sees_no_more("Save the person")


def test_saving_a_nameless_form_keeps_the_name(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def made(work: Workspace) -> tuple[UUID, UUID]:
        case_id = a_case(work)
        student = a_student_person()
        return case_id, people.add_to_case(work, case_id, student, RoleInCase(CaseRole.STUDENT))

    case_id, role_id = told(qtbot, core, made)
    the_list(qtbot, core)
    me.opens("Student")
    me.types("Site", "Redbud Middle School")
    me.presses("Save the person")
    me.sees_no_more("Save the person")

    name = told(qtbot, core, lambda work: people.reveal(work, case_id, role_id, "DHS asks"))
    assert name == "Juniper Marlowe"


def test_somebody_who_was_quicker_is_not_overwritten(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    teacher = told(qtbot, core, a_few)
    the_list(qtbot, core)
    me.opens("Wexcombe")
    me.types("Position", "Coach")

    def changed(work: Workspace) -> None:
        people.change_person(work, replace(people.person(work, teacher), site="Redbud Middle"))

    told(qtbot, core, changed)
    me.presses("Save the person")
    me.sees("changed")
    assert me.reads("Position") == "Coach"
    me.presses("Show it again")
    qtbot.waitUntil(lambda: me.can_see("Redbud Middle") and me.reads("Position") == "Teacher")

    assert on_record(qtbot, core, teacher).position == "Teacher"
    me.presses("Cancel")


def test_unfinished_words_are_there_again(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = the_list(qtbot, core)
    me.presses("Add a person")
    me.types("Family name", "Thistlewood")
    me.hits("Esc")
    qtbot.waitUntil(lambda: page.place() == ())

    me.presses("Add a person")

    me.sees("Draft of 22 Nov 2026, 16:50")
    assert me.reads("Family name") == "Thistlewood"
    me.presses("Throw the draft away")
    qtbot.waitUntil(lambda: page.place() == ())


def test_a_lock_comes_back_to_the_open_form(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    teacher = told(qtbot, core, a_few)
    page = the_list(qtbot, core)
    page.go_to(())
    page.go_to((str(teacher),))
    me.sees("Save the person")
    place = page.place()
    page.go_to(("new",))
    me.presses("Cancel")
    qtbot.waitUntil(lambda: page.place() == ())
    page.go_to(("new",))
    me.sees("Add the person")

    assert place == (str(teacher),)
    assert page.place() == ("new",)
    me.presses("Cancel")


@pytest.fixture
def auditor_core(qtbot: QtBot, tmp_path: Path) -> Iterator[CoreThread]:
    """A core that the auditor signed in to, who changes nothing."""

    def opened() -> Workspace:
        work = a_workspace(tmp_path)
        a_few(work)
        return signed_in(work, Role.AUDITOR)

    thread = CoreThread(opened)
    yield thread
    with qtbot.waitCallback() as closed:
        thread.close(closed)


def test_an_auditor_is_told_who_may_change_people(
    qtbot: QtBot, auditor_core: CoreThread, me: Person
) -> None:
    the_list(qtbot, auditor_core)

    me.opens("Wexcombe")
    me.types("Position", "Coach")
    me.presses("Save the person")

    me.sees("An auditor cannot do this")
    me.presses("Cancel")


@pytest.mark.parametrize("percent", [100, 200])
def test_the_list_keeps_within_the_page(
    qtbot: QtBot, qapp: QApplication, core: CoreThread, percent: int
) -> None:
    told(qtbot, core, a_few)
    apply_theme(qapp, Scheme.DARK, percent)
    page = the_list(qtbot, core, width=1008)

    inside = page._scroll.widget()

    assert inside is not None
    assert inside.width() <= page._scroll.viewport().width()


def test_a_birthday_is_read_as_it_was_typed(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = the_list(qtbot, core)
    me.presses("Add a person")
    me.ticks("A student: shown as “Student A” in a case, and never by name in lists")
    me.types("Date of birth", "3/1/2011")
    me.presses("Add the person")
    qtbot.waitUntil(lambda: names(page) == ["Student"])

    student = page._table.records.lines[0].line.id
    assert on_record(qtbot, core, student).born_on == day("2011-03-01")
