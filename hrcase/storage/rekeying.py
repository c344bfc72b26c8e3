"""The vault's data encrypted anew under another key, switched to by one write of the header."""

from contextlib import suppress
from pathlib import Path

from hrcase.storage.backup import check_database, vacuum_into
from hrcase.storage.failures import translated
from hrcase.storage.vault import Vault, open_database
from hrcase.storage.vault_header import VaultHeader


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


def sweep_databases(folder: Path, current: str) -> None:
    """Remove the database of an earlier key, which the header no longer points to."""
    for path in folder.glob("vault*.db*"):
        if not path.name.startswith(current):
            with suppress(OSError):
                path.unlink()


def _next_name(current: str) -> str:
    number = current.removeprefix("vault").removeprefix("-").removesuffix(".db")
    return f"vault-{int(number or 1) + 1}.db"
