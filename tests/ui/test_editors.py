"""Editors: value in, value out, drafts between; what was typed is never cleared."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.person import Person
from ui.editors import (
    MOST_CHARACTERS,
    CheckEditor,
    ChoiceEditor,
    Editor,
    LongTextEditor,
    PassphraseEditor,
    SegmentsEditor,
    TextEditor,
)

ANSWERS = [("y", "Yes"), ("n", "No"), ("?", "Not known yet")]


def on_screen(qtbot: QtBot, *shown: Editor[Any]) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for number, editor in enumerate(shown, 1):
        editor.name(f"Field {number}", "help")
        column.addWidget(editor.widget)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (TextEditor, "Zoë Žižek 王芳 🙂"),
        (LongTextEditor, "line\nline"),
        (lambda: ChoiceEditor(ANSWERS), "n"),
        (lambda: SegmentsEditor(ANSWERS), "?"),
        (lambda: CheckEditor("Keep the name back"), True),
    ],
)
def test_a_value_goes_in_and_comes_out_and_survives_a_draft(
    qtbot: QtBot,
    make: Callable[[], Editor[Any]],
    value: object,
) -> None:
    editor, again = make(), make()
    window = on_screen(qtbot, editor, again)

    with qtbot.waitSignal(editor.changed):
        editor.show_value(value)
    again.show_plain(editor.plain())

    assert again.value() == editor.value() == value
    assert not again.is_empty()
    assert again.problem() == ""
    assert window.isVisible()


def test_two_hundred_thousand_characters_are_kept_quickly(
    qtbot: QtBot, stalls: list[float]
) -> None:
    editor = LongTextEditor()
    window = on_screen(qtbot, editor)
    text = "All of it matters. " * 10_527

    editor.box.insertPlainText(text)

    assert editor.plain() == text
    editor.box.undo()
    assert editor.value() == ""
    assert window.isVisible()
    assert stalls == []


def test_more_than_a_million_characters_belong_in_a_file(qtbot: QtBot) -> None:
    editor = LongTextEditor()
    window = on_screen(qtbot, editor)
    editor.show_value("word\n" * (MOST_CHARACTERS // 5 + 1))

    assert "Keep it as a file" in editor.problem()
    assert window.isVisible()


def test_long_text_that_may_not_be_changed_can_still_be_read(qtbot: QtBot) -> None:
    editor = LongTextEditor()
    window = on_screen(qtbot, editor)
    editor.set_editable(editable=False)

    assert editor.box.isReadOnly()
    assert window.isVisible()


def test_escape_in_long_text_is_left_to_the_window(qtbot: QtBot) -> None:
    editor = LongTextEditor()
    window = on_screen(qtbot, editor)
    editor.show_value("kept")

    QTest.keyClick(editor.box, Qt.Key.Key_Escape)
    QTest.keyClick(editor.box, Qt.Key.Key_A)

    assert editor.value() == "akept"
    assert window.isVisible()


def test_other_choices_keep_what_was_chosen(qtbot: QtBot) -> None:
    editor = ChoiceEditor(ANSWERS)
    window = on_screen(qtbot, editor)
    editor.show_value("n")

    editor.set_choices([("n", "No"), ("m", "Maybe")])
    assert editor.value() == "n"
    editor.set_choices([("m", "Maybe")])
    assert editor.value() is None
    assert editor.plain() == ""
    assert window.isVisible()


def test_a_choice_without_an_empty_line_starts_with_the_first(qtbot: QtBot) -> None:
    editor = ChoiceEditor(ANSWERS, none=None)
    window = on_screen(qtbot, editor)

    assert editor.value() == "y"
    assert ChoiceEditor[str]([], none=None).value() is None
    assert window.isVisible()


def test_the_wheel_changes_no_choice(qtbot: QtBot) -> None:
    editor = ChoiceEditor(ANSWERS)
    window = on_screen(qtbot, editor)
    window.grab()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by position
    )
    QApplication.sendEvent(editor.combo, turn)

    assert editor.value() is None


def test_segments_can_be_unchosen_and_used_by_arrow_keys(qtbot: QtBot, me: Person) -> None:
    editor = SegmentsEditor(ANSWERS)
    window = on_screen(qtbot, editor)
    assert editor.is_empty()
    assert editor.plain() == ""

    me.chooses("Field 1", "Yes")
    me.hits("Right")
    assert editor.value() == "n"
    window.grab()

    editor.show_value(None)
    assert editor.value() is None


def test_a_wrong_segment_or_box_is_marked(qtbot: QtBot) -> None:
    segments, check = SegmentsEditor(ANSWERS), CheckEditor("Read and understood")
    window = on_screen(qtbot, segments, check)
    for editor in (segments, check):
        before = editor.widget.grab().toImage()
        editor.show_wrong("This is missing.")
        assert editor.widget.grab().toImage() != before
        editor.show_wrong("")
        assert editor.widget.grab().toImage() == before
    assert window.isVisible()


@pytest.mark.parametrize("chosen", ["y", None])
def test_what_is_off_looks_off(qtbot: QtBot, chosen: str | None) -> None:
    segments, check = SegmentsEditor(ANSWERS), CheckEditor("Read and understood")
    window = on_screen(qtbot, segments, check)
    segments.show_value(chosen)
    check.show_value(chosen is not None)
    for editor in (segments, check):
        before = editor.widget.grab().toImage()
        editor.set_editable(editable=False)
        assert editor.widget.grab().toImage() != before
    assert window.isVisible()


def test_enter_and_space_tick_a_box(qtbot: QtBot, me: Person) -> None:
    editor = CheckEditor("Keep the name back")
    window = on_screen(qtbot, editor)

    me.ticks("Keep the name back")
    me.hits("Return")
    assert editor.value() is False
    me.hits("Space")
    assert editor.value() is True
    assert window.isVisible()


def test_a_passphrase_is_hidden_until_show_is_pressed_and_never_kept(
    qtbot: QtBot, me: Person
) -> None:
    editor = PassphraseEditor()
    window = on_screen(qtbot, editor)
    me.types("Field 1", "Correct horse 4 staple")

    assert editor.line.echoMode() is QLineEdit.EchoMode.Password
    assert editor.plain() == ""
    assert not editor.is_empty()
    me.presses("Show")
    assert editor.line.echoMode() is QLineEdit.EchoMode.Normal
    me.presses("Hide")
    assert editor.line.echoMode() is QLineEdit.EchoMode.Password
    assert editor.value() == "Correct horse 4 staple"

    editor.show_plain("")
    assert editor.value() == ""
    editor.show_value("again")
    assert editor.value() == "again"
    assert window.isVisible()


def test_the_base_leaves_value_and_draft_to_each_editor(qtbot: QtBot) -> None:
    bare: Editor[str] = Editor(QWidget())
    qtbot.addWidget(bare.widget)
    for act in (bare.value, lambda: bare.show_value(""), bare.plain, lambda: bare.show_plain("")):
        with pytest.raises(NotImplementedError):
            act()


def test_a_line_that_is_too_long_is_kept_whole_and_said(qtbot: QtBot) -> None:
    editor = TextEditor(most=200)
    window = on_screen(qtbot, editor)

    editor.line.insert("x" * 201)

    assert editor.value() == "x" * 201
    assert editor.problem().startswith("201 characters, and 200 fit here. Nothing was cut")
    editor.show_value("x" * 200)
    assert editor.problem() == ""
    assert window.isVisible()
