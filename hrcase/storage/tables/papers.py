"""Letters with their frozen bytes, their service, corrective actions and running deadlines."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from hrcase.domain.papers import Receipt, ServiceWay
from hrcase.storage.tables.base import Base, Identified, UtcDateTime, Word
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.office import AttachmentRow
from hrcase.storage.tables.people import PersonRow


class LetterRow(Identified, Base):
    """An issued letter: number, bytes and SHA-256 fixed for ever; triggers refuse to change it."""

    __tablename__ = "letter"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    number: Mapped[str]
    code: Mapped[str]
    title: Mapped[str]
    person_id: Mapped[UUID] = mapped_column(ForeignKey(PersonRow.id))
    recipient: Mapped[str]
    dated_on: Mapped[date]
    template_version: Mapped[int]
    template_sha256: Mapped[str]
    values: Mapped[dict[str, object]] = mapped_column(JSON)
    clauses: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    paper: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    sha256: Mapped[str]
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_by: Mapped[str]
    trail_number: Mapped[int]
    trail_seal: Mapped[str]


class ServiceRow(Identified, Base):
    """One delivery of one letter, with its proof."""

    __tablename__ = "service"

    letter_id: Mapped[UUID] = mapped_column(ForeignKey(LetterRow.id), index=True)
    way: Mapped[ServiceWay] = mapped_column(Word(ServiceWay))
    on: Mapped[date]
    served_by: Mapped[str]
    receipt: Mapped[Receipt] = mapped_column(Word(Receipt))
    place: Mapped[str] = mapped_column(default="")
    certified_number: Mapped[str] = mapped_column(default="")
    postmarked_on: Mapped[date | None]
    witness: Mapped[str] = mapped_column(default="")
    scan_id: Mapped[UUID | None] = mapped_column(ForeignKey(AttachmentRow.id))
    recorded_by: Mapped[str]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CorrectiveActionRow(Identified, Base):
    """One step of the ladder that was chosen, and later taken by a letter."""

    __tablename__ = "corrective_action"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey(PersonRow.id), index=True)
    letter_id: Mapped[UUID | None] = mapped_column(ForeignKey(LetterRow.id))
    step: Mapped[str]
    title: Mapped[str]
    on: Mapped[date]
    clauses: Mapped[list[str]] = mapped_column(JSON)
    counts_until: Mapped[date | None]
    proposed_step: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    edition: Mapped[str]


class DeadlineRow(Identified, Base):
    """A deadline with the rule in force when it started, byte for byte."""

    __tablename__ = "deadline"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    rule_id: Mapped[str]
    title: Mapped[str]
    starts_with: Mapped[str]
    service_id: Mapped[UUID | None] = mapped_column(ForeignKey(ServiceRow.id))
    started_on: Mapped[date]
    due_on: Mapped[date]
    waivable_from: Mapped[date | None]
    rule_json: Mapped[str]
    edition: Mapped[str]
    edition_sha256: Mapped[str]
    math: Mapped[list[str]] = mapped_column(JSON)
    citation: Mapped[str]
    counsel_confirmed: Mapped[bool]
    state: Mapped[str] = mapped_column(default="running")
    settled_because: Mapped[str] = mapped_column(default="")
    settled_by: Mapped[str] = mapped_column(default="")
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
