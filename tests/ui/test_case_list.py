"""The list of cases: views with counts, orders, keys, and words of now."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.domain.cases import CaseLine, Stage
from hrcase.domain.determinations import Answer, Question
from hrcase.services import cases
from hrcase.services.workspace import Workspace
from tests.builders import (
    CHICAGO,
    a_case,
    a_student,
    a_subject,
    a_workspace,
    answers,
    at,
    clock_of,
    day,
    signed_in,
)
from tests.desk import on_screen, quiet, told
from tests.person import Person
from ui.components.chips import Chip
from ui.core_thread import CoreThread
from ui.need_words import OfficeTime
from ui.screens.case_list import VIEWS, CaseListScreen, short_name, shown
from ui.theme import apply_theme
from ui.tokens import Scheme
from ui.tour.person import name_of

Opened = list[tuple[object, ...]]
NOW = OfficeTime(at("2026-11-22 16:50"), day("2026-11-22"), CHICAGO)
EMPLOYEES = ("Zephyr", "Álvarez-O'Neill", "王小明", "Abara")


def the_list(qtbot: QtBot, core: CoreThread, width: int = 1224) -> tuple[CaseListScreen, Opened]:
    """The list on the screen, and which cases it opened."""
    opened: Opened = []
    page = CaseListScreen(core, lambda *where: opened.append(where))
    on_screen(qtbot, page, width)
    quiet(qtbot, core)
    return page, opened


def some_cases(work: Workspace) -> list[UUID]:
    """A case for each employee, known one hour after the other."""
    made = []
    for hour, name in enumerate(EMPLOYEES, start=9):
        clock_of(work).move_to(f"2026-11-22 {hour:02}:20")
        case_id = a_case(work, first_known_at=at(f"2026-11-22 {hour:02}:14"))
        a_subject(work, case_id, family_name=name, given_name="")
        made.append(case_id)
    clock_of(work).move_to("2026-11-22 16:50")
    return made


def numbers(page: CaseListScreen) -> list[str]:
    """The last digits of the numbers, from the top."""
    return [one.line.number[-1] for one in page._table.records.lines]


def goes_to_table(qtbot: QtBot, page: CaseListScreen) -> None:
    page.activateWindow()
    page._table.setFocus()
    qtbot.waitUntil(page._table.hasFocus)


def test_an_empty_list_says_how_a_case_begins(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    the_list(qtbot, core)

    me.sees("No open cases")
    me.sees("press Ctrl+N and write one sentence")
    me.sees("0 open cases")


def test_each_line_says_how_the_case_stands_and_what_comes_next(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def made(work: Workspace) -> None:
        case_id = a_case(work, first_known_at=at("2026-11-22 09:14"), abuse="yes")
        a_subject(work, case_id)
        a_student(work, case_id)
        cases.choose_severity(work, case_id, "SEV4", "A secret tie.")
        clock_of(work).move_to("2026-11-22 16:50")

    told(qtbot, core, lambda work: clock_of(work).move_to("2026-11-22 09:20"))
    told(qtbot, core, made)
    the_list(qtbot, core)

    for words in (
        *("2026-0001", "Student A and a career teacher", "Tobin Wexcombe", "Late"),
        *("Call the DHS hotline", "now", "SEV4 serious", "Triage", "M. Oldacre"),
    ):
        me.sees(words)
    me.sees("1 open case")
    assert not me.can_see("Juniper")


def test_views_have_counts_and_hold_their_cases(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def made(work: Workspace) -> None:
        some_cases(work)
        decided = a_case(work)
        for question in (Question.ABUSE, Question.CRIME):
            answers(work, decided, question, Answer.NO)
        version = cases.case_file(work, decided).head.version
        cases.change_case(work, decided, version, "", "Idris Pelham")

    told(qtbot, core, made)
    page, _ = the_list(qtbot, core)

    counts = {chip.text(): chip.accessibleDescription() for chip in page.findChildren(Chip)}
    assert counts["All open"] == "5 in this view"
    assert counts["Mine"] == "4 in this view"
    assert counts["Undecided notifications"] == "4 in this view"
    me.presses("Mine")
    me.sees("4 cases of yours")
    me.presses("Closed this year")
    me.sees("No case was closed this year")
    me.sees("0 cases closed this year")
    assert numbers(page) == []


def test_arrow_keys_move_between_views(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    page, _ = the_list(qtbot, core)
    page.activateWindow()
    page._chips.setFocus()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Chip))

    me.hits("Right")

    assert page.place()[0] == "mine"


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Case", "number"),
        ("About", "title"),
        ("Employee", "employee"),
        ("State", "state"),
        ("Next", "next"),
        ("When", "when"),
        ("Severity", "severity"),
        ("Stage", "stage"),
        ("Owner", "owner"),
    ],
)
def test_every_column_sorts_in_the_vault(
    qtbot: QtBot, core: CoreThread, heading: str, key: str
) -> None:
    told(qtbot, core, some_cases)
    page, _ = the_list(qtbot, core)
    columns = [column.heading for column in page._table.records.columns]
    head = page._table.horizontalHeader()
    middle = QPoint(head.sectionPosition(columns.index(heading)) + 20, 10)

    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    quiet(qtbot, core)

    assert page.place()[1] == key
    assert len(numbers(page)) == len(EMPLOYEES)


def test_the_order_turns_with_a_second_click_and_is_said(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    told(qtbot, core, some_cases)
    page, _ = the_list(qtbot, core)
    up = numbers(page)
    goes_to_table(qtbot, page)

    QTest.keyClick(page._table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    quiet(qtbot, core)

    me.sees("sorted by case, downwards")
    assert numbers(page) == list(reversed(up))


def test_the_urgent_ones_stand_first_until_another_order_is_wished(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    told(qtbot, core, some_cases)
    page, _ = the_list(qtbot, core)

    me.sees("sorted by next date")
    assert numbers(page) == ["1", "2", "3", "4"]


def test_enter_opens_the_case(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    made = told(qtbot, core, some_cases)
    _, opened = the_list(qtbot, core)

    me.opens("2026-0003")

    assert opened == [(made[2],)]


def test_typing_goes_to_the_line_that_begins_so(qtbot: QtBot, core: CoreThread) -> None:
    told(qtbot, core, some_cases)
    page, _ = the_list(qtbot, core)
    goes_to_table(qtbot, page)

    QTest.keyClicks(page._table, "Aba")

    line = page._table.line()
    assert line is not None
    assert line.line.employee == "Abara"


def test_a_copied_line_holds_what_the_list_shows(qtbot: QtBot, core: CoreThread) -> None:
    def made(work: Workspace) -> None:
        case_id = a_case(work, told_by="Verity Marlowe", name_withheld=True)
        a_subject(work, case_id)
        a_student(work, case_id)

    told(qtbot, core, made)
    page, _ = the_list(qtbot, core)
    goes_to_table(qtbot, page)

    QTest.keyClick(page._table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    copied = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert copied.startswith("2026-0001\tStudent A and a career teacher\tTobin Wexcombe\tDue")
    assert "Marlowe" not in copied


def test_lines_are_asked_for_as_they_are_needed(qtbot: QtBot, core: CoreThread) -> None:
    def many(work: Workspace) -> None:
        for _ in range(210):
            a_case(work)

    told(qtbot, core, many)
    page, _ = the_list(qtbot, core)
    QAbstractItemModelTester(page._table.records)
    first = len(numbers(page))

    page._table.scrollToBottom()
    quiet(qtbot, core)

    qtbot.waitUntil(lambda: len(numbers(page)) == 210)
    assert first == 200


def test_a_new_case_comes_in_by_itself_and_the_selection_stays(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    told(qtbot, core, some_cases)
    page, _ = the_list(qtbot, core)
    goes_to_table(qtbot, page)
    QTest.keyClicks(page._table, "2026-0003")

    core.do(page, a_case, lambda _id: None, lambda failure: pytest.fail(str(failure)))
    me.sees("2026-0005")

    line = page._table.line()
    assert line is not None
    assert line.line.number == "2026-0003"


def test_a_lock_comes_back_to_the_same_view_and_order(qtbot: QtBot, core: CoreThread) -> None:
    page, _ = the_list(qtbot, core)
    page.go_to(("closed", "owner", "down"))
    quiet(qtbot, core)

    assert page.place() == ("closed", "owner", "down")
    page.go_to(("nowhere", "nothing", "up"))
    assert page.place() == ("closed", "owner", "down")


@pytest.fixture
def investigator_core(qtbot: QtBot, tmp_path: Path) -> Iterator[CoreThread]:
    """A core that the investigator signed in to; the director made some cases before."""

    def opened() -> Workspace:
        work = a_workspace(tmp_path)
        some_cases(work)
        return signed_in(work, Role.INVESTIGATOR)

    thread = CoreThread(opened)
    yield thread
    with qtbot.waitCallback() as closed:
        thread.close(closed)


@pytest.mark.feature("K4")
def test_cases_that_were_not_granted_are_not_even_counted(
    qtbot: QtBot, investigator_core: CoreThread, me: Person
) -> None:
    the_list(qtbot, investigator_core)

    me.sees("No open cases")
    me.sees("0 open cases")


def test_columns_give_way_at_large_text_the_least_needed_first(
    qtbot: QtBot, qapp: QApplication, core: CoreThread
) -> None:
    told(qtbot, core, some_cases)
    apply_theme(qapp, Scheme.DARK, 200)
    page, _ = the_list(qtbot, core, width=1008)

    columns = page._table.records.columns
    seen = [one.heading for at, one in enumerate(columns) if not page._table.isColumnHidden(at)]
    widths = [page._table.columnWidth(at) for at in range(len(columns))]

    assert seen == ["Case", "About", "State", "Next"]
    assert sum(widths) <= page._table.viewport().width()


def test_every_control_has_its_words(qtbot: QtBot, core: CoreThread) -> None:
    page, _ = the_list(qtbot, core)

    assert name_of(page._table) == "Cases"
    assert [name_of(chip) for chip in page.findChildren(Chip)] == [words for _, words in VIEWS]


def a_line(**fields: object) -> CaseLine:
    values: dict[str, object] = {
        "id": UUID(int=1),
        "number": "2026-0001",
        "title": "t",
        "employee": "e",
        "state": "Due",
        "next_words": "n",
        "next_on": None,
        "next_at": None,
        "next_red_at": None,
        "severity": None,
        "stage": Stage.TRIAGE,
        "owner": "Wynn Castor",
    }
    return CaseLine(**(values | fields))  # type: ignore[arg-type]  # a builder sets any field


@pytest.mark.parametrize(
    ("next_on", "words"),
    [
        ("2026-11-21", "yesterday"),
        ("2026-11-22", "today"),
        ("2026-11-23", "tomorrow"),
        ("2026-11-24", "24 Nov"),
        ("2027-01-04", "4 Jan 2027"),
    ],
)
def test_days_are_said_as_people_say_them(next_on: str, words: str) -> None:
    assert shown(a_line(next_on=day(next_on)), NOW).when == words


def test_what_is_due_at_once_is_due_now_and_the_rest_has_no_day() -> None:
    assert shown(a_line(next_at=datetime(2026, 11, 22, tzinfo=UTC)), NOW).when == "now"
    assert shown(a_line(), NOW).when == ""
    assert shown(a_line(state="something else"), NOW).state is None


@pytest.mark.parametrize(
    ("name", "short"),
    [("Wynn Castor", "W. Castor"), ("Cher", "Cher"), ("", ""), ("王 小明", "王. 小明")],
)
def test_an_owner_stands_there_by_a_short_name(name: str, short: str) -> None:
    assert short_name(name) == short
