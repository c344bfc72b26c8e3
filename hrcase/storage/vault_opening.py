"""From a folder and a key to an open vault, and how a new one is made."""

import os
import shutil
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
from hrcase.storage.files import sweep_unfinished, write_file
from hrcase.storage.rekeying import sweep_databases
from hrcase.storage.user_queries import actor_of
from hrcase.storage.vault import Vault, note_use, open_database
from hrcase.storage.vault_header import COPY, DATABASE, HEADER, UNFINISHED, VaultHeader
from hrcase.storage.writing import seal_of, trail_head

KIT_COPIES = ".kit-"
"""How the folder begins in which a copy of the vault is made to try a recovery kit on."""


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
    try:
        _tidy(vault, opening)
    except BaseException:
        vault.close()
        raise
    return vault, upgraded_from


def _tidy(vault: Vault, opening: Opening) -> None:
    """Remove what was left half-done; nothing beside a vault whose own records are missing."""
    note_use(opening.folder, opening.clock())
    sweep_unfinished(opening.folder)
    (opening.folder / UNFINISHED).unlink(missing_ok=True)
    for copy in opening.folder.glob(f"{KIT_COPIES}*"):
        shutil.rmtree(copy, ignore_errors=True)
    if check_trail_head(vault, opening.header) is not None:
        return
    sweep_databases(opening.folder, opening.header.database)
    with vault.read() as session:
        known = attachment_queries.sealed_names(session)
    attachments.sweep(opening.folder / attachments.FOLDER, known)


def begin_vault(folder: Path) -> None:
    """Mark a folder in which a vault is about to be made; raises CannotWriteFile."""
    write_file(folder / UNFINISHED, b"A vault is being made here.\n")


def give_up_vault(folder: Path) -> None:
    """Remove a vault that was never finished: without a header nobody could ever open it."""
    marker = folder / UNFINISHED
    if marker.exists() and not any((folder / name).exists() for name in (HEADER, COPY)):
        for ending in ("", "-wal", "-shm", "-journal"):
            (folder / f"{DATABASE}{ending}").unlink(missing_ok=True)
    marker.unlink(missing_ok=True)


def make_vault(opening: Opening, key: bytearray, first: Actor) -> Vault:
    """An empty database with its tables, open for its first user, whom the caller records."""
    check_permission(opening.folder)
    engine = open_database(opening.database, key, create=True)
    try:
        upgrades.run(engine, upgrades.head())
        note_use(opening.folder, opening.clock())
    except BaseException:
        engine.dispose()
        raise
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
    seen = header.trail
    with vault.read() as session:
        head, there = trail_head(session), seal_of(session, seen.number)
    if head.number < seen.number:
        return (
            f"The trail ends at entry {head.number}, but entry {seen.number} was seen "
            "here before. Records are missing: compare with the latest backup."
        )
    if seen.number and there != seen.seal:
        return (
            f"Entry {seen.number} of the trail is not the one that was seen here before: this is "
            "another state of the vault. Compare with the latest backup."
        )
    return None
