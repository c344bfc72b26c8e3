"""Keep people, what each is in a case, and whose name may be seen."""

from uuid import UUID

from hrcase.domain import people as rules
from hrcase.domain.access import Reading, check_sees
from hrcase.domain.audit import Action
from hrcase.domain.cases import check_open
from hrcase.domain.people import CaseRole, Person, PersonLine, RoleInCase
from hrcase.domain.plausible import check_words
from hrcase.errors import RuleBroken
from hrcase.services.settling import settle
from hrcase.services.workspace import Workspace
from hrcase.storage import case_queries, people_queries
from hrcase.storage.people_queries import PeopleQuestion
from hrcase.storage.tables.people import CaseRoleRow, PersonRow
from hrcase.storage.writing import Writing

WORDS = ("family_name", "given_name", "honorific", "class_code", "site", "position", "address")
NAMES = frozenset({"family_name", "given_name", "honorific", "address"})
SET = ("class_at_incident", "site_at_incident", "class_at_action", "site_at_action")


def list_people(
    work: Workspace,
    text: str,
    sort: str,
    descending: bool,  # noqa: FBT001 - the shape of a question of a table
    offset: int,
    limit: int,
) -> list[PersonLine]:
    """One page of the list of people; students stand there without a name."""
    check_sees(work.actor, Reading.CASE)
    question = PeopleQuestion(work.actor, text, sort, descending, offset, limit)
    with work.vault.read() as session:
        return people_queries.person_lines(session, question)


def person(work: Workspace, person_id: UUID) -> Person:
    """One person as a form shows them; a hidden name is not in it."""
    check_sees(work.actor, Reading.CASE)
    with work.vault.read() as session:
        people_queries.check_available(session, work.actor, person_id)
        return people_queries.person_value(session, person_id)


def add_person(work: Workspace, person: Person) -> UUID:
    """Put a person on record, apart from any case."""
    with work.write(Action.PERSON_ADDED) as writing:
        row = _new_person(work, writing, person)
        writing.drop_draft("person", "new")
        writing.summary = f"{_called(row)} put on record"
    return row.id


def change_person(work: Workspace, person: Person) -> None:
    """Change what is on record of a person; every open case is judged again by it.

    The name of a student is not changed by a form that was not shown it.
    """
    with work.write(Action.PERSON_CHANGED) as writing:
        row = writing.get(PersonRow, person.id, person.version)
        people_queries.check_available(writing.session, work.actor, row.id)
        nameless = people_queries.is_nameless(writing.session, row)
        _check(work, person)
        if row.is_student and not person.is_student:
            raise RuleBroken("A student stays a student in the cases that name a label.")
        _copy(person, row, without=NAMES if nameless else frozenset())
        if person.is_student:
            _mark_student(writing, row)
        for case_id in case_queries.open_cases_of(writing.session, row.id):
            settle(work.rules(), writing, case_id)
        writing.drop_draft("person", f"{person.id}/{person.version}")
        writing.drop_draft("birth", str(row.id))
        writing.summary = f"{_called(row)} changed"


def add_to_case(work: Workspace, case_id: UUID, person: Person | UUID, role: RoleInCase) -> UUID:
    """Bring a person into a case; returns the id of the role."""
    with work.write(Action.ROLE_ADDED, case_id) as writing:
        check_open(case_queries.case_row(writing, case_id).closed_on)
        row = (
            _known_person(work, writing, person)
            if isinstance(person, UUID)
            else _new_person(work, writing, person)
        )
        if role.role is CaseRole.STUDENT and not row.is_student:
            _mark_student(writing, row)
        entry = _join(work, writing, case_id, row, role)
        writing.drop_draft("role", str(case_id))
        writing.summary = f"{_in_case(entry, row)} added as {role.role}"
    return entry.id


def change_role(
    work: Workspace, case_id: UUID, role_id: UUID, version: int, role: RoleInCase
) -> None:
    """Correct what is on record of a role; what was true at the incident stays."""
    with work.write(Action.ROLE_CHANGED, case_id) as writing:
        entry = _role(writing, case_id, role_id, version)
        acted = people_queries.has_action(writing.session, case_id, entry.person_id)
        rules.check_role_change(_recorded(entry), role, action_taken=acted)
        _check_classes(work, role)
        for name in (*SET, "name_withheld"):
            setattr(entry, name, getattr(role, name))
        person = writing.get(PersonRow, entry.person_id)
        writing.drop_draft("role-change", str(role_id))
        writing.summary = f"{_in_case(entry, person)}: role as {entry.role} changed"


