"""Makes what tests need: an open vault with a moving clock, and records with every field set."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrcase.domain.access import Actor, Role
from hrcase.domain.audit import Action
from hrcase.domain.calendars import office_calendar
from hrcase.domain.policy import Policy
from hrcase.services.workspace import Workspace
from hrcase.storage import upgrades
from hrcase.storage.device import identity_of
from hrcase.storage.policy_files import load_policy, shipped_files
from hrcase.storage.tables.audit import AuditRow
from hrcase.storage.tables.base import new_id
from hrcase.storage.tables.users import UserRow
from hrcase.storage.vault import Vault, open_database

KEY = bytes(range(32))
CHICAGO = ZoneInfo("America/Chicago")
NAMES = {
    Role.DIRECTOR: "Maren Oldacre",
    Role.INVESTIGATOR: "Idris Pelham",
    Role.ASSISTANT: "Wynn Castor",
    Role.AUDITOR: "Tamsin Roe",
}


def at(local: str) -> datetime:
    """A moment typed as office time, "2026-11-22 16:50", in UTC."""
    return datetime.fromisoformat(local).replace(tzinfo=CHICAGO).astimezone(UTC)


def day(words: str) -> date:
    """A day typed as "2026-11-22"."""
    return date.fromisoformat(words)


@dataclass
class MovableClock:
    """A clock that stands until a test moves it."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def move_to(self, local: str) -> None:
        """Set the clock to office time, "2026-11-22 16:50"."""
        self.moment = at(local)

    def pass_by(self, **amount: float) -> None:
        """Let time pass: minutes=5, days=2."""
        self.moment += timedelta(**amount)


@cache
def the_policy() -> Policy:
    """The rules that ship, read once."""
    return load_policy(shipped_files())


@cache
def _blank_database() -> bytes:
    """An encrypted database with empty tables, built once and copied for each test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        engine = open_database(path, KEY, create=True)
        upgrades.run(engine, upgrades.head())
        engine.dispose()
        return path.read_bytes()


def an_actor(role: Role = Role.DIRECTOR, name: str = "") -> Actor:
    """Somebody who may sign in."""
    return Actor(new_id(), name or NAMES[role], role)


def a_workspace(
    folder: Path, role: Role = Role.DIRECTOR, now: str = "2026-11-22 16:50", name: str = ""
) -> Workspace:
    """An open encrypted vault of its own, signed in, with a MovableClock."""
    path = folder / "vault.db"
    path.write_bytes(_blank_database())
    clock, actor, policy = MovableClock(at(now)), an_actor(role, name), the_policy()
    engine = open_database(path, KEY)
    vault = Vault(folder, engine, identity_of(path), actor, clock, path)
    work = Workspace(folder, vault, policy, clock, actor, CHICAGO, office_calendar(policy))
    _enlist(work, actor)
    return work


def signed_in(work: Workspace, role: Role, name: str = "") -> Workspace:
    """The same vault and clock, worked with by somebody else."""
    actor = an_actor(role, name)
    _enlist(work, actor)
    return replace(work, actor=actor, vault=replace(work.vault, actor=actor))


def clock_of(work: Workspace) -> MovableClock:
    """The clock of a built workspace, to be moved."""
    clock = work.clock
    assert isinstance(clock, MovableClock)
    return clock


def trail(work: Workspace, case_id: UUID | None = None) -> list[Action]:
    """What was done in the vault, in order; of one case when it is named."""
    statement = select(AuditRow.action).order_by(AuditRow.number)
    if case_id is not None:
        statement = statement.where(AuditRow.case_id == case_id)
    with work.vault.read() as session:
        return [Action(words) for words in session.scalars(statement)]


def _enlist(work: Workspace, actor: Actor) -> None:
    with Session(work.vault.engine) as session, session.begin():
        session.add(
            UserRow(id=actor.id, name=actor.name, role=actor.role, added_at=work.now(), version=1)
        )
