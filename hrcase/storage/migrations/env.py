"""Alembic's entry: it runs on the vault's own connection, inside one transaction."""

from alembic import context

from hrcase.storage.tables.all import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
