"""Backups: made on demand or by plan, restored to scratch and checked before they count."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from hrcase.domain.audit import Action
from hrcase.domain.backups import BackupMade
from hrcase.services import settings
from hrcase.services.workspace import Workspace
from hrcase.storage import backup, setting_queries
from hrcase.storage.vault_header import read_header

LAST = "last backup"


def back_up(
    work: Workspace, place: Path, progress: Callable[[str], None] = lambda _words: None
) -> BackupMade:
    """Back the vault up into a folder; it counts, and is in the trail, once it was checked.

    Raises CannotWriteFile or VaultDamaged; earlier backups stay whole.
    """
    made = backup.back_up(work.vault, read_header(work.folder), place, progress)
    with work.write(Action.BACKUP_MADE) as writing:
        value: dict[str, object] = {"made_at": made.made_at.isoformat(), "folder": str(place)}
        setting_queries.put_setting(writing, LAST, value)
        writing.summary = f"Backup made and checked; it ends with entry {made.head.number}"
    return made


def last_verified(work: Workspace) -> datetime | None:
    """When the latest backup that was checked was made (UTC); None if there is none."""
    with work.vault.read() as session:
        made_at = setting_queries.setting(session, LAST).get("made_at")
    return None if made_at is None else datetime.fromisoformat(str(made_at))


def is_due(work: Workspace) -> bool:
    """Whether the plan asks for a backup now."""
    plan = settings.backup_plan(work)
    if not plan.every_days:
        return False
    last = last_verified(work)
    return last is None or work.now() - last >= timedelta(days=plan.every_days)


def generations(place: Path) -> list[Path]:
    """Every whole backup under a folder, newest first."""
    return backup.generations(place)


def restore(generation: Path, target: Path, now: datetime) -> None:
    """Make the vault again in a new folder; its next unlocking is entered in the trail."""
    backup.restore(generation, target, now)
