"""Take a report in: one sentence is enough, and the clock runs from the first knowledge."""

from datetime import datetime
from uuid import UUID

from hrcase.domain import cases as rules
from hrcase.domain.audit import Action
from hrcase.domain.cases import THE_DISTRICT, NewCase, Report
from hrcase.domain.determinations import Question, at_report
from hrcase.services.workspace import Workspace
from hrcase.storage import case_queries
from hrcase.storage.tables.allegations import DeterminationRow
from hrcase.storage.tables.base import new_id
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.people import KnowledgeRow
from hrcase.storage.writing import Writing

DRAFT_KIND, DRAFT_PLACE = "report", "new"


def next_number(work: Workspace) -> str:
    """The number that the next report will most likely get; it is given on saving."""
    year = work.today().year
    with work.vault.read() as session:
        return rules.case_number(year, case_queries.last_number(session, year) + 1)


def make_report(work: Workspace, report: Report) -> NewCase:
    """Open a case from what was told; everything but the words may come later."""
    case_id = new_id()
    with work.write(Action.CASE_CREATED, case_id) as writing:
        now = work.now()
        rules.check_report(report, now)
        year = work.today().year
        number = rules.case_number(year, case_queries.new_number(writing, year))
        writing.add(_case_row(work, case_id, number, report))
        writing.add(_first_knowledge(case_id, report, now))
        _answer(writing, report, case_id, now)
        writing.drop_draft(DRAFT_KIND, DRAFT_PLACE)
        writing.summary = f"Report {number} taken in"
    return NewCase(case_id, number)


def _case_row(work: Workspace, case_id: UUID, number: str, report: Report) -> CaseRow:
    return CaseRow(
        id=case_id,
        number=number,
        title="",
        words=report.words.strip(),
        told_by=report.told_by.strip(),
        name_withheld=report.name_withheld,
        channel=report.channel,
        first_known_at=report.first_known_at,
        typed_at=work.now(),
        created_by=work.actor.id,
        owner=work.actor.name,
    )


def _first_knowledge(case_id: UUID, report: Report, now: datetime) -> KnowledgeRow:
    return KnowledgeRow(
        case_id=case_id,
        who=THE_DISTRICT,
        known_at=report.first_known_at,
        how=rules.told_how(report.told_by, name_withheld=report.name_withheld),
        recorded_at=now,
    )


def _answer(writing: Writing, report: Report, case_id: UUID, now: datetime) -> None:
    """Put on record what was said of abuse and crime with the report."""
    for question, said in ((Question.ABUSE, report.abuse), (Question.CRIME, report.crime)):
        answer, reason = at_report(said)
        if reason:
            writing.add(
                DeterminationRow(
                    case_id=case_id,
                    question=question,
                    answer=answer,
                    reason=reason,
                    decided_by=writing.actor.name,
                    decided_at=now,
                    facts=[],
                )
            )
