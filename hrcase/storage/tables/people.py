"""People over all cases, and what each is in one case."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from hrcase.domain.people import CaseRole
from hrcase.storage.tables.base import Base, Identified, UtcDateTime, Versioned, Word
from hrcase.storage.tables.cases import CaseRow


class PersonRow(Versioned, Base):
    """One human being over all cases."""

    __tablename__ = "person"
    __table_args__ = (Index(None, "family_name", "given_name"),)

    family_name: Mapped[str]
    given_name: Mapped[str]
    honorific: Mapped[str] = mapped_column(default="")
    born_on: Mapped[date | None]
    is_student: Mapped[bool] = mapped_column(default=False)
    class_code: Mapped[str] = mapped_column(default="")
    site: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")

    __mapper_args__ = {"version_id_col": Versioned.version}


class CaseRoleRow(Versioned, Base):
    """What one person is in one case; `label` ("Student A") is stable for the case's whole life."""

    __tablename__ = "case_role"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey(PersonRow.id), index=True)
    role: Mapped[CaseRole] = mapped_column(Word(CaseRole))
    label: Mapped[str] = mapped_column(default="")
    class_at_incident: Mapped[str] = mapped_column(default="")
    site_at_incident: Mapped[str] = mapped_column(default="")
    class_at_action: Mapped[str] = mapped_column(default="")
    site_at_action: Mapped[str] = mapped_column(default="")
    name_withheld: Mapped[bool] = mapped_column(default=False)
    ended_on: Mapped[date | None]

    __mapper_args__ = {"version_id_col": Versioned.version}


class KnowledgeRow(Identified, Base):
    """When one person first knew; a correction is a new row that points here."""

    __tablename__ = "knowledge"

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey(PersonRow.id))
    who: Mapped[str]
    known_at: Mapped[datetime] = mapped_column(UtcDateTime)
    how: Mapped[str] = mapped_column(default="")
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    corrects: Mapped[UUID | None] = mapped_column(ForeignKey("knowledge.id"))
