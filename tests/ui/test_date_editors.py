"""Days and moments as typed: never cleared, judged with a sentence, UTC inside."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.person import Person
from ui.date_editors import Calendar, DateEditor, MomentEditor

CHICAGO = ZoneInfo("America/Chicago")
TWICE = "1 Nov 2026, 1:30"


def on_screen(qtbot: QtBot, editor: DateEditor | MomentEditor) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    editor.name("Called at")
    column.addWidget(editor.widget)
    column.addWidget(QWidget())
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize(
    ("typed", "value", "problem"),
    [
        ("11/22/2026", date(2026, 11, 22), ""),
        ("", None, ""),
        ("sometime", None, "Write a day such as"),
        ("1 Jan 1900", None, "The year 1900 cannot be right"),
        ("2999-01-01", None, "The year 2999 cannot be right"),
    ],
)
def test_a_typed_day(
    qtbot: QtBot, me: Person, typed: str, value: date | None, problem: str
) -> None:
    editor = DateEditor()
    window = on_screen(qtbot, editor)

    me.types("Called at", typed)

    assert editor.value() == value
    assert editor.problem().startswith(problem)
    assert editor.plain() == typed
    assert window.isVisible()


def test_a_good_day_is_written_out_when_it_is_left_and_a_bad_one_stays(
    qtbot: QtBot, me: Person
) -> None:
    editor = DateEditor()
    window = on_screen(qtbot, editor)

    me.types("Called at", "11/22/2026")
    window.setFocus()
    editor.line.clearFocus()
    assert editor.line.text() == "Sun 22 Nov 2026"

    me.types("Called at", "22 Nov")
    editor.line.clearFocus()
    assert editor.line.text() == "22 Nov"


def test_a_day_is_chosen_from_the_calendar(qtbot: QtBot, me: Person) -> None:
    editor = DateEditor()
    window = on_screen(qtbot, editor)
    me.types("Called at", "22 Nov 2026")

    me.hits("Alt+Down")
    calendar = window.findChildren(Calendar)[0]
    assert calendar.selectedDate() == QDate(2026, 11, 22)
    calendar.activated.emit(QDate(2026, 12, 1))

    assert editor.value() == date(2026, 12, 1)
    qtbot.waitUntil(lambda: not window.findChildren(Calendar))
    editor.show_value(None)
    editor.line.help.trigger()
    window.findChildren(Calendar)[0].close()


def test_a_draft_of_a_day_keeps_the_typed_words(qtbot: QtBot) -> None:
    editor = DateEditor()
    window = on_screen(qtbot, editor)

    editor.show_plain("next wee")

    assert editor.plain() == "next wee"
    assert window.isVisible()


@pytest.mark.parametrize(
    ("typed", "value", "problem"),
    [
        ("22 Nov 2026, 16:48", at("2026-11-22 16:48"), ""),
        ("11/22/2026 4:48 pm", at("2026-11-22 16:48"), ""),
        ("", None, ""),
        ("22 Nov 2026", None, "Write the time as well"),
        ("22 Nov 2026, 25:00", None, "Write the time as well"),
        ("soon", None, "Write a day such as"),
        ("22 Nov 2999, 10:00", None, "The year 2999"),
        ("8 Mar 2026, 2:30", None, "This time does not exist"),
        (TWICE, None, "This hour comes twice"),
    ],
)
def test_a_typed_moment(
    qtbot: QtBot, me: Person, typed: str, value: datetime | None, problem: str
) -> None:
    editor = MomentEditor(CHICAGO)
    window = on_screen(qtbot, editor)

    me.types("Called at", typed)

    assert editor.value() == value
    assert editor.problem().startswith(problem)
    assert bool(editor.problem()) == bool(problem)
    assert editor.is_empty() == (not typed)
    assert window.isVisible()


def test_in_the_hour_that_comes_twice_it_asks_which(qtbot: QtBot, me: Person) -> None:
    editor, again = MomentEditor(CHICAGO), MomentEditor(CHICAGO)
    window = on_screen(qtbot, editor)
    me.types("Called at", TWICE)

    me.chooses("Called at, this hour comes twice", "Second time")

    assert editor.problem() == ""
    assert editor.value() == datetime.fromisoformat("2026-11-01T07:30:00+00:00")
    again.show_plain(editor.plain())
    assert again.value() == editor.value()
    again.show_value(editor.value())
    assert again.value() == editor.value()
    me.types("Called at", "2 Nov 2026, 1:30")
    me.sees_no_more("Second time")
    assert window.isVisible()


def test_a_moment_is_written_out_when_it_is_left(qtbot: QtBot, me: Person) -> None:
    editor = MomentEditor(CHICAGO)
    window = on_screen(qtbot, editor)
    me.types("Called at", "11/22/2026 4:48 pm")

    editor.line.clearFocus()

    assert editor.line.text() == "22 Nov 2026, 16:48"
    assert window.isVisible()


def test_the_present_minute_is_one_key_away(qtbot: QtBot, me: Person) -> None:
    editor = MomentEditor(CHICAGO, lambda: at("2026-11-22 16:50"))
    window = on_screen(qtbot, editor)
    me.types("Called at", "")

    me.hits("Alt+Down")

    assert editor.line.text() == "22 Nov 2026, 16:50"
    assert window.isVisible()


def test_without_a_clock_there_is_no_present_minute(qtbot: QtBot) -> None:
    editor = MomentEditor(CHICAGO)
    window = on_screen(qtbot, editor)

    editor.line.help.trigger()

    assert editor.value() is None
    assert window.isVisible()


def test_what_was_typed_before_the_zone_was_known_is_read_in_it(qtbot: QtBot) -> None:
    editor = MomentEditor(ZoneInfo("UTC"))
    window = on_screen(qtbot, editor)
    editor.line.setText("22 Nov 2026, 16:48")

    editor.set_zone(CHICAGO)

    assert editor.line.text() == "22 Nov 2026, 16:48"
    assert editor.value() == at("2026-11-22 16:48")
    assert window.isVisible()
