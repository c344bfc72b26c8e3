"""Lines of the trail, what one entry says, and whether the chain is whole."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from hrcase.domain.access import Actor
from hrcase.domain.audit import AuditLine, Entry, TrailQuestion, detail_digest
from hrcase.storage.access_queries import visible
from hrcase.storage.tables.audit import AuditDetailRow, AuditRow
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.users import UserRow

CHUNK = 5000


def entries(session: Session) -> Iterator[Entry]:
    """Every sealed entry in order, a chunk at a time, so that memory stays flat."""
    after = 0
    while True:
        statement = (
            select(AuditRow.__table__)
            .where(AuditRow.number > after)
            .order_by(AuditRow.number)
            .limit(CHUNK)
        )
        chunk = session.execute(statement).all()
        if not chunk:
            return
        for row in chunk:
            yield Entry(*row)
        after = chunk[-1].number


def count(session: Session) -> int:
    """How many entries the trail has."""
    return session.scalar(select(func.count()).select_from(AuditRow)) or 0


def lines(session: Session, actor: Actor, question: TrailQuestion) -> list[AuditLine]:
    """The entries that the actor may see, with names and summaries."""
    statement = (
        select(AuditRow, AuditDetailRow.detail, UserRow.name, CaseRow.number)
        .outerjoin(AuditDetailRow, AuditDetailRow.number == AuditRow.number)
        .outerjoin(UserRow, UserRow.id == AuditRow.actor_id)
        .outerjoin(CaseRow, CaseRow.id == AuditRow.case_id)
        .where(*_conditions(actor, question))
        .order_by(AuditRow.number.desc())
        .offset(question.offset)
        .limit(question.limit)
    )
    found = session.execute(statement)
    return [_line(row, detail, name, number) for row, detail, name, number in found]


def _conditions(actor: Actor, question: TrailQuestion) -> Iterator[ColumnElement[bool]]:
    yield AuditRow.case_id.is_(None) | visible(actor)
    if question.case_id is not None:
        yield AuditRow.case_id == question.case_id
    if question.text:
        pattern = f"%{question.text}%"
        yield or_(
            AuditRow.action.ilike(pattern),
            UserRow.name.ilike(pattern),
            CaseRow.number.ilike(pattern),
        )


def _line(row: AuditRow, detail: bytes | None, name: str | None, number: str | None) -> AuditLine:
    summary = json.loads(detail)["summary"] if detail else ""
    return AuditLine(
        number=row.number,
        at=row.at,
        actor=name or "",
        action=row.action,
        case_number=number or "",
        case_id=row.case_id,
        summary=summary,
        seal=row.seal,
    )


def changes_of(session: Session, number: int) -> list[dict[str, Any]]:
    """What one entry changed, row by row, before and after; empty if its details are gone."""
    row = session.get(AuditDetailRow, number)
    return [] if row is None else list(json.loads(row.detail)["changes"])


def false_details(session: Session) -> Iterator[int]:
    """Numbers of entries whose content no longer is what was sealed."""
    statement = (
        select(AuditRow.number, AuditRow.detail_digest, AuditDetailRow.salt, AuditDetailRow.detail)
        .join(AuditDetailRow, AuditDetailRow.number == AuditRow.number)
        .order_by(AuditRow.number)
    )
    for number, digest, salt, detail in session.execute(statement).yield_per(CHUNK):
        if detail_digest(salt, detail) != digest:
            yield number
