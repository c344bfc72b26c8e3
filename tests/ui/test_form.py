"""Forms: labels, problems, drafts, and the sentence under a field."""

from dataclasses import dataclass
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.problems import Problem
from hrcase.errors import RuleBroken
from tests.person import Person
from ui.date_editors import DateEditor
from ui.editors import CheckEditor, ChoiceEditor, SegmentsEditor, TextEditor
from ui.form import Field, Form
from ui.tour.person import name_of


@dataclass(frozen=True, slots=True)
class Call:
    reference: str = ""
    called_on: date | None = None
    agency: str | None = None
    danger: bool | None = None
    by_name: bool = False
    number: int = 7


def a_form(qtbot: QtBot, columns: int = 1) -> Form[Call]:
    def check(call: Call) -> list[Problem]:
        future = call.called_on is not None and call.called_on.year > 2026
        return [Problem("called_on", "This is in the future.")] if future else []

    form = Form[Call](
        Call,
        [
            Field("reference", "Reference number", TextEditor(), "As told", required=True),
            Field("called_on", "Called on", DateEditor()),
            Field("agency", "Agency", ChoiceEditor([("a", "Redbud Police"), ("b", "Sheriff")])),
            Field("danger", "Danger?", SegmentsEditor([(True, "Yes"), (False, "No")])),
            Field("by_name", "", CheckEditor("Keep the name back"), wide=True),
        ],
        columns=columns,
        check=check,
    )
    form.resize(700, 400)
    qtbot.addWidget(form)
    form.show()
    return form


def test_a_person_fills_a_form_by_its_labels(qtbot: QtBot, me: Person) -> None:
    form = a_form(qtbot, columns=2)

    me.types("Reference number", "R-77")
    me.types("Called on", "11/22/2026")
    me.chooses("Agency", "Sheriff")
    me.chooses("Danger?", "No")
    me.ticks("Keep the name back")

    expected = Call("R-77", date(2026, 11, 22), "b", danger=False, by_name=True)
    assert form.value() == expected
    assert me.reads("Agency") == "Sheriff"
    assert me.reads("Danger?") == "No"
    assert me.reads("Reference number") == "R-77"


def test_labels_name_their_editors(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    line = form.editor("reference").widget

    assert name_of(line) == "Reference number"
    assert line.objectName() == "reference"
    assert line.accessibleDescription() == "As told"


def test_a_missing_field_is_said_under_it_and_keeps_the_value_back(
    qtbot: QtBot, me: Person
) -> None:
    form = a_form(qtbot)

    assert form.checked() is None
    assert me.can_see("This is missing.")
    with pytest.raises(RuleBroken, match="Reference number: This is missing"):
        form.value()
    assert form.problems == [Problem("reference", "This is missing.")]


def test_several_problems_are_summed_up_with_jumps(qtbot: QtBot, me: Person) -> None:
    form = a_form(qtbot)
    me.types("Called on", "sometime")

    assert form.checked() is None
    me.sees("2 things to put right")
    me.presses("Called on: Write a day such as 22 Nov 2026 or 11/22/2026.")
    assert form.editor("called_on").widget.hasFocus()


def test_a_problem_goes_as_soon_as_it_is_put_right(qtbot: QtBot, me: Person) -> None:
    form = a_form(qtbot)
    form.checked()

    me.types("Reference number", "R")

    assert form.problems == []


def test_a_field_is_judged_when_it_is_left_and_not_while_typing(qtbot: QtBot, me: Person) -> None:
    form = a_form(qtbot)

    me.types("Called on", "1 Jan 2999")
    assert form.problems == []
    me.leaves()

    me.sees("The year 2999 cannot be right")
    assert me.reads("Called on") == "1 Jan 2999"


def test_the_domain_says_what_is_wrong(qtbot: QtBot, me: Person) -> None:
    form = a_form(qtbot)
    form.show_value(Call("R", date(2027, 1, 2)))

    assert form.checked() is None
    me.sees("This is in the future.")


def test_a_value_shown_keeps_the_fields_the_form_does_not_show(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    shown = Call("R", date(2026, 1, 2), "a", danger=True, by_name=True, number=99)

    form.show_value(shown)

    assert form.value() == shown
    assert form.checked() == shown


def test_dirty_means_that_something_differs_from_what_was_shown(qtbot: QtBot, me: Person) -> None:
    form = a_form(qtbot)
    form.show_value(Call("R"))
    dirty = [form.dirty]

    with qtbot.assertNotEmitted(form.changed):
        form.show_value(Call("R"))
    with qtbot.waitSignal(form.changed):
        me.types("Reference number", "S")
    dirty.append(form.dirty)
    form.settle()
    dirty.append(form.dirty)

    assert dirty == [False, True, False]


def test_a_draft_keeps_what_was_typed_even_if_it_is_no_value(qtbot: QtBot) -> None:
    form, again = a_form(qtbot), a_form(qtbot)
    form.hide()
    again.hide()
    form.editor("called_on").show_plain("next wee")
    form.editor("agency").show_value("b")
    form.editor("danger").show_plain("False")

    again.show_plain({**form.plain(), "unknown": 1})

    assert again.plain() == form.plain()
    assert again.plain()["called_on"] == "next wee"
    assert again.editor("danger").value() is False


def test_a_hidden_field_is_not_asked_for(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.show_field("reference", shown=False)

    assert form.checked() is not None


def test_fields_can_be_locked_and_laid_again(qtbot: QtBot) -> None:
    form = a_form(qtbot, columns=2)
    form.set_editable(editable=False)
    form.resize(200, 600)
    form.restyle()
    form.focus("no such field")

    assert not form.editor("reference").widget.isEnabled()
