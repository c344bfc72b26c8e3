"""Say how a running deadline ended: met, or waived once that is safe to say."""

from uuid import UUID

from hrcase.domain.audit import Action
from hrcase.domain.running import DRAFT_KIND, MET, check_settled
from hrcase.services.workspace import Workspace
from hrcase.storage.deadline_queries import deadline, deadline_row


def meet(work: Workspace, case_id: UUID, deadline_id: UUID, because: str, state: str = MET) -> None:
    """Record that a deadline was met, or that the right was waived, with who, when and why.

    Raises RuleBroken for a waiver before the longest reading of the right has passed (BL11).
    """
    with work.write(Action.DEADLINE_SETTLED, case_id) as writing:
        row = deadline_row(writing.session, case_id, deadline_id)
        check_settled(deadline(row), state, because, work.today())
        row.state, row.settled_because = state, because.strip()
        row.settled_by, row.settled_at = work.actor.name, work.now()
        writing.drop_draft(DRAFT_KIND, str(deadline_id))
        writing.summary = f"{row.title}: {state}"
