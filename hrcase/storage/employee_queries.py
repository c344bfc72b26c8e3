"""Everything that discipline and letters ask of one employee in one case."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from hrcase.domain.access import Actor
from hrcase.domain.employee_facts import EmployeeFacts, names_in
from hrcase.domain.people import CaseRole, Person
from hrcase.errors import ChangedElsewhere, RuleBroken
from hrcase.storage.action_queries import actions_against
from hrcase.storage.case_files import allegations_of, findings_of
from hrcase.storage.letter_queries import letters_to
from hrcase.storage.setting_queries import stored_letterhead
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.people import CaseRoleRow, PersonRow
from hrcase.storage.writing import GONE

_SUBJECT = (
    select(CaseRoleRow, PersonRow)
    .join(PersonRow, PersonRow.id == CaseRoleRow.person_id)
    .where(
        CaseRoleRow.case_id == bindparam("case_id"),
        CaseRoleRow.person_id == bindparam("person_id"),
        CaseRoleRow.role == CaseRole.SUBJECT,
        CaseRoleRow.ended_on.is_(None),
    )
)
_HIDDEN = (
    select(
        PersonRow.given_name,
        PersonRow.family_name,
        (CaseRoleRow.role == CaseRole.STUDENT) | PersonRow.is_student,
    )
    .join(CaseRoleRow, CaseRoleRow.person_id == PersonRow.id)
    .where(
        CaseRoleRow.case_id == bindparam("case_id"),
        PersonRow.id != bindparam("person_id"),
        CaseRoleRow.role.in_((CaseRole.STUDENT, CaseRole.REPORTER))
        | PersonRow.is_student
        | CaseRoleRow.name_withheld,
    )
)


def employee_facts(session: Session, actor: Actor, case_id: UUID, person_id: UUID) -> EmployeeFacts:
    """One subject of a case with allegations, findings, steps and letters.

    Raises ChangedElsewhere for a case that is not there, RuleBroken for another than a subject.
    """
    case = session.get(CaseRow, case_id)
    if case is None:
        raise ChangedElsewhere(GONE)
    alleged = allegations_of(session, case_id)
    role, person = _subject(session, case_id, person_id)
    hidden, students = _hidden_names(session, case, person_id)
    return EmployeeFacts(
        case_id=case_id,
        person_id=person_id,
        case_number=case.number,
        closed_on=case.closed_on,
        severity=case.severity,
        person=person,
        class_code=role.class_at_action,
        site=role.site_at_action or person.site,
        hidden_names=hidden,
        students=students,
        allegations=tuple(one for one in alleged if one.subject_id == person_id),
        findings=findings_of(session, case_id),
        actions=actions_against(session, actor, person_id),
        letters=letters_to(session, case_id, person_id),
        letterhead=stored_letterhead(session),
    )


def _subject(session: Session, case_id: UUID, person_id: UUID) -> tuple[CaseRoleRow, Person]:
    found = session.execute(_SUBJECT, {"case_id": case_id, "person_id": person_id}).first()
    if found is None:
        raise RuleBroken("This person is not a subject of this case. Add the role under People.")
    role, row = found
    return role, Person(
        family_name=row.family_name,
        given_name=row.given_name,
        honorific=row.honorific,
        born_on=row.born_on,
        is_student=row.is_student,
        class_code=row.class_code,
        site=row.site,
        position=row.position,
        address=row.address,
        id=row.id,
        version=row.version,
    )


def _hidden_names(
    session: Session, case: CaseRow, person_id: UUID
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Students and reporters of the case, then the students; an ended role still hides a name."""
    found = session.execute(_HIDDEN, {"case_id": case.id, "person_id": person_id})
    names = [(f"{given} {family}".strip(), is_student) for given, family, is_student in found]
    everybody = [*(name for name, _ in names), *names_in(case.told_by)]
    students = [name for name, is_student in names if is_student]
    return tuple(dict.fromkeys(everybody)), tuple(dict.fromkeys(students))
