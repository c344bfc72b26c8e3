"""What screens are built from: said in words, painted in both schemes and sizes."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.person import Person
from ui.components import labels
from ui.components.banner import Banner, Mood
from ui.components.buttons import Button, Kind, link, primary, quiet, secondary
from ui.components.checklist_row import ChecklistRow
from ui.components.clock_line import ClockLine, ClockMark, ClockScale
from ui.components.day_strip import DayKind, DayStrip, StripDay
from ui.components.empty import Empty
from ui.components.labels import ElidedLabel, IconWords, Label, SavingLabel, SectionHead
from ui.components.ladder import Ladder, LadderStep
from ui.components.need_line import NeedLine, NeedWords
from ui.components.panel import Columns, Facts, Hairline, Panel, heading_row
from ui.components.reflow import Reflowing
from ui.components.states import (
    Badge,
    ClockChip,
    SeverityLabel,
    State,
    StateLabel,
    severity_words,
)
from ui.components.stepper import Stage, StageStepper
from ui.components.tabs import Tabs
from ui.icons import Icon
from ui.theme import apply_theme
from ui.tokens import Colour, Scheme, colour
from ui.tour.person import name_of

SIX = [Stage(words) for words in ("Reported", "Triage", "Investigation", "Findings", "Action")]
SIX.append(Stage("Closed", "18 Dec"))
HOUR = 60


def shown(qtbot: QtBot, *parts: QWidget, width: int = 900) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    window.resize(width, 600)
    qtbot.addWidget(window)
    window.show()
    return window


def strip() -> DayStrip:
    first = date(2026, 11, 18)
    kinds = [DayKind.START, DayKind.COUNTED, DayKind.SKIPPED, DayKind.COUNTED, DayKind.LAST]
    days = [StripDay(first + timedelta(at), kind, str(at)) for at, kind in enumerate(kinds)]
    return DayStrip([*days[:3], StripDay(first, DayKind.COUNTED, weekend=True), *days[3:]])


def ladder() -> Ladder:
    made = Ladder()
    made.show_steps(
        [
            (LadderStep(State.NOT_NEEDED, "Coaching", "too light for SEV4"), None),
            (LadderStep(State.DONE, "Suspension with pay", "by hand", "18 Nov 2026"), None),
            (LadderStep(State.BLOCKED, "Recommendation to dismiss"), Label("must be heard")),
            (LadderStep(State.LATER, "Hearing"), None),
        ]
    )
    return made


def tabs() -> Tabs:
    bar = Tabs()
    for words in ("Overview", "Notifications", "Letters"):
        bar.add(words)
    bar.show_count(1, 2)
    return bar


def need() -> NeedLine:
    words = NeedWords("Call the DHS hotline", "At once", "10A O.S.", "2026-0042", "7 h", "red soon")
    return NeedLine(State.LATE, words, primary("Record the call"), [link("show the math")])


def clock() -> ClockLine:
    marks = [
        ClockMark(26, State.DONE, "26 min", "Police called"),
        ClockMark(17, State.DONE, "17 min", "DHS called"),
        ClockMark(20 * HOUR, State.LATE, "20 h", "State Board not told"),
    ]
    return ClockLine(ClockScale("09:05", HOUR, 24 * HOUR), marks)


MAKERS: list[Callable[[], QWidget]] = [
    *(lambda state=state: StateLabel(state) for state in State),
    *(lambda level=level: SeverityLabel(level) for level in (1, 2, 3, 4)),
    *(lambda kind=kind: Button("Print", kind, icon=Icon.PRINTER, hint="F2") for kind in Kind),
    *(lambda mood=mood: Banner(mood, "Heading", "Words") for mood in Mood),
    lambda: ClockChip(State.LATE, "Police not called", "1 h 12 min"),
    lambda: ClockChip(State.ON_HOLD, "Police hold"),
    lambda: Badge("live to 14 Oct 2027", Colour.AMBER),
    lambda: Badge("Yes", Colour.ACCENT),
    lambda: Badge("not confirmed by counsel", outlined=True),
    lambda: ChecklistRow(State.DONE, "Spoke to", "Intake worker", under=Badge("late")),
    lambda: ChecklistRow(State.DUE, "Written confirmation", "Tue 24 Nov", primary("Write")),
    lambda: StageStepper(SIX, 2),
    lambda: IconWords(Icon.PHONE, "DHS hotline"),
    *(need, ladder, strip, tabs, clock),
    lambda: heading_row("What this case needs", "most urgent first"),
    lambda: Facts([("Employee", "Tobin Wexcombe"), ("Leave", "With pay")]),
    lambda: Columns(Label("main"), Label("side"), 0),
    lambda: Columns(Label("main"), Label("side")),
    lambda: Panel(0, Colour.HOVER),
]


@pytest.mark.parametrize("make", MAKERS)
def test_it_is_painted_and_changes_with_scheme_and_size(
    qtbot: QtBot, qapp: QApplication, make: Callable[[], QWidget]
) -> None:
    part = make()
    window = shown(qtbot, part)
    light = part.grab().toImage()
    apply_theme(qapp, Scheme.DARK, 200)
    window.resize(420, 900)
    dark = part.grab().toImage()

    assert not _blank(light)
    assert not _blank(dark)
    assert light != dark
    assert part.minimumSizeHint().width() <= 900


def _blank(image: QImage) -> bool:
    first = image.pixel(0, image.height() // 2)
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return all(image.pixel(*point) == first for point in points)


def test_painted_things_are_said_in_words(qtbot: QtBot) -> None:
    parts = {
        "Investigation, stage 3 of 6": StageStepper(SIX, 2),
        "Closed, stage 6 of 6": StageStepper(SIX, 9),
        "Overdue": StateLabel(State.OVERDUE),
        "SEV2 boundary": SeverityLabel(2),
        "DHS called 17 min after": ClockChip(State.DONE, "DHS called", "17 min after"),
        "From Wed 18 Nov to Sun 22 Nov, 4 days counted": strip(),
    }
    window = shown(qtbot, *parts.values())

    assert [name_of(part) for part in parts.values()] == list(parts)
    assert window.isVisible()


def test_states_and_clocks_can_change(qtbot: QtBot, me: Person) -> None:
    state, severity, chip = StateLabel(State.DUE), SeverityLabel(1), ClockChip(State.LATE, "A", "b")
    window = shown(qtbot, state, severity, chip)

    state.show_state(State.BLOCKED)
    severity.show_level(4)
    chip.show_clock(State.DONE, "DHS called", "17 min after")

    for words in ("Blocked", severity_words(4), "DHS called 17 min after"):
        me.sees(words)
    assert window.isVisible()


def test_a_narrow_stepper_breaks_into_rows() -> None:
    stepper = StageStepper(SIX, 0)

    assert stepper.heightForWidth(300) > 2 * stepper.heightForWidth(1200)
    assert StageStepper().heightForWidth(100) > 0


def test_a_narrow_strip_breaks_into_rows() -> None:
    assert strip().heightForWidth(120) > strip().heightForWidth(900)


@pytest.mark.parametrize("kind", Kind)
def test_a_button_is_pressed_by_enter_space_and_mouse(qtbot: QtBot, kind: Kind) -> None:
    button = Button("Record the call", kind)
    window = shown(qtbot, button)
    heard: list[bool] = []
    button.clicked.connect(lambda: heard.append(True))

    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_A)

    assert len(heard) == 3
    assert window.isVisible()


def test_a_button_looks_different_under_the_mouse_and_off(qtbot: QtBot) -> None:
    button = secondary("Print")
    window = shown(qtbot, button)
    usual = button.grab().toImage()
    point = QPointF(5, 5)
    QApplication.sendEvent(button, QEnterEvent(point, point, point))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert button.grab().toImage() != usual
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # noqa: FBT003 - Qt's own shape
    button.setEnabled(False)
    assert button.grab().toImage() != usual
    assert window.isVisible()


def test_buttons_tell_their_key_and_can_grow(qtbot: QtBot) -> None:
    save = primary("Save the report", keys="Ctrl+Return")
    menu = secondary("Add", icon=Icon.PLUS)
    plain = menu.sizeHint().width()
    menu.setMenu(QMenu(menu))
    wide = quiet("Open").widen(136)
    tall = Button("Unlock", Kind.PRIMARY, tall=True)
    window = shown(qtbot, save, menu, wide, tall)

    assert save.accessibleDescription() == "Ctrl+Enter"
    assert save.shortcut().toString() == "Ctrl+Return"
    assert menu.sizeHint().width() > plain
    assert wide.width() == 136
    assert tall.height() == 40
    save.set_kind(Kind.SECONDARY)
    window.grab()


def test_a_banner_changes_words_and_buttons(qtbot: QtBot, me: Person) -> None:
    banner = Banner()
    window = shown(qtbot, banner)
    banner.show_buttons([primary("First")])
    banner.show_words("Report before you investigate", "Not recorded yet.", Mood.REFUSAL)
    banner.show_buttons([primary("Record the call")])

    me.sees("Record the call")
    me.sees_no_more("First")
    assert banner.words == "Report before you investigate Not recorded yet."
    assert banner.accessibleName() == "Report before you investigate"
    assert window.isVisible()


def test_saving_is_said_truly(qtbot: QtBot, me: Person) -> None:
    saving = SavingLabel()
    window = shown(qtbot, saving)

    saving.show_editing()
    me.sees("Editing…")
    saving.show_saved("Saved 14:02:07")
    me.sees("Saved 14:02:07")
    saving.show_failed("the drive is full. Your text is kept here.")
    me.sees("Could not save: the drive is full. Your text is kept here.")
    window.grab()


def test_labels_show_plain_words_and_never_markup(qtbot: QtBot, me: Person) -> None:
    made = [
        labels.page_title("<b>Tonight</b>"),
        labels.title("A title"),
        labels.section("A section"),
        labels.why("A reason"),
        labels.note("70 O.S. § 6-101.29"),
        SectionHead("This week", 4),
        Empty("No letters yet", "Letters are listed here.", secondary("Write a letter")),
    ]
    window = shown(qtbot, *made)

    for words in ("<b>Tonight</b>", "A title", "4", "No letters yet", "Write a letter"):
        me.sees(words)
    assert window.isVisible()


def test_an_elided_label_says_everything_on_hover(qtbot: QtBot) -> None:
    label = ElidedLabel("A very long name of a case that does not fit")
    window = shown(qtbot, label, width=120)
    label.grab()

    assert label.toolTip() == label.text()
    assert label.minimumSizeHint().width() < 60
    assert window.isVisible()


def test_a_panel_shows_rows_and_replaces_them(qtbot: QtBot, me: Person) -> None:
    panel = Panel()
    panel.rows.addWidget(heading_row("What this case needs"))
    window = shown(qtbot, panel)
    panel.show_rows([need(), need()], keep=1)
    me.sees("Call the DHS hotline")

    panel.show_rows([Label("Nothing")], keep=1)

    me.sees("Nothing")
    me.sees_no_more("Call the DHS hotline")
    me.sees("What this case needs")
    panel.show_rows([])
    me.sees_no_more("What this case needs")
    window.grab()


def test_facts_can_be_shown_anew(qtbot: QtBot, me: Person) -> None:
    facts = Facts([("Employee", "Tobin Wexcombe")])
    window = shown(qtbot, facts)

    facts.show_facts([("Student", "Student B")])

    me.sees("Student: Student B")
    me.sees_no_more("Tobin")
    assert window.isVisible()


def test_rows_go_under_each_other_when_narrow(qtbot: QtBot) -> None:
    line = need()
    window = shown(qtbot, line, width=1000)
    wide = [line.is_wide]
    window.resize(400, 600)
    wide.append(line.is_wide)
    assert wide == [True, False]
    button = line.button
    assert button is not None
    qtbot.waitUntil(lambda: button.x() < 50)


def test_tabs_say_their_counts_and_take_keys(qtbot: QtBot, me: Person) -> None:
    bar = tabs()
    window = shown(qtbot, bar)

    me.presses("Notifications")
    assert bar.currentIndex() == 1
    assert bar.accessibleTabName(1) == "Notifications, 2 open"
    bar.setFocus()
    window.activateWindow()
    qtbot.waitUntil(bar.hasFocus)
    bar.grab()
    me.hits("Right")
    assert bar.currentIndex() == 2
    bar.show_count(1, 0)
    assert bar.accessibleTabName(1) == "Notifications"
    role = QAccessible.queryAccessibleInterface(bar).role()
    assert role == QAccessible.Role.PageTabList


def test_a_hairline_is_one_pixel_of_line(qtbot: QtBot) -> None:
    line = Hairline()
    window = shown(qtbot, line)

    assert line.height() == 1
    assert line.grab().toImage().pixelColor(3, 0) == colour(Colour.LINE)
    assert window.isVisible()


def test_a_clock_without_calls_says_so() -> None:
    assert ClockLine(ClockScale("09:05", HOUR, 24 * HOUR)).text() == "No call yet"


def test_the_base_of_reflowing_leaves_the_laying_to_others(qtbot: QtBot) -> None:
    bare = Reflowing()
    qtbot.addWidget(bare)

    with pytest.raises(NotImplementedError):
        bare.reflow()


def test_moving_the_mouse_over_words_changes_nothing(qtbot: QtBot) -> None:
    label = Label("Words", tone=Colour.TEXT2)
    window = shown(qtbot, label)
    QTest.mouseMove(label, QPoint(2, 2))
    QApplication.sendEvent(label, QEvent(QEvent.Type.Leave))
    label.say("Other words")

    assert label.text() == "Other words"
    assert window.isVisible()
