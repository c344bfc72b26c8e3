"""The page of a case: its head, its tabs, looking on record, and the way back to one's place."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.determinations import Answer, Question
from hrcase.domain.needs import NeedState, Tab
from hrcase.services import cases
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_case,
    a_closed_case,
    a_judged_case,
    answers,
    clock_of,
    trail,
)
from tests.case_pages import a_page, a_page_for, called, full
from tests.desk import on_screen, quiet, told
from tests.person import Person
from ui import tokens
from ui.case_page import TABS, CasePage
from ui.components.sheet import Sheet
from ui.components.states import State
from ui.core_thread import CoreThread
from ui.focus_chain import focus_chain, hands_focus_on
from ui.theme import apply_theme
from ui.tokens import Scheme
from ui.tour.person import name_of

CHANGES = ("Change", "Close the case", "Add", "Mark it", "Decide", "Correct", "Record", "Reveal")


def test_the_head_says_number_title_severity_and_stage(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_page(qtbot, core, called)

    me.sees("2026-0001")
    me.sees("Student A and a career teacher")
    me.sees("Severity not chosen")
    me.sees("Triage, stage 2 of 6")
    me.sees("DHS called 17 min after first knowledge")
    me.sees("Police called 28 min after first knowledge")
    me.sees("Police hold since 22 Nov, Officer Halloran")


def test_the_short_head_names_the_stage_and_leaves_the_clocks_to_the_overview(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, called)
    me.presses("Report")

    me.sees_no_more("Triage, stage 2 of 6")
    assert not page.course.isVisible()
    me.sees("Triage")


def test_a_tab_says_how_many_duties_are_open(qtbot: QtBot, core: CoreThread) -> None:
    page = a_page(qtbot, core)

    at = [tab for tab, _ in TABS].index(Tab.NOTIFICATIONS)
    assert page.tabs.accessibleTabName(at) == "Notifications, 2 open"


@pytest.mark.feature("L1")
def test_looking_at_a_case_is_recorded_once_a_sitting(qtbot: QtBot, core: CoreThread) -> None:
    page = a_page(qtbot, core)
    case_id = page._case_id
    again = CasePage(core, case_id)
    on_screen(qtbot, again)
    quiet(qtbot, core)

    assert told(qtbot, core, lambda work: trail(work, case_id)).count(Action.CASE_VIEWED) == 1


def test_a_need_leads_to_the_sheet_that_answers_it(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core)

    me.presses("Decide")

    me.sees("Record the answer")
    assert page.tab is Tab.NOTIFICATIONS
    assert page.place() == ("Notifications", "decide-abuse")


def test_after_a_lock_one_is_back_at_the_open_sheet(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = CasePage(core, told(qtbot, core, a_case))
    page.go_to(("Notifications", "call-hotline"))
    on_screen(qtbot, page)

    me.sees("Record the call to DHS")
    assert page.place() == ("Notifications", "call-hotline")


def test_places_that_are_gone_change_nothing(qtbot: QtBot, core: CoreThread) -> None:
    page = a_page(qtbot, core)

    page.go_to(())
    page.go_to(("Evidence",))
    page.go_to(("Report", "allegation-of-nobody"))
    quiet(qtbot, core)

    assert page.place() == ("Report",)


def test_tabs_can_be_walked_with_the_keyboard(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core)
    page.tabs.setFocus()

    walked = []
    for keys in ("Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+PgUp"):
        me.hits(keys)
        walked.append(page.tab)

    assert walked == [Tab.REPORT, Tab.OVERVIEW, Tab.TIMELINE]
    quiet(qtbot, core)


def test_help_follows_the_tab_and_the_sheet(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core)
    assert page.help_page == "overview"

    page.jump(Tab.NOTIFICATIONS, "call-police")
    me.sees("Record the contact")

    assert page.help_page == "police_contact"


def test_the_window_is_named_by_the_number_alone(qtbot: QtBot, core: CoreThread) -> None:
    case_id = told(qtbot, core, called)
    page = CasePage(core, case_id)

    with qtbot.waitSignal(page.named) as named:
        on_screen(qtbot, page)

    assert named.args == ["2026-0001"]
    quiet(qtbot, core)


def test_a_case_that_may_not_be_seen_is_refused_with_a_sentence(
    qtbot: QtBot, core: CoreThread
) -> None:
    page = CasePage(core, uuid4())
    on_screen(qtbot, page)
    quiet(qtbot, core)

    assert page.banner.isVisible()
    assert page.banner.words


def test_a_call_that_is_not_made_grows_late_while_one_looks(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def undecided(work: Workspace) -> UUID:
        case_id = a_case(work)
        answers(work, case_id, Question.ABUSE, Answer.YES)
        return case_id

    page = a_page(qtbot, core, undecided)
    me.sees("DHS not called 7 h 36 min")

    told(qtbot, core, lambda work: clock_of(work).pass_by(minutes=10))
    page._minute.timeout.emit()

    me.sees("DHS not called 7 h 46 min")
    me.sees("for 7 h 46 min")


def test_in_a_low_window_the_stages_scroll_with_the_page(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = CasePage(core, told(qtbot, core, called))
    on_screen(qtbot, page, 900, 420)
    quiet(qtbot, core)
    assert page.current.isAncestorOf(page.course)

    page.resize(1224, 800)

    assert not page.current.isAncestorOf(page.course)
    me.sees("Triage, stage 2 of 6")


def test_at_twice_the_text_size_no_tab_needs_to_scroll_sideways(
    qtbot: QtBot, core: CoreThread, qapp: QApplication
) -> None:
    apply_theme(qapp, Scheme.DARK, 200)
    assert tokens.text_percent() == 200
    case_id = told(qtbot, core, full)
    page = CasePage(core, case_id)
    on_screen(qtbot, page, 1086, 650)
    for tab in (Tab.OVERVIEW, Tab.REPORT, Tab.PEOPLE, Tab.NOTIFICATIONS):
        page.jump(tab)
        quiet(qtbot, core)
        inside = page.current._scroll.widget()
        assert isinstance(inside, QWidget)
        assert inside.minimumSizeHint().width() <= page.current._scroll.viewport().width(), tab


@pytest.mark.feature("C5")
def test_closing_lists_what_is_open_and_leads_there(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core)

    me.presses("Close the case")
    me.sees("The case cannot be closed yet")
    me.sees("Add the employee")
    me.presses("Add a person")

    me.sees("Add a person to the case")
    assert page.tab is Tab.PEOPLE
    assert me.reads("Role in the case") == "Employee the report is about"


def test_a_case_stays_open_when_one_turns_back(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core)
    me.presses("Close the case")
    me.sees("The case cannot be closed yet")
    assert page.place() == ("Overview", "closing")

    me.presses("Keep the case open")

    me.sees("What this case needs")
    assert page.place() == ("Overview",)


@pytest.mark.feature("C5")
def test_a_case_is_closed_with_its_outcome(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page = a_page(qtbot, core, a_judged_case)
    page.go_to(("Overview", "closing"))

    me.sees("Nothing that is required is open.")
    me.presses("Close the case")
    me.sees("This is missing.")
    me.types("Outcome", "Nothing was found.")
    me.hits("Ctrl+Return")

    me.sees("Closed, stage 6 of 6")
    me.sees("The case is closed. It stays readable for ever.")
    head = told(qtbot, core, lambda work: cases.case_file(work, page._case_id)).head
    assert head.outcome == "Nothing was found."


def test_a_closed_case_offers_nothing_to_change(qtbot: QtBot, core: CoreThread) -> None:
    page = a_page(qtbot, core, a_closed_case)
    for tab in (Tab.OVERVIEW, Tab.REPORT, Tab.PEOPLE, Tab.NOTIFICATIONS):
        page.jump(tab)
        quiet(qtbot, core)
        assert pressable(page, CHANGES) == [], tab

    page.go_to(("Overview", "closing"))
    page.jump(Tab.NOTIFICATIONS, "call-hotline")
    quiet(qtbot, core)
    assert page.place() == ("Notifications",)


def test_states_on_the_screen_have_words_for_every_need() -> None:
    assert [State(one.value) for one in NeedState]


def pressable(page: CasePage, words: tuple[str, ...]) -> list[str]:
    """The buttons that begin with one of these words."""
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    return [one.text() for one in buttons if one.text().startswith(words)]


OPENS = {
    Tab.OVERVIEW: ("severity-case",),
    Tab.REPORT: ("case-head", "allegation-first"),
    Tab.PEOPLE: ("person-subject", "person-student", "knows-new"),
    Tab.NOTIFICATIONS: ("call-hotline", "call-police", "decide-abuse", "check-CK-A1"),
}


@pytest.mark.feature("K4")
def test_an_auditor_reads_everything_and_is_offered_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with a_page_for(qtbot, tmp_path, Role.AUDITOR, full) as (core, page):
        for tab, targets in OPENS.items():
            page.jump(tab)
            quiet(qtbot, core)
            assert pressable(page, CHANGES) == [], tab
            for target in targets:
                page.jump(tab, target)
                quiet(qtbot, core)
                assert page.place() == (tab.value,)
        page.close_case()
        assert page.place() == ("Notifications",)


@pytest.mark.feature("K4")
def test_an_assistant_records_calls_and_decides_nothing(
    qtbot: QtBot, tmp_path: Path, me: Person
) -> None:
    with a_page_for(qtbot, tmp_path, Role.ASSISTANT, full) as (core, page):
        page.jump(Tab.NOTIFICATIONS)
        quiet(qtbot, core)
        me.sees("Correct: Call the DHS hotline")
        assert not me.can_see("Change the answer")

        page.jump(Tab.NOTIFICATIONS, "call-hotline")
        me.sees("Record the call to DHS")


@pytest.mark.feature("P2")
@pytest.mark.parametrize(("tab", "target"), [(t, one) for t in OPENS for one in ("", *OPENS[t])])
def test_every_control_has_a_name_and_tab_reaches_it(
    qtbot: QtBot, core: CoreThread, tab: Tab, target: str
) -> None:
    page = a_page(qtbot, core, full)
    page.jump(tab, target)
    quiet(qtbot, core)
    front = page.findChildren(Sheet)[-1] if target else page

    controls = [one for one in front.findChildren(QWidget) if takes_tab(one)]
    assert controls
    assert [type(one).__name__ for one in controls if not name_of(one)] == []
    reached = walked(front)
    assert [name_of(one) for one in controls if one not in reached] == []


def takes_tab(widget: QWidget) -> bool:
    """Whether a widget takes the focus by itself when one walks with Tab."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    is_group = isinstance(widget, QRadioButton) and not widget.isChecked()
    own = not hands_focus_on(widget)
    return bool(policy) and widget.isVisible() and widget.isEnabled() and own and not is_group


def walked(front: QWidget) -> list[QWidget]:
    """Everything that the focus chain passes."""
    return focus_chain(front.window())
