"""Write investigation notes; every text that was left is kept as a revision."""

from uuid import UUID

from hrcase.domain import notes as rules
from hrcase.domain.access import Reading, check_sees
from hrcase.domain.audit import Action
from hrcase.domain.cases import check_open
from hrcase.domain.notes import NoteText, Revision
from hrcase.services import drafts
from hrcase.services.workspace import Workspace
from hrcase.storage import note_queries
from hrcase.storage.access_queries import check_visible
from hrcase.storage.tables.allegations import NoteRevisionRow, NoteRow
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.writing import Writing


def write_note(work: Workspace, case_id: UUID, note: NoteText) -> NoteText:
    """Leave a note as it stands: a new revision, unless not a word of it changed.

    Raises ChangedElsewhere when someone left another text since; the draft is kept then.
    """
    title = rules.title_of(note)
    place = rules.draft_place(case_id, note.id)
    if note.id is not None and _is_unchanged(work, case_id, note, title):
        drafts.drop(work, rules.DRAFT_KIND, place)
        return note
    with work.write(Action.NOTE_WRITTEN, case_id) as writing:
        check_open(writing.get(CaseRow, case_id).closed_on)
        row = _row(writing, case_id, note)
        row.title, row.revision = title, row.revision + 1
        writing.add(
            NoteRevisionRow(
                note_id=row.id,
                number=row.revision,
                body=note.body,
                written_by=work.actor.name,
                written_at=work.now(),
            )
        )
        writing.drop_draft(rules.DRAFT_KIND, place)
        writing.summary = f"Note “{title}” written, revision {row.revision}"
    return NoteText(title=title, body=note.body, id=row.id, version=row.version)


def read_note(work: Workspace, case_id: UUID, note_id: UUID) -> NoteText:
    """The note as it was last left."""
    check_sees(work.actor, Reading.INVESTIGATION)
    with work.vault.read() as session:
        check_visible(session, work.actor, case_id)
        row = note_queries.note_row(session, case_id, note_id)
        body = note_queries.latest_body(session, row)
        return NoteText(title=row.title, body=body, id=row.id, version=row.version)


def revisions(work: Workspace, case_id: UUID, note_id: UUID) -> tuple[Revision, ...]:
    """Every text that the note ever had when it was left, the latest first."""
    check_sees(work.actor, Reading.INVESTIGATION)
    with work.vault.read() as session:
        check_visible(session, work.actor, case_id)
        row = note_queries.note_row(session, case_id, note_id)
        return note_queries.revisions(session, row.id)


def _is_unchanged(work: Workspace, case_id: UUID, note: NoteText, title: str) -> bool:
    stored = read_note(work, case_id, note.id) if note.id else note
    return (stored.title, stored.body) == (title, note.body)


def _row(writing: Writing, case_id: UUID, note: NoteText) -> NoteRow:
    """The row of the note; a new one for a new note."""
    if note.id is None:
        return writing.add(NoteRow(case_id=case_id, title="", revision=0))
    note_queries.note_row(writing.session, case_id, note.id)
    return writing.get(NoteRow, note.id, note.version)
