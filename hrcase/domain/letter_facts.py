"""A letter from the facts of its case: first words, clauses, and everything against issuing it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hrcase.domain import letters
from hrcase.domain.cases import check_open
from hrcase.domain.discipline import check_open_to
from hrcase.domain.employee_facts import EmployeeFacts
from hrcase.domain.ladder_lines import check_has_ground, earlier_steps_text, steps_by_letter
from hrcase.domain.letter_checks import check_clauses, check_names
from hrcase.domain.letter_drafts import LetterDraft
from hrcase.domain.letters import (
    Cover,
    FieldSource,
    Letter,
    Problem,
    QuotedClause,
    Recipient,
    Signer,
    Template,
    TemplateField,
)
from hrcase.domain.papers import CorrectiveAction
from hrcase.domain.policy import Policy
from hrcase.domain.prose import us_date
from hrcase.domain.settings import missing_in
from hrcase.errors import RuleBroken

LATEST_DATE = timedelta(days=31)
FINDINGS_LETTER = "DOC14"


@dataclass(frozen=True, slots=True)
class LetterCase:
    """The rules, the kind of letter with its file's SHA-256, the case's facts, the local day."""

    policy: Policy
    template: Template
    template_sha256: str
    facts: EmployeeFacts
    today: date


def first_draft(case: LetterCase, *, with_findings: bool) -> LetterDraft:
    """A letter filled from its case; reasons of findings only for those who may see them."""
    fields = case.template.fields
    return LetterDraft(
        code=case.template.code,
        person_id=case.facts.person_id,
        dated_on=case.today,
        delivery=case.template.delivery[0],
        clause_ids=case.facts.clauses_in_question(case.policy),
        values={one.name: _first_words(case, one, with_findings=with_findings) for one in fields},
    )


def letter_of(
    case: LetterCase, draft: LetterDraft, number: str | None, *, unfinished: bool = False
) -> Letter:
    """The finished content of the letter. Raises RuleBroken where it cannot stand on paper."""
    supervisor = Signer(draft.supervisor, draft.supervisor_title) if draft.supervisor else None
    cover = Cover(
        case_number=case.facts.case_number,
        number=number,
        dated=draft.dated_on,
        recipient=recipient_of(case.facts),
        delivery=draft.delivery,
        copies=draft.copies,
        supervisor=supervisor,
    )
    quoted = (quoted_clause(case, clause_id) for clause_id in draft.clause_ids)
    clauses = [clause for clause in quoted if clause is not None]
    return letters.compose(case.template, cover, draft.values, clauses, unfinished=unfinished)


def recipient_of(facts: EmployeeFacts) -> Recipient:
    """The addressee at the work site; a home address is never printed."""
    person = facts.person
    formal = f"{person.honorific} {person.family_name}" if person.honorific else person.full_name
    lines = (facts.site, *person.address.splitlines())
    return Recipient(
        name=f"{person.honorific} {person.full_name}".strip(),
        salutation=formal,
        address=tuple(dict.fromkeys(line.strip() for line in lines if line.strip())),
    )


def quoted_clause(case: LetterCase, clause_id: str) -> QuotedClause | None:
    """A clause as it was alleged, or else the text in force on the first day of the incidents.

    None for a clause that neither the case nor this edition knows.
    """
    for alleged in case.facts.allegations:
        if alleged.clause_id == clause_id and alleged.clause_text:
            return QuotedClause(
                clause_id,
                alleged.clause_text,
                alleged.clause_revised_on,
                _opening(case.policy, clause_id, alleged.clause_text),
                _citation(case.policy, clause_id),
            )
    if clause_id not in {clause.rule_id for clause in case.policy.clauses}:
        return None
    first_days = [one.first_on for one in case.facts.allegations if one.first_on]
    first = min(first_days, default=None)
    clause = case.policy.clause_on(clause_id, first, case.today).clause
    revised_on = case.policy.document_of(clause).revised_on(clause)
    return QuotedClause(clause_id, clause.text, revised_on, clause.opening, clause.citation)


def _citation(policy: Policy, clause_id: str) -> str:
    """Where a clause comes from, for one that this edition still knows."""
    return next((one.citation for one in policy.clauses if one.rule_id == clause_id), "")


def chosen_steps(case: LetterCase) -> list[CorrectiveAction]:
    """The step of this case that was chosen and that this letter takes; none, or one."""
    steps = steps_by_letter(case.policy, case.template.code)
    return [
        action
        for action in case.facts.actions
        if action.case_id == case.facts.case_id
        and action.letter_id is None
        and action.step in steps
    ]


def letter_problems(case: LetterCase, draft: LetterDraft) -> list[Problem]:
    """Everything that keeps the letter from being issued, in the order of the screen."""
    return [
        *_cover_problems(case, draft),
        *letters.problems(case.template, draft.values),
        *_clause_problems(case, draft),
        *_name_problems(case, draft),
        *_rule_problems(case, draft),
        *_step_problems(case),
    ]


def _first_words(case: LetterCase, field: TemplateField, *, with_findings: bool) -> str:
    if field.name == "facts" and with_findings:
        reasons = [finding.reasons.strip() for _, finding in case.facts.breaches(case.policy)]
        return "\n".join(dict.fromkeys(reasons))
    return _FIRST_WORDS[field.source](case)


def _findings_date(case: LetterCase) -> str:
    sent = [one.dated_on for one in case.facts.letters if one.code == FINDINGS_LETTER]
    return us_date(max(sent)) if sent else ""


def _answer_days(case: LetterCase) -> str:
    counts = [case.policy.duty(rule_id).count for rule_id in case.template.starts]
    return str(next((count for count in counts if count is not None), ""))


_FIRST_WORDS: dict[FieldSource, Callable[[LetterCase], str]] = {
    FieldSource.TYPED: lambda _: "",
    FieldSource.FINDINGS_DATE: _findings_date,
    FieldSource.EARLIER_STEPS: lambda case: earlier_steps_text(case.policy, case.facts, case.today),
    FieldSource.ANSWER_DAYS: _answer_days,
}


def _cover_problems(case: LetterCase, draft: LetterDraft) -> Iterator[Problem]:
    yield from _said("", "Case", check_open, case.facts.closed_on)
    missing = missing_in(case.facts.letterhead)
    if missing:
        sentence = f"The letterhead still needs: {', '.join(missing)}. Fill it in under Settings."
        yield Problem("letterhead", "Letterhead", sentence)
    if draft.dated_on < case.today:
        sentence = "The date on the letter has passed. A letter is dated today or later."
        yield Problem("dated_on", "Date on the letter", sentence)
    if draft.dated_on > case.today + LATEST_DATE:
        sentence = "The date on the letter is more than a month away. Choose an earlier day."
        yield Problem("dated_on", "Date on the letter", sentence)
    if draft.delivery not in case.template.delivery:
        sentence = f"Choose how it is delivered: {' or '.join(case.template.delivery)}."
        yield Problem("delivery", "Delivery", sentence)


def _clause_problems(case: LetterCase, draft: LetterDraft) -> Iterator[Problem]:
    if not draft.clause_ids and any(one.quotes_clauses for one in case.template.body):
        sentence = "Choose at least one clause: this letter prints the clauses it rests on."
        yield Problem("clause_ids", "Clauses", sentence)
    for clause_id in draft.clause_ids:
        clause = quoted_clause(case, clause_id)
        if clause is None:
            sentence = f"{clause_id} is no clause of this edition. Take it out of the letter."
            yield Problem("clause_ids", "Clauses", sentence)
        else:
            facts = ([clause], case.facts.class_code)
            yield from _said("clause_ids", "Clauses", check_clauses, *facts)


def _name_problems(case: LetterCase, draft: LetterDraft) -> Iterator[Problem]:
    """Words that name a student or a reporter, field by field (BL5)."""
    allowed = (case.facts.person.full_name, case.facts.letterhead.signer_name, draft.supervisor)
    whole = {_folded(name) for name in allowed} - {_folded(one) for one in case.facts.students}
    hidden = [name for name in case.facts.hidden_names if _folded(name) not in whole]
    typed = [
        *((name, case.template.label(name), text) for name, text in draft.values.items()),
        ("copies", "Copies to", " ".join(draft.copies)),
        ("supervisor", "Supervisor", draft.supervisor),
        ("supervisor_title", "Title of the supervisor", draft.supervisor_title),
    ]
    for name, label, text in typed:
        yield from _said(name, label, check_names, {label: text}, hidden, allowed)


def _rule_problems(case: LetterCase, draft: LetterDraft) -> Iterator[Problem]:
    """What a field says against the rule that it comes from."""
    for field in case.template.fields:
        said = draft.values.get(field.name, "").strip()
        ruled = _answer_days(case)
        if field.source is FieldSource.ANSWER_DAYS and said not in {"", ruled}:
            sentence = f"The rule {case.template.starts[0]} gives {ruled} days. Write {ruled}."
            yield Problem(field.name, field.label, sentence)


def _step_problems(case: LetterCase) -> Iterator[Problem]:
    """The step is judged again on what is on record now: class and findings may have changed."""
    chosen = chosen_steps(case)
    if steps_by_letter(case.policy, case.template.code) and not chosen:
        sentence = f"Choose the step first: {case.template.title}, under Discipline."
        yield Problem("step", "Step", sentence)
    for action in chosen:
        step = case.policy.step(action.step)
        yield from _said("step", "Step", check_open_to, case.policy, step, case.facts.class_code)
        yield from _said("step", "Step", check_has_ground, case.policy, case.facts, step)


def _said(field: str, label: str, check: Callable[..., None], *facts: object) -> Iterator[Problem]:
    """What a check refuses, as a problem of one field."""
    try:
        check(*facts)
    except RuleBroken as refusal:
        yield Problem(field, label, str(refusal))


def _opening(policy: Policy, clause_id: str, text: str) -> str:
    """The opening words that go with a text; those of the newest while the text is unknown."""
    texts = [one for one in policy.clauses if one.rule_id == clause_id]
    same = [one for one in texts if one.text == text] or texts
    return max(same, key=lambda one: one.effective_from).opening if same else ""


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
