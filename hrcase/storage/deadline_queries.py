"""Deadlines that run in a case, with the rule that was in force when each started."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from hrcase.domain.papers import RunningDeadline
from hrcase.errors import ChangedElsewhere
from hrcase.storage.tables.papers import DeadlineRow
from hrcase.storage.writing import GONE

_DEADLINES = (
    select(DeadlineRow)
    .where(DeadlineRow.case_id == bindparam("case_id"))
    .order_by(DeadlineRow.due_on, DeadlineRow.id)
)


def deadlines_of(session: Session, case_id: UUID) -> tuple[RunningDeadline, ...]:
    """The deadlines of a case, the one due first first."""
    return tuple(deadline(row) for row in session.scalars(_DEADLINES, {"case_id": case_id}))


def deadline_row(session: Session, case_id: UUID, deadline_id: UUID) -> DeadlineRow:
    """The row of a deadline of this case. Raises ChangedElsewhere when it has none like it."""
    row = session.get(DeadlineRow, deadline_id)
    if row is None or row.case_id != case_id:
        raise ChangedElsewhere(GONE)
    return row


def deadline(row: DeadlineRow) -> RunningDeadline:
    """A deadline as a value."""
    return RunningDeadline(
        id=row.id,
        rule_id=row.rule_id,
        title=row.title,
        starts_with=row.starts_with,
        started_on=row.started_on,
        due_on=row.due_on,
        rule_json=row.rule_json,
        edition=row.edition,
        math=tuple(row.math),
        citation=row.citation,
        counsel_confirmed=row.counsel_confirmed,
        state=row.state,
        settled_because=row.settled_because,
        waivable_from=row.waivable_from,
    )
