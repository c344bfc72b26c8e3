"""The questions that are open from the first second: abuse, crime, vulnerable adult."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


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
