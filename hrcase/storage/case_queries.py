"""Lists of cases: every sort and view walks an index, and each applies who may see a case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    UnaryExpression,
    bindparam,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from hrcase.domain.access import Actor
from hrcase.domain.cases import QUIET_AFTER, QUIET_STATE, CaseLine
from hrcase.domain.needs import ASLEEP, Clock, NeedState, state_of
from hrcase.errors import RuleBroken
from hrcase.storage.access_queries import visible
from hrcase.storage.tables.cases import CaseLineRow, CaseNumberRow, CaseRow, NeedRow
from hrcase.storage.tables.people import CaseRoleRow
from hrcase.storage.writing import Writing

R = TypeVar("R")
L = CaseLineRow
SORTS: dict[str, InstrumentedAttribute[str] | InstrumentedAttribute[str | None]] = {
    "number": L.number,
    "title": L.title,
    "employee": L.employee,
    "state": L.next_order,
    "next": L.next_order,
    "when": L.next_when,
    "severity": L.severity,
    "stage": L.stage,
    "owner": L.owner,
}
SORTED_APART = frozenset({"undecided", "answers", "closed"})
VIEWS = ("open", "mine", "undecided", "answers", "closed")
FOUND_AT_MOST = 200
_ROW: ColumnElement[int] = literal_column("case_line.rowid", Integer)
"""What SQLite itself calls a row by; every index has it."""

_NEEDS = select(NeedRow).where(NeedRow.case_id == bindparam("case_id"))


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """Which cases a list asks for, in which order, and for whom. `now` is UTC."""

    actor: Actor
    now: datetime
    today: date
    view: str = "open"
    sort: str = "state"
    descending: bool = False
    offset: int = 0
    limit: int = 200


def case_lines(session: Session, question: CaseQuestion) -> list[CaseLine]:
    """One page of a list of cases. Raises RuleBroken for a view or sort that does not exist."""
    rows = session.scalars(lines_statement(question))
    return [line(row, question.now, question.today) for row in rows]


def lines_statement(question: CaseQuestion) -> Select[CaseLineRow]:
    """The question in SQL; for open cases it walks one index in its order.

    The other lists sort an index of their own, which is short, and read the lines of one page.
    """
    if question.view not in SORTED_APART:
        return _page(select(CaseLineRow), question)
    rows = _page(select(_ROW).select_from(CaseLineRow), question).correlate(None)
    return select(CaseLineRow).where(_ROW.in_(rows)).order_by(*_ordered(question))


def _page(asked: Select[R], question: CaseQuestion) -> Select[R]:
    return (
        asked.where(*_of_view(question), visible(question.actor, CaseLineRow))
        .order_by(*_ordered(question))
        .offset(question.offset)
        .limit(question.limit)
    )


def view_counts(session: Session, question: CaseQuestion) -> dict[str, int]:
    """How many cases each view holds."""
    return {view: _count(session, question, view) for view in VIEWS}


def matching_cases(session: Session, question: CaseQuestion, text: str) -> list[CaseLine]:
    """Cases whose number, title or employee holds the text, the newest first."""
    pattern = f"%{literal(text)}%"
    statement = (
        select(CaseLineRow)
        .where(
            or_(
                *(column.ilike(pattern, escape="\\") for column in (L.number, L.title, L.employee))
            ),
            visible(question.actor, CaseLineRow),
        )
        .order_by(L.number.desc())
        .limit(min(question.limit, FOUND_AT_MOST))
    )
    return [line(row, question.now, question.today) for row in session.scalars(statement)]


def quiet_lines(session: Session, question: CaseQuestion) -> list[CaseLine]:
    """Open cases that nobody worked on for some time, the longest quiet first."""
    statement = (
        select(CaseLineRow)
        .where(
            L.closed.is_(False),
            L.changed_at < question.now - QUIET_AFTER,
            visible(question.actor, CaseLineRow),
        )
        .order_by(L.changed_at)
        .limit(question.limit)
    )
    return [line(row, question.now, question.today) for row in session.scalars(statement)]


def line(row: CaseLineRow, now: datetime, today: date) -> CaseLine:
    """One case as lists show it at this moment."""
    return CaseLine(
        id=row.case_id,
        number=row.number,
        title=row.title,
        employee=row.employee,
        state=_state(row, now, today),
        next_words=row.next_words,
        next_on=row.next_on,
        next_at=row.next_at,
        next_red_at=row.next_red_at,
        severity=row.severity,
        stage=row.stage,
        owner=row.owner,
        changed_at=row.changed_at,
    )


def _state(row: CaseLineRow, now: datetime, today: date) -> str:
    if row.closed or row.next_state not in set(NeedState):
        return row.next_state
    given = NeedState(row.next_state)
    clock = Clock(row.next_amber_at, row.next_red_at, row.next_on)
    waits = given in ASLEEP or row.next_on or row.next_at
    if not waits and row.changed_at < now - QUIET_AFTER:
        return QUIET_STATE
    return state_of(given, clock, now, today)


def new_number(writing: Writing, year: int) -> int:
    """Take the next number of a year; the counter only grows, so none is used twice."""
    row = writing.session.get(CaseNumberRow, year)
    if row is None:
        row = writing.add(CaseNumberRow(year=year, last=0))
    row.last += 1
    return row.last


def last_number(session: Session, year: int) -> int:
    """The last number that was given in a year."""
    row = session.get(CaseNumberRow, year)
    return row.last if row else 0


def case_row(writing: Writing, case_id: UUID, version: int | None = None) -> CaseRow:
    """The row of a case, for changing it. Raises ChangedElsewhere."""
    return writing.get(CaseRow, case_id, version)


def line_row(session: Session, case_id: UUID) -> CaseLineRow | None:
    """The stored line of a case."""
    return session.get(CaseLineRow, case_id)


def need_rows(session: Session, case_id: UUID) -> dict[str, NeedRow]:
    """The stored needs of a case by their keys."""
    return {row.key: row for row in session.scalars(_NEEDS, {"case_id": case_id})}


def open_cases_of(session: Session, person_id: UUID) -> Sequence[UUID]:
    """The open cases in which a person has a role."""
    statement = (
        select(CaseRow.id)
        .where(
            CaseRow.id.in_(select(CaseRoleRow.case_id).where(CaseRoleRow.person_id == person_id)),
            CaseRow.closed_on.is_(None),
        )
        .order_by(CaseRow.id)
    )
    return session.scalars(statement).all()


def literal(text: str) -> str:
    """The text with the signs that LIKE reads as wildcards made plain."""
    plain = text.strip().replace("\\", "\\\\")
    return plain.replace("%", "\\%").replace("_", "\\_")


def _of_view(question: CaseQuestion) -> Iterator[ColumnElement[bool]]:
    match question.view:
        case "open":
            yield L.closed.is_(False)
        case "mine":
            yield L.closed.is_(False)
            yield L.owner == question.actor.name
        case "undecided":
            yield L.undecided.is_(True)
        case "answers":
            yield L.answers.is_(True)
        case "closed":
            yield L.closed_on >= date(question.today.year, 1, 1)
        case _:
            raise RuleBroken(f"There is no list called “{question.view}”.")


def _ordered(question: CaseQuestion) -> list[UnaryExpression[Any]]:
    column = SORTS.get(question.sort)
    if column is None:
        raise RuleBroken(f"Cases are not sorted by “{question.sort}”.")
    # By its plain number SQLite would walk all cases ever made to find those closed this year.
    number = L.number.concat("") if question.view == "closed" else L.number
    columns = (number,) if column is L.number else (column, number)
    return [one.desc() if question.descending else one.asc() for one in columns]


def _count(session: Session, question: CaseQuestion, view: str) -> int:
    asked = CaseQuestion(question.actor, question.now, question.today, view=view)
    statement = (
        select(func.count())
        .select_from(CaseLineRow)
        .where(*_of_view(asked), visible(question.actor, CaseLineRow))
    )
    return session.scalar(statement) or 0
