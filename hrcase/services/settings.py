"""What the office sets for itself: letterhead, lock time, closings, backup plan."""

from dataclasses import asdict
from datetime import date
from typing import cast

from hrcase.domain import settings as rules
from hrcase.domain.audit import Action
from hrcase.domain.letters import Letterhead
from hrcase.domain.settings import BackupPlan, OfficeClosing
from hrcase.errors import ChangedElsewhere
from hrcase.services.workspace import Workspace
from hrcase.storage import setting_queries
from hrcase.storage.setting_queries import BACKUP_PLAN, DEMO, LETTERHEAD, LOCK_TIME
from hrcase.storage.tables.office import ClosingRow
from hrcase.storage.writing import GONE


def is_demo(work: Workspace) -> bool:
    """Whether everything in this vault is invented: it was made as the demo."""
    with work.vault.read() as session:
        return bool(setting_queries.setting(session, DEMO))


def letterhead(work: Workspace) -> Letterhead:
    """The letterhead; its fields are empty until somebody fills them."""
    with work.vault.read() as session:
        return setting_queries.stored_letterhead(session)


def set_letterhead(work: Workspace, letterhead: Letterhead) -> None:
    """Say what stands at the head of every letter from now on; issued letters keep theirs."""
    rules.check_letterhead(letterhead)
    with work.write(Action.LETTERHEAD_CHANGED) as writing:
        setting_queries.put_setting(writing, LETTERHEAD, asdict(letterhead))
        writing.summary = "Letterhead changed"


def lock_minutes(work: Workspace) -> int:
    """Minutes without a key or a movement after which the program locks."""
    with work.vault.read() as session:
        value = setting_queries.setting(session, LOCK_TIME)
    return cast("int", value.get("minutes", rules.LOCK_MINUTES))


def set_lock_minutes(work: Workspace, minutes: int) -> None:
    """Choose after how many idle minutes the program locks."""
    rules.check_lock_minutes(minutes)
    with work.write(Action.LOCK_TIME_CHANGED) as writing:
        setting_queries.put_setting(writing, LOCK_TIME, {"minutes": minutes})
        writing.summary = f"The program locks after {minutes} idle minutes"


def backup_plan(work: Workspace) -> BackupPlan:
    """Where and how often backups are made; by hand until somebody plans them."""
    with work.vault.read() as session:
        value = setting_queries.setting(session, BACKUP_PLAN)
    return BackupPlan(str(value.get("folder", "")), cast("int", value.get("every_days", 0)))


def set_backup_plan(work: Workspace, plan: BackupPlan) -> None:
    """Plan where and how often backups are made."""
    rules.check_backup_plan(plan)
    with work.write(Action.BACKUP_PLANNED) as writing:
        setting_queries.put_setting(writing, BACKUP_PLAN, asdict(plan))
        every = f"every {plan.every_days} days" if plan.every_days else "by hand"
        writing.summary = f"Backups are made {every}"


def closings(work: Workspace) -> tuple[OfficeClosing, ...]:
    """The days on which the office is closed beside the holidays, the earliest first."""
    with work.vault.read() as session:
        return setting_queries.closings(session)


def add_closing(work: Workspace, closing: OfficeClosing) -> None:
    """Enter a day on which somebody is closed; deadlines that already run keep their dates."""
    with work.write(Action.CLOSING_ADDED) as writing:
        known = frozenset(one.day for one in setting_queries.closings(writing.session))
        rules.check_closing(closing, known)
        reason = closing.reason.strip()
        writing.add(ClosingRow(day=closing.day, reason=reason, closes=closing.closes))
        writing.summary = f"Closed on {closing.day} ({closing.closes}): {reason}"
    work.reload()


def remove_closing(work: Workspace, day: date) -> None:
    """Take a closing out of the list; deadlines that already run keep their dates."""
    with work.write(Action.CLOSING_REMOVED) as writing:
        row = setting_queries.closing_row(writing.session, day)
        if row is None:
            raise ChangedElsewhere(GONE)
        writing.remove(row)
        writing.summary = f"Open again on {day} ({row.closes})"
    work.reload()
