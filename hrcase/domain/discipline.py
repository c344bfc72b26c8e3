"""Which step of the ladder comes next, and when another one may be taken."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hrcase.domain.calendars import add_months
from hrcase.domain.ladder import EmployeeClass, Severity, Step
from hrcase.domain.policy import Policy
from hrcase.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class EarlierAction:
    """Discipline of an earlier case. `counts_until` None: it never counts."""

    step_code: str
    clause_family: str
    on: date
    counts_until: date | None
    case_number: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The step the ladder proposes, the steps the severity allows, and why."""

    step: Step
    open_steps: tuple[Step, ...]
    severity: Severity
    chosen_severity: Severity
    raised_by: tuple[EarlierAction, ...]
    why: tuple[str, ...]
    citation: str
    rule_ids: tuple[str, ...]
    counsel_confirmed: bool


def counts_until(step: Step, on: date) -> date | None:
    """The last day on which a step counts as earlier discipline; None when it never does."""
    return add_months(on, step.counts_for_months) if step.counts_for_months else None


def families_of(policy: Policy, clause_ids: Iterable[str]) -> frozenset[str]:
    """The clause families that these clauses belong to, for comparing with earlier discipline."""
    return frozenset(policy.clause(clause_id).family for clause_id in clause_ids)


def live_actions(
    policy: Policy, families: Collection[str], prior: Sequence[EarlierAction], today: date
) -> tuple[EarlierAction, ...]:
    """The earlier discipline on the same clause families that still counts, the newest first."""
    since = add_months(today, -policy.escalation.months)
    live = [
        action
        for action in prior
        if action.clause_family in families
        and since <= action.on <= today
        and action.counts_until is not None
        and today <= action.counts_until
    ]
    return tuple(sorted(live, key=lambda action: action.on, reverse=True))


def next_step(
    policy: Policy,
    class_code: str,
    severity_code: str,
    families: Collection[str],
    prior: Sequence[EarlierAction],
    today: date,
) -> Proposal:
    """The step for this class and severity; live earlier discipline raises the severity.

    Raises RuleBroken for a class without a ladder.
    """
    employee_class = _with_ladder(policy, class_code)
    chosen = policy.severity(severity_code)
    raised_by = live_actions(policy, families, prior, today)
    severity = _raised(policy, chosen) if raised_by else chosen
    open_steps = _open_steps(policy, severity, class_code)
    step = _proposed(policy.step(severity.proposes), open_steps)
    rules = (step, severity, policy.escalation) if raised_by else (step, severity)
    return Proposal(
        step=step,
        open_steps=open_steps,
        severity=severity,
        chosen_severity=chosen,
        raised_by=raised_by,
        why=(*_why(chosen, severity, raised_by), *_why_step(step, severity, employee_class)),
        citation=step.citation,
        rule_ids=tuple(rule.rule_id for rule in rules),
        counsel_confirmed=all(rule.counsel_confirmed for rule in rules),
    )


def check_step(
    policy: Policy,
    proposal: Proposal,
    step_code: str,
    class_code: str,
    reason: str,
    *,
    counsel_override: bool = False,
) -> None:
    """Refuse a step closed to this class, or one that was not proposed and has no reason."""
    employee_class = _with_ladder(policy, class_code)
    step = policy.step(step_code)
    _check_open(step, employee_class, counsel_override=counsel_override)
    if step.order != proposal.step.order and not reason.strip():
        way = "further" if step.order > proposal.step.order else "less far"
        raise RuleBroken(
            f"The next step is: {proposal.step.title} (step {proposal.step.order}). "
            f"Give a reason to go {way}."
        )


def check_open_to(policy: Policy, step: Step, class_code: str) -> None:
    """Refuse a step that this class does not meet, or a class that meets none."""
    _check_open(step, _with_ladder(policy, class_code), counsel_override=False)


def _with_ladder(policy: Policy, class_code: str) -> EmployeeClass:
    if not class_code:
        raise RuleBroken("Enter the employee class at the time of the action first.")
    employee_class = policy.employee_class(class_code)
    if not employee_class.has_ladder:
        raise RuleBroken(
            f"There is no ladder for this class: {employee_class.title}. "
            "Only the reporting duties and exclusion from the site apply."
        )
    return employee_class


def _check_open(step: Step, employee_class: EmployeeClass, *, counsel_override: bool) -> None:
    if employee_class.code in step.classes:
        return
    blocked = f"{step.title} (step {step.order}) is not open to {employee_class.title}"
    if employee_class.code not in step.counsel_override:
        raise RuleBroken(f"{blocked}. Choose another step.")
    if not counsel_override:
        raise RuleBroken(f"{blocked} without counsel's recorded override. Choose another step.")


def _raised(policy: Policy, severity: Severity) -> Severity:
    place = policy.severities.index(severity) + policy.escalation.levels
    return policy.severities[min(place, len(policy.severities) - 1)]


def _open_steps(policy: Policy, severity: Severity, class_code: str) -> tuple[Step, ...]:
    steps = [step for step in policy.steps if step.code in severity.steps]
    opened = tuple(step for step in steps if class_code in step.classes)
    if not opened:
        raise RuleBroken(f"No step of {severity.code} is open to the class {class_code}.")
    return opened


def _proposed(wanted: Step, open_steps: tuple[Step, ...]) -> Step:
    """The wanted step, or the highest open one below it, or the lowest above it."""
    reached = [step for step in open_steps if step.order <= wanted.order]
    return reached[-1] if reached else open_steps[0]


def _why(chosen: Severity, severity: Severity, raised_by: tuple[EarlierAction, ...]) -> list[str]:
    lines = [f"{chosen.code}: {chosen.title}. {chosen.text}"]
    lines += [
        f"Earlier discipline on {action.clause_family} of {action.on.isoformat()} "
        f"(case {action.case_number}) still counts."
        for action in raised_by
    ]
    if raised_by:
        lines.append(f"So it is answered as {severity.code}: {severity.title}.")
    return lines


def _why_step(step: Step, severity: Severity, employee_class: EmployeeClass) -> list[str]:
    terms = step.terms_for(employee_class.code)
    title = employee_class.title
    lines = [f"{severity.code} proposes step {step.order} for: {title[0].lower()}{title[1:]}."]
    return [*lines, f"Terms: {terms}."] if terms else lines
