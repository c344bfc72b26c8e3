"""Who may do what: one table, asked by the vault before any write and by every query."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from hrcase.domain.audit import Action
from hrcase.errors import NotPermitted


class Role(StrEnum):
    """What a user is in the office."""

    DIRECTOR = "director"
    INVESTIGATOR = "investigator"
    ASSISTANT = "assistant"
    AUDITOR = "auditor"


class Reading(StrEnum):
    """What can be looked at; a look is permitted apart from a change."""

    CASE = "case"
    INVESTIGATION = "investigation"
    HIDDEN_NAMES = "hidden names"
    TRAIL = "trail"
    USERS = "users"


@dataclass(frozen=True, slots=True)
class Actor:
    """The signed-in user, as every action knows them."""

    id: UUID
    name: str
    role: Role


_OWN = frozenset(
    {
        Action.VAULT_UNLOCKED,
        Action.VAULT_LOCKED,
        Action.UNLOCK_FAILED,
        Action.PASSPHRASE_CHANGED,
        Action.PIN_SET,
        Action.PIN_REMOVED,
        Action.BACKUP_RESTORED,
        Action.VAULT_UPGRADED,
        Action.CASE_VIEWED,
    }
)
_INTAKE_AND_CALLS = frozenset(
    {
        Action.CASE_CREATED,
        Action.CASE_CHANGED,
        Action.KNOWLEDGE_RECORDED,
        Action.PERSON_ADDED,
        Action.PERSON_CHANGED,
        Action.ROLE_ADDED,
        Action.ROLE_ENDED,
        Action.ROLE_CHANGED,
        Action.HOTLINE_CALLED,
        Action.POLICE_CONTACTED,
        Action.CHECKLIST_MARKED,
        Action.BACKUP_MADE,
    }
)
_LETTERS_AND_SERVICE = frozenset(
    {Action.LETTER_SERVED, Action.LETTER_EXPORTED, Action.LETTER_PRINTED}
)
_INVESTIGATION = frozenset(
    {
        Action.NAME_REVEALED,
        Action.ALLEGATION_ADDED,
        Action.ALLEGATION_CHANGED,
        Action.DETERMINATION_MADE,
        Action.SEVERITY_CHOSEN,
        Action.NOTE_WRITTEN,
        Action.FINDING_RECORDED,
        Action.DEADLINE_SETTLED,
    }
)

MAY: Mapping[Role, frozenset[Action]] = MappingProxyType(
    {
        Role.DIRECTOR: frozenset(Action),
        Role.INVESTIGATOR: _OWN | _INTAKE_AND_CALLS | _LETTERS_AND_SERVICE | _INVESTIGATION,
        Role.ASSISTANT: _OWN | _INTAKE_AND_CALLS | _LETTERS_AND_SERVICE,
        Role.AUDITOR: _OWN | {Action.TRAIL_EXPORTED},
    }
)

SEES: Mapping[Role, frozenset[Reading]] = MappingProxyType(
    {
        Role.DIRECTOR: frozenset(Reading),
        Role.INVESTIGATOR: frozenset({Reading.CASE, Reading.INVESTIGATION, Reading.HIDDEN_NAMES}),
        Role.ASSISTANT: frozenset({Reading.CASE}),
        Role.AUDITOR: frozenset({Reading.CASE, Reading.INVESTIGATION, Reading.TRAIL}),
    }
)

NEEDS_GRANT: frozenset[Role] = frozenset({Role.INVESTIGATOR})
"""Roles that see only the cases granted to them, or made by them."""


def check_may(actor: Actor, action: Action) -> None:
    """Refuse an action that the actor's role does not include."""
    if action not in MAY[actor.role]:
        raise NotPermitted(
            f"{_article(actor.role)} {actor.role} cannot do this ({action.words}). "
            "Ask the director, or sign in as someone who may."
        )


def check_sees(actor: Actor, reading: Reading) -> None:
    """Refuse a look at something that the actor's role does not include."""
    if reading not in SEES[actor.role]:
        raise NotPermitted(
            f"{_article(actor.role)} {actor.role} cannot see this ({reading.value}). "
            "Ask the director, or sign in as someone who may."
        )


def _article(role: Role) -> str:
    return "A" if role is Role.DIRECTOR else "An"
