"""One edition of the rules: everything that the policy files say, in typed form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from hrcase.domain.checklist import (
    ChecklistItem,
    Contact,
    EmergencyCard,
    FindingResult,
    Majority,
    Offence,
    ProofStandard,
    QuestionRule,
    TellingRule,
)
from hrcase.domain.clauses import Clause, PolicyDocument
from hrcase.domain.duties import Closing, Duty, HolidayYear, OfficeHours, SchoolYear
from hrcase.domain.ladder import EmployeeClass, Escalation, Severity, Step
from hrcase.domain.rules import Rule, Toggle

AnyRule = TypeVar("AnyRule", bound=Rule)

MANY = 2


@dataclass(frozen=True, slots=True)
class ClauseInForce:
    """The clause text that binds on a day; marked when the text of that day is not loaded."""

    clause: Clause
    older_text_not_loaded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """The deadline rules of one edition, from the local day on which the office adopted it."""

    on: date
    edition: str
    sha256: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """An edition of the rules. `sha256` covers the names and bytes of its files.

    `adopted` are the editions that this office has adopted, the earliest first, where there are
    several; `clauses` hold the older texts of all of them.
    """

    edition: str
    sha256: str
    board_text: str
    documents: tuple[PolicyDocument, ...]
    clauses: tuple[Clause, ...]
    classes: tuple[EmployeeClass, ...]
    steps: tuple[Step, ...]
    severities: tuple[Severity, ...]
    escalation: Escalation
    items: tuple[ChecklistItem, ...]
    duties: tuple[Duty, ...]
    office: OfficeHours
    holiday_years: tuple[HolidayYear, ...]
    school_years: tuple[SchoolYear, ...]
    closings: tuple[Closing, ...]
    contacts: tuple[Contact, ...]
    card: EmergencyCard
    majority: Majority
    questions: tuple[QuestionRule, ...]
    telling: tuple[TellingRule, ...]
    offences: tuple[Offence, ...]
    findings: tuple[FindingResult, ...]
    standards: tuple[ProofStandard, ...]
    toggles: tuple[Toggle, ...]
    adopted: tuple[Adopted, ...] = ()

    def clause(self, rule_id: str) -> Clause:
        """The newest text of a clause."""
        return max(self._texts_of(rule_id), key=lambda text: text.effective_from)

    def clause_on(self, rule_id: str, day: date | None, today: date) -> ClauseInForce:
        """The text in force on the incident date; an unknown date takes the text of today.

        A day before the oldest loaded text gets that text, marked.
        """
        texts = sorted(self._texts_of(rule_id), key=lambda text: text.effective_from)
        begun = [text for text in texts if text.effective_from <= (day or today)]
        if begun:
            return ClauseInForce(begun[-1], older_text_not_loaded=False)
        return ClauseInForce(texts[0], older_text_not_loaded=True)

    def current_clauses(self) -> tuple[Clause, ...]:
        """The newest text of every clause, in the order of the files."""
        ids = dict.fromkeys(clause.rule_id for clause in self.clauses)
        return tuple(self.clause(rule_id) for rule_id in ids)

    def document_of(self, clause: Clause) -> PolicyDocument:
        """The document that a clause is quoted from."""
        return next(one for one in self.documents if one.holds(clause.rule_id))

    def duty(self, rule_id: str) -> Duty:
        """The deadline rule with this id."""
        return _by_id(self.duties, rule_id)

    def in_force(self, rule_id: str, day: date) -> Adopted:
        """The edition whose deadline rule counts for what started on a local day.

        What started before the first edition was adopted goes by that first one.
        """
        known = [one for one in self.adopted if any(d.rule_id == rule_id for d in one.duties)]
        begun = [one for one in known if one.on <= day] or known[:1]
        mine = Adopted(on=day, edition=self.edition, sha256=self.sha256, duties=self.duties)
        return begun[-1] if begun else mine

    def duty_on(self, rule_id: str, day: date) -> Duty:
        """The deadline rule in force on a local day."""
        return _by_id(self.in_force(rule_id, day).duties, rule_id)

    def item(self, rule_id: str) -> ChecklistItem:
        """The checklist item with this id."""
        return _by_id(self.items, rule_id)

    def toggle(self, rule_id: str) -> Toggle:
        """The switch with this id."""
        return _by_id(self.toggles, rule_id)

    def step(self, code: str) -> Step:
        """The step of the ladder with this code."""
        return _only(one for one in self.steps if one.code == code)

    def severity(self, code: str) -> Severity:
        """The severity with this code."""
        return _only(one for one in self.severities if one.code == code)

    def employee_class(self, code: str) -> EmployeeClass:
        """The employee class with this code."""
        return _only(one for one in self.classes if one.code == code)

    def contact(self, code: str) -> Contact:
        """The contact with this code."""
        return _only(one for one in self.contacts if one.code == code)

    def question(self, code: str) -> QuestionRule:
        """The determination with this code."""
        return _only(one for one in self.questions if one.code == code)

    def finding(self, code: str) -> FindingResult:
        """The word of the findings vocabulary with this code."""
        return _only(one for one in self.findings if one.code == code)

    def rules(self) -> Iterator[Rule]:
        """Every rule of the edition, for lists and checks."""
        for field in fields(self):
            value = getattr(self, field.name)
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Rule):
                    yield one

    def unconfirmed(self) -> tuple[Rule, ...]:
        """The rules that counsel has not confirmed."""
        return tuple(rule for rule in self.rules() if not rule.counsel_confirmed)

    def _texts_of(self, rule_id: str) -> list[Clause]:
        texts = [clause for clause in self.clauses if clause.rule_id == rule_id]
        if not texts:
            raise KeyError(rule_id)
        return texts


def with_earlier(newest: Policy, adopted: Sequence[tuple[date, Policy]]) -> Policy:
    """The newest edition with what earlier ones still decide: older clause texts and duties.

    `adopted` are all adopted editions with the day of each, the newest first.
    """
    if len(adopted) < MANY:
        return newest
    still = {one.rule_id for one in newest.clauses}
    every = [one for _, policy in reversed(adopted) for one in policy.clauses]
    older = {(one.rule_id, one.effective_from): one for one in every if one.rule_id in still}
    texts = {(one.rule_id, one.effective_from): one for one in newest.clauses}
    texts |= {key: one for key, one in older.items() if key not in texts}
    editions = [
        Adopted(on=day, edition=policy.edition, sha256=policy.sha256, duties=policy.duties)
        for day, policy in reversed(adopted)
    ]
    return replace(newest, clauses=tuple(texts.values()), adopted=tuple(editions))


def _by_id(rules: tuple[AnyRule, ...], rule_id: str) -> AnyRule:
    return _only(rule for rule in rules if rule.rule_id == rule_id)


def _only(matches: Iterator[AnyRule]) -> AnyRule:
    try:
        return next(matches)
    except StopIteration:
        raise KeyError("No such rule in this edition.") from None
