"""Corrective actions of a case, and those against one person over all cases."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, Result, select, true
from sqlalchemy.orm import Session

from hrcase.domain.access import Actor
from hrcase.domain.papers import CorrectiveAction
from hrcase.storage.access_queries import visible
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.papers import CorrectiveActionRow

ANOTHER_CASE = "another case"


def actions_of(session: Session, case_id: UUID) -> tuple[CorrectiveAction, ...]:
    """The steps chosen and taken in one case, the earliest first."""
    found = _rows(session, CorrectiveActionRow.case_id == case_id, true())
    return tuple(_action(row, number) for row, number, _ in found)


def actions_against(
    session: Session, actor: Actor, person_id: UUID
) -> tuple[CorrectiveAction, ...]:
    """The steps against one person over all cases; a case that is not shown has no number."""
    found = _rows(session, CorrectiveActionRow.person_id == person_id, visible(actor))
    return tuple(_action(row, number if shown else ANOTHER_CASE) for row, number, shown in found)


def chosen_row(
    session: Session, case_id: UUID, person_id: UUID, steps: Collection[str]
) -> CorrectiveActionRow | None:
    """The choice among these steps that no letter has taken yet."""
    return session.scalars(
        select(CorrectiveActionRow)
        .where(
            CorrectiveActionRow.case_id == case_id,
            CorrectiveActionRow.person_id == person_id,
            CorrectiveActionRow.letter_id.is_(None),
            CorrectiveActionRow.step.in_(steps),
        )
        .order_by(CorrectiveActionRow.id.desc())
    ).first()


def _rows(
    session: Session, condition: ColumnElement[bool], shown: ColumnElement[bool]
) -> Result[CorrectiveActionRow, str, bool]:
    statement = (
        select(CorrectiveActionRow, CaseRow.number, shown)
        .join(CaseRow, CaseRow.id == CorrectiveActionRow.case_id)
        .where(condition)
        .order_by(CorrectiveActionRow.on, CorrectiveActionRow.id)
    )
    return session.execute(statement)


def _action(row: CorrectiveActionRow, case_number: str) -> CorrectiveAction:
    return CorrectiveAction(
        id=row.id,
        case_id=row.case_id,
        case_number=case_number,
        person_id=row.person_id,
        step=row.step,
        title=row.title,
        on=row.on,
        clauses=tuple(row.clauses),
        counts_until=row.counts_until,
        proposed_step=row.proposed_step,
        reason=row.reason,
        letter_id=row.letter_id,
    )
