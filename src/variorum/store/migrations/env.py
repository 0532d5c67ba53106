"""Alembic's entry: the connection is handed over by variorum.store.migrate, never read from a file."""

from alembic import context

from variorum.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
