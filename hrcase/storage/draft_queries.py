"""Drafts by kind, place and user: nobody finds the draft of another."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrcase.domain.drafts import Draft
from hrcase.storage.tables.office import DraftRow


def draft_row(session: Session, user_id: UUID, kind: str, place: str) -> DraftRow | None:
    """The row of one user's draft, if there is one."""
    return session.scalar(
        select(DraftRow).where(
            DraftRow.user_id == user_id, DraftRow.kind == kind, DraftRow.place == place
        )
    )


def find_draft(session: Session, user_id: UUID, kind: str, place: str) -> Draft | None:
    """One user's draft, if there is one."""
    row = draft_row(session, user_id, kind, place)
    return None if row is None else Draft(row.kind, row.place, dict(row.values), row.saved_at)
