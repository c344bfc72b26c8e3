"""Who may see a case at all: one condition, applied to every query."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlalchemy.orm import Session

from hrcase.domain.access import NEEDS_GRANT, Actor
from hrcase.errors import NotPermitted
from hrcase.storage.tables.cases import CaseLineRow, CaseRow
from hrcase.storage.tables.users import GrantRow

UNAVAILABLE = "This case is not available to you."


def visible(actor: Actor, kind: type[CaseRow | CaseLineRow] = CaseRow) -> ColumnElement[bool]:
    """The condition under which the actor may see a case."""
    if actor.role not in NEEDS_GRANT:
        return true()
    case_id = CaseRow.id if kind is CaseRow else CaseLineRow.case_id
    granted = exists().where(GrantRow.case_id == case_id, GrantRow.user_id == actor.id)
    return or_(granted, kind.created_by == actor.id)


def check_visible(session: Session, actor: Actor, case_id: UUID) -> None:
    """Refuse a case that the actor may not see, in the words used for one that is not there.

    A case that is being made in this very transaction has no row yet and passes.
    """
    if actor.role not in NEEDS_GRANT or session.get(CaseRow, case_id) is None:
        return
    if not session.scalar(select(CaseRow.id).where(CaseRow.id == case_id, visible(actor))):
        raise NotPermitted(UNAVAILABLE)
