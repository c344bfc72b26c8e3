"""Calls to DHS, contacts with the police, and marks on the checklist; all append-only."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from hrcase.domain.notifications import HotlineAnswer, MarkStatus
from hrcase.storage.tables.base import Base, Identified, UtcDateTime, Word
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.people import KnowledgeRow


class CallColumns(Identified):
    """What every call to an agency has."""

    caller: Mapped[str]
    number_dialled: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reference: Mapped[str]
    reference_missing_because: Mapped[str] = mapped_column(default="")
    told: Mapped[str]
    present: Mapped[str] = mapped_column(default="")
    follow_up: Mapped[str] = mapped_column(default="")
    typed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    typed_by: Mapped[str]


class HotlineCallRow(CallColumns, Base):
    """One call to the DHS hotline; a correction is a new row that points here."""

    __tablename__ = "hotline_call"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    knowledge_id: Mapped[UUID | None] = mapped_column(ForeignKey(KnowledgeRow.id))
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("hotline_call.id"))
    spoke_to: Mapped[str]
    answer: Mapped[HotlineAnswer] = mapped_column(Word(HotlineAnswer))
    instructions: Mapped[str] = mapped_column(default="")
    adult_protective: Mapped[bool] = mapped_column(default=False)


class PoliceContactRow(CallColumns, Base):
    """One contact with the police; a correction is a new row that points here."""

    __tablename__ = "police_contact"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    knowledge_id: Mapped[UUID | None] = mapped_column(ForeignKey(KnowledgeRow.id))
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("police_contact.id"))
    agency: Mapped[str]
    officer: Mapped[str]
    badge: Mapped[str] = mapped_column(default="")
    requests: Mapped[str] = mapped_column(default="")
    hold_requested: Mapped[bool] = mapped_column(default=False)
    school_officer_only: Mapped[bool] = mapped_column(default=False)


class ChecklistMarkRow(Identified, Base):
    """What one person said of one checklist item; the latest counts, the earlier stay."""

    __tablename__ = "checklist_mark"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    item_id: Mapped[str]
    status: Mapped[MarkStatus] = mapped_column(Word(MarkStatus))
    reason: Mapped[str] = mapped_column(default="")
    performed_by: Mapped[str]
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[str]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
