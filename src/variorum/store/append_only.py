"""Sets triggers by which the database refuses to change or delete evidence, in the SQL of SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

# Triggers that refuse to change or delete rows.
SQLITE = """CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is evidence: it is appended to, never changed'); END"""

# "%%" is one "%" to the driver.
POSTGRES_FUNCTION = """CREATE OR REPLACE FUNCTION variorum_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%% is evidence: it is appended to, never changed', TG_TABLE_NAME; END $$"""
POSTGRES = """CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION variorum_append_only()"""


def forbid_changes(connection: Connection, tables: Iterable[str]) -> None:
    """Has the database refuse changes to these tables. Their names are from our own migrations, never a user's words."""
    if connection.dialect.name == "sqlite":
        for table in tables:
            for verb in ("update", "delete"):
                connection.exec_driver_sql(SQLITE.format(table=table, verb=verb, VERB=verb.upper()))
        return
    connection.exec_driver_sql(POSTGRES_FUNCTION)
    for table in tables:
        connection.exec_driver_sql(POSTGRES.format(table=table))
