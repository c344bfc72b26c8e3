"""The vault's plain header: its slots and latest seal, checksummed and kept twice."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from hrcase.domain.audit import TrailHead
from hrcase.errors import (
    CannotSave,
    HrcaseError,
    VaultDamaged,
    VaultMissing,
    VaultNoPermission,
    VaultTooNew,
)
from hrcase.storage.files import write_file
from hrcase.storage.slots import Slot, SlotKind, canonical, slot_as_json, slot_from_json

FORMAT = 1
HEADER = "header.json"
COPY = "header.copy.json"
DATABASE = "vault.db"
UNFINISHED = "being-made.txt"
"""Stands beside a vault while it is made; the header comes last and alone makes it one."""

_DAMAGED = (
    "The header of this vault is damaged, and so is its copy. Nothing was changed. "
    "Restore the latest backup into a new folder; ask IT to check the drive."
)
_TOO_NEW = (
    "A newer version of this program made this vault. Nothing was changed. "
    "Install the newer version on this computer, then open it again."
)


@dataclass(frozen=True, slots=True)
class VaultHeader:
    """What stands outside the encryption: who may knock, and where the trail ended."""

    vault_id: UUID
    name: str
    created_at: datetime
    slots: tuple[Slot, ...]
    trail: TrailHead
    database: str = DATABASE
    """The file beside the header that holds the data; a new vault key makes a new one."""
    repaired: bool = field(default=False, compare=False)
    """One of the two files was damaged when this was read, and has been written anew."""

    def passphrase_slots(self) -> tuple[Slot, ...]:
        """One for each person who may sign in, to be offered by name."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.PASSPHRASE)

    def slot_of(self, kind: SlotKind, user_id: UUID | None = None) -> Slot | None:
        """The one slot of this kind for this user; the kit belongs to nobody (None)."""
        found = (slot for slot in self.slots if (slot.kind, slot.user_id) == (kind, user_id))
        return next(found, None)

    def with_slot(self, slot: Slot) -> "VaultHeader":
        """The header with this slot in place of the one of the same kind and user, if any."""
        others = (old for old in self.slots if (old.kind, old.user_id) != (slot.kind, slot.user_id))
        return replace(self, slots=(*others, slot))

    def without_slot(self, slot_id: UUID) -> "VaultHeader":
        """The header without one slot."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.id != slot_id))

    def without_user(self, user_id: UUID) -> "VaultHeader":
        """The header without any slot of a user who is revoked."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.user_id != user_id))

    def with_name(self, user_id: UUID, label: str) -> "VaultHeader":
        """The header with a user's new name on the slots that carry it."""
        slots = (
            replace(slot, label=label) if slot.user_id == user_id and slot.label else slot
            for slot in self.slots
        )
        return replace(self, slots=tuple(slots))

    def with_trail(self, trail: TrailHead) -> "VaultHeader":
        """The header with the trail's latest number and seal."""
        return replace(self, trail=trail)


def read_header(folder: Path) -> VaultHeader:
    """The header of the vault in a folder, from its copy if it must be.

    Raises VaultMissing, VaultNoPermission, VaultTooNew, VaultDamaged: never a guess.
    """
    first, second = (_content(folder / name) for name in (HEADER, COPY))
    sound = first if first is not None else second
    if sound is None:
        raise _nothing_sound(folder)
    header = _header_of(sound)
    if first == second:
        return header
    with suppress(CannotSave):
        write_header(folder, header)
        return replace(header, repaired=None in (first, second))
    return header


def write_header(folder: Path, header: VaultHeader) -> None:
    """Put the header and then its copy in place, each at once or not at all; raises CannotSave."""
    content = _as_json(header)
    content["checksum"] = _checksum(content)
    text = json.dumps(content, indent=1, sort_keys=True).encode()
    for name in (HEADER, COPY):
        write_file(folder / name, text, CannotSave)


@contextmanager
def header_kept(folder: Path) -> Iterator[VaultHeader]:
    """The header before a change that goes with a record in the vault; both come to be or neither.

    When the record cannot be kept, the header is put back as it was.
    """
    before = read_header(folder)
    try:
        yield before
    except BaseException:
        with suppress(HrcaseError):
            if read_header(folder) != before:
                write_header(folder, before)
        raise


def _content(path: Path) -> dict[str, Any] | None:
    """What one of the two files says, or None if it is damaged or not there."""
    try:
        content = json.loads(path.read_bytes())
        return content if content.pop("checksum") == _checksum(content) else None
    except PermissionError:
        raise VaultNoPermission(
            f"This computer account may not read the vault in {path.parent}. Nothing was changed. "
            "Ask IT for read and write permission to that folder."
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _nothing_sound(folder: Path) -> VaultMissing | VaultDamaged:
    headers = any((folder / name).exists() for name in (HEADER, COPY))
    begun = (folder / DATABASE).exists() and not (folder / UNFINISHED).exists()
    if headers or begun:
        return VaultDamaged(_DAMAGED)
    return VaultMissing(
        f"There is no vault in {folder}. Connect the drive if it is on one, choose the folder "
        "where it is now, or restore a backup."
    )


def _checksum(content: dict[str, Any]) -> str:
    """Plain and unkeyed: it tells damage from a wrong passphrase before any is tried."""
    return hashlib.sha256(canonical(content)).hexdigest()


def _as_json(header: VaultHeader) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "vault_id": str(header.vault_id),
        "name": header.name,
        "created_at": header.created_at.astimezone(UTC).isoformat(),
        "slots": [slot_as_json(slot) for slot in header.slots],
        "trail": {"number": header.trail.number, "seal": header.trail.seal},
        "database": header.database,
    }


def _header_of(content: dict[str, Any]) -> VaultHeader:
    """The header that a sound file holds; the checksum's rule is the same for every format."""
    try:
        if content["format"] > FORMAT:
            raise VaultTooNew(_TOO_NEW)
        return VaultHeader(
            vault_id=UUID(content["vault_id"]),
            name=str(content["name"]),
            created_at=datetime.fromisoformat(content["created_at"]),
            slots=tuple(slot_from_json(slot) for slot in content["slots"]),
            trail=TrailHead(int(content["trail"]["number"]), str(content["trail"]["seal"])),
            database=_file_name(content["database"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise VaultDamaged(_DAMAGED) from None


def _file_name(name: str) -> str:
    """A plain file name: a header that points elsewhere is not ours."""
    if Path(name).name != name or not name.endswith(".db"):
        raise ValueError("the database is not beside its header")
    return name
