"""The trail: every thing a person can do, the entry it leaves, and the chain that seals entries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from uuid import UUID


class Action(StrEnum):
    """Everything a person can do to the vault; each is done by exactly one service."""

    VAULT_CREATED = "vault created"
    VAULT_UNLOCKED = "vault unlocked"
    VAULT_LOCKED = "vault locked"
    VAULT_UPGRADED = "vault upgraded"
    UNLOCK_FAILED = "unlock failed"
    VAULT_KEY_CHANGED = "vault key changed"
    KIT_MADE = "recovery kit made"
    KIT_TRIED = "recovery kit tried"
    PIN_SET = "PIN set"
    PIN_REMOVED = "PIN removed"

    USER_ADDED = "user added"
    USER_ROLE_CHANGED = "user's role changed"
    USER_REVOKED = "user revoked"
    PASSPHRASE_CHANGED = "passphrase changed"  # noqa: S105 - the name of an action
    PASSPHRASE_SET = "passphrase set for a user"  # noqa: S105 - the name of an action
    CASE_GRANTED = "case granted"
    GRANT_WITHDRAWN = "grant withdrawn"

    LETTERHEAD_CHANGED = "letterhead changed"
    LOCK_TIME_CHANGED = "lock time changed"
    CLOSING_ADDED = "office closing added"
    CLOSING_REMOVED = "office closing removed"
    POLICY_ADOPTED = "policy edition adopted"
    BACKUP_MADE = "backup made"
    BACKUP_RESTORED = "vault restored from a backup"
    BACKUP_PLANNED = "backup plan changed"

    CASE_CREATED = "case created"
    CASE_VIEWED = "case viewed"
    CASE_CHANGED = "case changed"
    SEVERITY_CHOSEN = "severity chosen"
    KNOWLEDGE_RECORDED = "knowledge recorded"
    PERSON_ADDED = "person added"
    PERSON_CHANGED = "person changed"
    ROLE_ADDED = "role in the case added"
    ROLE_ENDED = "role in the case ended"
    ROLE_CHANGED = "role in the case changed"
    NAME_REVEALED = "name revealed"

    ALLEGATION_ADDED = "allegation added"
    ALLEGATION_CHANGED = "allegation changed"
    DETERMINATION_MADE = "determination made"
    HOTLINE_CALLED = "DHS hotline called"
    POLICE_CONTACTED = "police contacted"
    CHECKLIST_MARKED = "checklist item marked"
    NOTE_WRITTEN = "note written"
    FINDING_RECORDED = "finding recorded"

    STEP_CHOSEN = "step chosen"
    LETTER_ISSUED = "letter issued"
    LETTER_PRINTED = "letter printed"
    LETTER_EXPORTED = "letter saved as a copy"
    LETTER_SERVED = "letter served"
    DEADLINE_SETTLED = "deadline settled"
    CASE_CLOSED = "case closed"
    TRAIL_EXPORTED = "trail exported"

    @property
    def words(self) -> str:
        """The action as the trail and a refusal name it."""
        return self.value


GENESIS = "0" * 64
"""What the first entry of a trail names as the seal before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sealed line of the trail; it verifies without any content. `at` is UTC."""

    number: int
    at: datetime
    actor_id: UUID
    action: str
    case_id: UUID | None
    detail_digest: str
    previous: str
    seal: str


@dataclass(frozen=True, slots=True)
class TrailHead:
    """Number and seal of the latest entry, as kept in header, backup and paper."""

    number: int
    seal: str


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry as the trail's list shows it."""

    number: int
    at: datetime
    actor: str
    action: str
    case_number: str
    case_id: UUID | None
    summary: str
    seal: str


@dataclass(frozen=True, slots=True)
class TrailQuestion:
    """Which entries a list asks for; newest first."""

    case_id: UUID | None = None
    text: str = ""
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Break:
    """Where a trail stops being whole, in words."""

    number: int
    words: str


def detail_digest(salt: bytes, detail: bytes) -> str:
    """The fingerprint of an entry's content; the salt keeps short content unguessable."""
    return sha256(salt + detail).hexdigest()


def seal(entry: Entry) -> str:
    """The seal that an entry must have: SHA-256 over its parts and the seal before it."""
    moment = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    case = "" if entry.case_id is None else entry.case_id.hex
    parts = (
        f"{entry.number}|{moment}|{entry.actor_id.hex}|{entry.action}|{case}"
        f"|{entry.detail_digest}|{entry.previous}"
    )
    return sha256(parts.encode()).hexdigest()


def breaks(entries: Iterable[Entry], head: TrailHead | None = None) -> Iterator[Break]:
    """Every place where the trail is not whole: edited, removed, reordered, backward, cut."""
    start = Entry(0, datetime.min.replace(tzinfo=UTC), UUID(int=0), "", None, "", "", GENESIS)
    last, seen = start, None
    for before, entry in pairwise(_from(start, entries)):
        words = _fault(before, entry)
        if words:
            yield Break(entry.number, words)
        if head is not None and entry.number == head.number:
            seen = entry.seal
        last = entry
    if head is not None and last.number < head.number:
        yield Break(
            last.number + 1,
            f"The end is cut off: entry {head.number} was seen before, "
            f"and the trail now stops at entry {last.number}.",
        )
    elif head is not None and head.number and seen != head.seal:
        yield Break(head.number, f"Entry {head.number} is not the one that was seen before.")


def _from(start: Entry, entries: Iterable[Entry]) -> Iterator[Entry]:
    yield start
    yield from entries


def _fault(before: Entry, entry: Entry) -> str | None:
    if entry.number != before.number + 1:
        return (
            f"Entry {before.number + 1} is missing or out of order: "
            f"entry {entry.number} stands in its place."
        )
    if entry.previous != before.seal:
        return f"Entry {entry.number} does not follow entry {before.number} as it was sealed."
    if seal(entry) != entry.seal:
        return f"Entry {entry.number} was changed after it was sealed."
    if entry.at < before.at:
        return f"The clock went backward at entry {entry.number}."
    return None
