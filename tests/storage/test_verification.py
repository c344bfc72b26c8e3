import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Connection

from hrcase.domain.audit import GENESIS, Action, Entry, TrailHead, seal
from hrcase.errors import CannotReadFile, VaultDamaged
from hrcase.storage.audit_queries import CHUNK
from hrcase.storage.tables.base import new_id
from hrcase.storage.vault import open_database
from hrcase.storage.verification import MOST_FAULTS, verify_database, verify_saved_trail
from tests.builders import KEY, a_workspace

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def a_trail(folder: Path, length: int) -> Path:
    """A closed database whose trail has this many entries."""
    work = a_workspace(folder)
    for _ in range(length):
        with work.vault.write(Action.CASE_VIEWED) as writing:
            writing.summary = "Looked"
    work.vault.engine.dispose()
    return work.vault.database


@contextmanager
def forging(database: Path) -> Iterator[Connection]:
    """What somebody with the key in hand can do: no trigger stands in the way."""
    engine = open_database(database, KEY)
    with engine.begin() as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for name in connection.execute(text(triggers)).scalars().all():
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        yield connection
    engine.dispose()


@pytest.mark.feature("L1")
def test_an_untouched_database_is_whole(tmp_path: Path) -> None:
    found = verify_database(a_trail(tmp_path, 3), bytearray(KEY))

    assert found.head.number == 3
    assert found.faults == ()


def test_a_trail_cut_short_of_what_the_header_remembers_is_a_fault(tmp_path: Path) -> None:
    found = verify_database(a_trail(tmp_path, 3), bytearray(KEY), TrailHead(5, "ab" * 32))

    assert len(found.faults) == 1
    assert "entry 5 was seen before" in found.faults[0]


def test_a_forged_entry_is_named(tmp_path: Path) -> None:
    database = a_trail(tmp_path, 3)
    with forging(database) as connection:
        connection.execute(text("UPDATE audit SET action = 'case closed' WHERE number = 2"))

    found = verify_database(database, bytearray(KEY))

    assert found.faults == ("Entry 2 was changed after it was sealed.",)


def test_forged_details_are_named_and_many_are_summed_up(tmp_path: Path) -> None:
    database = a_trail(tmp_path, MOST_FAULTS + 2)
    with forging(database) as connection:
        connection.execute(text("UPDATE audit_detail SET detail = x'7b7d'"))

    found = verify_database(database, bytearray(KEY))

    assert found.faults[0] == "The details of entry 1 are not those that were sealed."
    assert found.faults[-1] == "There are more faults of this kind."
    assert len(found.faults) == MOST_FAULTS + 1


@pytest.mark.parametrize("forged", ["x'00', '{}'", "x'00', 7", "x'00', NULL", "NULL, x'7b7d'"])
def test_details_stored_in_another_form_than_ours_are_named(tmp_path: Path, forged: str) -> None:
    database = a_trail(tmp_path, 2)
    with forging(database) as connection:
        connection.execute(text("DROP TABLE audit_detail"))
        connection.execute(text("CREATE TABLE audit_detail (number INTEGER, salt, detail)"))
        row = f"INSERT INTO audit_detail VALUES (2, {forged})"  # noqa: S608 - a forger's
        connection.execute(text(row))

    found = verify_database(database, bytearray(KEY))

    assert found.faults == ("The details of entry 2 are not those that were sealed.",)


@pytest.mark.parametrize(
    "forged", ["at = 'noon'", "at = 7", "actor_id = 'nobody'", "actor_id = 7", "case_id = ''"]
)
def test_an_entry_in_another_form_than_ours_is_named(tmp_path: Path, forged: str) -> None:
    database = a_trail(tmp_path, 2)
    with forging(database) as connection:
        connection.execute(text(f"UPDATE audit SET {forged} WHERE number = 2"))  # noqa: S608 - a forger's

    found = verify_database(database, bytearray(KEY))

    assert found.faults[0] == "Entry 2 was changed after it was sealed."


def test_details_that_went_with_their_case_are_no_fault(tmp_path: Path) -> None:
    database = a_trail(tmp_path, 2)
    with forging(database) as connection:
        connection.execute(text("DELETE FROM audit_detail WHERE number = 1"))

    assert verify_database(database, bytearray(KEY)).faults == ()


