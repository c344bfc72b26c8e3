"""Real vaults for tests: made once with the lowest permitted cost, then copied for each test."""

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

from hrcase.domain.access import Role
from hrcase.services import opening, users
from hrcase.services.opening import NewVault
from hrcase.services.workspace import Workspace
from hrcase.storage.slots import FLOOR
from tests.builders import MovableClock, at

DIRECTOR = "Maren Oldacre"
PASSPHRASE = "Correct horse 4 staple"
INVESTIGATOR = "Idris Pelham"
OTHER_PASSPHRASE = "Seven Blue Whales 99"
MADE = "2026-11-22 16:50"


@dataclass(frozen=True)
class Made:
    """A closed vault and who may sign in to it."""

    folder: Path
    director: UUID
    investigator: UUID


@cache
def _made_once() -> Made:
    folder = Path(mkdtemp(prefix="hrcase-test-vault-")) / "vault"
    new = NewVault("Redbud Public Schools", DIRECTOR, PASSPHRASE)
    work = opening.create_vault(folder, new, MovableClock(at(MADE)), FLOOR)
    other = users.add_user(work, INVESTIGATOR, Role.INVESTIGATOR, OTHER_PASSPHRASE, FLOOR)
    director = work.actor.id
    opening.lock(work)
    return Made(folder, director, other)


def a_closed_vault(tmp_path: Path, name: str = "vault") -> Made:
    """A copy of the vault for one test."""
    made = _made_once()
    folder = tmp_path / name
    shutil.copytree(made.folder, folder)
    return Made(folder, made.director, made.investigator)


def unlocked(made: Made, now: str = MADE, passphrase: str = PASSPHRASE) -> Workspace:
    """The vault, unlocked by its director."""
    clock = MovableClock(at(now))
    return opening.open_with_passphrase(made.folder, made.director, passphrase, clock)


def clock_of(work: Workspace) -> MovableClock:
    """The clock of a workspace, to be moved."""
    if not isinstance(work.clock, MovableClock):
        raise TypeError("this workspace has a clock of its own")
    return work.clock


def as_of_version_1(work: Workspace) -> None:
    """Take the vault back to the tables of version 0001, without any case, and close it."""
    later = (
        *("service", "deadline", "corrective_action", "letter", "note_revision", "note"),
        *("finding", "determination", "hotline_call", "police_contact", "checklist_mark"),
        *("knowledge", "allegation", "case_role"),
    )
    with work.vault.connection() as connection:
        for table in later:
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()
    work.vault.close()
