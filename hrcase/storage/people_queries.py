"""People over all cases; a student stands in lists by label only, and is not found by name."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from hrcase.domain.access import NEEDS_GRANT, Actor
from hrcase.domain.people import NOT_NAMED, STUDENT, Person, PersonLine, shown_name
from hrcase.errors import ChangedElsewhere, NotPermitted, RuleBroken
from hrcase.storage.access_queries import visible
from hrcase.storage.case_queries import literal
from hrcase.storage.tables.allegations import AllegationRow
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.papers import CorrectiveActionRow
from hrcase.storage.tables.people import CaseRoleRow, PersonRow
from hrcase.storage.writing import GONE, Writing

P = PersonRow
SORTS: dict[str, tuple[InstrumentedAttribute[str], ...]] = {
    "name": (P.family_name, P.given_name),
    "class": (P.class_code,),
    "site": (P.site,),
    "position": (P.position,),
}


@dataclass(frozen=True, slots=True)
class PeopleQuestion:
    """Which people a list asks for, in which order, and for whom."""

    actor: Actor
    text: str = ""
    sort: str = "name"
    descending: bool = False
    offset: int = 0
    limit: int = 200


def person_lines(session: Session, question: PeopleQuestion) -> list[PersonLine]:
    """One page of the list of people. Raises RuleBroken for a sort that does not exist."""
    cases = (
        select(func.count(CaseRoleRow.case_id.distinct()))
        .join(CaseRow, CaseRow.id == CaseRoleRow.case_id)
        .where(CaseRoleRow.person_id == P.id, ~CaseRoleRow.name_withheld)
        .where(visible(question.actor))
        .scalar_subquery()
    )
    statement = (
        select(P, cases, _withheld())
        .where(*_conditions(question))
        .order_by(*_ordered(question))
        .offset(question.offset)
        .limit(question.limit)
    )
    return [_line(row, count, kept) for row, count, kept in session.execute(statement)]


def person_value(session: Session, person_id: UUID) -> Person:
    """A person as a value; a hidden name is not in it and is revealed in a case instead.

    Raises ChangedElsewhere when there is no such person.
    """
    row = session.get(PersonRow, person_id)
    if row is None:
        raise ChangedElsewhere(GONE)
    nameless = is_nameless(session, row)
    stands_for = STUDENT if row.is_student else NOT_NAMED.capitalize()
    return Person(
        family_name="" if nameless else row.family_name,
        given_name=stands_for if nameless else row.given_name,
        honorific="" if nameless else row.honorific,
        born_on=row.born_on,
        is_student=row.is_student,
        class_code=row.class_code,
        site=row.site,
        position=row.position,
        address="" if nameless else row.address,
        id=row.id,
        version=row.version,
    )


def is_nameless(session: Session, row: PersonRow) -> bool:
    """Whether the name is hidden: of a student, or of somebody who only asked not to be named."""
    statement = select(P.id).where(P.id == row.id, _withheld())
    return row.is_student or session.scalar(statement) is not None


def role_row(
    writing: Writing, case_id: UUID, role_id: UUID, version: int | None = None
) -> CaseRoleRow:
    """The row of a role in this case. Raises ChangedElsewhere."""
    row = writing.get(CaseRoleRow, role_id, version)
    if row.case_id != case_id:
        raise ChangedElsewhere(GONE)
    return row


def unlabelled_roles(session: Session, person_id: UUID) -> list[CaseRoleRow]:
    """The roles of a person, over all cases, that show no label yet."""
    statement = (
        select(CaseRoleRow)
        .where(CaseRoleRow.person_id == person_id, CaseRoleRow.label == "")
        .order_by(CaseRoleRow.id)
    )
    return list(session.scalars(statement))


def is_alleged(session: Session, case_id: UUID, person_id: UUID) -> bool:
    """Whether an allegation of a case names a person."""
    names = or_(AllegationRow.subject_id == person_id, AllegationRow.student_id == person_id)
    statement = select(exists().where(AllegationRow.case_id == case_id, names))
    return bool(session.scalar(statement))


def roles_of(session: Session, case_id: UUID) -> list[CaseRoleRow]:
    """Every role that was ever given in a case, in the order of entry."""
    statement = select(CaseRoleRow).where(CaseRoleRow.case_id == case_id).order_by(CaseRoleRow.id)
    return list(session.scalars(statement))


def hidden_names(session: Session, case_id: UUID) -> list[str]:
    """Full names that are hidden in a case, to keep them out of what every list shows."""
    statement = (
        select(P.given_name, P.family_name)
        .join(CaseRoleRow, CaseRoleRow.person_id == P.id)
        .where(CaseRoleRow.case_id == case_id, or_(P.is_student, CaseRoleRow.name_withheld))
    )
    names = (f"{given} {family}".strip() for given, family in session.execute(statement))
    return [name for name in dict.fromkeys(names) if name]


def shown_instead(session: Session, case_ids: Collection[UUID]) -> dict[UUID, dict[str, str]]:
    """By case: each full name that is hidden there, with what is shown instead."""
    statement = (
        select(CaseRoleRow.case_id, CaseRoleRow.label, P.given_name, P.family_name)
        .join(P, P.id == CaseRoleRow.person_id)
        .where(CaseRoleRow.case_id.in_(case_ids), or_(P.is_student, CaseRoleRow.name_withheld))
    )
    found: dict[UUID, dict[str, str]] = {}
    for case_id, label, given, family in session.execute(statement):
        full_name = f"{given} {family}".strip()
        if full_name:
            found.setdefault(case_id, {})[full_name] = shown_name(full_name, label, hidden=True)
    return found


def has_action(session: Session, case_id: UUID, person_id: UUID) -> bool:
    """Whether a step was taken against a person in a case; a step is taken by its letter."""
    statement = select(
        exists().where(
            CorrectiveActionRow.case_id == case_id,
            CorrectiveActionRow.person_id == person_id,
            CorrectiveActionRow.letter_id.is_not(None),
        )
    )
    return bool(session.scalar(statement))


def _line(row: PersonRow, cases: int, withheld: bool) -> PersonLine:  # noqa: FBT001 - a column
    name = f"{row.family_name}, {row.given_name}".strip(", ")
    return PersonLine(
        id=row.id,
        name=STUDENT if row.is_student else NOT_NAMED.capitalize() if withheld else name,
        class_code=row.class_code,
        site=row.site,
        position=row.position,
        cases=cases,
        is_student=row.is_student,
    )


def _withheld() -> ColumnElement[bool]:
    """Whether the person stands in cases only as somebody who asked not to be named."""
    role = exists().where(CaseRoleRow.person_id == P.id)
    return role.where(CaseRoleRow.name_withheld) & ~role.where(~CaseRoleRow.name_withheld)


def _available(actor: Actor) -> ColumnElement[bool]:
    """Whether a person is in a case that the actor may see, or in none at all.

    A case in which somebody asked not to be named gives no name away.
    """
    if actor.role not in NEEDS_GRANT:
        return true()
    role = exists().where(CaseRoleRow.person_id == P.id)
    shown = role.where(CaseRoleRow.case_id == CaseRow.id, visible(actor))
    return or_(~role, shown.where(~CaseRoleRow.name_withheld), and_(shown, _withheld()))


def check_available(session: Session, actor: Actor, person_id: UUID) -> None:
    """Refuse a person whom the actor does not see in the list of people."""
    if session.scalar(select(P.id).where(P.id == person_id, ~_available(actor))) is not None:
        raise NotPermitted("This person is not available to you.")


def _conditions(question: PeopleQuestion) -> Iterator[ColumnElement[bool]]:
    yield _available(question.actor)
    for word in question.text.split():
        pattern = f"%{literal(word)}%"
        named = (column.ilike(pattern, escape="\\") for column in (P.family_name, P.given_name))
        placed = (column.ilike(pattern, escape="\\") for column in (P.site, P.position))
        yield or_(and_(~or_(P.is_student, _withheld()), or_(*named)), *placed)


def _ordered(question: PeopleQuestion) -> Iterator[ColumnElement[Any]]:
    """Whoever has no name here stands behind those who have one, whichever way names run."""
    columns = SORTS.get(question.sort)
    if columns is None:
        raise RuleBroken(f"People are not sorted by “{question.sort}”.")
    nameless = or_(P.is_student, _withheld())
    if question.sort == "name":
        yield nameless.asc()
    for column in columns:
        shown = case((nameless, ""), else_=column) if question.sort == "name" else column
        yield shown.desc() if question.descending else shown.asc()
    yield P.id.asc()
