"""The overview: what the case needs, what it is, and how serious it is."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.needs import Tab
from hrcase.services import cases
from hrcase.services.workspace import Workspace
from tests.builders import a_case, a_subject, day
from tests.case_pages import a_page, called, full
from tests.desk import quiet, told
from tests.paper_cases import a_paper_case, earlier_step
from tests.person import Person
from ui.components.buttons import Button, Kind
from ui.core_thread import CoreThread


def test_an_empty_case_says_what_it_needs(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_page(qtbot, core)

    me.sees("Due: Add the employee")
    me.sees("Decide: is there an indication of child abuse?")
    me.sees("A student may be involved; a sign is enough, proof comes later.")
    me.sees("not yet confirmed by counsel")


def test_only_the_first_need_has_the_filled_button(qtbot: QtBot, core: CoreThread) -> None:
    page = a_page(qtbot, core)

    def filled() -> list[Button]:
        buttons = page.current.findChildren(Button)
        return [one for one in buttons if one._kind is Kind.PRIMARY and one.isVisible()]

    qtbot.waitUntil(lambda: filled() != [])
    assert len(filled()) == 1


def test_at_a_glance_names_people_ages_clauses_and_the_first_knowledge(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_page(qtbot, core, full)

    me.sees("Career teacher, Redbud High, Teacher")
    me.sees("Student A, 15 then and 15 now")
    me.sees("MSG.5a")
    me.sees("Today, 09:14, the district")


def test_what_happened_lately_stands_below(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_page(qtbot, core, called)

    me.sees("Is there an indication of criminal activity? Yes. As told.")
    me.sees("Today, 16:50")


def test_looking_at_a_case_is_no_news(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core, called)
    told(qtbot, core, lambda work: cases.view_case(work, page._case_id, set()))

    page.current.refresh()
    quiet(qtbot, core)

    assert not me.can_see("viewed")


def test_a_first_case_has_no_history(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_page(qtbot, core, called)

    me.sees("Earlier history")
    me.sees("No earlier step is on record.")


def test_a_case_without_an_employee_has_no_word_on_history(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_page(qtbot, core)

    me.sees("At a glance")
    assert not me.can_see("Earlier history")


def test_earlier_steps_say_whether_they_still_count(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_page(qtbot, core, repeated)

    me.sees("Coaching, no finding")
    me.sees("live to 14 Oct 2028")
    me.sees("14 Oct 2025 · 2025-0007")
    me.sees("A live warning on the same clauses counts here.")
    me.sees("expired")
    me.sees("3 Mar 2022 · 2022-0003")


def test_with_two_employees_each_earlier_step_names_its_own(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def two(work: Workspace) -> UUID:
        case_id = repeated(work)
        person = a_subject(work, case_id, family_name="Oakes", given_name="Vesna")
        other = a_paper_case(work, number="2023-0004", person_id=person)
        earlier_step(other, person, on=day("2023-05-05"), counts_until=None)
        return case_id

    a_page(qtbot, core, two)

    me.sees("Vesna Oakes · ")
    me.sees("Sable Quenby · ")
    me.sees("does not count")


def repeated(work: Workspace) -> UUID:
    """A case of somebody with two earlier steps, of which one still counts."""
    case = a_paper_case(work)
    for number, on, until in (
        ("2025-0007", "2025-10-14", "2028-10-14"),
        ("2022-0003", "2022-03-03", "2024-03-03"),
    ):
        other = a_paper_case(work, number=number, person_id=case.person_id)
        earlier_step(other, case.person_id, on=day(on), counts_until=day(until))
    return case.case_id


def test_the_severity_is_chosen_with_its_reason(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core)

    me.presses("Choose the severity")
    me.chooses("Severity", "SEV2 boundary")
    me.presses("Choose this severity")
    me.sees("This is missing.")
    me.types("Reason", "Messages at night.")
    me.presses("Choose this severity")

    me.sees_no_more("Choose this severity")
    me.sees("SEV2 boundary")
    head = told(qtbot, core, lambda work: cases.case_file(work, page._case_id)).head
    assert (head.severity, head.severity_reason) == ("SEV2", "Messages at night.")


def test_the_need_for_a_severity_opens_its_sheet(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, full)

    me.presses("Choose the severity")

    me.sees("It proposes a step and decides nothing.")
    assert page.tab is Tab.OVERVIEW


def test_a_screen_that_is_left_and_shown_again_asks_again(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, a_case)
    told(qtbot, core, lambda work: cases.choose_severity(work, page._case_id, "SEV1", "A slip."))

    page.jump(Tab.REPORT)
    page.jump(Tab.OVERVIEW)

    me.sees("A slip.")
    quiet(qtbot, core)


@pytest.mark.parametrize("button", ["Close the case", "Choose the severity"])
def test_the_side_can_be_reached_with_the_keyboard(
    qtbot: QtBot, core: CoreThread, button: str
) -> None:
    page = a_page(qtbot, core)

    found = [one for one in page.current.findChildren(Button) if one.text() == button]

    assert found[0].focusPolicy() != found[0].focusPolicy().NoFocus
