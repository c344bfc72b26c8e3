"""People who may sign in, as the database knows them."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from hrcase.domain.access import Actor
from hrcase.domain.users import UserLine
from hrcase.errors import CannotOpenVault
from hrcase.storage.failures import translated
from hrcase.storage.keys import matches
from hrcase.storage.slots import SlotKind
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.users import GrantRow, PassphraseRow, UserRow
from hrcase.storage.vault_header import VaultHeader


def actor_of(engine: Engine, user_id: UUID) -> Actor:
    """The signed-in user; raises CannotOpenVault for one who was revoked or is not known."""
    with translated(), Session(engine) as session:
        row = session.get(UserRow, user_id)
        if row is None or row.revoked_at is not None:
            raise CannotOpenVault(
                "This name may no longer sign in to this vault. Ask the director."
            )
        return Actor(row.id, row.name, row.role)


def user_lines(session: Session, header: VaultHeader) -> list[UserLine]:
    """Everyone who may or might sign in, by name."""
    return [
        UserLine(
            id=row.id,
            name=row.name,
            role=row.role,
            added_at=row.added_at,
            revoked_at=row.revoked_at,
            has_passphrase=header.slot_of(SlotKind.PASSPHRASE, row.id) is not None,
            has_pin=header.slot_of(SlotKind.WORKSTATION, row.id) is not None,
            version=row.version,
        )
        for row in session.scalars(select(UserRow).order_by(UserRow.name))
    ]


def active_users(session: Session) -> frozenset[UUID]:
    """Everyone who may sign in now."""
    return frozenset(session.scalars(select(UserRow.id).where(UserRow.revoked_at.is_(None))))


def verifiers_of(session: Session, user_id: UUID, count: int) -> list[bytes]:
    """Verifiers of the user's latest passphrases, newest first."""
    statement = (
        select(PassphraseRow.verifier)
        .where(PassphraseRow.user_id == user_id)
        .order_by(PassphraseRow.set_at.desc(), PassphraseRow.id.desc())
        .limit(count)
    )
    return list(session.scalars(statement))


def used_by(session: Session, user_id: UUID, count: int) -> Callable[[str], bool]:
    """Whether a text is one of the user's latest passphrases."""
    earlier = verifiers_of(session, user_id, count)
    return lambda text: any(matches(one, text) for one in earlier)


def passphrase_set_at(session: Session, user_id: UUID) -> datetime | None:
    """When the user chose the present passphrase; None when somebody else set it."""
    return session.get_one(UserRow, user_id).passphrase_set_at


def other_directors(session: Session, user_id: UUID) -> int:
    """How many other users may do everything."""
    statement = select(UserRow).where(UserRow.id != user_id, UserRow.revoked_at.is_(None))
    return sum(row.role.value == "director" for row in session.scalars(statement))


def grants_of(session: Session, user_id: UUID) -> list[tuple[UUID, str, str]]:
    """The cases granted to a user: id, number and title."""
    statement = (
        select(CaseRow.id, CaseRow.number, CaseRow.title)
        .join(GrantRow, GrantRow.case_id == CaseRow.id)
        .where(GrantRow.user_id == user_id)
        .order_by(CaseRow.number)
    )
    return [(row.id, row.number, row.title) for row in session.execute(statement)]


def grant_row(session: Session, user_id: UUID, case_id: UUID) -> GrantRow | None:
    """The grant of one case to one user, if there is one."""
    return session.scalar(
        select(GrantRow).where(GrantRow.user_id == user_id, GrantRow.case_id == case_id)
    )
