"""A note keeps every text that was left; nothing of another's text is overwritten."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain import notes as rules
from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.notes import NoteText
from hrcase.errors import ChangedElsewhere, NotPermitted, RuleBroken
from hrcase.services import drafts, notes
from hrcase.services.workspace import Workspace
from hrcase.storage import note_queries
from hrcase.storage.tables.base import new_id
from tests.builders import a_workspace, clock_of, signed_in, trail
from tests.paper_cases import a_paper_case, close


def a_case(work: Workspace, number: str = "2026-0042") -> UUID:
    return a_paper_case(work, number=number).case_id


def written(work: Workspace, case_id: UUID) -> int:
    return trail(work, case_id).count(Action.NOTE_WRITTEN)


def test_a_note_is_written_and_read_back(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work)

    note = notes.write_note(work, case_id, NoteText("Call", "The principal called."))

    assert note.id is not None
    assert notes.read_note(work, case_id, note.id) == note
    assert written(work, case_id) == 1


def test_every_text_that_was_left_is_a_revision(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work)
    first = notes.write_note(work, case_id, NoteText("Call", "One"))
    clock_of(work).pass_by(minutes=5)

    second = notes.write_note(work, case_id, replace(first, body="One two"))

    assert second.id is not None
    texts = notes.revisions(work, case_id, second.id)
    assert [(one.number, one.body, one.by) for one in texts] == [
        (2, "One two", "Maren Oldacre"),
        (1, "One", "Maren Oldacre"),
    ]
    assert texts[0].at == work.now()
    assert second.version > first.version


def test_a_note_left_as_it_was_writes_nothing_but_drops_the_draft(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work)
    note = notes.write_note(work, case_id, NoteText("Call", "One"))
    place = rules.draft_place(case_id, note.id)
    drafts.keep(work, rules.DRAFT_KIND, place, {"body": "One"})

    assert notes.write_note(work, case_id, note) == note

    assert written(work, case_id) == 1
    assert drafts.find(work, rules.DRAFT_KIND, place) is None


def test_writing_drops_the_draft_in_the_same_transaction(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work)
    place = rules.draft_place(case_id, None)
    drafts.keep(work, rules.DRAFT_KIND, place, {"body": "One"})

    notes.write_note(work, case_id, NoteText("", "One"))

    assert drafts.find(work, rules.DRAFT_KIND, place) is None


def test_a_stale_text_is_refused_and_neither_text_is_lost(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work)
    shown = notes.write_note(work, case_id, NoteText("Call", "One"))
    place = rules.draft_place(case_id, shown.id)
    notes.write_note(work, case_id, replace(shown, body="From elsewhere"))
    drafts.keep(work, rules.DRAFT_KIND, place, {"body": "Mine"})

    with pytest.raises(ChangedElsewhere):
        notes.write_note(work, case_id, replace(shown, body="Mine"))

    assert shown.id is not None
    assert notes.read_note(work, case_id, shown.id).body == "From elsewhere"
    draft = drafts.find(work, rules.DRAFT_KIND, place)
    assert draft is not None
    assert draft.values["body"] == "Mine"
    assert written(work, case_id) == 2


def test_a_note_of_two_hundred_thousand_characters_comes_back_whole(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work)
    body = "Zażółć gęślą jaźń 字 " * 10_000

    note = notes.write_note(work, case_id, NoteText("Long", body))

    assert len(body) >= 190_000
    assert note.id is not None
    assert notes.read_note(work, case_id, note.id).body == body


def test_an_empty_note_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work)

    with pytest.raises(RuleBroken, match="still empty"):
        notes.write_note(work, case_id, NoteText("", " "))

    assert written(work, case_id) == 0


def test_a_closed_case_takes_no_note(tmp_path: Path) -> None:
    case = a_paper_case(a_workspace(tmp_path))
    close(case)

    with pytest.raises(RuleBroken, match="closed"):
        notes.write_note(case.work, case.case_id, NoteText("Later", "One"))

    assert written(case.work, case.case_id) == 0


def test_the_note_of_another_case_is_not_there(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id, other = a_case(work), a_case(work, "2026-0043")
    note = notes.write_note(work, case_id, NoteText("Call", "One"))
    assert note.id is not None

    with pytest.raises(ChangedElsewhere, match="no longer there"):
        notes.read_note(work, other, note.id)
    with pytest.raises(ChangedElsewhere, match="no longer there"):
        notes.read_note(work, case_id, new_id())
    assert written(work, other) == 0


@pytest.mark.parametrize("role", [Role.ASSISTANT, Role.INVESTIGATOR])
def test_notes_are_read_by_those_who_may(tmp_path: Path, role: Role) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work)
    note = notes.write_note(work, case_id, NoteText("Call", "One"))
    assert note.id is not None
    other = signed_in(work, role)

    with pytest.raises(NotPermitted):
        notes.read_note(other, case_id, note.id)
    with pytest.raises(NotPermitted):
        notes.revisions(other, case_id, note.id)
    with pytest.raises(NotPermitted):
        notes.write_note(other, case_id, NoteText("Mine", "Two"))

    assert written(work, case_id) == 1


def test_the_list_of_notes_shows_the_latest_first_with_its_words(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work)
    notes.write_note(work, case_id, NoteText("Earlier", "One two three"))
    clock_of(work).pass_by(minutes=1)
    notes.write_note(work, case_id, NoteText("Later", "One"))

    with work.vault.read() as session:
        lines = note_queries.note_lines(session, case_id)

    assert [(line.title, line.words, line.revision) for line in lines] == [
        ("Later", 1, 1),
        ("Earlier", 3, 1),
    ]
