"""Lines of the trail, what one entry says, and whether the chain is whole."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from hrcase.domain.access import SEES, Actor, Reading
from hrcase.domain.audit import AuditLine, Entry, TrailQuestion, detail_digest
from hrcase.domain.people import without_names
from hrcase.domain.timeline import INVESTIGATING
from hrcase.storage.access_queries import visible
from hrcase.storage.people_queries import shown_instead
from hrcase.storage.tables.audit import AuditDetailRow, AuditRow
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.users import UserRow

CHUNK = 200
"""So many entries are read at a time; more would only wait in memory for their turn."""

_CHAIN = """
SELECT number, at, actor_id, action, case_id, detail_digest, previous, seal
FROM audit WHERE number > ? ORDER BY number LIMIT ?
"""
_WITH_DETAILS = """
SELECT audit.number, at, actor_id, action, case_id, detail_digest, previous, seal, salt, detail
FROM audit LEFT JOIN audit_detail ON audit_detail.number = audit.number
WHERE audit.number > ? ORDER BY audit.number LIMIT ?
"""
"""As stored: a trail has a hundred thousand entries, and each is read in each check."""

_NEVER, _NOBODY = datetime.min.replace(tzinfo=UTC), UUID(int=0)


def entries(session: Session) -> Iterator[Entry]:
    """Every sealed entry in order, a chunk at a time, so that memory stays flat."""
    ids = _Ids()
    return (_entry(row, ids) for row in _stored(session, _CHAIN))


def entries_with_details(session: Session) -> Iterator[tuple[Entry, bool]]:
    """Every sealed entry, and whether its details are those that were sealed.

    Details that went with a destroyed case are no fault. What a forger stored in another form
    than ours gives an entry that no seal fits, so that it is named and nothing stops.
    """
    ids = _Ids()
    return ((_entry(row, ids), _is_true(row)) for row in _stored(session, _WITH_DETAILS))


def _stored(session: Session, sql: str) -> Iterator[Sequence[Any]]:
    connection, after = session.connection(), 0
    while True:
        chunk = connection.exec_driver_sql(sql, (after, CHUNK)).all()
        yield from chunk
        if len(chunk) < CHUNK:
            return
        after = chunk[-1][0]


class _Ids(dict[str, UUID]):
    """Ids by their stored text: a trail names few users and each case often."""

    def __missing__(self, stored: str) -> UUID:
        found = self[stored] = UUID(stored)
        return found


def _entry(row: Sequence[Any], ids: _Ids) -> Entry:
    number, at, actor_id, action, case_id, digest, previous, seal, *_ = row
    try:
        moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
        case = None if case_id is None else ids[case_id]
        return Entry(number, moment, ids[actor_id], action, case, digest, previous, seal)
    except (ValueError, TypeError, AttributeError):
        return Entry(number, _NEVER, _NOBODY, "", None, "", previous, "")


def _is_true(row: Sequence[Any]) -> bool:
    """Whether details are those that were sealed; what is not bytes was never ours."""
    *_, digest, _, _, salt, detail = row
    if salt is None and detail is None:
        return True
    return type(salt) is type(detail) is bytes and detail_digest(salt, detail) == digest


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
    found = session.execute(statement).all()
    hidden = shown_instead(session, {row.case_id for row, *_ in found if row.case_id})
    lines = (_line(row, detail, name, number) for row, detail, name, number in found)
    return [_without_names(line, hidden) for line in lines]


def _without_names(line: AuditLine, hidden: dict[UUID, dict[str, str]]) -> AuditLine:
    """The line, where somebody whose name is hidden now was still named then."""
    names = hidden.get(line.case_id) if line.case_id else None
    return replace(line, summary=without_names(line.summary, names)) if names else line


def _conditions(actor: Actor, question: TrailQuestion) -> Iterator[ColumnElement[bool]]:
    yield AuditRow.case_id.is_(None) | visible(actor)
    if Reading.INVESTIGATION not in SEES[actor.role]:
        yield AuditRow.action.not_in(INVESTIGATING)
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
