"""What a case needs is computed again in each write, inside its transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from hrcase.domain.calendars import OfficeCalendar
from hrcase.domain.policy import Policy
from hrcase.storage.writing import Writing


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """The policy in force, the office's calendar and zone, and the present moment (UTC)."""

    policy: Policy
    calendar: OfficeCalendar
    zone: ZoneInfo
    now: datetime


def settle(rules: OfficeRules, writing: Writing, case_id: UUID) -> None:
    """Compute stage, line and needs of the case from what is recorded now."""
