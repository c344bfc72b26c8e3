"""The three doors of the vault, and that nothing passes them unseen."""

import shutil
import threading
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2 as sqlcipher

from hrcase.domain.access import Role
from hrcase.domain.audit import Action, TrailQuestion
from hrcase.errors import (
    CannotSave,
    ChangedElsewhere,
    NotPermitted,
    VaultDamaged,
    VaultInUse,
    VaultMissing,
)
from hrcase.services import opening
from hrcase.services.workspace import Workspace
from hrcase.storage.audit_queries import changes_of, lines
from hrcase.storage.tables.audit import AuditRow
from hrcase.storage.tables.office import ClosingRow, DraftRow, SettingRow
from hrcase.storage.tables.users import UserRow
from hrcase.storage.vault import WriteInRead, WrongThread, check_cipher, open_database
from hrcase.storage.writing import UnseenWrite, plain
from tests.builders import day
from tests.storage.outside import tiny_disk
from tests.vaults import a_closed_vault, unlocked


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return unlocked(a_closed_vault(tmp_path))


def a_setting(work: Workspace, name: str = "colour") -> SettingRow:
    with work.vault.write(Action.LETTERHEAD_CHANGED) as writing:
        return writing.add(SettingRow(name=name, value={"is": "blue"}))


def heads(work: Workspace) -> int:
    return work.vault.head().number


@pytest.mark.feature("L1")
def test_a_write_leaves_one_entry_with_before_and_after(work: Workspace) -> None:
    row = a_setting(work)
    with work.vault.write(Action.LETTERHEAD_CHANGED) as writing:
        writing.get(SettingRow, row.id).value = {"is": "green"}
    number = heads(work)

    with work.vault.read() as session:
        (change,) = changes_of(session, number)
    assert change["kind"] == "changed"
    assert change["values"]["value"] == [{"is": "blue"}, {"is": "green"}]


@pytest.mark.feature("L1")
def test_a_removed_row_stays_readable_in_its_entry(work: Workspace) -> None:
    row = a_setting(work)
    with work.vault.write(Action.LETTERHEAD_CHANGED) as writing:
        writing.remove(writing.get(SettingRow, row.id))

    number = heads(work)
    with work.vault.read() as session:
        (change,) = changes_of(session, number)
    assert (change["kind"], change["values"]["name"]) == ("removed", "colour")


def test_a_failure_after_a_flush_leaves_neither_row_nor_entry(work: Workspace) -> None:
    before = heads(work)

    with pytest.raises(RuntimeError), work.vault.write(Action.CLOSING_ADDED) as writing:
        writing.add(ClosingRow(day=day("2026-12-24"), reason="Eve"))
        raise RuntimeError

    assert heads(work) == before
    with work.vault.read() as session:
        assert session.query(ClosingRow).count() == 0


def test_a_reading_door_refuses_to_write(work: Workspace) -> None:
    with pytest.raises(WriteInRead), work.vault.read() as session:
        session.add(ClosingRow(day=day("2026-12-24"), reason="Eve"))
        session.flush()


def test_a_reading_door_lets_an_empty_flush_pass(work: Workspace) -> None:
    with work.vault.read() as session:
        session.flush()


@pytest.mark.feature("L1")
def test_a_bulk_or_textual_statement_is_refused(work: Workspace) -> None:
    for statement in (
        update(SettingRow).values(name="x"),
        delete(SettingRow),
        text("DELETE FROM setting"),
    ):
        with pytest.raises(UnseenWrite), work.vault.write(Action.LETTERHEAD_CHANGED) as writing:
            writing.session.execute(statement)


def test_scratch_keeps_drafts_and_nothing_else(work: Workspace) -> None:
    with work.vault.scratch() as session:
        session.add(DraftRow(kind="k", place="p", user_id=uuid4(), values={}, saved_at=work.now()))
    with pytest.raises(WriteInRead), work.vault.scratch() as session:
        session.add(ClosingRow(day=day("2026-12-24"), reason="Eve"))
        session.flush()


@pytest.mark.feature("L2")
def test_the_database_itself_refuses_to_change_the_trail(work: Workspace) -> None:
    for statement in ("UPDATE audit SET action = 'x'", "DELETE FROM audit"):
        with (
            pytest.raises((sqlcipher.DatabaseError, SQLAlchemyError), match="append-only"),
            work.vault.connection() as connection,
        ):
            connection.exec_driver_sql(statement)


def test_a_stale_edit_is_refused(work: Workspace) -> None:
    row = a_setting(work)
    with work.vault.write(Action.LETTERHEAD_CHANGED) as writing:
        writing.get(SettingRow, row.id, version=1).value = {"is": "green"}

    with (
        pytest.raises(ChangedElsewhere, match="changed since it was shown"),
        work.vault.write(Action.LETTERHEAD_CHANGED) as writing,
    ):
        writing.get(SettingRow, row.id, version=1)


