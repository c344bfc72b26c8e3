"""See which step of the ladder comes next, and choose one."""

from uuid import UUID

from hrcase.domain import ladder_lines
from hrcase.domain.access import Reading, check_sees
from hrcase.domain.audit import Action
from hrcase.domain.cases import check_open
from hrcase.domain.discipline import Proposal, check_step, counts_until
from hrcase.domain.employee_facts import EmployeeFacts
from hrcase.domain.ladder import Step
from hrcase.domain.ladder_lines import EarlierStep, StepLine
from hrcase.errors import RuleBroken
from hrcase.services.workspace import Workspace
from hrcase.storage.access_queries import check_visible
from hrcase.storage.action_queries import chosen_row
from hrcase.storage.employee_queries import employee_facts
from hrcase.storage.tables.papers import CorrectiveActionRow
from hrcase.storage.writing import Writing


def proposal(work: Workspace, case_id: UUID, person_id: UUID) -> Proposal:
    """The step that the ladder proposes for a subject of the case, and why.

    Raises RuleBroken while severity or class is missing, or for a class without a ladder.
    """
    return ladder_lines.proposal_for(work.policy, _facts(work, case_id, person_id), work.today())


def ladder(work: Workspace, case_id: UUID, person_id: UUID) -> tuple[StepLine, ...]:
    """Every step of the ladder with its state for this person in this case, and why."""
    return ladder_lines.ladder_lines(work.policy, _facts(work, case_id, person_id), work.today())


def earlier_steps(work: Workspace, case_id: UUID, person_id: UUID) -> tuple[EarlierStep, ...]:
    """What was done before about a subject of the case, in other cases, the newest first."""
    return ladder_lines.earlier_steps(work.policy, _facts(work, case_id, person_id), work.today())


def choose_step(
    work: Workspace, case_id: UUID, person_id: UUID, step: str, reason: str = ""
) -> UUID:
    """Choose the step to take; another than the proposed one needs a reason.

    A choice whose letter is not issued yet is replaced; the trail keeps both.
    """
    with work.write(Action.STEP_CHOSEN, case_id) as writing:
        facts = employee_facts(writing.session, work.actor, case_id, person_id)
        check_open(facts.closed_on)
        proposed = ladder_lines.proposal_for(work.policy, facts, work.today())
        chosen = _step(work, step)
        check_step(work.policy, proposed, step, facts.class_code, reason)
        ladder_lines.check_has_ground(work.policy, facts, chosen)
        row = _row(work, writing, facts)
        row.step, row.title, row.on = chosen.code, chosen.title, work.today()
        row.counts_until = counts_until(chosen, work.today())
        row.clauses = list(facts.clauses_in_question(work.policy))
        row.proposed_step, row.reason = proposed.step.code, reason.strip()
        row.edition = work.policy.edition
        writing.add(row)
        place = ladder_lines.draft_place(case_id, person_id)
        writing.drop_draft(ladder_lines.DRAFT_KIND, place)
        writing.summary = _summary(chosen, proposed)
    return row.id


def _facts(work: Workspace, case_id: UUID, person_id: UUID) -> EmployeeFacts:
    check_sees(work.actor, Reading.CASE)
    with work.vault.read() as session:
        check_visible(session, work.actor, case_id)
        return employee_facts(session, work.actor, case_id, person_id)


def _step(work: Workspace, code: str) -> Step:
    for step in work.policy.steps:
        if step.code == code:
            return step
    raise RuleBroken("Choose a step of the ladder.")


def _row(work: Workspace, writing: Writing, facts: EmployeeFacts) -> CorrectiveActionRow:
    """The row of the earlier choice that no letter has taken yet, or a new one."""
    person_id = facts.person_id
    waiting = ladder_lines.steps_by_letter(work.policy)
    found = chosen_row(writing.session, facts.case_id, person_id, waiting)
    return found or CorrectiveActionRow(case_id=facts.case_id, person_id=person_id)


def _summary(chosen: Step, proposed: Proposal) -> str:
    if chosen.code == proposed.step.code:
        return f"Step {chosen.order} chosen as proposed: {chosen.title}"
    return f"Step {chosen.order} chosen instead of step {proposed.step.order}: {chosen.title}"
