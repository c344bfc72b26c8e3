"""What must hold between the entries of an edition, once each is sound by itself."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import available_timezones

from hrcase.domain.checklist import ContactKind, EmergencyCard, QuestionRule
from hrcase.domain.clauses import Clause, PolicyDocument
from hrcase.domain.determinations import Question
from hrcase.domain.duties import Duty, HolidayYear, OfficeHours, SchoolYear
from hrcase.domain.ladder import Severity, Step
from hrcase.domain.needs_of_case import ANSWER_DUTY, REPORT_DUTY
from hrcase.domain.notifications import OTHERS_CALLS
from hrcase.domain.policy import Policy
from hrcase.domain.rules import Rule
from hrcase.errors import BadPolicyFile

DOCUMENT_CODE = re.compile(r"DOC(0[1-9]|1[0-9]|2[0-5])")
WEEKDAYS = range(7)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record with the file it stands in and the words that name its place."""

    file: str
    where: str
    record: object
    edition: str


def check_policy(policy: Policy, entries: list[Entry]) -> None:
    """Refuse an edition whose entries contradict each other, naming file and entry."""
    _check_unique(entries)
    known = _known(policy)
    for entry in entries:
        if entry.edition != policy.edition:
            raise BadPolicyFile(
                f'{entry.file} is of edition "{entry.edition}", not "{policy.edition}".'
            )
        for problem in _problems(entry.record, policy, known):
            raise BadPolicyFile(f"{entry.where}: {problem}")
    for problem in _missing(policy, known):
        raise BadPolicyFile(problem)


def _missing(policy: Policy, known: dict[str, set[str]]) -> Iterator[str]:
    """What the program looks up by its name; without it no case could be opened."""
    needed = (
        ("duties.toml", "duty", REPORT_DUTY, known["duty"]),
        ("duties.toml", "duty", ANSWER_DUTY, known["duty"]),
        ("checklist.toml", "item", OTHERS_CALLS, known["item"]),
        (
            "contacts.toml",
            "contact of kind",
            ContactKind.HOTLINE,
            {c.kind for c in policy.contacts},
        ),
    )
    for file, what, name, there in needed:
        if name not in there:
            yield f'{file}: the {what} "{name}" is missing.'
    if {one.code for one in policy.questions} != set(Question):
        yield f"determinations.toml: the questions are {', '.join(Question)}, each once."


def _check_unique(entries: list[Entry]) -> None:
    seen: set[tuple[object, ...]] = set()
    for entry in entries:
        for mark in _marks(entry.record):
            if mark in seen:
                raise BadPolicyFile(f'{entry.where}: "{mark[-1]}" stands here a second time.')
            seen.add(mark)


def _marks(record: object) -> Iterator[tuple[object, ...]]:
    if isinstance(record, Clause):
        yield (record.rule_id, record.effective_from)
    elif isinstance(record, Rule):
        yield ("rule", record.rule_id)
    for name in ("code", "order", "year"):
        if hasattr(record, name):
            yield (type(record), name, getattr(record, name))


def _known(policy: Policy) -> dict[str, set[str]]:
    return {
        "clause": {clause.rule_id for clause in policy.clauses},
        "class": {one.code for one in policy.classes},
        "step": {step.code for step in policy.steps},
        "duty": {duty.rule_id for duty in policy.duties},
        "item": {item.rule_id for item in policy.items},
        "contact": {contact.code for contact in policy.contacts},
    }


def _problems(record: object, policy: Policy, known: dict[str, set[str]]) -> Iterator[str]:
    if isinstance(record, Rule):
        yield from _rule_problems(record)
    for what, cited in _references(record):
        yield from (
            f'the {what} "{code}" is not in this edition.'
            for code in cited
            if code not in known[what]
        )
    for kind, problems in _OWN_PROBLEMS.items():
        if isinstance(record, kind):
            yield from problems(record, policy)


def _rule_problems(rule: Rule) -> Iterator[str]:
    for name in ("rule_id", "text", "citation", "source"):
        if not getattr(rule, name).strip():
            yield f'"{name}" is empty.'
    if rule.effective_to is not None and rule.effective_to < rule.effective_from:
        yield "it ends before it begins."


