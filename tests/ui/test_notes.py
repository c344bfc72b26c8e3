"""Notes save themselves: what was typed is there again whatever happened in between."""

from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.notes import DRAFT_KIND, NoteText, draft_place
from hrcase.services import drafts, notes
from hrcase.services.cases import case_file
from hrcase.services.workspace import Workspace
from tests.builders import trail
from tests.desk import a_case_of, a_desk_of, on_screen, prepared, quiet, told
from tests.paper_cases import PaperCase
from tests.person import Person
from ui.core_thread import CoreThread
from ui.note_editor import NoteEditor
from ui.note_keeper import UNTOUCHED_MS
from ui.saving import Saving
from ui.screens.notes import NotesScreen


def a_screen(qtbot: QtBot, core: CoreThread, case: PaperCase) -> NotesScreen:
    screen = NotesScreen(core, case.case_id)
    on_screen(qtbot, screen)
    quiet(qtbot, core)
    return screen


def two_notes(work: Workspace) -> PaperCase:
    case = a_case_of(work)
    notes.write_note(work, case.case_id, NoteText("Parent", "She kept the messages."))
    notes.write_note(work, case.case_id, NoteText("Principal", "He was told on Monday."))
    return case


def note_called(qtbot: QtBot, core: CoreThread, case: PaperCase, title: str) -> NoteText:
    def find(work: Workspace) -> NoteText:
        found = [notes.read_note(work, case.case_id, one) for one in ids(work, case)]
        return next(one for one in found if one.title == title)

    return told(qtbot, core, find)


def ids(work: Workspace, case: PaperCase) -> list[UUID]:
    return [one.id for one in case_file(work, case.case_id).notes]


def editor_of(screen: NotesScreen) -> NoteEditor:
    (editor,) = [one for one in screen.findChildren(NoteEditor) if one.isVisible()]
    return editor


