"""Findings of a case, and the needs that a finding waits for."""

from dataclasses import fields
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrcase.domain.allegations import Finding
from hrcase.domain.needs import Need
from hrcase.storage.tables.allegations import FindingRow
from hrcase.storage.tables.cases import NeedRow


def findings_of(session: Session, case_id: UUID) -> tuple[Finding, ...]:
    """Every finding of a case, in the order in which they were recorded."""
    statement = select(FindingRow).where(FindingRow.case_id == case_id).order_by(FindingRow.id)
    return tuple(
        Finding(
            allegation_id=row.allegation_id,
            result=row.result,
            standard=row.standard,
            reasons=row.reasons,
            decided_by=row.decided_by,
            decided_on=row.decided_on,
            note_ids=tuple(UUID(one) for one in row.note_ids),
            id=row.id,
        )
        for row in session.scalars(statement)
    )


def needs_of(session: Session, case_id: UUID) -> tuple[Need, ...]:
    """What the case needs, as computed when it last changed."""
    statement = select(NeedRow).where(NeedRow.case_id == case_id).order_by(NeedRow.order)
    names = [field.name for field in fields(Need)]
    return tuple(
        Need(**{name: getattr(row, name) for name in names}) for row in session.scalars(statement)
    )
