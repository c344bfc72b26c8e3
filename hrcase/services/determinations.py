"""Answer the questions that are open from the first minute."""

from uuid import UUID

from hrcase.domain import determinations as rules
from hrcase.domain.audit import Action
from hrcase.domain.cases import check_open
from hrcase.domain.determinations import Determination
from hrcase.domain.situation import all_adults, situation
from hrcase.services.workspace import Workspace
from hrcase.storage import case_files
from hrcase.storage.tables.allegations import DeterminationRow


def determine(work: Workspace, case_id: UUID, determination: Determination) -> None:
    """Put an answer on record with its reason, who gave it, when, and the facts known then."""
    with work.write(Action.DETERMINATION_MADE, case_id) as writing:
        file = case_files.case_file(writing.session, case_id)
        check_open(file.head.closed_on)
        facts = situation(file, work.policy, work.today())
        adults = all_adults(facts.students, work.policy, work.today())
        rules.check_determination(determination, facts.students, adults=adults)
        writing.add(
            DeterminationRow(
                case_id=case_id,
                question=determination.question,
                answer=determination.answer,
                reason=determination.reason.strip(),
                decided_by=work.actor.name,
                decided_at=work.now(),
                facts=list(facts.facts),
            )
        )
        writing.drop_draft(f"determination-{determination.question}", str(case_id))
        words = work.policy.question(determination.question).text
        writing.summary = f"{words} {determination.answer}. {determination.reason}".strip()
