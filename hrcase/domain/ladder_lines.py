"""The ladder as one employee meets it: what is proposed, what was done, what comes later."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from hrcase.domain.discipline import (
    EarlierAction,
    Proposal,
    families_of,
    live_actions,
    next_step,
)
from hrcase.domain.employee_facts import EmployeeFacts
from hrcase.domain.ladder import Step
from hrcase.domain.papers import CorrectiveAction
from hrcase.domain.policy import Policy
from hrcase.domain.prose import us_date
from hrcase.domain.spoken import day_words
from hrcase.errors import RuleBroken

DRAFT_KIND = "step"


class StepState(StrEnum):
    """How a step of the ladder stands for one employee in one case."""

    NOT_NEEDED = "Not needed"
    NOW = "Now"
    LATER = "Later"
    DONE = "Done"
    NOT_OPEN = "Not available"


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the ladder in the picture. `on` is the day it was taken."""

    code: str
    order: int
    title: str
    state: StepState
    why: str
    on: date | None
    citation: str
    counsel_confirmed: bool


@dataclass(frozen=True, slots=True)
class EarlierStep:
    """A step taken against the employee in another case.

    `live_until` None: it counts no more, or it never did, as `ever_counted` says.
    """

    title: str
    clauses: tuple[str, ...]
    on: date
    case_number: str
    live_until: date | None
    ever_counted: bool
    counts_here: bool


def draft_place(case_id: UUID, person_id: UUID) -> str:
    """Where the draft of a choice is kept: one for each employee of a case."""
    return f"{case_id}/{person_id}"


def proposal_for(policy: Policy, facts: EmployeeFacts, today: date) -> Proposal:
    """The step that the ladder proposes for this employee, with earlier discipline counted in.

    Raises RuleBroken while the severity or the class is missing, or the class has no ladder.
    """
    if facts.severity is None:
        raise RuleBroken("Choose the severity of the case first; the ladder starts from it.")
    families = _families(policy, facts.clauses_in_question(policy))
    prior = earlier_actions(policy, facts)
    return next_step(policy, facts.class_code, facts.severity, families, prior, today)


def earlier_actions(policy: Policy, facts: EmployeeFacts) -> list[EarlierAction]:
    """The steps taken against the employee in other cases, one for each clause family."""
    return [
        EarlierAction(action.step, family, action.on, action.counts_until, action.case_number)
        for action in facts.actions
        if action.case_id != facts.case_id and is_taken(policy, action)
        for family in sorted(_families(policy, action.clauses))
    ]


def earlier_steps(policy: Policy, facts: EmployeeFacts, today: date) -> tuple[EarlierStep, ...]:
    """What was done before in other cases, the newest first, and what of it still counts."""
    here = _families(policy, facts.clauses_in_question(policy))
    earlier = [
        _earlier_step(policy, action, here, today)
        for action in facts.actions
        if action.case_id != facts.case_id and is_taken(policy, action)
    ]
    return tuple(sorted(earlier, key=lambda step: step.on, reverse=True))


def _earlier_step(
    policy: Policy, action: CorrectiveAction, here: frozenset[str], today: date
) -> EarlierStep:
    families = _families(policy, action.clauses)
    as_prior = [
        EarlierAction(action.step, family, action.on, action.counts_until, action.case_number)
        for family in sorted(families)
    ]
    return EarlierStep(
        title=action.title,
        clauses=action.clauses,
        on=action.on,
        case_number=action.case_number,
        live_until=action.counts_until if live_actions(policy, families, as_prior, today) else None,
        ever_counted=action.counts_until is not None,
        counts_here=bool(live_actions(policy, here, as_prior, today)),
    )


def is_taken(policy: Policy, action: CorrectiveAction) -> bool:
    """Whether a chosen step has been taken: its letter is issued, or it needs none."""
    return action.letter_id is not None or action.step not in steps_by_letter(policy)


def steps_by_letter(policy: Policy, code: str = "") -> frozenset[str]:
    """The steps that are taken by a letter, or by the letter with this code."""
    return frozenset(
        step.code for step in policy.steps if (code in step.documents if code else step.documents)
    )


