"""What the trail costs: an audited write beside the same write without trail and encryption."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from hrcase.domain.audit import Action
from hrcase.services.workspace import Workspace
from hrcase.storage.tables.base import Base
from hrcase.storage.tables.people import PersonRow
from tests.benchmarks.measuring import Measured, medians

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
)
"""The vault's own, but for those of encryption, so that only trail and encryption differ."""


def measure(work: Workspace, scratch: Path, repeats: int) -> list[Measured]:
    """One person put on record, through the vault's door and without it."""
    engine = _plain_database(scratch / "plain.db")
    audited, plain = medians(repeats, lambda: _add_audited(work), lambda: _add_plainly(engine))
    engine.dispose()
    return [
        Measured(
            "audited write",
            audited,
            "ms",
            goal=2,
            baseline=plain,
            against="ms, unencrypted, synchronous=FULL",
            is_ratio=True,
        )
    ]


def _plain_database(path: Path) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(path, isolation_level=None)
        for statement in PRAGMAS:
            connection.execute(statement)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    Base.metadata.create_all(engine)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _add_plainly(engine: Engine) -> None:
    with Session(engine) as session:
        session.add(_person())
        session.commit()


def _add_audited(work: Workspace) -> None:
    with work.write(Action.PERSON_ADDED) as writing:
        writing.add(_person())


def _person() -> PersonRow:
    return PersonRow(
        family_name="Quenby",
        given_name="Sable",
        honorific="Ms.",
        born_on=None,
        class_code="AD",
        site="Fictional High A",
        position="Assistant principal",
        address="1200 Sumac Street\nRedbud, Oklahoma 74099",
    )
