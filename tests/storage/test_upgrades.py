"""Tables are brought up to date whole or not at all, after a verified copy."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from hrcase.domain.audit import Action, TrailQuestion
from hrcase.errors import VaultDamaged, VaultTooNew
from hrcase.services import audit
from hrcase.storage import upgrades
from hrcase.storage.tables.all import APPEND_ONLY, METADATA
from hrcase.storage.vault import open_database
from tests.builders import KEY
from tests.vaults import a_closed_vault, as_of_version_1, unlocked


def an_engine(folder: Path) -> Engine:
    return open_database(folder / "vault.db", KEY, create=True)


def unexpected(_revision: str) -> None:
    raise AssertionError


def test_the_steps_end_in_exactly_the_tables(tmp_path: Path) -> None:
    engine = an_engine(tmp_path)
    upgrades.run(engine, upgrades.head())

    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_after_every_step_its_triggers_stand(tmp_path: Path, revision: str) -> None:
    engine = an_engine(tmp_path)
    upgrades.run(engine, revision)

    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT name, type FROM sqlite_master").all()
    engine.dispose()
    names = {name for name, _ in rows}
    guarded = [table for table in APPEND_ONLY if table in names]
    for table in guarded:
        assert {f"{table}_no_update", f"{table}_no_delete"} <= names


def test_an_older_vault_is_copied_first_and_then_upgraded(tmp_path: Path) -> None:
    engine = an_engine(tmp_path)
    upgrades.run(engine, "0001")
    copied: list[str] = []

    assert upgrades.upgrade(engine, copied.append) == "0001"

    assert copied == ["0001"]
    assert upgrades.revision_of(engine) == upgrades.head()
    assert not upgrades.upgrade(engine, unexpected)
    engine.dispose()


def test_an_empty_database_needs_no_copy(tmp_path: Path) -> None:
    engine = an_engine(tmp_path)

    assert upgrades.upgrade(engine, unexpected) == "0"
    engine.dispose()


def test_a_newer_vault_is_refused_and_left_alone(tmp_path: Path) -> None:
    engine = an_engine(tmp_path)
    upgrades.run(engine, upgrades.head())
    with engine.connect() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    with pytest.raises(VaultTooNew):
        upgrades.upgrade(engine, unexpected)
    engine.dispose()


def test_a_step_that_leaves_loose_ends_leaves_nothing(tmp_path: Path) -> None:
    engine = an_engine(tmp_path)
    upgrades.run(engine, "0001")
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql(
            "INSERT INTO passphrase (id, user_id, verifier, set_at) "
            "VALUES ('1', 'nobody', x'00', '2026-01-01')"
        )
        connection.commit()

    with pytest.raises(VaultDamaged, match="point to nothing"):
        upgrades.run(engine, upgrades.head())

    assert upgrades.revision_of(engine) == "0001"
    engine.dispose()


def test_a_vault_of_an_earlier_version_opens_after_a_verified_copy(tmp_path: Path) -> None:
    made = a_closed_vault(tmp_path)
    work = unlocked(made)
    as_of_version_1(work)

    again = unlocked(made)

    assert upgrades.revision_of(again.vault.engine) == upgrades.head()
    assert (made.folder / "before-upgrade-from-0001.db").is_file()
    line = audit.trail(again, TrailQuestion(limit=2))[1]
    assert (line.action, "0001" in line.summary) == (Action.VAULT_UPGRADED, True)
