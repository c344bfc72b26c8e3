"""Verified encrypted copies of a vault, and a vault made again from one of them."""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from hrcase.domain.audit import TrailHead
from hrcase.domain.backups import BackupMade
from hrcase.errors import CannotReadFile, CannotSave, CannotWriteFile, VaultDamaged, VaultMissing
from hrcase.storage.failures import translated
from hrcase.storage.files import (
    make_folder,
    sentence_for,
    sweep_unfinished,
    sync_folder,
    write_file,
)
from hrcase.storage.vault import Vault
from hrcase.storage.vault_header import VaultHeader, read_header, write_header
from hrcase.storage.verification import verify_database

MANIFEST = "manifest.json"
ATTACHMENTS = "attachments"
RESTORED = "restored.json"
BEFORE_UPGRADE = "before-upgrade-from-"
CHUNK = 1 << 20
DEEP = 3
"""A chosen folder is searched so many folders deep for backups; a whole drive would take long."""

Progress = Callable[[str], None]


def back_up(vault: Vault, header: VaultHeader, place: Path, progress: Progress) -> BackupMade:
    """Write a generation into `place`, then restore it to scratch and check it there.

    Raises CannotWriteFile when the place cannot be written, VaultDamaged when the copy is not
    sound; earlier generations stay as they were in either case.
    """
    now = vault.clock()
    home = home_in(place, header)
    final = home / now.strftime("%Y-%m-%dT%H%M%S.%fZ")
    partial = home / f".partial-{secrets.token_hex(8)}"
    with _writing_to(place), _removed_at_end(partial):
        make_folder(home / ATTACHMENTS)
        _sweep(home)
        make_folder(partial)
        progress("Copying the vault")
        head = _copy_database(vault, partial / header.database)
        write_header(partial, header.with_trail(head))
        sealed = _copy_attachments(vault.folder / ATTACHMENTS, home, progress)
        manifest = _manifest(partial, sealed, now, head)
        write_file(partial / MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())
        progress("Checking the copy")
        check(partial, home / ATTACHMENTS, vault.key)
        partial.rename(final)
        sync_folder(home)
    return BackupMade(final, now, head, len(manifest["attachments"]))


def home_in(place: Path, header: VaultHeader) -> Path:
    """The folder in `place` that holds all generations of one vault."""
    return place / f"HR Case backup {str(header.vault_id)[:8]}"


def generations(place: Path) -> list[Path]:
    """Every whole generation in a folder or a few folders deep in it, newest first.

    A folder that cannot be looked into, or goes away meanwhile, holds none.
    """
    found = []
    for name, inside, files in os.walk(place):
        folder = Path(name)
        deep = len(folder.relative_to(place).parts) >= DEEP
        inside[:] = [] if deep else [one for one in inside if not one.startswith(".")]
        if MANIFEST in files and not folder.name.startswith("."):
            found.append(folder)
    return sorted(found, key=lambda folder: folder.name, reverse=True)


def check(generation: Path, attachments: Path, key: bytearray) -> TrailHead:
    """Restore a generation to scratch and check data, chain and sealed files.

    Raises VaultDamaged.
    """
    manifest = read_manifest(generation)
    scratch = generation.parent / f".check-{secrets.token_hex(8)}"
    with _removed_at_end(scratch):
        make_folder(scratch)
        _copy_generation(generation, scratch, manifest)
        head = check_database(scratch / read_header(scratch).database, key)
    if [head.number, head.seal] != [manifest["trail"]["number"], manifest["trail"]["seal"]]:
        raise VaultDamaged(
            "The copy's trail does not end where the backup says. Make a new backup."
        )
    _check_attachments(attachments, manifest["attachments"])
    return head


def restore(generation: Path, target: Path, now: datetime) -> None:
    """Make a vault again in a new, empty folder; no passphrase is needed for that.

    Raises CannotReadFile for what is no backup, VaultDamaged for one whose files were altered,
    CannotWriteFile when the target is not empty or cannot be written.
    """
    manifest = read_manifest(generation)
    if target.exists() and any(target.iterdir()):
        raise CannotWriteFile(f"{target} is not empty. Choose a new folder; nothing was changed.")
    shared = generation.parent / ATTACHMENTS
    with _writing_to(target, "Nothing was restored."), _emptied_on_failure(target):
        make_folder(target)
        make_folder(target / ATTACHMENTS)
        _check_attachments(shared, manifest["attachments"])
        for name in manifest["attachments"]:
            _copy_file(shared / name, target / ATTACHMENTS / name)
        _copy_generation(generation, target, manifest)
        origin = {"made_at": manifest["made_at"], "restored_at": now.isoformat()}
        write_file(target / RESTORED, json.dumps(origin).encode())


def read_manifest(generation: Path) -> dict[str, Any]:
    """What a generation says of itself; raises CannotReadFile."""
    try:
        manifest: dict[str, Any] = json.loads((generation / MANIFEST).read_bytes())
        files, trail, sealed = manifest["files"], manifest["trail"], manifest["attachments"]
        _check_plain_names([*files, *sealed])
    except (OSError, ValueError, KeyError, TypeError):
        raise CannotReadFile(
            f"{generation} is not a backup of HR Case. Choose the folder named by date and time."
        ) from None
    return {**manifest, "files": files, "trail": trail, "attachments": sealed}


def copy_vault(vault: Vault, header: VaultHeader, target: Path) -> None:
    """Header and database, without attachments, copied into a folder; raises CannotWriteFile."""
    with _writing_to(target):
        head = _copy_database(vault, target / header.database)
        write_header(target, header.with_trail(head))


