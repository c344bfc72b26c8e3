"""The vault's data encrypted anew under another key, switched to by one write of the header."""

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hrcase.storage.backup import BEFORE_UPGRADE, check_database, vacuum_into
from hrcase.storage.device import identity_of
from hrcase.storage.failures import translated
from hrcase.storage.vault import Vault, open_database
from hrcase.storage.vault_header import VaultHeader

_OURS = re.compile(r"(vault(-\d+)?\.db)(-wal|-shm|-journal)?")
"""Databases that this program names; whatever else stands there belongs to somebody."""


def rekeyed_copy(vault: Vault, header: VaultHeader, key: bytearray) -> str:
    """A checked copy of the database under the new key, beside the old one; returns its name.

    Nothing points to it until a header with its name is written.
    """
    name = _next_name(header.database)
    copy = vault.folder / name
    copy.unlink(missing_ok=True)
    vacuum_into(vault.engine, copy)
    engine = open_database(copy, vault.key)
    try:
        with translated(), engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is not None:  # pragma: no branch - an open connection has its driver
                driver.execute("PRAGMA journal_mode = DELETE")
                driver.execute(f"PRAGMA rekey = \"x'{bytes(key).hex()}'\"")
    finally:
        engine.dispose()
    check_database(copy, key)
    return name


def opened_copy(vault: Vault, name: str, key: bytearray) -> Vault:
    """The copy under the new key, open for the entry that says so; the caller closes it."""
    copy = vault.folder / name
    return replace(
        vault,
        engine=open_database(copy, key),
        identity=identity_of(copy),
        database=copy,
        key=bytearray(key),
    )


def sweep_databases(folder: Path, current: str) -> None:
    """Remove every database of another key, which the header does not point to.

    Does nothing where the one that it points to is not there: an only database is never removed.
    """
    if not (folder / current).is_file():
        return
    for path in folder.iterdir():
        named = _OURS.fullmatch(path.name)
        if named and named[1] != current:
            with suppress(OSError):
                path.unlink()


def sweep_copies(folder: Path) -> None:
    """Remove copies made before upgrades: they still open with the key that was just given up."""
    for path in folder.glob(f"{BEFORE_UPGRADE}*.db"):
        with suppress(OSError):
            path.unlink()


def _next_name(current: str) -> str:
    number = current.removeprefix("vault").removeprefix("-").removesuffix(".db")
    return f"vault-{int(number or 1) + 1}.db"
