"""The secret identity to which the sealed files of one case belong."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrcase.storage.attachments import new_identity
from hrcase.storage.tables.office import AttachmentRow, IdentityRow
from hrcase.storage.writing import Writing


def identity(session: Session, case_id: UUID) -> str | None:
    """The identity of a case, once a file was sealed in it."""
    secret = session.scalar(select(IdentityRow.secret).where(IdentityRow.case_id == case_id))
    return None if secret is None else secret.decode()


def sealed_names(session: Session) -> frozenset[str]:
    """The names of all sealed files that a record knows."""
    return frozenset(session.scalars(select(AttachmentRow.sealed_name)))


def identity_for(writing: Writing, case_id: UUID) -> str:
    """The identity of a case; made when its first file is sealed."""
    known = identity(writing.session, case_id)
    if known is not None:
        return known
    made = new_identity()
    writing.add(IdentityRow(case_id=case_id, secret=made.encode()))
    return made
