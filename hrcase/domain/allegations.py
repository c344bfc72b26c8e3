"""What is alleged under which clause, and what was found."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


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
