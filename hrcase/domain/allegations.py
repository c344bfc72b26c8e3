"""What is alleged under which clause, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from hrcase.domain.clauses import Clause
from hrcase.domain.people import CasePerson, CaseRole
from hrcase.domain.plausible import check_day
from hrcase.domain.policy import ClauseInForce, Policy
from hrcase.domain.spoken import day_words
from hrcase.errors import RuleBroken


class Precision(StrEnum):
    """How well the day of an incident is known."""

    EXACT = "exact"
    DAY = "day"
    ABOUT = "about"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Allegation:
    """One clause said to be broken by one subject; the clause text is the one then in force."""

    clause_id: str
    subject_id: UUID
    student_id: UUID | None = None
    first_on: date | None = None
    last_on: date | None = None
    precision: Precision = Precision.UNKNOWN
    place: str = ""
    as_received: str = ""
    as_framed: str = ""
    clause_text: str = ""
    clause_revised_on: date | None = None
    older_text_not_loaded: bool = False
    edition: str = ""
    id: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found on one allegation, by which standard, and why. `decided_on` is a local day."""

    allegation_id: UUID
    result: str
    standard: str
    reasons: str
    decided_by: str = ""
    decided_on: date | None = None
    note_ids: tuple[UUID, ...] = ()
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CaseDays:
    """The local days that an allegation is checked against."""

    first_known_on: date
    today: date


def short_clause(clause_id: str) -> str:
    """A clause as people here say it: "SNS.A" for "4020.SNS.A", while "1610.A" stays whole."""
    _, *rest = clause_id.split(".")
    return ".".join(rest) if len(rest) > 1 else clause_id


def incident_words(one: Allegation) -> str:
    """The days of an incident: "9 May 2026", "about 9 May 2026", "9 May 2026 to 12 May 2026"."""
    if one.first_on is None:
        return "day unknown"
    words = day_words(one.first_on)
    if one.last_on is not None and one.last_on != one.first_on:
        words = f"{words} to {day_words(one.last_on)}"
    return f"about {words}" if one.precision is Precision.ABOUT else words


def check_allegation(
    one: Allegation, people: Sequence[CasePerson], clause: Clause, days: CaseDays
) -> None:
    """Refuse an allegation that cannot be meant: wrong people, clause or days."""
    _check_clause(clause)
    _check_people(one, people)
    _check_days(one, days)


def _check_clause(clause: Clause) -> None:
    if not clause.can_be_alleged:
        raise RuleBroken(
            f"{short_clause(clause.rule_id)} forbids and requires nothing by itself, so nobody can "
            "break it. Choose the clause that was broken; this one may be quoted beside it."
        )


def _check_people(one: Allegation, people: Sequence[CasePerson]) -> None:
    here = [person for person in people if person.ended_on is None]
    if one.subject_id not in {p.person_id for p in here if p.role is CaseRole.SUBJECT}:
        raise RuleBroken("Choose the employee. Add the person to the case as its subject first.")
    students = {p.person_id for p in here if p.is_student or p.role is CaseRole.STUDENT}
    if one.student_id is not None and one.student_id not in students:
        raise RuleBroken("Add the student to the case first, then choose the student here.")


def _check_days(one: Allegation, days: CaseDays) -> None:
    check_day(one.first_on, days.today, "The first day of the incident")
    check_day(one.last_on, days.today, "The last day of the incident")
    if one.first_on is None:
        if one.last_on is not None:
            raise RuleBroken("Write the first day too; it may be “about”.")
        return
    if one.last_on is not None and one.last_on < one.first_on:
        raise RuleBroken("The last day is before the first. Correct one of the two.")
    if one.first_on > days.first_known_on:
        raise RuleBroken(
            f"The incident would be after the report: the district first knew on "
            f"{day_words(days.first_known_on)}. Correct the date; "
            "for something that happened later, make a new report."
        )


def completed(one: Allegation) -> Allegation:
    """The allegation with its last day and precision filled in from what was entered."""
    if one.first_on is None:
        return replace(one, precision=Precision.UNKNOWN)
    precision = Precision.DAY if one.precision is Precision.UNKNOWN else one.precision
    return replace(one, last_on=one.last_on or one.first_on, precision=precision)


def with_clause(one: Allegation, in_force: ClauseInForce, policy: Policy) -> Allegation:
    """The allegation with the clause text of its first incident date, copied byte for byte."""
    clause = in_force.clause
    return replace(
        one,
        clause_text=clause.text,
        clause_revised_on=policy.document_of(clause).revised_on(clause),
        older_text_not_loaded=in_force.older_text_not_loaded,
        edition=policy.edition,
    )


def reframed(before: Allegation, after: Allegation) -> Allegation:
    """What may change of an allegation; clause, subject and the words received stay."""
    if (after.clause_id, after.subject_id) != (before.clause_id, before.subject_id):
        raise RuleBroken(
            "The clause and the employee of an allegation do not change. "
            "Add another allegation for another clause or employee."
        )
    if before.as_received and after.as_received != before.as_received:
        raise RuleBroken("The words as received stay as they were. Change the words as framed.")
    return after
