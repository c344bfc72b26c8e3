"""The questions that are open from the first second: abuse, crime, vulnerable adult."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from hrcase.domain.ages import age_on, is_minor
from hrcase.domain.allegations import Allegation, incident_words
from hrcase.domain.people import CasePerson, CaseRole
from hrcase.domain.plausible import check_words
from hrcase.domain.spoken import day_words
from hrcase.errors import RuleBroken


class Question(StrEnum):
    """What must be decided before anything is investigated."""

    ABUSE = "abuse"
    CRIME = "crime"
    VULNERABLE_ADULT = "vulnerable adult"


class Answer(StrEnum):
    """An answer; "not yet" is allowed and keeps the question open."""

    YES = "Yes"
    NO = "No"
    NOT_YET = "Not yet"
    NOT_APPLICABLE = "Not applicable (adult)"


@dataclass(frozen=True, slots=True)
class Determination:
    """One answer with its reason, who gave it, when (UTC), and the facts known then."""

    question: Question
    answer: Answer
    reason: str
    decided_by: str = ""
    decided_at: datetime | None = None
    facts: tuple[str, ...] = ()
    reopened_because: str = ""
    id: UUID | None = None


SAID_AT_REPORT = "Said with the report."
NO_WITHOUT_REASON = "“No” was said with the report; it counts once somebody gives the reason."
CLEARING = frozenset({Answer.NO, Answer.NOT_APPLICABLE})
"""Answers that tell nobody; each rests on the facts known then, and a new fact reopens it."""


@dataclass(frozen=True, slots=True)
class Involved:
    """A student of the case with the local days on which incidents are alleged.

    `dated` is False while an incident has no day; a missing day or date of birth counts as
    under age.
    """

    person_id: UUID
    label: str
    born_on: date | None
    days: tuple[date, ...]
    dated: bool

    def was_minor(self, today: date, majority: int) -> bool:
        """Whether the student was under age at any incident, is so now, or may have been."""
        return not self.dated or any(
            is_minor(self.born_on, day, majority) for day in (*self.days, today)
        )

    def was_adult(self, today: date, majority: int) -> bool:
        """Whether the student was of age at any incident, or is now."""
        return any(not is_minor(self.born_on, day, majority) for day in (*self.days, today))

    def age_words(self, today: date) -> str:
        """As in "17 then and 18 now"; says so where the date of birth is not known."""
        if self.born_on is None:
            return "age unknown, treated as under age"
        now = age_on(self.born_on, today)
        then = sorted({age_on(self.born_on, day) for day in self.days})
        if not then:
            return f"{now} now"
        return f"{' to '.join(map(str, then))} then and {now} now"


def involved_students(
    people: Sequence[CasePerson], allegations: Sequence[Allegation]
) -> tuple[Involved, ...]:
    """The students of a case, each with the days of the incidents that may concern them."""
    return tuple(_involved(one, allegations) for one in people if is_involved_student(one))


def is_involved_student(person: CasePerson) -> bool:
    """Whether a person stands in the case as a student."""
    student = person.is_student or person.role is CaseRole.STUDENT
    return student and person.ended_on is None


def _involved(person: CasePerson, allegations: Sequence[Allegation]) -> Involved:
    mine = [one for one in allegations if one.student_id in {None, person.person_id}]
    days = {day for one in mine for day in (one.first_on, one.last_on) if day is not None}
    dated = bool(mine) and all(one.first_on is not None for one in mine)
    return Involved(person.person_id, person.label, person.born_on, tuple(sorted(days)), dated)


def facts_known(people: Sequence[CasePerson], allegations: Sequence[Allegation]) -> tuple[str, ...]:
    """The facts that an answer rests on, as sentences without any name."""
    labels = {one.person_id: one.label for one in people}
    students = [
        f"{one.label}: born {day_words(one.born_on) if one.born_on else 'on an unknown day'}"
        for one in involved_students(people, allegations)
    ]
    alleged = [
        f"{one.clause_id} alleged, {incident_words(one)}"
        + (f", {labels[one.student_id]}" if one.student_id in labels else "")
        for one in allegations
    ]
    return tuple(sorted(students) + sorted(alleged))


def latest(determinations: Sequence[Determination], question: Question) -> Determination | None:
    """The answer given last; earlier ones stay on record."""
    answers = [one for one in determinations if one.question is question]
    return answers[-1] if answers else None


def decided(one: Determination | None, facts: Sequence[str]) -> Answer | None:
    """The answer that stands, or None while the question is open or was reopened."""
    if one is None or one.answer is Answer.NOT_YET or new_fact(one, facts):
        return None
    return one.answer


def new_fact(one: Determination, facts: Sequence[str]) -> str:
    """What became known after a question was answered with "No", so that it is asked again."""
    if one.answer not in CLEARING:
        return ""
    new = [fact for fact in facts if facts.count(fact) > one.facts.count(fact)]
    gone = [fact for fact in one.facts if one.facts.count(fact) > facts.count(fact)]
    return new[0] if new else f"no longer: {gone[0]}" if gone else ""


def with_reopening(
    determinations: Sequence[Determination], facts: Sequence[str]
) -> tuple[Determination, ...]:
    """The answers, the latest of each question with what reopened it."""
    last = {id(latest(determinations, question)) for question in Question}
    return tuple(
        replace(one, reopened_because=new_fact(one, facts)) if id(one) in last else one
        for one in determinations
    )


def at_report(said: str) -> tuple[Answer, str]:
    """What a word said with the report counts as: a "No" needs its reason first."""
    answers = {Answer.YES.lower(): Answer.YES, Answer.NO.lower(): Answer.NO}
    answer = answers.get(said.strip().lower(), Answer.NOT_YET)
    if answer is Answer.NO:
        return Answer.NOT_YET, NO_WITHOUT_REASON
    return answer, SAID_AT_REPORT if answer is Answer.YES else ""


def check_determination(one: Determination, students: Sequence[Involved], *, adults: bool) -> None:
    """Refuse an answer without its reason, or one that the question does not have.

    `adults` says whether every student was of age at each incident and is so now.
    """
    if one.answer is not Answer.NOT_YET:
        check_words(
            one.reason, f"Why “{one.answer}”? Write the reason; it is kept with the answer."
        )
    if one.answer is not Answer.NOT_APPLICABLE:
        return
    if one.question is not Question.ABUSE:
        raise RuleBroken("“Not applicable (adult)” answers only the question of child abuse.")
    if not students or not adults:
        raise RuleBroken(
            "“Not applicable (adult)” needs every student of the case to be of age at each "
            "incident and now, with date of birth and incident dates on record. "
            "Enter what is missing, or answer Yes or No with the reason."
        )
