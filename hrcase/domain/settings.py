"""What an office sets for itself, and the limits of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hrcase.domain.letters import Letterhead
from hrcase.errors import RuleBroken

LOCK_MINUTES = 10
LEAST_LOCK_MINUTES = 1
MOST_LOCK_MINUTES = 60
MOST_BACKUP_DAYS = 31

_LABELS = {
    "district": "District",
    "office": "Office",
    "street": "Street",
    "city_line": "City, state and ZIP code",
    "phone": "Telephone",
    "signer_name": "Name of the signer",
    "signer_title": "Title of the signer",
}


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """Where backups go, and after how many days the next one is due; no days means by hand."""

    folder: str = ""
    every_days: int = 0


class Closes(StrEnum):
    """Who is closed on a day: it is no working day, no school day, or neither."""

    OFFICE = "office"
    SCHOOLS = "schools"
    BOTH = "office and schools"


@dataclass(frozen=True, slots=True)
class OfficeClosing:
    """One day on which the office, the schools or both are closed beside the holidays."""

    day: date
    reason: str
    closes: Closes = Closes.OFFICE


def missing_in(letterhead: Letterhead) -> tuple[str, ...]:
    """What a letterhead still lacks, by the names that its form shows."""
    return tuple(
        label for name, label in _LABELS.items() if not str(getattr(letterhead, name)).strip()
    )


def check_letterhead(letterhead: Letterhead) -> None:
    """Refuse a letterhead that would print a gap."""
    missing = missing_in(letterhead)
    if missing:
        raise RuleBroken(f"The letterhead still needs: {', '.join(missing)}. Nothing was changed.")


def check_lock_minutes(minutes: int) -> None:
    """Refuse an idle time in which nobody can work, or after which nobody is there."""
    if not LEAST_LOCK_MINUTES <= minutes <= MOST_LOCK_MINUTES:
        raise RuleBroken(
            f"The program can lock after {LEAST_LOCK_MINUTES} to {MOST_LOCK_MINUTES} minutes. "
            "Choose a number between them."
        )


def check_backup_plan(plan: BackupPlan) -> None:
    """Refuse a plan without a folder, or one that would hardly ever run."""
    if not 0 <= plan.every_days <= MOST_BACKUP_DAYS:
        raise RuleBroken(
            f"A backup can be made every 1 to {MOST_BACKUP_DAYS} days; 0 means by hand only."
        )
    if plan.every_days and not plan.folder.strip():
        raise RuleBroken("Choose the folder that the backups go to.")


def check_closing(closing: OfficeClosing, known: frozenset[date]) -> None:
    """Refuse a closing without a reason, or of a day that is closed already."""
    if not closing.reason.strip():
        raise RuleBroken("Say why the office is closed on that day; it explains later dates.")
    if closing.day in known:
        raise RuleBroken("That day is already in the list of closings.")
