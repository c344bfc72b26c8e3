"""Bring a vault's tables to this version: all steps or none, a verified copy first."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from hrcase.errors import VaultDamaged, VaultTooNew
from hrcase.storage.failures import RESTORE, translated

MIGRATIONS = Path(__file__).with_name("migrations")


def head() -> str:
    """The revision that this version of the program works with."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def revision_of(engine: Engine) -> str | None:
    """The revision of an open vault; None for one without tables."""
    with translated(), engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, copy_first: Callable[[str], object]) -> str:
    """Upgrade an older vault and say from which version; empty when nothing was to be done.

    `copy_first` makes the verified copy and is called only when there is something to upgrade.
    Raises VaultTooNew for a vault of a newer version, VaultDamaged if the result is not sound.
    """
    revision = revision_of(engine)
    if revision == head():
        return ""
    known = {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise VaultTooNew(
            "A newer version of this program made this vault. Nothing was changed. "
            "Install the newer version on this computer, then open it again."
        )
    if revision is not None:
        copy_first(revision)
    run(engine, head())
    return revision or "0"


def run(engine: Engine, target: str) -> None:
    """Run the steps up to `target` in one transaction; a failing one leaves nothing behind."""
    with translated(), engine.connect() as connection:
        _outside(connection, "PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                config = _config()
                config.attributes["connection"] = connection
                command.upgrade(config, target)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise VaultDamaged(f"Records of this vault point to nothing. {RESTORE}")
        finally:
            _outside(connection, "PRAGMA foreign_keys = ON")


def _outside(connection: Connection, pragma: str) -> None:
    """Run a pragma outside any transaction, where alone it has an effect."""
    driver = connection.connection.driver_connection
    if driver is not None:  # pragma: no branch - an open connection has its driver
        driver.execute(pragma)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config
