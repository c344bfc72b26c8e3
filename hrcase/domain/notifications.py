"""Who was told, when and what: the hotline, the police, and each person's own clock."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Knowledge:
    """When one person first knew, and how. `known_at` is UTC; the earliest of a case is T0."""

    who: str
    known_at: datetime
    how: str
    person_id: UUID | None = None
    recorded_at: datetime | None = None
    id: UUID | None = None


class HotlineAnswer(StrEnum):
    """What DHS said to a report."""

    ACCEPTED = "accepted"
    SCREENED_OUT = "screened out"
    REFERRED = "referred to police"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HotlineCall:
    """One call to the DHS hotline. Moments are UTC; `typed_at` is set by the program."""

    caller: str
    number_dialled: str
    started_at: datetime
    ended_at: datetime | None
    spoke_to: str
    reference: str
    told: str
    reference_missing_because: str = ""
    present: str = ""
    answer: HotlineAnswer = HotlineAnswer.UNKNOWN
    instructions: str = ""
    follow_up: str = ""
    adult_protective: bool = False
    knowledge_id: UUID | None = None
    typed_at: datetime | None = None
    typed_by: str = ""
    corrects: UUID | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PoliceContact:
    """One contact with the police. Telling a school resource officer alone completes nothing."""

    caller: str
    agency: str
    number_dialled: str
    started_at: datetime
    ended_at: datetime | None
    officer: str
    badge: str
    reference: str
    told: str
    reference_missing_because: str = ""
    present: str = ""
    requests: str = ""
    hold_requested: bool = False
    follow_up: str = ""
    school_officer_only: bool = False
    knowledge_id: UUID | None = None
    typed_at: datetime | None = None
    typed_by: str = ""
    corrects: UUID | None = None
    id: UUID | None = None


class MarkStatus(StrEnum):
    """What was said of a checklist item."""

    OPEN = "open"
    DONE = "done"
    NOT_REQUIRED = "not required"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class ChecklistMark:
    """What one person said of one checklist item; the latest mark of an item counts."""

    item_id: str
    status: MarkStatus
    reason: str
    performed_by: str
    happened_at: datetime
    recorded_by: str = ""
    recorded_at: datetime | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Whole minutes from one person's knowledge, or from T0, to a call; None while it runs."""

    who: str
    minutes: int | None
    done_at: datetime | None
