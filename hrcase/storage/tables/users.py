"""People who may sign in, their earlier passphrases, and the cases granted to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from hrcase.domain.access import Role
from hrcase.storage.tables.base import Base, Identified, UtcDateTime, Versioned, Word


class UserRow(Versioned, Base):
    """A named person with an own passphrase slot in the header."""

    __tablename__ = "user"

    name: Mapped[str]
    role: Mapped[Role] = mapped_column(Word(Role))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    passphrase_set_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __mapper_args__ = {"version_id_col": Versioned.version}


class PassphraseRow(Identified, Base):
    """A salted verifier of a passphrase that a user had, so that it is not used again."""

    __tablename__ = "passphrase"

    user_id: Mapped[UUID] = mapped_column(ForeignKey(UserRow.id), index=True)
    verifier: Mapped[bytes] = mapped_column(LargeBinary)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)


class GrantRow(Identified, Base):
    """One case that one user may see."""

    __tablename__ = "grant"
    __table_args__ = (UniqueConstraint("user_id", "case_id"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey(UserRow.id))
    case_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    granted_by: Mapped[UUID] = mapped_column(Uuid)
    granted_at: Mapped[datetime] = mapped_column(UtcDateTime)
