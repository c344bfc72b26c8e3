"""What the office set for itself: settings, closings, adopted policy editions, drafts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from hrcase.domain.settings import Closes
from hrcase.storage.tables.base import Base, Identified, UtcDateTime, Versioned, Word


class SettingRow(Versioned, Base):
    """One setting of the vault, by name; its value is JSON."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[dict[str, object]] = mapped_column(JSON)

    __mapper_args__ = {"version_id_col": Versioned.version}


class ClosingRow(Identified, Base):
    """A day on which the office, the schools or both are closed."""

    __tablename__ = "closing"

    day: Mapped[date] = mapped_column(unique=True)
    reason: Mapped[str]
    closes: Mapped[Closes] = mapped_column(Word(Closes), default=Closes.OFFICE)


class PolicyEditionRow(Identified, Base):
    """An adopted edition of the rules: its files whole, and their SHA-256."""

    __tablename__ = "policy_edition"
    __table_args__ = (UniqueConstraint("edition", "sha256"),)

    edition: Mapped[str]
    sha256: Mapped[str]
    files: Mapped[dict[str, str]] = mapped_column(JSON)
    adopted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    effective_from: Mapped[date | None]


class DraftRow(Identified, Base):
    """A form not yet submitted: its plain values, by kind, place and user."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("kind", "place", "user_id"),)
    derived = True

    kind: Mapped[str]
    place: Mapped[str]
    user_id: Mapped[UUID] = mapped_column(Uuid)
    values: Mapped[dict[str, object]] = mapped_column(JSON)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class IdentityRow(Identified, Base):
    """The age identity to which the attachments of one case are sealed."""

    __tablename__ = "identity"
    derived = True

    case_id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    secret: Mapped[bytes] = mapped_column(LargeBinary)


class AttachmentRow(Identified, Base):
    """One sealed file beside the database."""

    __tablename__ = "attachment"

    case_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    sealed_name: Mapped[str] = mapped_column(unique=True)
    original_name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
