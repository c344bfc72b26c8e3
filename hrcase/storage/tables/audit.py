"""The trail: sealed entries, and apart from them what each entry says."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from hrcase.storage.tables.base import Base, UtcDateTime


class AuditRow(Base):
    """One sealed entry; triggers refuse to change or remove it."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "case_id", "number"),)
    derived = True

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor_id: Mapped[UUID] = mapped_column(Uuid)
    action: Mapped[str]
    case_id: Mapped[UUID | None] = mapped_column(Uuid)
    detail_digest: Mapped[str]
    previous: Mapped[str]
    seal: Mapped[str]


class AuditDetailRow(Base):
    """Summary and changes of one entry, salted; they can go with a destroyed case."""

    __tablename__ = "audit_detail"
    derived = True

    number: Mapped[int] = mapped_column(ForeignKey(AuditRow.number), primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    detail: Mapped[bytes] = mapped_column(LargeBinary)
