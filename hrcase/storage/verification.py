"""Whether a database is whole: its pages, its chain, and the details that the chain seals."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from hrcase.domain.audit import Break, Entry, TrailHead, breaks
from hrcase.errors import CannotReadFile
from hrcase.storage.audit_queries import entries_with_details
from hrcase.storage.failures import translated
from hrcase.storage.vault import open_database
from hrcase.storage.writing import trail_head

MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: the latest entry, and every fault in words (none means whole)."""

    head: TrailHead
    faults: tuple[str, ...]


def verify_database(path: Path, key: bytearray, seen: TrailHead | None = None) -> Verified:
    """Check a closed database; `seen` is an entry that must be in its trail, as from a header.

    Changes nothing and leaves no entry. Raises the verdict that keeps it from being opened.
    """
    engine = open_database(path, key)
    try:
        with translated():
            pages = list(_page_faults(engine))
        with translated(), Session(engine) as session:
            broken = _sentences(trail_breaks(session, seen))
            return Verified(trail_head(session), (*pages, *broken))
    finally:
        engine.dispose()


def trail_breaks(session: Session, seen: TrailHead | None = None) -> Iterator[Break]:
    """Every place where the trail is not whole, then every entry whose details were forged."""
    forged: list[int] = []
    yield from breaks(_noting(forged, entries_with_details(session)), seen)
    for number in forged:
        yield Break(number, f"The details of entry {number} are not those that were sealed.")


def _noting(forged: list[int], found: Iterable[tuple[Entry, bool]]) -> Iterator[Entry]:
    for entry, is_true in found:
        if not is_true:
            forged.append(entry.number)
        yield entry


def verify_saved_trail(path: Path) -> Verified:
    """Check the chain of a trail that was saved as a file, for which no passphrase is needed.

    Raises CannotReadFile for anything else.
    """
    try:
        content = json.loads(path.read_bytes())
        chain = [_entry(each) for each in content["entries"]]
        head = TrailHead(chain[-1].number, chain[-1].seal)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise CannotReadFile(f"{path} is not a trail that HR Case saved.") from None
    return Verified(head, tuple(_sentences(breaks(chain))))


def _entry(each: dict[str, Any]) -> Entry:
    case_id = each.pop("case_id")
    at, actor_id = datetime.fromisoformat(each.pop("at")), UUID(each.pop("actor_id"))
    if at.tzinfo is None or type(each["number"]) is not int:
        raise ValueError("no entry of a trail")
    return Entry(at=at, actor_id=actor_id, case_id=UUID(case_id) if case_id else None, **each)


def _page_faults(engine: Engine) -> Iterator[str]:
    """What the database says of its own pages; each is sealed by SQLCipher."""
    with engine.connect() as connection:
        found = [
            *connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars(),
            *connection.exec_driver_sql("PRAGMA integrity_check").scalars(),
        ]
    yield from _few(f"The database is damaged: {words}." for words in found if words != "ok")


def _sentences(found: Iterable[Break]) -> Iterator[str]:
    return _few(fault.words for fault in found)


def _few(sentences: Iterable[str]) -> Iterator[str]:
    """The first faults; a thousand would say no more."""
    for count, sentence in enumerate(sentences):
        if count == MOST_FAULTS:
            yield "There are more faults of this kind."
            return
        yield sentence
