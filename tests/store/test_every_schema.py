"""A desk of every schema that was ever released, with rows in every table of it, is brought to this one: what is evidence stays to the
byte, and a desk can be made of it."""

from __future__ import annotations

import pytest
from sqlalchemy import MetaData, insert, select

from tests.store.samples import capture, report
from variorum.desk.decisions.decisions import decide
from variorum.desk.desk import open_desk
from variorum.desk.queries.lookup import status
from variorum.desk.updating.catch_up import rebuild
from variorum.records import DecisionKind
from variorum.store import derived, evidence, migrate, tables
from variorum.store.captures import Captures
from variorum.store.database import Store, _engine, as_url

AT = "2026-03-03T09:00:00+00:00"
DERIVED = {table.name for table in tables.DERIVED} | {"change", "todo"}
ONE, TWO = (
    report(),
    report(path="b.txt", text="The lock at Vellmar is shut. Nine boats wait there.", outlet="B"),
)
CAPTURE = capture()


def released():
    """Every revision, oldest first: the last is this version's own."""
    from alembic.script import ScriptDirectory

    found = ScriptDirectory.from_config(migrate._config()).walk_revisions()
    return [one.revision for one in found][::-1]


GIVEN = {
    "report": ONE.id,
    "story": ONE.id,
    "capture": 1,
    "event": 1,
    "run": 1,
    "kinds": "[]",
    "scopes": "[]",
    "subscription": "subscription-id",
    "at": AT,
    ("feed", "body"): "{}",
    ("story", "id"): ONE.id,
    ("claim", "id"): f"{ONE.id}-4-9",
    ("change", "claim"): f"{ONE.id}-4-9",
    ("pool", "pool"): ONE.id,
    ("story", "pool"): ONE.id,
}


def filled(connection):
    """A row in every table: captures, reports and decisions as the store writes them, all else by the columns that this schema has."""
    run = evidence.begin_run(connection, "add", at=AT)
    kept = evidence.add_capture(connection, run, CAPTURE)
    for one in (ONE, TWO):
        evidence.add_report(connection, one, page=one.path, captured=AT, capture=kept)
    evidence.add_decision(
        connection, decide(DecisionKind.NOTE, at=AT, author="Ada", reports=[ONE.id], text="Ask.")
    )
    known = reflected(connection)
    written = rows(connection, known)
    for table in known.sorted_tables:
        if not written.get(table.name):
            values = {
                column.name: value_of(table, column) for column in table.columns if column.name != "seq"
            }
            connection.execute(insert(table).values(**values))
    return rows(connection, known)


def value_of(table, column):
    kind = column.type.python_type
    given = GIVEN.get((table.name, column.name), GIVEN.get(column.name))
    return given or (b"x" if kind is bytes else f"{table.name}-{column.name}" if kind is str else 1)


def reflected(connection):
    """Without what SQLite keeps of its own, and alembic."""
    known = MetaData()
    known.reflect(
        connection, only=lambda name, _: not name.startswith(("report_search", "sqlite_", "alembic_"))
    )
    return known


def rows(connection, known):
    return {
        table.name: [
            dict(row._mapping)
            for row in connection.execute(select(table).order_by(*table.primary_key.columns))
        ]
        for table in known.sorted_tables
    }


@pytest.mark.parametrize("revision", released())
def test_a_desk_of_every_schema_is_brought_to_this_one(place, tmp_path, revision):
    old = Store(_engine(as_url(place)), Captures(tmp_path / "captures"))
    old.captures.put(CAPTURE.content)
    with old.writing() as connection:
        migrate.upgrade(connection, revision)
        before = filled(connection)
    old.close()
    assert all(before.values()), "a table without a row shows nothing"
    desk = open_desk(place, captures=tmp_path / "captures", ledger=tmp_path / "decisions.jsonl")
    with desk.store.reading() as connection:
        assert migrate.revision(connection) == migrate.head()
        known = reflected(connection)
        after = rows(connection, known)
    for name in before.keys() - DERIVED:
        kept = [{key: row[key] for key in before[name][0]} for row in after[name]]
        assert [one for one in before[name] if one not in kept] == [], name
    if "change" in before and revision != "0002":
        assert [one["claim"] for one in after["event"]] == [f"{ONE.id}-4-9"], "what was told is kept"
    for table in tables.metadata.sorted_tables:
        there = {c.name for c in known.tables[table.name].columns}
        assert there - {"search"} == {c.name for c in table.columns}
    rebuild(desk)
    with desk.store.reading() as connection:
        assert set(derived.stories_of(connection, [ONE.id, TWO.id])) == {ONE.id, TWO.id}
    assert (status(desk).pending, status(desk).decisions) == (0, 1)
    desk.close()