def test_a_trail_longer_than_one_reading_is_checked_whole(tmp_path: Path) -> None:
    database = a_trail(tmp_path, CHUNK + 1)
    with forging(database) as connection:
        connection.execute(
            text("UPDATE audit SET action = 'case closed' WHERE number = :last"),
            {"last": CHUNK + 1},
        )

    found = verify_database(database, bytearray(KEY))

    assert found.faults == (f"Entry {CHUNK + 1} was changed after it was sealed.",)


def test_a_damaged_page_is_a_fault_or_a_verdict(tmp_path: Path) -> None:
    database = a_trail(tmp_path, 3)
    with forging(database) as connection:
        connection.execute(text("CREATE TABLE spare (words TEXT)"))
        connection.execute(text("INSERT INTO spare VALUES (:words)"), {"words": "x" * 20_000})
    pages = bytearray(database.read_bytes())
    pages[-2000] ^= 0xFF
    database.write_bytes(pages)

    try:
        faults = verify_database(database, bytearray(KEY)).faults
    except VaultDamaged as verdict:
        faults = (str(verdict),)

    assert faults
    assert "damaged" in faults[0]


def a_saved_trail(folder: Path) -> Path:
    """Three sealed entries in the form in which the program saves a trail."""
    chain, previous = [], GENESIS
    for number, case_id in enumerate((None, new_id(), None), 1):
        entry = Entry(number, NOON, new_id(), "case viewed", case_id, "00" * 32, previous, "")
        previous = seal(entry)
        chain.append(asdict(replace(entry, seal=previous)))
    saved = folder / "trail.json"
    saved.write_text(json.dumps({"format": 1, "entries": chain}, default=str), encoding="utf-8")
    return saved


@pytest.mark.feature("L1")
def test_a_saved_trail_is_checked_without_a_passphrase(tmp_path: Path) -> None:
    found = verify_saved_trail(a_saved_trail(tmp_path))

    assert found.head.number == 3
    assert found.faults == ()


def test_a_saved_trail_that_was_altered_names_the_entry(tmp_path: Path) -> None:
    saved = a_saved_trail(tmp_path)
    words = saved.read_text(encoding="utf-8").replace("case viewed", "case closed", 1)
    saved.write_text(words, encoding="utf-8")

    assert verify_saved_trail(saved).faults == ("Entry 1 was changed after it was sealed.",)


@pytest.mark.feature("L2")
@pytest.mark.parametrize(
    ("forge", "words"),
    [
        (lambda chain: chain[:1] + chain[2:], "Entry 2 is missing or out of order"),
        (lambda chain: [chain[0], chain[2], chain[1]], "Entry 2 is missing or out of order"),
        (lambda chain: [{**chain[0], "seal": "0" * 64}, *chain[1:]], "Entry 1 was changed"),
        (lambda chain: [{**chain[0], "at": "2026-11-22 11:00:00+00:00"}, *chain[1:]], "Entry 1"),
    ],
)
def test_a_forged_saved_trail_is_found(
    tmp_path: Path, forge: Callable[[list[dict[str, object]]], object], words: str
) -> None:
    saved = a_saved_trail(tmp_path)
    chain = json.loads(saved.read_text(encoding="utf-8"))["entries"]
    saved.write_text(json.dumps({"format": 1, "entries": forge(chain)}), encoding="utf-8")

    assert words in verify_saved_trail(saved).faults[0]


NOT_OURS = (
    "",
    "[]",
    '{"entries": []}',
    '{"entries": [{"number": 1}]}',
    '{"entries": ["forged"]}',
)


@pytest.mark.parametrize("changed", [{"at": "2026-11-22 12:00:00"}, {"number": "1"}])
def test_an_entry_in_another_form_is_no_saved_trail(
    tmp_path: Path, changed: dict[str, str]
) -> None:
    saved = a_saved_trail(tmp_path)
    chain = json.loads(saved.read_text(encoding="utf-8"))["entries"]
    saved.write_text(json.dumps({"entries": [chain[0] | changed]}), encoding="utf-8")

    with pytest.raises(CannotReadFile, match="is not a trail that HR Case saved"):
        verify_saved_trail(saved)


@pytest.mark.parametrize("content", NOT_OURS)
def test_another_file_is_no_saved_trail(tmp_path: Path, content: str) -> None:
    (tmp_path / "other.json").write_text(content, encoding="utf-8")

    with pytest.raises(CannotReadFile, match="is not a trail that HR Case saved"):
        verify_saved_trail(tmp_path / "other.json")
