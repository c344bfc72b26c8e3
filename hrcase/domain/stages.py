"""How far a case has come, read from what is on record and what it still needs."""

from collections.abc import Sequence

from hrcase.domain.cases import CaseFile, Stage
from hrcase.domain.needs import Need
from hrcase.domain.needs_of_case import TRIAGE


def stage_of(file: CaseFile, needs: Sequence[Need]) -> Stage:
    """The stage of a case; a new fact may take it back to triage until something was found."""
    if file.head.closed_on is not None:
        return Stage.CLOSED
    found = {finding.allegation_id for finding in file.findings}
    if found:
        every = all(allegation.id in found for allegation in file.allegations)
        return Stage.ACTION if every else Stage.FINDINGS
    if not any(need.key.startswith(TRIAGE) for need in needs):
        return Stage.INVESTIGATION
    return Stage.TRIAGE if _is_worked_on(file) else Stage.REPORTED


def _is_worked_on(file: CaseFile) -> bool:
    decided = any(one.decided_at != file.head.typed_at for one in file.determinations)
    return decided or bool(file.people or file.calls or file.contacts or file.marks)
