"""Everything that is on record of one case, read in one go."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from hrcase.domain.allegations import Allegation, Finding
from hrcase.domain.cases import CaseFile, CaseHead, Stage, told_how
from hrcase.domain.determinations import Determination
from hrcase.domain.notifications import ChecklistMark, HotlineCall, Knowledge, PoliceContact
from hrcase.domain.people import (
    NOT_NAMED,
    CasePerson,
    CaseRole,
    is_hidden,
    shown_name,
    without_names,
)
from hrcase.errors import NotPermitted
from hrcase.storage.access_queries import UNAVAILABLE
from hrcase.storage.action_queries import actions_of
from hrcase.storage.deadline_queries import deadlines_of
from hrcase.storage.letter_queries import letters_of
from hrcase.storage.note_queries import note_lines
from hrcase.storage.tables.allegations import AllegationRow, DeterminationRow, FindingRow
from hrcase.storage.tables.base import Base
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.notifications import (
    ChecklistMarkRow,
    HotlineCallRow,
    PoliceContactRow,
)
from hrcase.storage.tables.people import CaseRoleRow, KnowledgeRow, PersonRow
from hrcase.storage.tables.users import UserRow

Names = dict[UUID, str]
R = TypeVar("R", bound=Base)
_PEOPLE = (
    select(CaseRoleRow, PersonRow)
    .join(PersonRow, PersonRow.id == CaseRoleRow.person_id)
    .where(CaseRoleRow.case_id == bindparam("case_id"))
    .order_by(CaseRoleRow.id)
)


def case_file(session: Session, case_id: UUID) -> CaseFile:
    """The file of one case as recorded; stage and needs are computed from it afterwards.

    Raises NotPermitted for a case that is not there, in the words for one that is not shown.
    """
    row = session.get(CaseRow, case_id)
    if row is None:
        raise NotPermitted(UNAVAILABLE)
    found = session.execute(_PEOPLE, {"case_id": case_id}).all()
    people = tuple(_case_person(role, person) for role, person in found)
    names = _names_to_hide(zip((person for _, person in found), people, strict=True))
    hidden = {one.person_id: one.shown_name for one in people if one.hidden}
    told_by = without_names(row.told_by, names)
    kept = row.name_withheld or any(_asked_not_to_be_named(one) for one in people)
    known = _renamed(knowledge_of(session, case_id, hidden), names)
    callers = {one.id: one.who for one in known if one.id and one.person_id in hidden}
    return CaseFile(
        head=_head(session, row, NOT_NAMED if kept else told_by),
        people=people,
        knowledge=_without_name(known, told_by) if kept else known,
        allegations=allegations_of(session, case_id),
        determinations=determinations_of(session, case_id),
        calls=calls_of(session, case_id, callers),
        contacts=contacts_of(session, case_id, callers),
        marks=marks_of(session, case_id),
        notes=note_lines(session, case_id),
        findings=findings_of(session, case_id),
        actions=actions_of(session, case_id),
        letters=letters_of(session, case_id),
        deadlines=deadlines_of(session, case_id),
    )


def _asked_not_to_be_named(one: CasePerson) -> bool:
    return one.role is CaseRole.REPORTER and one.name_withheld


def _without_name(known: tuple[Knowledge, ...], told_by: str) -> tuple[Knowledge, ...]:
    """The same, where the report had named who told us and that was asked to be kept later."""
    told, instead = told_how(told_by), told_how(told_by, name_withheld=True)
    return tuple(replace(one, how=instead) if one.how == told != "" else one for one in known)


def _names_to_hide(found: Iterable[tuple[PersonRow, CasePerson]]) -> dict[str, str]:
    """Full names that are hidden in the case, with what is shown instead."""
    named = ((f"{row.given_name} {row.family_name}".strip(), one) for row, one in found)
    return {name: one.shown_name for name, one in named if name and one.hidden}


def _renamed(known: tuple[Knowledge, ...], names: dict[str, str]) -> tuple[Knowledge, ...]:
    """The same, where who knew, or how, was typed with a name that is hidden."""
    if not names:
        return known
    return tuple(
        replace(one, who=without_names(one.who, names), how=without_names(one.how, names))
        for one in known
    )


def _head(session: Session, row: CaseRow, told_by: str) -> CaseHead:
    author = session.get(UserRow, row.created_by)
    return CaseHead(
        id=row.id,
        number=row.number,
        title=row.title,
        stage=Stage.REPORTED,
        severity=row.severity,
        severity_reason=row.severity_reason,
        words=row.words,
        told_by=told_by,
        name_withheld=told_by == NOT_NAMED,
        channel=row.channel,
        first_known_at=row.first_known_at,
        typed_at=row.typed_at,
        created_by=author.name if author else "",
        owner=row.owner,
        closed_on=row.closed_on,
        outcome=row.outcome,
        version=row.version,
    )


def people_of(session: Session, case_id: UUID) -> tuple[CasePerson, ...]:
    """Everyone in a case, in the order in which they joined; hidden names stay in the vault."""
    found = session.execute(_PEOPLE, {"case_id": case_id})
    return tuple(_case_person(role, person) for role, person in found)


def _case_person(row: CaseRoleRow, person: PersonRow) -> CasePerson:
    hidden = is_hidden(row.role, is_student=person.is_student, name_withheld=row.name_withheld)
    full_name = f"{person.given_name} {person.family_name}".strip()
    return CasePerson(
        role_id=row.id,
        person_id=person.id,
        role=row.role,
        shown_name=shown_name(full_name, row.label, hidden=hidden),
        label=row.label,
        hidden=hidden,
        born_on=person.born_on,
        is_student=person.is_student,
        class_at_incident=row.class_at_incident,
        site_at_incident=row.site_at_incident,
        class_at_action=row.class_at_action,
        site_at_action=row.site_at_action,
        position=person.position,
        name_withheld=row.name_withheld,
        ended_on=row.ended_on,
        version=row.version,
    )


def knowledge_of(session: Session, case_id: UUID, hidden: Names) -> tuple[Knowledge, ...]:
    """Who knew when, in the order of entry; a hidden person by what stands for the name."""
    return tuple(
        Knowledge(
            who=hidden.get(row.person_id, row.who) if row.person_id else row.who,
            known_at=row.known_at,
            how=row.how,
            person_id=row.person_id,
            recorded_at=row.recorded_at,
            corrects=row.corrects,
            id=row.id,
        )
        for row in _rows(session, KnowledgeRow, case_id)
    )


def allegations_of(session: Session, case_id: UUID) -> tuple[Allegation, ...]:
    """What is alleged, in the order of entry."""
    return tuple(allegation(row) for row in _rows(session, AllegationRow, case_id))


def allegation(row: AllegationRow) -> Allegation:
    """An allegation as a value."""
    return Allegation(
        clause_id=row.clause_id,
        subject_id=row.subject_id,
        student_id=row.student_id,
        first_on=row.first_on,
        last_on=row.last_on,
        precision=row.precision,
        place=row.place,
        as_received=row.as_received,
        as_framed=row.as_framed,
        clause_text=row.clause_text,
        clause_revised_on=row.clause_revised_on,
        older_text_not_loaded=row.older_text_not_loaded,
        edition=row.edition,
        id=row.id,
        version=row.version,
    )


def determinations_of(session: Session, case_id: UUID) -> tuple[Determination, ...]:
    """Every answer that was given, in the order of entry."""
    return tuple(
        Determination(
            question=row.question,
            answer=row.answer,
            reason=row.reason,
            decided_by=row.decided_by,
            decided_at=row.decided_at,
            facts=tuple(row.facts),
            id=row.id,
        )
        for row in _rows(session, DeterminationRow, case_id)
    )


def calls_of(session: Session, case_id: UUID, callers: Names) -> tuple[HotlineCall, ...]:
    """Every call to the hotline, corrected ones too, in the order of entry."""
    return tuple(
        HotlineCall(
            caller=_caller(row, callers),
            number_dialled=row.number_dialled,
            started_at=row.started_at,
            ended_at=row.ended_at,
            spoke_to=row.spoke_to,
            reference=row.reference,
            told=row.told,
            reference_missing_because=row.reference_missing_because,
            present=row.present,
            answer=row.answer,
            instructions=row.instructions,
            follow_up=row.follow_up,
            adult_protective=row.adult_protective,
            knowledge_id=row.knowledge_id,
            typed_at=row.typed_at,
            typed_by=row.typed_by,
            corrects=row.corrects,
            id=row.id,
        )
        for row in _rows(session, HotlineCallRow, case_id)
    )


def contacts_of(session: Session, case_id: UUID, callers: Names) -> tuple[PoliceContact, ...]:
    """Every contact with the police, corrected ones too, in the order of entry."""
    return tuple(
        PoliceContact(
            caller=_caller(row, callers),
            agency=row.agency,
            number_dialled=row.number_dialled,
            started_at=row.started_at,
            ended_at=row.ended_at,
            officer=row.officer,
            badge=row.badge,
            reference=row.reference,
            told=row.told,
            reference_missing_because=row.reference_missing_because,
            present=row.present,
            requests=row.requests,
            hold_requested=row.hold_requested,
            follow_up=row.follow_up,
            school_officer_only=row.school_officer_only,
            knowledge_id=row.knowledge_id,
            typed_at=row.typed_at,
            typed_by=row.typed_by,
            corrects=row.corrects,
            id=row.id,
        )
        for row in _rows(session, PoliceContactRow, case_id)
    )


def _caller(row: HotlineCallRow | PoliceContactRow, callers: Names) -> str:
    return callers.get(row.knowledge_id, row.caller) if row.knowledge_id else row.caller


def marks_of(session: Session, case_id: UUID) -> tuple[ChecklistMark, ...]:
    """What was said of checklist items, in the order of entry."""
    return tuple(
        ChecklistMark(
            item_id=row.item_id,
            status=row.status,
            reason=row.reason,
            performed_by=row.performed_by,
            happened_at=row.happened_at,
            recorded_by=row.recorded_by,
            recorded_at=row.recorded_at,
            id=row.id,
        )
        for row in _rows(session, ChecklistMarkRow, case_id)
    )


def findings_of(session: Session, case_id: UUID) -> tuple[Finding, ...]:
    """Every finding, in the order of entry; the last of an allegation stands."""
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
        for row in _rows(session, FindingRow, case_id)
    )


def _rows(session: Session, kind: type[R], case_id: UUID) -> Iterable[R]:
    """The rows of one table that belong to a case, in the order of entry, for reading alone.

    They are plain rows with the same columns: none becomes an object that a session looks after.
    """
    session.flush()
    found = session.connection().execute(_statement(kind), {"case_id": case_id})
    return cast("Iterable[R]", found)


@cache
def _statement(kind: type[Base]) -> Select[Any]:
    """Built once for each table: opening a case asks all of them."""
    table = kind.__table__
    return select(table).where(table.c.case_id == bindparam("case_id")).order_by(table.c.id)
