"""Today: what cannot wait, most urgent first, and one button for each that goes there."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from hrcase.domain.determinations import Answer, Question
from hrcase.domain.needs import Need, Tab
from hrcase.services import letters, notifications, serving, settings
from hrcase.services.workspace import Workspace
from tests.builders import (
    CHICAGO,
    a_case,
    a_knowledge,
    a_student,
    a_subject,
    alleged,
    answers,
    at,
    clock_of,
    day,
)
from tests.desk import on_screen, quiet, told
from tests.paper_cases import LETTERHEAD, a_paper_case, a_ready_draft, by_hand, with_step
from tests.person import Person
from ui.components.buttons import Button, Kind
from ui.components.list_line import ListLine
from ui.core_thread import CoreThread
from ui.need_words import OfficeTime, clock
from ui.screens.today import SHOWN, URGENT_SHOWN, TodayScreen, lead, time_of_day
from ui.theme import apply_theme
from ui.tokens import Colour, Scheme, colour
from ui.tour.person import name_of

Opened = list[tuple[object, ...]]
NOON = OfficeTime(at("2026-11-22 12:00"), day("2026-11-22"), CHICAGO)


def the_page(qtbot: QtBot, core: CoreThread, width: int = 1224) -> tuple[TodayScreen, Opened]:
    """Today on the screen, and where its buttons went."""
    opened: Opened = []
    page = TodayScreen(core, lambda *where: opened.append(where))
    on_screen(qtbot, page, width)
    quiet(qtbot, core)
    return page, opened


def a_call_to_make(work: Workspace) -> UUID:
    """Known at 09:14, abuse indicated, nobody called; it is 16:50."""
    clock_of(work).move_to("2026-11-22 09:20")
    case_id = a_case(work, abuse="yes")
    a_student(work, case_id)
    clock_of(work).move_to("2026-11-22 16:50")
    return case_id


def an_answer_due(work: Workspace, on: str, now: str) -> None:
    """A reprimand handed over on a day, so that its answer is due two weeks later."""
    settings.set_letterhead(work, LETTERHEAD)
    clock_of(work).move_to(f"{on} 09:00")
    case = with_step(a_paper_case(work))
    letter = letters.issue(work, case.case_id, a_ready_draft(case))
    serving.record_service(work, case.case_id, letter.id, by_hand(on))
    clock_of(work).move_to(now)


def buttons_of(qtbot: QtBot, page: TodayScreen) -> list[Button]:
    """The buttons that are seen, once they are."""
    found: list[Button] = []

    def seen() -> bool:
        found[:] = [one for one in page.findChildren(Button) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(seen)
    return found


def goes_to(qtbot: QtBot, widget: QWidget) -> None:
    widget.window().activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def test_the_call_comes_first_with_its_clock_and_the_number(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case_id = told(qtbot, core, a_call_to_make)
    _, opened = the_page(qtbot, core)

    me.sees("Tonight")
    me.sees("Sunday 22 November 2026, 16:50")
    me.sees("cannot wait. The first is a phone call.")
    me.sees("Late: Call the DHS hotline, 1-800-522-3511")
    me.sees("7 h 36 min")
    me.sees("known 09:14 · red in 16 h 24 min")
    me.presses("Record the call: Call the DHS hotline, 1-800-522-3511, 2026-0001")

    assert opened == [(case_id, Tab.NOTIFICATIONS.value, "call-hotline")]


def test_only_the_first_line_has_the_filled_button(qtbot: QtBot, core: CoreThread) -> None:
    told(qtbot, core, a_call_to_make)
    page, _ = the_page(qtbot, core)

    kinds = [one._kind for one in buttons_of(qtbot, page)]

    assert kinds[0] is Kind.PRIMARY
    assert kinds.count(Kind.PRIMARY) == 1
    assert len(kinds) > 1


def test_an_undecided_question_says_since_when_it_was_asked(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    told(qtbot, core, a_call_to_make)
    the_page(qtbot, core)

    me.sees("Decide: is there an indication of criminal activity?")
    me.sees("asked 09:20")
    me.sees("Student A: a sign is enough, proof comes later · Policy 4020")


def test_after_a_day_a_call_is_overdue_and_names_the_day_it_was_known(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    told(qtbot, core, a_call_to_make)
    told(qtbot, core, lambda work: clock_of(work).move_to("2026-11-24 08:00"))
    the_page(qtbot, core)

    me.sees("This morning")
    me.sees("Overdue: Call the DHS hotline")
    me.sees("known 22 Nov, 09:14")


def test_who_knew_and_did_not_report_has_a_line_of_their_own(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def knew(work: Workspace) -> None:
        notifications.record_knowledge(work, a_call_to_make(work), a_knowledge())

    told(qtbot, core, knew)
    _, opened = the_page(qtbot, core)

    me.presses("Record the call: Own call to DHS: assistant principal, 2026-0001")

    assert opened[0][1] == "Notifications"


@pytest.mark.parametrize(
    ("now", "state", "clock"),
    [("2026-11-22 16:50", "Due", "Tomorrow"), ("2026-11-23 09:00", "Due", "Today")],
)
def test_an_answer_that_is_due_by_tomorrow_stands_in_the_panel(
    qtbot: QtBot, core: CoreThread, me: Person, now: str, state: str, clock: str
) -> None:
    told(qtbot, core, lambda work: an_answer_due(work, "2026-11-09", now))
    the_page(qtbot, core)

    me.sees("One thing cannot wait.")
    me.sees(f"{state}: Last day: answer to a reprimand")
    me.sees(clock)
    me.sees("due Mon 23 Nov 2026")


def test_an_answer_of_this_week_is_listed_with_its_day_and_leads_to_the_case(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    told(qtbot, core, lambda work: an_answer_due(work, "2026-11-10", "2026-11-22 16:50"))
    page, opened = the_page(qtbot, core)

    me.sees("Nothing cannot wait")
    me.sees("Tue 24 Nov")
    me.sees("in 2 days")
    names = [name_of(one) for one in page.findChildren(QWidget) if "answer" in name_of(one)]
    me.presses(names[0])

    assert opened[0][1] == "Discipline"


def test_a_case_that_rests_for_two_weeks_is_named_with_its_last_change(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def rests(work: Workspace) -> UUID:
        clock_of(work).move_to("2026-11-06 10:00")
        case_id = a_case(work, first_known_at=at("2026-11-06 09:00"))
        clock_of(work).move_to("2026-11-22 16:50")
        return case_id

    case_id = told(qtbot, core, rests)
    page, opened = the_page(qtbot, core)

    me.sees("No activity for 14 days")
    me.sees("Maren Oldacre · last change 6 Nov, 16 days ago")
    [line] = page.findChildren(QAbstractButton, f"{case_id}-quiet")
    line.click()

    assert opened == [(case_id,)]


def test_without_any_case_it_says_what_to_do_when_the_phone_rings(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    the_page(qtbot, core)

    me.sees("No case is open")
    me.sees("DHS hotline 1-800-522-3511, F9.")
    me.sees("Nothing is late, and nothing is due today or tomorrow.")


def test_what_is_blocked_stands_under_waiting(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def blocked(work: Workspace) -> None:
        case_id = a_call_to_make(work)
        alleged(work, case_id, a_subject(work, case_id))

    told(qtbot, core, blocked)
    the_page(qtbot, core)

    me.sees("Waiting for someone")
    me.sees("Open first: Call the DHS hotline")


def test_more_than_a_glance_takes_in_is_counted(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def many(work: Workspace) -> None:
        for _ in range(URGENT_SHOWN):
            a_case(work)

    told(qtbot, core, many)
    page, _ = the_page(qtbot, core)

    me.sees(f"{2 * URGENT_SHOWN} things cannot wait. The first is a decision.")
    me.sees(f"{URGENT_SHOWN} more cannot wait; Cases, sorted by State, lists them.")
    me.sees(f"{URGENT_SHOWN} things are due later; Cases lists them.")
    assert len(buttons_of(qtbot, page)) == URGENT_SHOWN


def test_lists_count_what_they_do_not_show(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def resting(work: Workspace) -> None:
        for _ in range(SHOWN + 1):
            case_id = a_case(work, first_known_at=at("2026-10-05 09:00"))
            for question in (Question.ABUSE, Question.CRIME):
                answers(work, case_id, question, Answer.NO)
        clock_of(work).move_to("2026-11-22 16:50")

    told(qtbot, core, lambda work: clock_of(work).move_to("2026-10-05 09:30"))
    told(qtbot, core, resting)
    the_page(qtbot, core)

    me.sees("1 more; Cases lists them.")


def test_a_new_answer_keeps_the_focus_on_its_line(qtbot: QtBot, core: CoreThread) -> None:
    told(qtbot, core, a_call_to_make)
    page, _ = the_page(qtbot, core)
    button = next(one for one in buttons_of(qtbot, page) if "crime" in one.objectName())
    goes_to(qtbot, button)
    name = button.objectName()

    page.refresh()
    quiet(qtbot, core)

    def back_again() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused is not button and focused.objectName() == name

    qtbot.waitUntil(back_again)


def test_the_clock_goes_on_while_the_page_is_seen(qtbot: QtBot, core: CoreThread) -> None:
    page, _ = the_page(qtbot, core)
    running = page._minute.isActive()

    page.hide()

    assert (running, page._minute.isActive()) == (True, False)


def test_every_line_is_reached_by_tab(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    told(qtbot, core, a_call_to_make)
    page, _ = the_page(qtbot, core)
    buttons = buttons_of(qtbot, page)
    goes_to(qtbot, buttons[0])

    visited = []
    for _ in buttons:
        visited.append(QApplication.focusWidget())
        me.hits("Tab")

    assert visited == buttons
    assert all(name_of(one) for one in buttons)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_wider_than_the_page(
    qtbot: QtBot, qapp: QApplication, core: CoreThread, percent: int
) -> None:
    apply_theme(qapp, Scheme.DARK, percent)
    told(qtbot, core, lambda work: an_answer_due(work, "2026-11-10", "2026-11-22 16:50"))
    page, _ = the_page(qtbot, core, width=1008)

    inside = page._scroll.widget()

    assert inside is not None
    assert inside.width() <= page._scroll.viewport().width()


@pytest.mark.parametrize(
    ("wall", "title"),
    [
        ("04:59", "Tonight"),
        ("05:00", "This morning"),
        ("11:59", "This morning"),
        ("12:00", "This afternoon"),
        ("16:29", "This afternoon"),
        ("16:30", "Tonight"),
    ],
)
def test_the_title_is_what_people_call_this_part_of_the_day(wall: str, title: str) -> None:
    hours, minutes = wall.split(":")

    assert time_of_day(timedelta(hours=int(hours), minutes=int(minutes))) == title


def a_need(key: str) -> Need:
    return Need(key, "t", "w", "c", "r", counsel_confirmed=False, tab=Tab.OVERVIEW, button="b")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([], "Nothing is late, and nothing is due today or tomorrow."),
        (["call-hotline"], "One thing cannot wait. It is a phone call."),
        (["call-a", "x", "y"], "Three things cannot wait. The first is a phone call."),
        (["check-1", "call-a"], "Two things cannot wait."),
        (["x"] * 11, "11 things cannot wait."),
    ],
)
def test_the_first_sentence_counts_and_names_the_first(keys: list[str], words: str) -> None:
    assert lead([a_need(key) for key in keys]) == words


def test_a_pointer_over_a_line_lights_its_words(qtbot: QtBot, core: CoreThread) -> None:
    told(qtbot, core, lambda work: an_answer_due(work, "2026-11-10", "2026-11-22 16:50"))
    page, opened = the_page(qtbot, core)
    [line] = page.findChildren(ListLine)
    qtbot.waitUntil(line.isVisible)

    line.enterEvent(QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    lit = line._title.palette().color(QPalette.ColorRole.WindowText)
    line.leaveEvent(QEvent(QEvent.Type.Leave))
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Space)

    assert lit == colour(Colour.ACCENT)
    assert line._title.palette().color(QPalette.ColorRole.WindowText) == colour(Colour.TEXT)
    assert len(opened) == 2


def test_a_day_that_is_past_says_how_late_it_is() -> None:
    late = replace(a_need("check-1"), due_on=day("2026-11-19"))

    assert clock(late, NOON) == ("3 days late", "was due Thu 19 Nov 2026")
    assert clock(replace(late, due_on=day("2026-11-21")), NOON)[0] == "1 day late"
    assert clock(a_need("check-1"), NOON) == ("", "")
