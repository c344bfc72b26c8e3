"""From a folder and a key to an open vault, and how a new one is made."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from hrcase.domain.access import Actor
from hrcase.errors import VaultNoPermission
from hrcase.storage import attachment_queries, attachments, upgrades
from hrcase.storage.backup import copy_before_upgrade
from hrcase.storage.device import identity_of
from hrcase.storage.files import sweep_unfinished
from hrcase.storage.rekeying import sweep_databases
from hrcase.storage.user_queries import actor_of
from hrcase.storage.vault import Vault, note_use, open_database
from hrcase.storage.vault_header import VaultHeader


@dataclass(frozen=True, slots=True)
class Opening:
    """Which vault, as whom, and by which clock (UTC)."""

    folder: Path
    header: VaultHeader
    user_id: UUID
    clock: Callable[[], datetime]

    @property
    def database(self) -> Path:
        """Where the encrypted database of this vault stands."""
        return self.folder / self.header.database


def open_vault(opening: Opening, key: bytearray) -> tuple[Vault, str]:
    """Open the database with the vault's key, and say from which version it was upgraded, if so.

    An older vault is upgraded after a verified copy; the version is empty for a current one.

    Raises the verdict that applies: VaultMissing, VaultTooNew, VaultNoPermission,
    VaultInUse; CannotOpenVault for a user who was revoked.
    """
    check_permission(opening.folder)
    engine = open_database(opening.database, key)
    try:
        upgraded_from = upgrades.upgrade(
            engine, lambda revision: copy_before_upgrade(engine, key, opening.database, revision)
        )
        vault = Vault(
            folder=opening.folder,
            engine=engine,
            identity=identity_of(opening.database),
            actor=actor_of(engine, opening.user_id),
            clock=opening.clock,
            database=opening.database,
            key=key,
        )
    except BaseException:
        engine.dispose()
        raise
    note_use(opening.folder, opening.clock())
    sweep_unfinished(opening.folder)
    sweep_databases(opening.folder, opening.header.database)
    with vault.read() as session:
        known = attachment_queries.sealed_names(session)
    attachments.sweep(opening.folder / attachments.FOLDER, known)
    return vault, upgraded_from


def make_vault(opening: Opening, key: bytearray, first: Actor) -> Vault:
    """An empty database with its tables, open for its first user, whom the caller records."""
    check_permission(opening.folder)
    engine = open_database(opening.database, key, create=True)
    upgrades.run(engine, upgrades.head())
    note_use(opening.folder, opening.clock())
    return Vault(
        folder=opening.folder,
        engine=engine,
        identity=identity_of(opening.database),
        actor=first,
        clock=opening.clock,
        database=opening.database,
        key=key,
    )


def check_permission(folder: Path) -> None:
    """Refuse a folder in which this computer account may not read and write."""
    database_files = [folder, *folder.glob("*.db*"), *folder.glob("*.json")]
    if not all(os.access(path, os.R_OK | os.W_OK) for path in database_files):
        raise VaultNoPermission(
            f"This computer account may not write to the vault in {folder}. Nothing was changed. "
            "Ask IT for read and write permission to that folder."
        )


def check_trail_head(vault: Vault, header: VaultHeader) -> str | None:
    """What is wrong if the trail is shorter than, or other than, what the header remembers."""
    head = vault.head()
    if head.number < header.trail.number:
        return (
            f"The trail ends at entry {head.number}, but entry {header.trail.number} was seen "
            "here before. Records are missing: compare with the latest backup."
        )
    return None
