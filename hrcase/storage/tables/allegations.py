"""Allegations with the clause text in force, determinations, findings, notes."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from hrcase.domain.allegations import Precision
from hrcase.domain.determinations import Answer, Question
from hrcase.storage.tables.base import Base, Identified, UtcDateTime, Versioned, Word
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.people import PersonRow


class AllegationRow(Versioned, Base):
    """One clause said to be broken by one subject."""

    __tablename__ = "allegation"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    clause_id: Mapped[str]
    clause_text: Mapped[str]
    clause_revised_on: Mapped[date | None]
    older_text_not_loaded: Mapped[bool] = mapped_column(default=False)
    edition: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(ForeignKey(PersonRow.id))
    student_id: Mapped[UUID | None] = mapped_column(ForeignKey(PersonRow.id))
    first_on: Mapped[date | None]
    last_on: Mapped[date | None]
    precision: Mapped[Precision] = mapped_column(Word(Precision))
    place: Mapped[str] = mapped_column(default="")
    as_received: Mapped[str] = mapped_column(default="")
    as_framed: Mapped[str] = mapped_column(default="")

    __mapper_args__ = {"version_id_col": Versioned.version}


class DeterminationRow(Identified, Base):
    """One answer; a later one is a new row, and the earlier stays."""

    __tablename__ = "determination"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    question: Mapped[Question] = mapped_column(Word(Question))
    answer: Mapped[Answer] = mapped_column(Word(Answer))
    reason: Mapped[str]
    decided_by: Mapped[str]
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    facts: Mapped[list[str]] = mapped_column(JSON)
    reopened_because: Mapped[str] = mapped_column(default="")


class FindingRow(Identified, Base):
    """What was found on one allegation; a later one is a new row."""

    __tablename__ = "finding"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    allegation_id: Mapped[UUID] = mapped_column(ForeignKey(AllegationRow.id), index=True)
    result: Mapped[str]
    standard: Mapped[str]
    reasons: Mapped[str]
    note_ids: Mapped[list[str]] = mapped_column(JSON)
    decided_by: Mapped[str]
    decided_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class NoteRow(Versioned, Base):
    """One investigation note; its text lies in its revisions."""

    __tablename__ = "note"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    title: Mapped[str]
    revision: Mapped[int] = mapped_column(default=0)

    __mapper_args__ = {"version_id_col": Versioned.version}


class NoteRevisionRow(Identified, Base):
    """The text of a note as it was left once."""

    __tablename__ = "note_revision"

    note_id: Mapped[UUID] = mapped_column(ForeignKey(NoteRow.id), index=True)
    number: Mapped[int]
    body: Mapped[str]
    written_by: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
