"""The ladder proposes and says why; dates show how they were counted."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.domain.needs import Tab
from hrcase.domain.people import CaseRole, RoleInCase
from hrcase.domain.people import Person as Employee
from hrcase.services import people, serving
from hrcase.services.cases import case_file
from hrcase.services.workspace import Workspace
from tests.builders import clock_of
from tests.desk import a_case_of, a_desk_of, on_screen, prepared, quiet, told
from tests.paper_cases import PaperCase, a_paper_case, by_hand, found, issued, with_step
from tests.person import Person
from ui.core_thread import CoreThread
from ui.screens.discipline import DisciplineScreen


def a_screen(qtbot: QtBot, core: CoreThread, case: PaperCase) -> DisciplineScreen:
    screen = DisciplineScreen(core, case.case_id)
    on_screen(qtbot, screen)
    quiet(qtbot, core)
    return screen


def breached(work: Workspace) -> PaperCase:
    return found(a_case_of(work))


def served(work: Workspace) -> PaperCase:
    case = with_step(a_case_of(work))
    letter = issued(case)
    serving.record_service(work, case.case_id, letter.id, by_hand("2026-11-22"))
    return case


@pytest.mark.feature("E7")
def test_the_proposed_step_says_why_and_on_which_rule(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_screen(qtbot, core, prepared(qtbot, core, breached))

    me.sees("Steps for a certified administrator")
    me.sees("SEV2 boundary")
    me.sees("Written reprimand, Now: proposed for SEV2")
    me.sees("SEV2: Boundary or repeat.")
    me.sees("not yet confirmed by counsel")
    me.sees("too light for SEV2")


def test_the_proposed_step_is_chosen_without_a_reason(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, breached)
    screen = a_screen(qtbot, core, case)

    me.presses("Choose this step")
    me.sees("Chosen on 22 Nov 2026.")

    with qtbot.waitSignal(screen.wanted) as gone:
        me.presses("Write the letter")
    assert gone.args == [Tab.LETTERS, f"DOC17/{case.person_id}"]


def test_another_step_needs_a_reason_and_keeps_every_word(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, breached)
    a_screen(qtbot, core, case)

    me.presses("Choose another step…")
    me.chooses("Step", "0  Coaching, no finding")
    me.presses("Choose this step")
    me.sees("Give a reason to go less far.")
    me.types("Reason", "She put it right the same day.")
    me.presses("Choose this step")
    me.sees_no_more("Give a reason to go less far.")
    quiet(qtbot, core)

    (action,) = told(qtbot, core, lambda work: case_file(work, case.case_id).actions)
    assert (action.step, action.reason) == ("coaching", "She put it right the same day.")
    assert action.proposed_step == "written-reprimand"


def test_a_step_without_a_breach_is_refused_with_a_sentence(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_screen(qtbot, core, prepared(qtbot, core))

    me.presses("Choose this step")

    me.sees("Nothing has been found against this person")


def test_without_a_severity_the_page_leads_to_it(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, lambda work: a_paper_case(work, severity=None))
    screen = a_screen(qtbot, core, case)
    me.sees("Choose the severity of the case first")

    with qtbot.waitSignal(screen.wanted) as gone:
        me.presses("Choose the severity")
    assert gone.args is not None
    assert gone.args[0] is Tab.OVERVIEW


def test_without_a_class_the_page_leads_to_the_person(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, lambda work: a_paper_case(work, class_code=""))
    screen = a_screen(qtbot, core, case)
    me.sees("Enter the employee class")
    me.sees("Steps for Sable Quenby")

    with qtbot.waitSignal(screen.wanted) as gone:
        me.presses("Open People")
    assert gone.args is not None
    assert gone.args[0] is Tab.PEOPLE


@pytest.mark.feature("E4")
def test_a_running_date_shows_its_math(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_screen(qtbot, core, prepared(qtbot, core, served))

    me.sees("Answer to a reprimand")
    me.sees("Mon 7 Dec 2026")
    me.sees("From Sun 22 Nov to Mon 7 Dec")
    me.sees("DL-REB · Practice of the office")
    me.sees("Not yet confirmed by counsel")
    me.presses("hide the math")
    assert not me.can_see("From Sun 22 Nov to Mon 7 Dec")
    me.presses("show the math")
    me.sees("From Sun 22 Nov to Mon 7 Dec")


def test_a_right_is_not_waived_before_its_time(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_screen(qtbot, core, prepared(qtbot, core, served))

    me.presses("Record how it ended")
    me.chooses("How it ended", "Waived")
    me.types("What shows it", "No answer came.")
    me.presses("Record the end")

    me.sees("The right can still be used.")
    assert me.reads("What shows it") == "No answer came."
    me.presses("Cancel")
    me.sees_no_more("The right can still be used.")


def test_a_date_is_met_with_what_shows_it(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    case = prepared(qtbot, core, served)
    a_screen(qtbot, core, case)

    me.presses("Record how it ended")
    me.chooses("How it ended", "Met")
    me.types("What shows it", "The answer came on 1 Dec.")
    me.presses("Record the end")
    me.sees("met: The answer came on 1 Dec.")

    (deadline,) = told(qtbot, core, lambda work: case_file(work, case.case_id).deadlines)
    assert (deadline.state, deadline.settled_because) == ("met", "The answer came on 1 Dec.")
    assert not me.can_see("Record how it ended")


def test_a_right_that_has_passed_is_due_and_never_overdue(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def later(work: Workspace) -> PaperCase:
        case = served(work)
        clock_of(work).move_to("2026-12-20 09:00")
        return case

    screen = a_screen(qtbot, core, prepared(qtbot, core, later))

    me.sees("Answer to a reprimand, Due")
    deadline = screen._view.file.deadlines[0] if screen._view else None
    assert deadline is not None
    screen.jump(str(deadline.id))
    me.sees("End of: Answer to a reprimand")
    me.presses("Cancel")
    me.sees_no_more("End of: Answer to a reprimand")


def test_a_taken_step_is_done_with_its_letter(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_screen(qtbot, core, prepared(qtbot, core, served))

    me.sees("letter 2026-0042-01")
    assert not me.can_see("Choose this step")


def test_an_auditor_sees_the_ladder_and_chooses_nothing(
    qtbot: QtBot, tmp_path: Path, me: Person
) -> None:
    with a_desk_of(qtbot, tmp_path, Role.AUDITOR, breached) as (core, case):
        a_screen(qtbot, core, case)

        me.sees("proposed for SEV2")
        assert not me.can_see("Choose this step")
        assert not me.can_see("Choose another step…")


def test_a_step_is_chosen_for_the_employee_that_is_named(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def two_employees(work: Workspace) -> PaperCase:
        case = breached(work)
        other = Employee("Ostrander", "Lark", class_code="CT", site="Fictional High A")
        people.add_to_case(work, case.case_id, other, RoleInCase(CaseRole.SUBJECT))
        return case

    case = prepared(qtbot, core, two_employees)
    screen = a_screen(qtbot, core, case)

    me.chooses("Employee", "Lark Ostrander")
    me.sees("Steps for a career teacher")
    screen.jump(str(case.person_id))
    me.sees("Steps for a certified administrator")
    me.chooses("Employee", "Lark Ostrander")
    me.presses("Choose this step")
    me.sees("Nothing has been found against this person")
