"""What cannot wait, over all cases that a person may see."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from hrcase.domain.access import Actor
from hrcase.domain.needs import SOON, Need, NeedLine, dated_key
from hrcase.storage.access_queries import visible
from hrcase.storage.tables.cases import CaseLineRow, NeedRow

SHOWN_AT_MOST = 100
ASLEEP_FROM, ASLEEP_TO = "3", "4"
TOMORROW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TodayNeeds:
    """The needs of all open cases by when somebody must look at them."""

    cannot_wait: list[NeedLine]
    this_week: list[NeedLine]
    waiting: list[NeedLine]
    later: list[NeedLine]


def today_needs(session: Session, actor: Actor, today: date) -> TodayNeeds:
    """The needs of every visible case: at once or by tomorrow, this week, asleep, later."""
    urgent, week = dated_key(today + 2 * TOMORROW), dated_key(today + SOON + TOMORROW)
    order = NeedRow.order
    asleep = (order >= ASLEEP_FROM) & (order < ASLEEP_TO)
    return TodayNeeds(
        cannot_wait=_needs(session, actor, order < urgent),
        this_week=_needs(session, actor, (order >= urgent) & (order < week)),
        waiting=_needs(session, actor, asleep),
        later=_needs(session, actor, (order >= week) & ~asleep),
    )


def count_open(session: Session, actor: Actor) -> int:
    """How many open cases the actor may see."""
    statement = (
        select(func.count())
        .select_from(CaseLineRow)
        .where(CaseLineRow.closed.is_(False), visible(actor, CaseLineRow))
    )
    return session.scalar(statement) or 0


def _needs(session: Session, actor: Actor, condition: ColumnElement[bool]) -> list[NeedLine]:
    statement = (
        select(NeedRow, CaseLineRow.number)
        .join(CaseLineRow, CaseLineRow.case_id == NeedRow.case_id)
        .where(condition, visible(actor, CaseLineRow))
        .order_by(NeedRow.order, NeedRow.case_id)
        .limit(SHOWN_AT_MOST)
    )
    return [
        NeedLine(str(row.case_id), number, need_of(row))
        for row, number in session.execute(statement)
    ]


def need_of(row: NeedRow) -> Need:
    """A stored need as a value."""
    return Need(
        key=row.key,
        title=row.title,
        why=row.why,
        citation=row.citation,
        rule_id=row.rule_id,
        counsel_confirmed=row.counsel_confirmed,
        tab=row.tab,
        button=row.button,
        state=row.state,
        since=row.since,
        amber_at=row.amber_at,
        red_at=row.red_at,
        due_on=row.due_on,
        required=row.required,
        target=row.target,
    )