def check_opens(folder: Path, key: bytearray) -> TrailHead:
    """Open a copied vault with a key and check data and chain; raises VaultDamaged."""
    return check_database(folder / read_header(folder).database, key)


def copy_before_upgrade(engine: Engine, key: bytearray, database: Path, revision: str) -> Path:
    """A verified copy of the database beside it, before its tables are changed."""
    copy = database.with_name(f"{BEFORE_UPGRADE}{revision}.db")
    with _writing_to(database.parent):
        copy.unlink(missing_ok=True)
        vacuum_into(engine, copy)
        check_database(copy, key)
    return copy


def _copy_database(vault: Vault, target: Path) -> TrailHead:
    head = vault.head()
    vacuum_into(vault.engine, target)
    return head


def vacuum_into(engine: Engine, target: Path) -> None:
    """Write an encrypted copy that opens with the same key, and make it durable.

    The empty file comes first: it is private from the start, and a place that is gone says so.
    """
    target.touch(mode=0o600, exist_ok=False)
    with translated(), engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None:  # pragma: no branch - an open connection has its driver
            driver.execute("VACUUM INTO ?", (str(target),))
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def check_database(path: Path, key: bytearray) -> TrailHead:
    """Check pages, records and trail of a database, and say how it ends; raises VaultDamaged."""
    found = verify_database(path, key)
    if found.faults:
        raise VaultDamaged(
            "The copy is not sound, so it does not count as a backup. Make it again on another "
            f"drive. {found.faults[0]}"
        )
    return found.head


def _check_plain_names(names: list[str]) -> None:
    """A name that leads out of the backup's folder was never written by this program."""
    if any(Path(name).name != name for name in names):
        raise ValueError("a name that leads elsewhere")


def _copy_attachments(source: Path, home: Path, progress: Progress) -> dict[str, str]:
    """Each sealed file once, by name with its SHA-256, which never changes once it is known.

    A copy that is missing or was damaged on its drive is made again from the vault's own file.
    """
    target, known = home / ATTACHMENTS, _known_attachments(home)
    sealed = {}
    for path in sorted(source.glob("*.age")):
        there, digest = target / path.name, known.get(path.name)
        if digest is None or not there.is_file() or _sha256(there) != digest:
            progress("Copying sealed attachments")
            found = _sha256(path)
            if digest not in (None, found):
                raise VaultDamaged(
                    f"The sealed attachment {path.name} is damaged in the vault and in the backup. "
                    "Look for it in an older backup on another drive."
                )
            digest = found
            _replace_copy(path, there)
        sealed[path.name] = digest
    return sealed


def _known_attachments(home: Path) -> dict[str, str]:
    """What the latest whole generation says of the sealed files."""
    for generation in generations(home):
        with suppress(CannotReadFile):
            return dict(read_manifest(generation)["attachments"])
    return {}


def _replace_copy(source: Path, target: Path) -> None:
    """Copy under another name first: a drive pulled out leaves no half file under the real one."""
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _copy_file(source, part)
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _manifest(
    partial: Path, sealed: dict[str, str], now: datetime, head: TrailHead
) -> dict[str, Any]:
    files = {path.name: _sha256(path) for path in sorted(partial.iterdir())}
    return {
        "made_at": now.isoformat(),
        "files": files,
        "attachments": sealed,
        "trail": {"number": head.number, "seal": head.seal},
    }


def _copy_generation(generation: Path, target: Path, manifest: dict[str, Any]) -> None:
    for name, digest in manifest["files"].items():
        _copy_file(generation / name, target / name)
        if _sha256(target / name) != digest:
            raise VaultDamaged(
                f"{name} in this backup was altered or is damaged. Choose an older backup."
            )


def _check_attachments(folder: Path, sealed: dict[str, str]) -> None:
    for name, digest in sealed.items():
        if not (folder / name).is_file() or _sha256(folder / name) != digest:
            raise VaultDamaged(
                f"The sealed attachment {name} is missing from the backup or was altered. "
                "Make a new backup, or choose an older one."
            )


def _copy_file(source: Path, target: Path) -> None:
    with source.open("rb") as reader, target.open("xb") as writer:
        target.chmod(0o600)
        shutil.copyfileobj(reader, writer, CHUNK)
        writer.flush()
        os.fsync(writer.fileno())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _writing_to(
    place: Path, kept: str = "Earlier backups there are as they were."
) -> Iterator[None]:
    try:
        yield
    except CannotSave as failure:
        raise CannotWriteFile(f"{failure} Nothing in the vault was changed.") from None
    except OSError as failure:
        raise CannotWriteFile(f"{sentence_for(failure, place)} {kept}") from None
    except (CannotReadFile, VaultMissing):
        raise CannotWriteFile(
            f"What was just written in {place} cannot be read back, so it does not count. Check "
            f"that the drive is connected, then try again. {kept}"
        ) from None


def _sweep(home: Path) -> None:
    """Remove what a backup left behind that was cut off, by a drive pulled out for instance."""
    sweep_unfinished(home / ATTACHMENTS)
    for cut_off in (*home.glob(".partial-*"), *home.glob(".check-*")):
        shutil.rmtree(cut_off, ignore_errors=True)


@contextmanager
def _emptied_on_failure(folder: Path) -> Iterator[None]:
    """A folder that held nothing holds nothing again when the work in it fails."""
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


@contextmanager
def _removed_at_end(folder: Path) -> Iterator[None]:
    try:
        yield
    finally:
        with suppress(OSError):
            shutil.rmtree(folder)