def _references(record: object) -> Iterator[tuple[str, Iterable[str]]]:
    for kind, references in _REFERENCES.items():
        if isinstance(record, kind):
            for what, cited in references.items():
                yield what, cited(record)


_REFERENCES: dict[type[object], dict[str, Callable[..., Iterable[str]]]] = {
    Clause: {"clause": lambda one: one.pair_with, "class": lambda one: one.quotable_to},
    Step: {
        "duty": lambda one: one.duties,
        "class": lambda one: (
            *one.classes,
            *one.counsel_override,
            *(code for term in one.terms for code in term.classes),
        ),
    },
    Severity: {"step": lambda one: (*one.steps, one.proposes)},
    QuestionRule: {"item": lambda one: (one.item,)},
    Duty: {"duty": lambda one: (one.over_before,) if one.over_before else ()},
    EmergencyCard: {"contact": lambda one: [step.contact for step in one.steps if step.contact]},
}


def _clause_problems(clause: Clause, policy: Policy) -> Iterator[str]:
    owner = [document for document in policy.documents if document.holds(clause.rule_id)]
    if len(owner) != 1:
        yield "it belongs to no document of this edition."
    elif owner[0].number == "4020":
        board_text = " ".join(policy.board_text.split())
        for part in (clause.opening, *clause.text.split(" … ")):
            if part not in board_text:
                yield f"these words are not in the policy text: {part}"


def _document_problems(document: PolicyDocument, policy: Policy) -> Iterator[str]:
    if not any(document.holds(clause.rule_id) for clause in policy.clauses):
        yield "it has no clauses."


def _step_problems(step: Step, _: Policy) -> Iterator[str]:
    for code in step.documents:
        if not DOCUMENT_CODE.fullmatch(code):
            yield f'the document "{code}" is unknown.'
    if set(step.classes) & set(step.counsel_override):
        yield "a class is open and blocked at once."
    if step.counts_for_months < 0:
        yield "it cannot count for less than no time."


def _severity_problems(severity: Severity, _: Policy) -> Iterator[str]:
    if severity.proposes not in severity.steps:
        yield "it proposes a step that it does not allow."


def _duty_problems(duty: Duty, _: Policy) -> Iterator[str]:
    given = [one for one in (duty.count, duty.window, duty.over_before) if one is not None]
    if len(given) > 1:
        yield "only one of count, window and over_before can be given."
    if duty.count is not None and duty.count < 0:
        yield "the count is below zero."
    span = duty.window
    if span and not span.earliest <= span.safe_earliest <= span.safe_latest <= span.latest:
        yield "the window is not in order."
    if duty.alarm and not 0 <= duty.alarm.amber <= duty.alarm.red:
        yield "the amber alarm comes after the red one."


def _year_problems(year: HolidayYear, _: Policy) -> Iterator[str]:
    days = [holiday.on for holiday in year.days]
    if len(set(days)) != len(days):
        yield "a day stands here twice."
    for day in days:
        if day.year != year.year:
            yield f"{day} is not in {year.year}."


def _school_problems(year: SchoolYear, _: Policy) -> Iterator[str]:
    if year.last <= year.first or any(one.last < one.first for one in year.breaks):
        yield "a last day comes before its first."


def _office_problems(office: OfficeHours, _: Policy) -> Iterator[str]:
    if office.zone not in available_timezones():
        yield f'the time zone "{office.zone}" is unknown.'
    if not office.working_week or not set(office.working_week) <= set(WEEKDAYS):
        yield "working days are numbered from 0 (Monday) to 6 (Sunday)."


_OWN_PROBLEMS: dict[type[object], Callable[..., Iterator[str]]] = {
    Clause: _clause_problems,
    PolicyDocument: _document_problems,
    Step: _step_problems,
    Severity: _severity_problems,
    Duty: _duty_problems,
    HolidayYear: _year_problems,
    SchoolYear: _school_problems,
    OfficeHours: _office_problems,
}
