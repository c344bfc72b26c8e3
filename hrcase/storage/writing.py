"""One write in progress: its rows, its differences, and the entry that seals it."""

import json
import os
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, event, insert, inspect, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from hrcase.domain.access import Actor
from hrcase.domain.audit import GENESIS, Action, Entry, TrailHead, detail_digest, seal
from hrcase.errors import ChangedElsewhere
from hrcase.storage.tables.audit import AuditDetailRow, AuditRow
from hrcase.storage.tables.base import Base
from hrcase.storage.tables.office import DraftRow

R = TypeVar("R", bound=Base)

GONE = "This record is no longer there. Go back and open it again; nothing was changed."
_ENTRY, _DETAIL = insert(AuditRow), insert(AuditDetailRow)
_LATEST = select(AuditRow.number, AuditRow.seal).order_by(AuditRow.number.desc()).limit(1)
_DRAFT = select(DraftRow).where(
    DraftRow.kind == bindparam("kind"),
    DraftRow.place == bindparam("place"),
    DraftRow.user_id == bindparam("user_id"),
)
"""Built once: every write needs them."""

STALE = (
    "This record was changed since it was shown here. Nothing was saved; "
    "your words are still on the screen. Show it again, then save."
)


class Writing:
    """What a service holds while it writes; the vault seals it when the block ends."""

    def __init__(
        self, session: Session, action: Action, case_id: UUID | None, actor: Actor
    ) -> None:
        self.session = session
        self.action = action
        self.case_id = case_id
        self.actor = actor
        self.summary = action.words
        self._changes: list[dict[str, Any]] = []
        self._before_sealing: list[Callable[[], None]] = []
        event.listen(session, "after_flush", self._note)
        event.listen(session, "do_orm_execute", refuse_bulk)

    def add(self, row: R) -> R:
        """Add a row and give it its id at once."""
        self.session.add(row)
        self.session.flush()
        return row

    def get(self, kind: type[R], key: object, version: int | None = None) -> R:
        """The row with this key; `version` is the one that the screen showed.

        Raises ChangedElsewhere when the row is gone or was changed since.
        """
        row = self.session.get(kind, key)
        if row is None:
            raise ChangedElsewhere(GONE)
        if version is not None and getattr(row, "version", version) != version:
            raise ChangedElsewhere(STALE)
        return row

    def remove(self, row: Base) -> None:
        """Remove a row; what it held goes into the entry."""
        self.session.delete(row)

    def drop_draft(self, kind: str, place: str) -> None:
        """Remove this user's draft, now that it became a record."""
        whose = {"kind": kind, "place": place, "user_id": self.actor.id}
        for row in self.session.scalars(_DRAFT, whose).all():
            self.session.delete(row)

    def before_sealing(self, act: Callable[[], None]) -> None:
        """Do something when the service is through, still inside the transaction."""
        self._before_sealing.append(act)

    def head(self) -> TrailHead:
        """The latest entry before this one."""
        return trail_head(self.session)

    def seal(self, now: datetime) -> TrailHead:
        """Write the entry: the last act of the transaction."""
        for act in self._before_sealing:
            act()
        self.session.flush()
        before = self.head()
        salt = os.urandom(16)
        detail = json.dumps(
            {"summary": self.summary, "changes": self._changes}, ensure_ascii=False, sort_keys=True
        ).encode()
        digest = detail_digest(salt, detail)
        entry = Entry(
            number=before.number + 1,
            at=now,
            actor_id=self.actor.id,
            action=self.action.value,
            case_id=self.case_id,
            detail_digest=digest,
            previous=before.seal,
            seal="",
        )
        head = TrailHead(entry.number, seal(entry))
        values = {name: getattr(entry, name) for name in Entry.__slots__}
        connection = self.session.connection()
        connection.execute(_ENTRY, values | {"seal": head.seal})
        connection.execute(_DETAIL, {"number": head.number, "salt": salt, "detail": detail})
        return head

    def _note(self, session: Session, _context: UOWTransaction) -> None:
        for kind, rows in (
            ("added", session.new),
            ("changed", session.dirty),
            ("removed", session.deleted),
        ):
            for row in rows:
                if not type(row).derived:
                    self._changes.append(_difference(kind, row))


def trail_head(session: Session) -> TrailHead:
    """Number and seal of the latest entry; number 0 for an empty trail."""
    found = session.connection().execute(_LATEST).first()
    return TrailHead(*found) if found else TrailHead(0, GENESIS)


def seal_of(session: Session, number: int) -> str | None:
    """The seal of one entry; None where there is no such entry."""
    return session.scalar(select(AuditRow.seal).where(AuditRow.number == number))


def refuse_bulk(state: ORMExecuteState) -> None:
    """Let only reading statements pass: a bulk or textual one would escape the differences."""
    if not state.is_select:
        raise UnseenWrite("a bulk or textual statement would not be seen by the trail")


class UnseenWrite(Exception):
    """A statement tried to write past the trail: a bug, never shown as a sentence."""


def _difference(kind: str, row: Base) -> dict[str, Any]:
    state = inspect(row)
    values: dict[str, Any] = {}
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if kind == "changed" and history.has_changes():
            values[column.key] = [
                plain(history.deleted[0] if history.deleted else None),
                plain(history.added[0] if history.added else None),
            ]
        elif kind != "changed":
            values[column.key] = plain(getattr(row, column.key))
    key = [plain(part) for part in state.identity or state.mapper.primary_key_from_instance(row)]
    return {"kind": kind, "table": row.__tablename__, "id": key, "values": values}


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """A value as the trail keeps it; long bytes by their fingerprint."""
    if isinstance(value, bytes | bytearray):
        return {"bytes": len(value), "sha256": sha256(value).hexdigest()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.hex if isinstance(value, UUID) else value
