"""The vault: one encrypted database behind three doors, and the entry that every write leaves."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session, UOWTransaction
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from hrcase.domain.access import Actor, check_may
from hrcase.domain.audit import Action, TrailHead
from hrcase.errors import VaultDamaged, VaultMissing
from hrcase.storage.access_queries import check_visible
from hrcase.storage.device import FileIdentity, same_file
from hrcase.storage.failures import translated
from hrcase.storage.slots import wipe
from hrcase.storage.tables.base import Base
from hrcase.storage.tables.office import DraftRow
from hrcase.storage.writing import Writing, refuse_bulk, trail_head

CACHE_KIB = 16 * 1024
"""Room for the upper pages of every index at 100,000 cases; what is read anew is decrypted anew."""

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    f"PRAGMA cache_size = -{CACHE_KIB}",
)
VANISHED = (
    "The vault's folder is no longer there: it was moved, renamed or its drive was unplugged. "
    "What you typed last is still on the screen but is not saved. "
    "Connect the drive again, then lock and unlock."
)


class WriteInRead(Exception):
    """A reading or drafting door was used to write: a bug, never shown as a sentence."""


class WrongThread(Exception):
    """The vault was used outside its one thread, or twice at once: a bug."""


@dataclass
class Vault:
    """An open vault. `clock` gives UTC; `actor` is the signed-in user."""

    folder: Path
    engine: Engine
    identity: FileIdentity
    actor: Actor
    clock: Callable[[], datetime]
    database: Path
    key: bytearray = field(default_factory=bytearray, repr=False)
    _thread: int = field(default_factory=threading.get_ident)
    _busy: bool = False

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Look, and change nothing: a flush raises."""
        with self._session() as session:
            event.listen(session, "before_flush", _refuse_flush)
            event.listen(session, "do_orm_execute", refuse_bulk)
            yield session

    @contextmanager
    def write(self, action: Action, case_id: UUID | None = None) -> Iterator[Writing]:
        """Do one thing: the change and its audit entry land together or not at all.

        Raises NotPermitted, CannotSave, ChangedElsewhere, VaultMissing; nothing is kept then.
        """
        check_may(self.actor, action)
        self._check_there()
        with self._session() as session:
            if case_id is not None:
                check_visible(session, self.actor, case_id)
            writing = Writing(session, action, case_id, self.actor)
            yield writing
            writing.seal(self.clock())
            session.commit()
        self._check_there()

    @contextmanager
    def scratch(self) -> Iterator[Session]:
        """Keep or drop drafts; any other table raises."""
        self._check_there()
        with self._session() as session:
            event.listen(session, "before_flush", _only_drafts)
            event.listen(session, "do_orm_execute", refuse_bulk)
            yield session
            session.commit()
        self._check_there()

    def head(self) -> TrailHead:
        """Number and seal of the latest entry."""
        with self.read() as session:
            return trail_head(session)

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The vault's own connection outside a transaction, for backup, checks and upgrades."""
        self._check_thread()
        with translated(), self.engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Close the database; afterwards nothing here works."""
        with translated():
            self.engine.dispose()
        wipe(self.key)
        forget_use(self.folder)

    @contextmanager
    def _session(self) -> Iterator[Session]:
        self._check_thread()
        self._busy = True
        try:
            with translated(), Session(self.engine, expire_on_commit=False) as session:
                yield session
        finally:
            self._busy = False

    def _check_thread(self) -> None:
        if threading.get_ident() != self._thread or self._busy:
            raise WrongThread("the vault belongs to one thread and does one thing at a time")

    def _check_there(self) -> None:
        if not same_file(self.database, self.identity):
            raise VaultMissing(VANISHED)


def open_database(path: Path, key: bytes | bytearray, *, create: bool = False) -> Engine:
    """The engine of a SQLCipher database opened with a raw 256-bit key.

    Raises VaultMissing, VaultDamaged, VaultInUse, VaultNoPermission; never opens plain SQLite.
    """
    if not create and not path.exists():
        raise VaultMissing(
            "The vault's database is not in its folder. Nothing was changed. "
            "Look for the folder on another drive, or restore the latest backup."
        )
    pragma = f"PRAGMA key = \"x'{bytes(key).hex()}'\""

    def connect() -> sqlcipher.Connection:
        connection = sqlcipher.connect(path, isolation_level=None, timeout=0)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(pragma)
        check_cipher(connection)
        for statement in PRAGMAS:
            connection.execute(statement)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return connection

    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    try:
        with translated(opening=path), engine.connect():
            return engine
    except BaseException:
        engine.dispose()
        raise


def check_cipher(connection: sqlcipher.Connection) -> None:
    """Refuse to go on where the database library cannot encrypt."""
    if not connection.execute("PRAGMA cipher_version").fetchone():
        connection.close()
        raise VaultDamaged(
            "This computer's database library cannot encrypt (SQLCipher is missing), so the vault "
            "is neither opened nor created. Install HR Case again."
        )


def note_use(folder: Path, started: datetime) -> None:
    """Say beside the vault which computer has it open; no name of a case or person.

    It only helps whoever is refused elsewhere, so a drive that is full keeps nobody out.
    """
    words = f"{socket.gethostname()}\n{started.isoformat(timespec='seconds')}\n"
    with suppress(OSError):
        (folder / "in-use.txt").write_text(words, encoding="utf-8")


def forget_use(folder: Path) -> None:
    """Take the note of use away, if the folder is still there."""
    with suppress(OSError):
        (folder / "in-use.txt").unlink(missing_ok=True)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _refuse_flush(_session: Session, _context: UOWTransaction, _rows: object) -> None:
    raise WriteInRead("a read tried to write")


def _only_drafts(session: Session, _context: UOWTransaction, _rows: object) -> None:
    rows: list[Base] = [*session.new, *session.dirty, *session.deleted]
    if any(not isinstance(row, DraftRow) for row in rows):
        raise WriteInRead("scratch keeps drafts only")
