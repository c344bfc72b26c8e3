"""Builds a real vault of many cases fast: a few made by the services, the others copied from them.

A copy has ids, a number and names of its own, and its entries are sealed one after the other, so
that the trail is whole. Only the printed letters stay the template's, byte for byte.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.engine import Connection

from hrcase.domain.audit import Entry, TrailHead, detail_digest, seal
from hrcase.domain.cases import Stage, case_number
from hrcase.services import kits, opening
from hrcase.services.opening import NewVault
from hrcase.services.workspace import Workspace
from hrcase.storage.slots import FLOOR
from hrcase.storage.tables.all import METADATA
from tests.benchmarks.templates import Template, make_templates
from tests.builders import MovableClock, at
from tests.vaults import DIRECTOR, MADE, PASSPHRASE, clock_of

BEGUN = "2026-08-03 08:00"
AT_ONCE = 200
"""So many cases are written in one transaction."""

MIX = (0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 4, 5)
"""Which stages the copies take in turn; two of twelve have a letter, which weighs 100 KB."""

YEARS = range(2017, 2027)
IDS_FROM = 1_785_000_000_000
"""The millisecond, in August 2026, from which the ids of the copies count."""

GIVEN, FAMILY, ENDINGS = (
    line.split()
    for line in """\
Ada Bel Cy Dov Eda Finn Gus Hal Ida Jo Kit Lev Mai Ned Ola Pia Quin Rae Sol Tess
Abbot Birch Crane Dale Elm Frost Grove Heath Ives Jarvis Knoll Lowe Marsh Nash
by den ford gate ham ley man ridge son stead ton wick wood worth
""".splitlines()
)
CONDITIONS = {
    "case": "id = ?",
    "person": "id IN (SELECT person_id FROM case_role WHERE case_id = ?)",
    "note_revision": "note_id IN (SELECT id FROM note WHERE case_id = ?)",
    "service": "letter_id IN (SELECT id FROM letter WHERE case_id = ?)",
    "audit_detail": "number IN (SELECT number FROM audit WHERE case_id = ?)",
}
"""Whose rows belong to a case without naming it."""

Values = dict[str, Any]
Rows = dict[str, list[Values]]


@dataclass(frozen=True)
class Loaded:
    """A closed vault with many cases, whose director signs in with `PASSPHRASE`."""

    folder: Path
    director: UUID
    cases: int
    entries: int


def load(folder: Path, case_count: int, note_count: int) -> Loaded:
    """Make a vault with so many cases, each with so many notes."""
    new = NewVault("Redbud Public Schools", DIRECTOR, PASSPHRASE)
    work = opening.create_vault(folder, new, MovableClock(at(BEGUN)), FLOOR)
    kit = kits.make_kit(work)
    kits.try_new_kit(work, kit, " ".join([*kit.kit.words, kit.kit.check_word]))
    templates = make_templates(work, note_count)
    with work.vault.read() as session:
        moulds = [_Mould(session.connection(), template) for template in templates]
    _pour(work, moulds, max(0, case_count - len(templates)))
    clock_of(work).move_to(MADE)
    entries = work.vault.head().number
    opening.lock(work)
    return Loaded(folder, work.actor.id, max(case_count, len(templates)), entries + 1)


@contextmanager
def unlocked(loaded: Loaded) -> Iterator[Workspace]:
    """The loaded vault, open for its director, and locked again at the end."""
    clock = MovableClock(at(MADE))
    work = opening.open_with_passphrase(loaded.folder, loaded.director, PASSPHRASE, clock)
    try:
        yield work
    finally:
        opening.lock(work)


class _Mould:
    """All rows of one case as one text, cut wherever something of its own stands."""

    def __init__(self, connection: Connection, template: Template) -> None:
        self.kept: list[bytes] = []
        rows = {
            table.name: [self._plain(row) for row in _rows_of(connection, table, template.case_id)]
            for table in METADATA.sorted_tables
        }
        self.entries = len(rows["audit"])
        self.ids = sorted({row["id"] for each in rows.values() for row in each if "id" in row})
        dashed = [str(UUID(one)) for one in self.ids]
        own = [template.number, template.given_name, template.family_name, *self.ids, *dashed]
        pattern = "|".join(map(re.escape, own))
        self._parts = re.split(f"({pattern})", json.dumps(rows, ensure_ascii=False))
        places = {word: place for place, word in enumerate(own)}
        self._places = [places[word] for word in self._parts[1::2]]

    def cast(self, number: str, name: tuple[str, str], ids: Sequence[str]) -> Rows:
        """The rows of another case, under its own number, name and ids."""
        dashed = [f"{o[:8]}-{o[8:12]}-{o[12:16]}-{o[16:20]}-{o[20:]}" for o in ids]
        own = [number, *name, *ids, *dashed]
        parts = self._parts[:]
        parts[1::2] = [own[place] for place in self._places]
        rows: Rows = json.loads("".join(parts))
        for letter in rows["letter"]:
            letter["paper"] = self.kept[letter["paper"]]
        return rows

    def _plain(self, row: Values) -> Values:
        """A row as JSON can hold it: details as text, other bytes by their place."""
        plain = dict(row)
        if "detail" in row:
            plain |= {"detail": row["detail"].decode(), "salt": ""}
        if "paper" in row:
            self.kept.append(row["paper"])
            plain["paper"] = len(self.kept) - 1
        return plain


class _Press:
    """Gives each copy what is its own, and seals its entries after those before."""

    def __init__(self, work: Workspace, copies: int, entries: int) -> None:
        self._random = Random(copies)  # noqa: S311 - the same vault every time
        self._ids = count()
        self._copies, self._copied = copies, 0
        self.numbers = dict.fromkeys(YEARS, 0)
        self.numbers[work.today().year] = len(Stage)
        self._head, self._moment = work.vault.head(), work.now()
        self._step = (at(MADE) - self._moment) / (entries + 1)

    def copy(self, mould: _Mould) -> Rows:
        """One more case."""
        year = YEARS[self._copied * len(YEARS) // self._copies]
        self._copied += 1
        self.numbers[year] += 1
        number = case_number(year, self.numbers[year])
        name = (self._random.choice(GIVEN), self._family())
        rows = mould.cast(number, name, [self._new_id() for _ in mould.ids])
        self._seal(rows)
        for line in rows["case_line"]:
            line["changed_at"] = _stored(self._moment)
        return rows

    def _family(self) -> str:
        return self._random.choice(FAMILY) + self._random.choice(ENDINGS)

    def _new_id(self) -> str:
        """An id of the form that the program gives, in the order of time."""
        place = next(self._ids)
        moment, within = IDS_FROM + (place >> 12), place & 0xFFF
        return f"{moment:012x}7{within:03x}a{self._random.getrandbits(60):015x}"

    def _seal(self, rows: Rows) -> None:
        """Number, date and seal the entries of a copy."""
        details = {detail["number"]: detail for detail in rows["audit_detail"]}
        for row in rows["audit"]:
            detail = details[row["number"]]
            salt, content = self._random.randbytes(16), detail["detail"].encode()
            self._moment += self._step
            entry = Entry(
                number=self._head.number + 1,
                at=self._moment,
                actor_id=UUID(row["actor_id"]),
                action=row["action"],
                case_id=UUID(row["case_id"]),
                detail_digest=detail_digest(salt, content),
                previous=self._head.seal,
                seal="",
            )
            self._head = TrailHead(entry.number, seal(entry))
            row |= {"number": entry.number, "at": _stored(entry.at), "seal": self._head.seal}
            row |= {"detail_digest": entry.detail_digest, "previous": entry.previous}
            detail |= {"number": entry.number, "salt": salt, "detail": content}


def _pour(work: Workspace, moulds: Sequence[_Mould], copies: int) -> None:
    """Write the copies, so many in each transaction."""
    taken = [moulds[MIX[place % len(MIX)]] for place in range(copies)]
    press = _Press(work, copies, sum(mould.entries for mould in taken))
    cases = map(press.copy, taken)
    with work.vault.connection() as connection:
        while batch := list(islice(cases, AT_ONCE)):
            with connection.begin():
                for table in METADATA.sorted_tables:
                    _insert(connection, table, [row for case in batch for row in case[table.name]])
        with connection.begin():
            connection.exec_driver_sql("DELETE FROM case_number")
            numbers = [{"year": year, "last": last} for year, last in press.numbers.items()]
            _insert(connection, METADATA.tables["case_number"], numbers)


def _insert(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    if rows:
        names = [column.name for column in table.columns]
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        sql = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'  # noqa: S608 - names are ours
        connection.exec_driver_sql(sql, [tuple(row[name] for name in names) for row in rows])


def _rows_of(connection: Connection, table: Table, case_id: UUID) -> Iterator[Values]:
    """What a table holds of a case, as it is stored, in the order of its key."""
    condition = CONDITIONS.get(table.name) or ("case_id = ?" if "case_id" in table.c else "")
    if condition:
        key = table.primary_key.columns.keys()[0]
        sql = f'SELECT * FROM "{table.name}" WHERE {condition} ORDER BY "{key}"'  # noqa: S608 - names are ours
        for row in connection.exec_driver_sql(sql, (case_id.hex,)).mappings():
            yield dict(row)


def _stored(moment: datetime) -> str:
    """A moment as the database keeps it."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