def test_a_stale_row_is_refused_by_the_database_too(work: Workspace) -> None:
    row = a_setting(work)
    with (
        pytest.raises(ChangedElsewhere),
        work.vault.write(Action.LETTERHEAD_CHANGED) as writing,
    ):
        mine = writing.get(SettingRow, row.id)
        connection = writing.session.connection()
        connection.exec_driver_sql("UPDATE setting SET version = 9")
        mine.value = {"is": "green"}


def test_a_row_that_is_gone_is_said_to_be_gone(work: Workspace) -> None:
    with (
        pytest.raises(ChangedElsewhere, match="no longer there"),
        work.vault.write(Action.LETTERHEAD_CHANGED) as writing,
    ):
        writing.get(SettingRow, uuid4())


@pytest.mark.feature("K4")
def test_a_role_is_refused_below_the_screens(tmp_path: Path) -> None:
    made = a_closed_vault(tmp_path)
    director = unlocked(made)
    clock = director.clock
    opening.lock(director)
    work = opening.open_with_passphrase(
        made.folder, made.investigator, "Seven Blue Whales 99", clock
    )
    assert work.actor.role is Role.INVESTIGATOR

    with pytest.raises(NotPermitted), work.vault.write(Action.LETTERHEAD_CHANGED):
        raise AssertionError


def test_the_vault_belongs_to_one_thread(work: Workspace) -> None:
    seen: list[Exception] = []

    def elsewhere() -> None:
        try:
            work.vault.head()
        except WrongThread as refusal:
            seen.append(refusal)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(seen) == 1


def test_the_vault_does_one_thing_at_a_time(work: Workspace) -> None:
    with work.vault.read(), pytest.raises(WrongThread):
        work.vault.head()


def test_a_vault_that_vanishes_never_says_saved(work: Workspace) -> None:
    shutil.rmtree(work.folder)

    with pytest.raises(VaultMissing, match="still on the screen"):
        a_setting(work)
    with pytest.raises(VaultMissing), work.vault.scratch():
        raise AssertionError


def test_a_vault_that_vanishes_while_writing_never_says_saved(work: Workspace) -> None:
    with (
        pytest.raises(VaultMissing),
        work.vault.write(Action.CLOSING_ADDED) as writing,
    ):
        writing.add(ClosingRow(day=day("2026-12-24"), reason="Eve"))
        shutil.rmtree(work.folder)


def test_a_full_disk_refuses_with_a_sentence_and_keeps_what_was_there(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", kilobytes=4096) as disk:
        work = unlocked(a_closed_vault(disk))
        before = heads(work)
        (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free))

        with pytest.raises(CannotSave, match="The drive is full"):
            for number in range(200):
                a_setting(work, f"name {number} " + "x" * 50_000)
        after = heads(work)
        (disk / "ballast").unlink()

        assert after >= before
        a_setting(work, "saved again")
        assert heads(work) == after + 1
        work.vault.close()


def test_a_library_that_cannot_encrypt_opens_nothing() -> None:
    class Plain(sqlcipher.Connection):  # type: ignore[misc]  # an untyped library
        """A database library without SQLCipher answers the pragma with nothing."""

        def execute(self, statement: str, *_: object) -> sqlcipher.Cursor:
            return super().execute("SELECT 1 WHERE 0" if "cipher" in statement else statement)

    with pytest.raises(VaultDamaged, match="cannot encrypt"):
        check_cipher(sqlcipher.connect(":memory:", factory=Plain))


def test_a_second_program_is_told_where_the_vault_is_open(work: Workspace) -> None:
    (work.folder / "in-use.txt").write_text("desk-14\n")
    with pytest.raises(VaultInUse, match=r"open \(on desk-14\)"):
        open_database(work.vault.database, work.vault.key)
    (work.folder / "in-use.txt").unlink()
    with pytest.raises(VaultInUse, match=r"open\. Nothing"):
        open_database(work.vault.database, work.vault.key)


def test_an_unknown_database_failure_stays_a_bug(work: Workspace) -> None:
    with (
        pytest.raises(SQLAlchemyError, match="no such table"),
        work.vault.connection() as connection,
    ):
        connection.exec_driver_sql("SELECT * FROM no_such")


def test_a_moment_without_a_zone_is_never_kept(work: Workspace) -> None:
    with (
        pytest.raises(SQLAlchemyError, match="without a time zone"),
        work.vault.write(Action.USER_ROLE_CHANGED) as writing,
    ):
        writing.get(UserRow, work.actor.id).added_at = datetime(2026, 11, 22)  # noqa: DTZ001 - the refusal is tested
        writing.session.flush()


def test_long_bytes_stand_in_an_entry_by_their_fingerprint() -> None:
    assert plain(b"paper")["bytes"] == 5


def test_values_never_stand_in_a_database_failure(work: Workspace) -> None:
    row = a_setting(work, "a secret name")
    with pytest.raises(SQLAlchemyError) as failure:
        a_setting(work, row.name)
    assert "a secret name" not in str(failure.value)


def test_lines_of_the_trail_are_found_by_words(work: Workspace) -> None:
    a_setting(work)
    with work.vault.read() as session:
        found = lines(session, work.actor, TrailQuestion(text="letterhead"))
        assert [line.action for line in found] == ["letterhead changed"]
        assert session.get(AuditRow, found[0].number) is not None