def end_role(work: Workspace, case_id: UUID, role_id: UUID, reason: str) -> None:
    """Let a person leave a case; the role stays on record with its last day."""
    check_words(reason, "Why does this person leave the case? Write the reason.")
    with work.write(Action.ROLE_ENDED, case_id) as writing:
        entry = _role(writing, case_id, role_id)
        if entry.ended_on is not None:
            raise RuleBroken("This person has left the case already.")
        if people_queries.is_alleged(writing.session, case_id, entry.person_id):
            raise RuleBroken(
                "An allegation names this person, so the role stays. "
                "Record the finding on it instead."
            )
        entry.ended_on = work.today()
        person = writing.get(PersonRow, entry.person_id)
        writing.drop_draft("role-end", str(role_id))
        writing.summary = f"{_in_case(entry, person)} left the case: {reason.strip()}"


def reveal(work: Workspace, case_id: UUID, role_id: UUID | None, purpose: str) -> str:
    """Show a hidden name for a purpose that goes on record; no role means who told us."""
    check_sees(work.actor, Reading.HIDDEN_NAMES)
    check_words(purpose, "What is the name needed for? Write the purpose; it goes on record.")
    with work.write(Action.NAME_REVEALED, case_id) as writing:
        if role_id is None:
            name, shown = case_queries.case_row(writing, case_id).told_by, rules.NOT_NAMED
        else:
            entry = people_queries.role_row(writing, case_id, role_id)
            person = writing.get(PersonRow, entry.person_id)
            name, shown = _full_name(person), _in_case(entry, person)
        writing.summary = f"Name revealed ({shown}): {purpose.strip()}"
    return name


def _known_person(work: Workspace, writing: Writing, person_id: UUID) -> PersonRow:
    row = writing.get(PersonRow, person_id)
    people_queries.check_available(writing.session, work.actor, row.id)
    return row


def _new_person(work: Workspace, writing: Writing, person: Person) -> PersonRow:
    _check(work, person)
    row = PersonRow()
    _copy(person, row)
    return writing.add(row)


def _check(work: Workspace, person: Person) -> None:
    rules.check_person(person, work.today())
    rules.check_class(person.class_code, [one.code for one in work.policy.classes])


def _copy(person: Person, row: PersonRow, without: frozenset[str] = frozenset()) -> None:
    for name in WORDS:
        if name not in without:
            setattr(row, name, getattr(person, name).strip())
    row.born_on = person.born_on
    row.is_student = person.is_student


def _mark_student(writing: Writing, row: PersonRow) -> None:
    """From now on the person is a student: every role of theirs is shown by a label."""
    row.is_student = True
    for entry in people_queries.unlabelled_roles(writing.session, row.id):
        _label(writing, entry)


def _label(writing: Writing, entry: CaseRoleRow) -> None:
    roles = people_queries.roles_of(writing.session, entry.case_id)
    own = [one.label for one in roles if one.person_id == entry.person_id and one.label]
    entry.label = own[0] if own else rules.label_after([one.label for one in roles])


def _join(
    work: Workspace, writing: Writing, case_id: UUID, row: PersonRow, role: RoleInCase
) -> CaseRoleRow:
    here = people_queries.roles_of(writing.session, case_id)
    if any((one.person_id, one.role, one.ended_on) == (row.id, role.role, None) for one in here):
        raise RuleBroken(f"This person is in the case as {role.role} already.")
    kept = rules.joined(Person("", "", class_code=row.class_code, site=row.site), role)
    _check_classes(work, kept)
    entry = CaseRoleRow(
        case_id=case_id,
        person_id=row.id,
        role=kept.role,
        label="",
        name_withheld=kept.name_withheld,
        **{name: getattr(kept, name).strip() for name in SET},
    )
    if row.is_student:
        _label(writing, entry)
    return writing.add(entry)


def _check_classes(work: Workspace, role: RoleInCase) -> None:
    known = [one.code for one in work.policy.classes]
    rules.check_class(role.class_at_incident, known)
    rules.check_class(role.class_at_action, known)


def _role(
    writing: Writing, case_id: UUID, role_id: UUID, version: int | None = None
) -> CaseRoleRow:
    check_open(case_queries.case_row(writing, case_id).closed_on)
    return people_queries.role_row(writing, case_id, role_id, version)


def _recorded(entry: CaseRoleRow) -> RoleInCase:
    return RoleInCase(
        entry.role,
        entry.class_at_incident,
        entry.site_at_incident,
        entry.class_at_action,
        entry.site_at_action,
        entry.name_withheld,
    )


def _full_name(row: PersonRow) -> str:
    return f"{row.given_name} {row.family_name}".strip()


def _called(row: PersonRow) -> str:
    """The person as the trail may name them."""
    return rules.STUDENT if row.is_student else _full_name(row)


def _in_case(entry: CaseRoleRow, row: PersonRow) -> str:
    hidden = rules.is_hidden(
        entry.role, is_student=row.is_student, name_withheld=entry.name_withheld
    )
    return rules.shown_name(_full_name(row), entry.label, hidden=hidden)