def check_has_ground(policy: Policy, facts: EmployeeFacts, step: Step) -> None:
    """Refuse a step that counts against a person while nothing is found against them."""
    if step.counts_for_months and not facts.breaches(policy):
        raise RuleBroken(
            "Nothing has been found against this person in this case yet. Record a finding first."
        )


def earlier_steps_text(policy: Policy, facts: EmployeeFacts, today: date) -> str:
    """The earlier steps that still count, as a letter says them."""
    titles = {action.step: action.title for action in facts.actions}
    families = _families(policy, facts.clauses_in_question(policy))
    live = live_actions(policy, families, earlier_actions(policy, facts), today)
    lines = [f"{titles[one.step_code]} of {us_date(one.on)}." for one in live]
    return "\n".join(dict.fromkeys(lines)) or "There is no earlier step that still counts."


def ladder_lines(policy: Policy, facts: EmployeeFacts, today: date) -> tuple[StepLine, ...]:
    """Every step with its state and the reason for it, from the lightest on."""
    picture = _Picture(policy, facts, proposal_for(policy, facts, today), today)
    return tuple(picture.line(step) for step in policy.steps)


def _families(policy: Policy, clause_ids: Iterable[str]) -> frozenset[str]:
    """The families of the clauses that this edition knows."""
    known = {clause.rule_id for clause in policy.clauses}
    return families_of(policy, [one for one in clause_ids if one in known])


@dataclass(frozen=True, slots=True)
class _Picture:
    """One employee's ladder while it is drawn."""

    policy: Policy
    facts: EmployeeFacts
    proposal: Proposal
    today: date

    def line(self, step: Step) -> StepLine:
        done = next((one for one in self._here(step) if is_taken(self.policy, one)), None)
        state, why = self._done(done) if done else self._standing(step)
        return StepLine(
            code=step.code,
            order=step.order,
            title=step.title,
            state=state,
            why=why,
            on=done.on if done else None,
            citation=step.citation,
            counsel_confirmed=step.counsel_confirmed,
        )

    def _here(self, step: Step) -> list[CorrectiveAction]:
        mine = [one for one in self.facts.actions if one.case_id == self.facts.case_id]
        return [one for one in mine if one.step == step.code]

    def _done(self, action: CorrectiveAction) -> tuple[StepState, str]:
        numbers = {letter.id: letter.number for letter in self.facts.letters}
        if action.letter_id is None:
            return StepState.DONE, "no letter needed"
        return StepState.DONE, f"letter {numbers[action.letter_id]}"

    def _standing(self, step: Step) -> tuple[StepState, str]:
        terms = step.terms_for(self.facts.class_code)
        if self.facts.class_code not in step.classes:
            title = self.policy.employee_class(self.facts.class_code).title
            return StepState.NOT_OPEN, terms or f"not open to: {title}"
        if self._here(step):
            return StepState.NOW, "chosen, its letter is not issued yet"
        return self._beside_the_next(step, terms)

    def _beside_the_next(self, step: Step, terms: str) -> tuple[StepState, str]:
        severity, chosen = self.proposal.severity, list(self._chosen())
        target = chosen[-1] if chosen else self.proposal.step
        if step.order == target.order:
            return StepState.NOW, terms or f"proposed for {severity.code}"
        if step.order > target.order:
            return StepState.LATER, terms
        return StepState.NOT_NEEDED, self._earlier(step) or self._too_light(step)

    def _chosen(self) -> Iterator[Step]:
        """The steps that were chosen or taken in this case, from the lightest on."""
        yield from (step for step in self.policy.steps if self._here(step))

    def _too_light(self, step: Step) -> str:
        code = self.proposal.severity.code
        within = step.code in self.proposal.severity.steps
        return f"{code} starts higher" if within else f"too light for {code}"

    def _earlier(self, step: Step) -> str:
        until = [
            one.counts_until
            for one in earlier_actions(self.policy, self.facts)
            if one.step_code == step.code and one.counts_until and one.counts_until >= self.today
        ]
        return f"an earlier one counts until {day_words(max(until))}" if until else ""
