"""Record what is alleged, under the clause that was in force then."""

from uuid import UUID

from hrcase.domain import allegations as rules
from hrcase.domain.allegations import Allegation, CaseDays
from hrcase.domain.audit import Action
from hrcase.domain.calendars import local_day
from hrcase.domain.cases import check_open
from hrcase.domain.clauses import Clause
from hrcase.domain.notifications import reported_at
from hrcase.errors import ChangedElsewhere, RuleBroken
from hrcase.services.workspace import Workspace
from hrcase.storage import case_files, case_queries
from hrcase.storage.tables.allegations import AllegationRow
from hrcase.storage.writing import GONE, Writing

CHANGEABLE = ("student_id", "first_on", "last_on", "precision", "place", "as_received", "as_framed")
FROZEN = (
    "clause_id",
    "subject_id",
    "clause_text",
    "clause_revised_on",
    "older_text_not_loaded",
    "edition",
)


def add_allegation(work: Workspace, case_id: UUID, allegation: Allegation) -> UUID:
    """Say which clause somebody is said to have broken; the text then in force is kept."""
    with work.write(Action.ALLEGATION_ADDED, case_id) as writing:
        one = _checked(work, writing, case_id, allegation)
        row = AllegationRow(case_id=case_id)
        _copy(_with_text(work, one), row, (*FROZEN, *CHANGEABLE))
        writing.add(row)
        writing.drop_draft("allegation", str(case_id))
        writing.summary = f"Alleged: {_words(one)}"
    return row.id


def change_allegation(work: Workspace, case_id: UUID, allegation: Allegation) -> None:
    """Correct days, place, student or framing; the text follows a changed first day only."""
    with work.write(Action.ALLEGATION_CHANGED, case_id) as writing:
        row = writing.get(AllegationRow, allegation.id, allegation.version)
        if row.case_id != case_id:
            raise ChangedElsewhere(GONE)
        before = case_files.allegation(row)
        one = rules.reframed(before, _checked(work, writing, case_id, allegation))
        _copy(one, row, CHANGEABLE)
        if one.first_on != before.first_on:
            _copy(_with_text(work, one), row, FROZEN)
        writing.drop_draft("allegation-change", str(row.id))
        writing.summary = f"Allegation changed: {_words(one)}"


def _checked(
    work: Workspace, writing: Writing, case_id: UUID, allegation: Allegation
) -> Allegation:
    case = case_queries.case_row(writing, case_id)
    check_open(case.closed_on)
    people = case_files.people_of(writing.session, case_id)
    known = case_files.knowledge_of(writing.session, case_id, {})
    days = CaseDays(local_day(reported_at(known), work.zone), work.today())
    rules.check_allegation(allegation, people, _clause(work, allegation.clause_id), days)
    return rules.completed(allegation)


def _clause(work: Workspace, clause_id: str) -> Clause:
    if clause_id not in {clause.rule_id for clause in work.policy.clauses}:
        raise RuleBroken("Choose the clause from the list of the policy.")
    return work.policy.clause(clause_id)


def _with_text(work: Workspace, one: Allegation) -> Allegation:
    in_force = work.policy.clause_on(one.clause_id, one.first_on, work.today())
    return rules.with_clause(one, in_force, work.policy)


def _copy(one: Allegation, row: AllegationRow, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(row, name, getattr(one, name))


def _words(one: Allegation) -> str:
    return f"{rules.short_clause(one.clause_id)}, {rules.incident_words(one)}"
