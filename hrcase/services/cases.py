"""Look at cases, keep their head, and close them."""

from dataclasses import replace
from uuid import UUID

from hrcase.domain import cases as rules
from hrcase.domain.access import SEES, Reading, check_sees
from hrcase.domain.audit import Action
from hrcase.domain.cases import CaseFile, CaseLine, TimelineLine
from hrcase.domain.findings import NOT_SHOWN
from hrcase.domain.needs_of_case import obstacles
from hrcase.domain.timeline import told
from hrcase.services.settling import settled
from hrcase.services.workspace import Workspace
from hrcase.storage import case_files, case_queries, people_queries, timeline_queries
from hrcase.storage.access_queries import check_visible
from hrcase.storage.case_queries import CaseQuestion
from hrcase.storage.tables.cases import CaseRow


def list_cases(
    work: Workspace,
    view: str,
    sort: str,
    descending: bool,  # noqa: FBT001 - the shape of a question of a table
    offset: int,
    limit: int,
) -> list[CaseLine]:
    """One page of a list of cases, sorted in the vault."""
    check_sees(work.actor, Reading.CASE)
    question = CaseQuestion(
        work.actor, work.now(), work.today(), view, sort, descending, offset, limit
    )
    with work.vault.read() as session:
        return case_queries.case_lines(session, question)


def count_views(work: Workspace) -> dict[str, int]:
    """How many cases each of the lists holds."""
    check_sees(work.actor, Reading.CASE)
    with work.vault.read() as session:
        return case_queries.view_counts(session, _question(work))


def find_cases(work: Workspace, text: str, limit: int) -> list[CaseLine]:
    """Cases found by number, title or employee; hidden names are not searched."""
    check_sees(work.actor, Reading.CASE)
    if not text.strip():
        return []
    with work.vault.read() as session:
        question = replace(_question(work), limit=limit)
        return case_queries.matching_cases(session, question, text)


def case_file(work: Workspace, case_id: UUID) -> CaseFile:
    """Everything on record of one case and what it needs now, most urgent first."""
    check_sees(work.actor, Reading.CASE)
    with work.vault.read() as session:
        check_visible(session, work.actor, case_id)
        file = settled(work.rules(), case_files.case_file(session, case_id))
    if Reading.INVESTIGATION in SEES[work.actor.role]:
        return file
    kept = tuple(replace(one, reasons=NOT_SHOWN, note_ids=()) for one in file.findings)
    return replace(file, notes=(), findings=kept)


def view_case(work: Workspace, case_id: UUID, sitting: set[UUID]) -> CaseFile:
    """The file of a case for the screen; looking goes on record once in a sitting."""
    check_sees(work.actor, Reading.CASE)
    if case_id not in sitting:
        with work.write(Action.CASE_VIEWED, case_id) as writing:
            row = case_queries.case_row(writing, case_id)
            writing.summary = f"Case {row.number} viewed"
        sitting.add(case_id)
    return case_file(work, case_id)


def change_case(work: Workspace, case_id: UUID, version: int, title: str, owner: str) -> None:
    """Change title and owner; an empty title goes back to the one made from the people."""
    with work.write(Action.CASE_CHANGED, case_id) as writing:
        row = case_queries.case_row(writing, case_id, version)
        rules.check_open(row.closed_on)
        rules.check_title(title, people_queries.hidden_names(writing.session, case_id))
        _entitle(row, title.strip())
        row.owner = owner.strip()
        writing.drop_draft("case-head", str(case_id))
        writing.summary = "Title or owner of the case changed"


def _entitle(row: CaseRow, title: str) -> None:
    if title != row.title:
        row.titled_by_hand = bool(title)
        row.title = title


def choose_severity(work: Workspace, case_id: UUID, severity: str, reason: str) -> None:
    """Say how grave the matter is, and why."""
    with work.write(Action.SEVERITY_CHOSEN, case_id) as writing:
        row = case_queries.case_row(writing, case_id)
        rules.check_open(row.closed_on)
        known = [one.code for one in work.policy.severities]
        rules.check_severity(severity, known, reason)
        row.severity, row.severity_reason = severity, reason.strip()
        writing.drop_draft("severity", str(case_id))
        writing.summary = f"Severity {severity} chosen: {reason.strip()}"


def close_case(work: Workspace, case_id: UUID, outcome: str) -> None:
    """Close a case for good, once nothing that is required is open."""
    with work.write(Action.CASE_CLOSED, case_id) as writing:
        row = case_queries.case_row(writing, case_id)
        rules.check_open(row.closed_on)
        file = settled(work.rules(), case_files.case_file(writing.session, case_id))
        rules.check_may_close(obstacles(file.needs), outcome)
        rules.check_outcome(outcome, people_queries.hidden_names(writing.session, case_id))
        row.closed_on, row.outcome = work.today(), outcome.strip()
        writing.drop_draft("close-case", str(case_id))
        writing.summary = f"Case closed: {row.outcome}"


def timeline(work: Workspace, case_id: UUID) -> list[TimelineLine]:
    """Everything that happened in a case, in the order in which it happened."""
    check_sees(work.actor, Reading.CASE)
    investigates = Reading.INVESTIGATION in SEES[work.actor.role]
    with work.vault.read() as session:
        check_visible(session, work.actor, case_id)
        return told(timeline_queries.acts_of(session, case_id), investigates=investigates)


def _question(work: Workspace) -> CaseQuestion:
    return CaseQuestion(work.actor, work.now(), work.today())
