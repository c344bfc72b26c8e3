"""The trail of one case as a story: every act at the moment at which it happened."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrcase.domain.audit import Action
from hrcase.domain.people import without_names
from hrcase.domain.timeline import Act
from hrcase.storage.people_queries import shown_instead
from hrcase.storage.tables.audit import AuditDetailRow, AuditRow
from hrcase.storage.tables.notifications import (
    ChecklistMarkRow,
    HotlineCallRow,
    PoliceContactRow,
)
from hrcase.storage.tables.people import KnowledgeRow
from hrcase.storage.tables.users import UserRow

HAPPENED = {
    HotlineCallRow.__tablename__: "started_at",
    PoliceContactRow.__tablename__: "started_at",
    KnowledgeRow.__tablename__: "known_at",
    ChecklistMarkRow.__tablename__: "happened_at",
}
"""Tables whose rows say when something happened, apart from when it was typed in."""


def acts_of(session: Session, case_id: UUID) -> Iterator[Act]:
    """Everything that was done to a case, in the order of entry."""
    statement = (
        select(AuditRow, AuditDetailRow.detail, UserRow.name)
        .outerjoin(AuditDetailRow, AuditDetailRow.number == AuditRow.number)
        .outerjoin(UserRow, UserRow.id == AuditRow.actor_id)
        .where(AuditRow.case_id == case_id)
        .order_by(AuditRow.number)
    )
    hidden = shown_instead(session, [case_id]).get(case_id, {})
    for row, detail, name in session.execute(statement):
        content: dict[str, Any] = json.loads(detail) if detail else {}
        yield Act(
            action=Action(row.action),
            typed_at=row.at,
            happened_at=_happened_at(content.get("changes", [])),
            summary=without_names(content.get("summary", row.action), hidden),
            actor=name or "",
        )


def _happened_at(changes: list[dict[str, Any]]) -> datetime | None:
    moments = [
        datetime.fromisoformat(change["values"][HAPPENED[change["table"]]])
        for change in changes
        if change["kind"] == "added" and change["table"] in HAPPENED
    ]
    return min(moments, default=None)
