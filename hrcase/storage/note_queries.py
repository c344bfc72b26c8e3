"""Notes of a case, their latest words and every revision."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from hrcase.domain.cases import NoteLine
from hrcase.domain.notes import Revision
from hrcase.errors import ChangedElsewhere
from hrcase.storage.tables.allegations import NoteRevisionRow, NoteRow
from hrcase.storage.writing import GONE

_LATEST = (
    select(NoteRow, NoteRevisionRow)
    .join(
        NoteRevisionRow,
        (NoteRevisionRow.note_id == NoteRow.id) & (NoteRevisionRow.number == NoteRow.revision),
    )
    .where(NoteRow.case_id == bindparam("case_id"))
    .order_by(NoteRevisionRow.written_at.desc(), NoteRow.id.desc())
)


def note_row(session: Session, case_id: UUID, note_id: UUID) -> NoteRow:
    """The row of a note of this case. Raises ChangedElsewhere when it has none like it."""
    row = session.get(NoteRow, note_id)
    if row is None or row.case_id != case_id:
        raise ChangedElsewhere(GONE)
    return row


def latest_body(session: Session, row: NoteRow) -> str:
    """The words of a note as they were last left."""
    return session.scalars(
        select(NoteRevisionRow.body).where(
            NoteRevisionRow.note_id == row.id, NoteRevisionRow.number == row.revision
        )
    ).one()


def revisions(session: Session, note_id: UUID) -> tuple[Revision, ...]:
    """Every revision of a note, the latest first."""
    statement = (
        select(
            NoteRevisionRow.number,
            NoteRevisionRow.written_by,
            NoteRevisionRow.written_at,
            NoteRevisionRow.body,
        )
        .where(NoteRevisionRow.note_id == note_id)
        .order_by(NoteRevisionRow.number.desc())
    )
    return tuple(Revision(*row) for row in session.execute(statement))


def note_lines(session: Session, case_id: UUID) -> tuple[NoteLine, ...]:
    """The notes of a case with who wrote last and how many words there are, the newest first."""
    return tuple(
        NoteLine(
            id=note.id,
            title=note.title,
            revision=latest.number,
            written_by=latest.written_by,
            written_at=latest.written_at,
            words=len(latest.body.split()),
        )
        for note, latest in session.execute(_LATEST, {"case_id": case_id})
    )
