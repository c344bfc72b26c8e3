"""Wrong tries at the vault's door: slowed, counted beside the vault, and handed to the trail.

The slowing is a convenience for the office and no defence: whoever has a copy of the vault is
slowed by the passphrase check's own cost alone.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hrcase.errors import CannotSave
from hrcase.storage.files import write_file

ATTEMPTS = "attempts.json"
FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=5)
_KEPT_TRIES = 500


@dataclass(frozen=True, slots=True)
class WrongTry:
    """One wrong try: when, and at which slot; no name."""

    at: datetime
    slot_id: UUID


@dataclass(frozen=True, slots=True)
class _Attempts:
    """The whole file; the wrong PINs of each slot are counted apart from what the trail takes."""

    tries: tuple[WrongTry, ...] = ()
    pins: tuple[tuple[UUID, int], ...] = ()


def waiting(folder: Path, now: datetime) -> timedelta:
    """How long the next try has to wait still; zero if it need not.

    A clock that was set back keeps nobody out: a last try in the future does not count.
    """
    tries = wrong_tries(folder)
    if len(tries) < FREE_TRIES:
        return timedelta()
    doublings = min(len(tries) - FREE_TRIES, 10)
    passed = now - tries[-1].at
    left = min(FIRST_WAIT * 2**doublings, LONGEST_WAIT) - passed
    return max(left, timedelta()) if passed >= timedelta() else timedelta()


def note_wrong(folder: Path, slot_id: UUID, now: datetime) -> None:
    """Count a wrong try, across restarts; a folder that cannot be written stops nobody."""
    attempts = _read(folder)
    tries = (*attempts.tries, WrongTry(now, slot_id))[-_KEPT_TRIES:]
    with suppress(CannotSave):
        _write(folder, _Attempts(tries, attempts.pins))


def wrong_tries(folder: Path) -> tuple[WrongTry, ...]:
    """All wrong tries that the trail does not have yet, oldest first."""
    return _read(folder).tries


def take_all(folder: Path) -> tuple[WrongTry, ...]:
    """The same tries, removed from the file; call it when the trail has them. Raises CannotSave."""
    attempts = _read(folder)
    if attempts.tries:
        _write(folder, _Attempts((), attempts.pins))
    return attempts.tries


def count_pin(folder: Path, slot_id: UUID) -> int:
    """Count a PIN before it is tried, so that pulling the plug gains nothing; raises CannotSave."""
    attempts = _read(folder)
    pins = dict(attempts.pins)
    pins[slot_id] = pins.get(slot_id, 0) + 1
    _write(folder, _Attempts(attempts.tries, tuple(pins.items())))
    return pins[slot_id]


def forget_pins(folder: Path, slot_id: UUID) -> None:
    """The right PIN was given, or the slot is gone: its count ends. Raises CannotSave."""
    attempts = _read(folder)
    pins = tuple((known, count) for known, count in attempts.pins if known != slot_id)
    if pins != attempts.pins:
        _write(folder, _Attempts(attempts.tries, pins))


def _read(folder: Path) -> _Attempts:
    """What the file says; damage means that nothing was counted, and locks nobody out."""
    try:
        content: dict[str, Any] = json.loads((folder / ATTEMPTS).read_bytes())
        return _Attempts(
            tries=tuple(_try_from(entry) for entry in content["tries"]),
            pins=tuple((UUID(slot), int(count)) for slot, count in content["pins"].items()),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _Attempts()


def _try_from(entry: dict[str, str]) -> WrongTry:
    at = datetime.fromisoformat(entry["at"])
    if at.tzinfo is None:
        raise ValueError("a try without a time zone")
    return WrongTry(at, UUID(entry["slot"]))


def _write(folder: Path, attempts: _Attempts) -> None:
    content = {
        "tries": [
            {"at": each.at.isoformat(), "slot": str(each.slot_id)} for each in attempts.tries
        ],
        "pins": {str(slot_id): count for slot_id, count in attempts.pins},
    }
    write_file(folder / ATTEMPTS, json.dumps(content, indent=1).encode(), CannotSave)
