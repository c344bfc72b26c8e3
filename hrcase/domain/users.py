"""People who may sign in, as lists and forms show them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hrcase.domain.access import Role
from hrcase.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class UserLine:
    """One person who may sign in. Moments are UTC; a revoked one stays in the list."""

    id: UUID
    name: str
    role: Role
    added_at: datetime
    revoked_at: datetime | None
    has_passphrase: bool
    has_pin: bool
    version: int


@dataclass(frozen=True, slots=True)
class GrantLine:
    """One case that a user may see because it was granted."""

    case_id: UUID
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """One person whom the unlock window offers; nothing of it is secret."""

    user_id: UUID
    name: str
    has_pin: bool


def check_name(name: str, taken: list[str]) -> str:
    """The name as it is kept; refuses an empty one and one that somebody else has."""
    clean = " ".join(name.split())
    if not clean:
        raise RuleBroken("Type the person's name as it should stand in the trail.")
    if clean.casefold() in {other.casefold() for other in taken}:
        raise RuleBroken(
            f"{clean} is in the list already. Add a middle initial to tell them apart."
        )
    return clean


def check_not_last_director(others: int) -> None:
    """Refuse to leave the vault without anyone who may do everything."""
    if others == 0:
        raise RuleBroken(
            "This is the only director. Make someone else a director first; "
            "nobody could add people or change settings otherwise."
        )
