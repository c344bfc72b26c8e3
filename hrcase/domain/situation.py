"""What is true of a case as its rules ask: who is involved, what was answered, who must be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hrcase.domain.cases import CaseFile
from hrcase.domain.checklist import AgeTest, RequiredWhen, Told
from hrcase.domain.determinations import (
    Answer,
    Involved,
    Question,
    decided,
    facts_known,
    involved_students,
    latest,
)
from hrcase.domain.policy import Policy

SSI_5 = "4020.SSI.5"
MESSAGING = "STAT.6-401"
OF_A_STUDENT = (SSI_5, "4020.MSG.", MESSAGING)
"""Beginnings of the clauses that nobody can break without a student, known or not."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts of one case on one local day, read by checklist, needs and stage alike."""

    students: tuple[Involved, ...]
    facts: tuple[str, ...]
    answers: dict[Question, Answer | None]
    asked: tuple[Question, ...]
    tell: frozenset[Told]
    met: frozenset[RequiredWhen]

    @property
    def undecided(self) -> tuple[Question, ...]:
        """The questions that are open now."""
        return tuple(one for one in self.asked if self.answers[one] is None)


def situation(file: CaseFile, policy: Policy, today: date) -> Situation:
    """The facts of a case; nothing is stored of it, so a changed fact changes it at once."""
    students = involved_students(file.people, file.allegations)
    facts = facts_known(file.people, file.allegations)
    answers = {one: decided(latest(file.determinations, one), facts) for one in Question}
    unnamed = any(one.clause_id.startswith(OF_A_STUDENT) for one in file.allegations)
    tell = told(students, answers, policy, today, unnamed=unnamed)
    asked = tuple(asked_questions(students, policy, today))
    met = {RequiredWhen.ALWAYS} | set(_of_people(students, policy, today))
    met |= set(_of_allegations(file, policy)) | set(_of_answers(file, answers, asked, tell))
    return Situation(students, facts, answers, asked, tell, frozenset(met))


def all_adults(students: tuple[Involved, ...], policy: Policy, today: date) -> bool:
    """Whether every student was of age at each incident and is so now."""
    return not any(one.was_minor(today, policy.majority.years) for one in students)


def asked_questions(
    students: tuple[Involved, ...], policy: Policy, today: date
) -> Iterator[Question]:
    """The questions that a case must answer; abuse and crime from the first minute.

    Until the people are known a student may be involved, so these two never wait for one.
    """
    adult = any(one.was_adult(today, policy.majority.years) for one in students)
    for rule in policy.questions:
        if rule.enabled and (adult or rule.asked_when is not RequiredWhen.ADULT_STUDENT):
            yield Question(rule.code)


def told(
    students: tuple[Involved, ...],
    answers: dict[Question, Answer | None],
    policy: Policy,
    today: date,
    *,
    unnamed: bool = False,
) -> frozenset[Told]:
    """Who must be told, by the answers and by every age of every student.

    Where abuse is indicated or what is alleged concerns a student (`unnamed`) and none is known
    yet, the student counts as under age.
    """
    yes = {one for one in (Question.ABUSE, Question.CRIME) if answers[one] is Answer.YES}
    if not yes:
        return frozenset()
    years = policy.majority.years
    if students:
        minor = [one.was_minor(today, years) for one in students]
    else:
        minor = [unnamed or Question.ABUSE in yes]
    ages = {AgeTest.UNDER_18_OR_UNKNOWN if one else AgeTest.ADULT for one in minor}
    rules = [rule for rule in policy.telling if rule.enabled and rule.age in ages]
    return frozenset(one for rule in rules for one in rule.tell)


def _of_people(
    students: tuple[Involved, ...], policy: Policy, today: date
) -> Iterator[RequiredWhen]:
    if students:
        yield RequiredWhen.STUDENT_INVOLVED
    if any(one.was_adult(today, policy.majority.years) for one in students):
        yield RequiredWhen.ADULT_STUDENT


def _of_allegations(file: CaseFile, policy: Policy) -> Iterator[RequiredWhen]:
    clauses = {one.id: one.clause_id for one in file.allegations}
    if any(clause.startswith(SSI_5) for clause in clauses.values()):
        yield RequiredWhen.SSI_5_ALLEGED
    if MESSAGING in clauses.values():
        yield RequiredWhen.MESSAGING_REPORTED
    standing = {one.allegation_id: one.result for one in file.findings}
    breaches = {
        clauses.get(key) for key, code in standing.items() if policy.finding(code).is_breach
    }
    if MESSAGING in breaches:
        yield RequiredWhen.MESSAGING_FOUND


def _of_answers(
    file: CaseFile,
    answers: dict[Question, Answer | None],
    asked: tuple[Question, ...],
    tell: frozenset[Told],
) -> Iterator[RequiredWhen]:
    if Told.DHS in tell:
        yield RequiredWhen.DHS_REQUIRED
    if Told.POLICE in tell:
        yield RequiredWhen.POLICE_REQUIRED
    if Question.VULNERABLE_ADULT in asked and _maybe_vulnerable(file, answers):
        yield RequiredWhen.VULNERABLE_ADULT


def _maybe_vulnerable(file: CaseFile, answers: dict[Question, Answer | None]) -> bool:
    """Whether a vulnerable adult is indicated; an answer of "not yet" counts as yes."""
    said = latest(file.determinations, Question.VULNERABLE_ADULT)
    unknown = said is not None and said.answer is Answer.NOT_YET
    return unknown or answers[Question.VULNERABLE_ADULT] is Answer.YES