def test_a_case_without_notes_says_what_goes_here(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_screen(qtbot, core, prepared(qtbot, core))

    me.sees("No notes yet")


@pytest.mark.feature("D3")
def test_what_is_typed_is_in_the_drafts_two_seconds_later(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core)
    a_screen(qtbot, core, case)

    me.presses("Write a note")
    me.types("Note", "She came at ten.")
    me.sees("Editing…")
    me.sees("Saved 16:50:00")

    kept = told(
        qtbot, core, lambda work: drafts.find(work, DRAFT_KIND, draft_place(case.case_id, None))
    )
    assert kept is not None
    assert kept.values["body"] == "She came at ten."
    assert Saving.of(core).failure == ""


def test_choosing_another_note_loses_nothing(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    case = prepared(qtbot, core, two_notes)
    a_screen(qtbot, core, case)

    me.opens("Parent")
    me.sees("She kept the messages.")
    me.types("Note", "She kept them all.")
    me.opens("Principal")
    me.sees("He was told on Monday.")
    quiet(qtbot, core)

    assert note_called(qtbot, core, case, "Parent").body == "She kept them all."
    assert told(qtbot, core, trail).count(Action.NOTE_WRITTEN) == 3


def test_a_note_that_was_only_read_writes_no_revision(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, two_notes)
    screen = a_screen(qtbot, core, case)

    me.opens("Parent")
    me.sees("She kept the messages.")
    screen.hide()
    quiet(qtbot, core)

    assert told(qtbot, core, trail).count(Action.NOTE_WRITTEN) == 2


def test_leaving_the_page_leaves_the_note(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    case = prepared(qtbot, core)
    screen = a_screen(qtbot, core, case)
    me.presses("Write a note")
    me.types("Title", "Custodian")
    me.types("Note", "He saw the car.")

    screen.hide()
    quiet(qtbot, core)

    assert note_called(qtbot, core, case, "Custodian").body == "He saw the car."


def test_five_quiet_minutes_write_a_revision(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    case = prepared(qtbot, core)
    screen = a_screen(qtbot, core, case)
    me.presses("Write a note")
    me.types("Note", "Custodian: he saw the car.")
    idle = editor_of(screen).keeper._idle_timer

    assert idle.isActive()
    assert idle.interval() == UNTOUCHED_MS == 300_000
    idle.timeout.emit()
    me.sees("Earlier texts")

    note = note_called(qtbot, core, case, "Custodian: he saw the car.")
    assert editor_of(screen).keeper.note_id == note.id


def test_a_lock_leaves_the_note_and_comes_back_to_it(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core)
    screen = a_screen(qtbot, core, case)
    me.presses("Write a note")
    me.types("Note", "Half a sentence")

    editor_of(screen).keep_now()
    quiet(qtbot, core)
    place = screen.place()
    screen.hide()
    again = a_screen(qtbot, core, case)
    again.go_to(place)

    me.sees("Half a sentence")
    assert me.reads("Note") == "Half a sentence"
    assert again.place() == place


def test_words_from_before_a_crash_are_shown_again(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def crashed(work: Workspace) -> PaperCase:
        case = a_case_of(work)
        note = notes.write_note(work, case.case_id, NoteText("Parent", "One."))
        values: dict[str, object] = {"title": "Parent", "body": "One. Two.", "version": 1}
        drafts.keep(work, DRAFT_KIND, draft_place(case.case_id, note.id), values)
        return case

    case = prepared(qtbot, core, crashed)
    screen = a_screen(qtbot, core, case)
    me.opens("Parent")
    me.sees("Your words of 22 Nov 2026, 16:50 are here again")
    assert me.reads("Note") == "One. Two."

    screen.hide()
    quiet(qtbot, core)
    assert note_called(qtbot, core, case, "Parent").body == "One. Two."


def test_a_text_that_overtook_the_draft_is_not_hidden(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def overtaken(work: Workspace) -> PaperCase:
        case = two_notes(work)
        note = notes.write_note(work, case.case_id, NoteText("Nurse", "Theirs."))
        values: dict[str, object] = {"title": "Nurse", "body": "Mine.", "version": 0}
        drafts.keep(work, DRAFT_KIND, draft_place(case.case_id, note.id), values)
        return case

    a_screen(qtbot, core, prepared(qtbot, core, overtaken))

    me.opens("Nurse")

    me.sees("Another text was left since")
    assert me.reads("Note") == "Mine."


def test_an_empty_new_note_leaves_no_trace(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    case = prepared(qtbot, core)
    screen = a_screen(qtbot, core, case)
    me.presses("Write a note")
    me.types("Note", "x")
    me.types("Note", "")

    screen.hide()
    quiet(qtbot, core)

    place = draft_place(case.case_id, None)
    assert told(qtbot, core, lambda work: drafts.find(work, DRAFT_KIND, place)) is None
    assert Action.NOTE_WRITTEN not in told(qtbot, core, trail)


def test_a_note_emptied_by_mistake_is_refused_with_a_sentence(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, two_notes)
    screen = a_screen(qtbot, core, case)
    me.opens("Parent")
    me.sees("She kept the messages.")
    me.types("Title", "")
    me.types("Note", "")

    editor_of(screen).keep_now()

    me.sees("The note is still empty")
    assert Saving.of(core).failure == ""
    assert note_called(qtbot, core, case, "Parent").body == "She kept the messages."


def test_a_vanished_vault_is_said_and_the_words_stay(
    qtbot: QtBot, core: CoreThread, me: Person, tmp_path: Path
) -> None:
    case = prepared(qtbot, core)
    screen = a_screen(qtbot, core, case)
    me.presses("Write a note")
    me.types("Note", "She came at ten.")
    (tmp_path / "vault.db").unlink()

    editor_of(screen).keeper.keep_draft()

    me.sees("Could not save: ")
    me.sees("Your words stand here as you typed them.")
    assert me.reads("Note") == "She came at ten."
    assert not me.can_see("Saved")
    assert Saving.of(core).failure


def test_every_earlier_text_can_be_read(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def rewritten(work: Workspace) -> PaperCase:
        case = two_notes(work)
        first = notes.write_note(work, case.case_id, NoteText("Nurse", "One."))
        later = NoteText("Nurse", "One, two.", first.id, first.version)
        notes.write_note(work, case.case_id, later)
        return case

    screen = a_screen(qtbot, core, prepared(qtbot, core, rewritten))
    me.opens("Nurse")
    me.presses("Earlier texts")
    me.sees("2 kept")
    assert me.reads("Text as it was left") == "One, two."

    me.chooses("Text", "1  ·  22 Nov 2026, 16:50  ·  Maren Oldacre")
    assert me.reads("Text as it was left") == "One."
    me.presses("Close")
    me.sees_no_more("2 kept")
    screen.hide()
    quiet(qtbot, core)


def test_two_hundred_thousand_pasted_characters_keep_the_window_awake(
    qtbot: QtBot, core: CoreThread, me: Person, stalls: list[float]
) -> None:
    case = prepared(qtbot, core)
    screen = a_screen(qtbot, core, case)
    me.presses("Write a note")
    pasted = "She said that he had said so. " * 6_667

    me.types("Note", pasted)
    editor_of(screen).keep_now()
    quiet(qtbot, core)

    (note_id,) = told(qtbot, core, lambda work: ids(work, case))
    stored = told(qtbot, core, lambda work: notes.read_note(work, case.case_id, note_id))
    assert stored.body == pasted
    assert stalls == []


def test_an_auditor_reads_and_does_not_write(qtbot: QtBot, tmp_path: Path, me: Person) -> None:
    with a_desk_of(qtbot, tmp_path, Role.AUDITOR, two_notes) as (core, case):
        screen = a_screen(qtbot, core, case)
        me.opens("Parent")
        me.sees("She kept the messages.")

        assert editor_of(screen).box.isReadOnly()
        assert not me.can_see("Write a note")
        screen.hide()
        quiet(qtbot, core)


def test_an_assistant_hears_who_may_see_notes(qtbot: QtBot, tmp_path: Path, me: Person) -> None:
    with a_desk_of(qtbot, tmp_path, Role.ASSISTANT, two_notes) as (core, case):
        screen = a_screen(qtbot, core, case)

        assert not me.can_see("Write a note")
        assert not me.can_see("Parent")
        screen.hide()
        quiet(qtbot, core)


def test_a_need_for_the_first_note_begins_one(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    screen = a_screen(qtbot, core, prepared(qtbot, core))

    screen.jump("note-first")

    me.sees("Kept every two seconds")
    assert screen.place() == ("new",)
