"""Record what was found on an allegation; a later finding is added, the earlier stays."""

from uuid import UUID

from hrcase.domain import findings as rules
from hrcase.domain.allegations import Finding, short_clause
from hrcase.domain.audit import Action
from hrcase.domain.cases import check_open
from hrcase.errors import ChangedElsewhere
from hrcase.services.settling import settled
from hrcase.services.workspace import Workspace
from hrcase.storage import note_queries
from hrcase.storage.case_files import case_file
from hrcase.storage.tables.allegations import AllegationRow, FindingRow
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.writing import GONE, Writing


def record_finding(work: Workspace, case_id: UUID, finding: Finding) -> UUID:
    """Put a finding on one allegation on record.

    Raises RuleBroken while a required notification is open, naming what is open.
    """
    with work.write(Action.FINDING_RECORDED, case_id) as writing:
        allegation = _allegation(writing, case_id, finding)
        rules.check_finding(work.policy, finding, work.today())
        file = settled(work.rules(), case_file(writing.session, case_id))
        rules.check_all_told(rules.open_before_finding(file, work.policy, work.today()))
        for note_id in finding.note_ids:
            note_queries.note_row(writing.session, case_id, note_id)
        row = writing.add(_row(work, case_id, finding))
        writing.drop_draft(rules.DRAFT_KIND, str(finding.allegation_id))
        title = work.policy.finding(finding.result).title
        writing.summary = f"Finding on {short_clause(allegation.clause_id)}: {title}"
    return row.id


def _allegation(writing: Writing, case_id: UUID, finding: Finding) -> AllegationRow:
    """The allegation of this case, while the case is open."""
    row = writing.get(AllegationRow, finding.allegation_id)
    if row.case_id != case_id:
        raise ChangedElsewhere(GONE)
    check_open(writing.get(CaseRow, case_id).closed_on)
    return row


def _row(work: Workspace, case_id: UUID, finding: Finding) -> FindingRow:
    return FindingRow(
        case_id=case_id,
        allegation_id=finding.allegation_id,
        result=finding.result,
        standard=finding.standard,
        reasons=finding.reasons,
        note_ids=[str(one) for one in finding.note_ids],
        decided_by=finding.decided_by.strip() or work.actor.name,
        decided_on=finding.decided_on or work.today(),
        recorded_at=work.now(),
    )
