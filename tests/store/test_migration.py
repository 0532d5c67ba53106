from __future__ import annotations

from sqlalchemy import insert

from tests.store.samples import capture, report
from variorum.store import derived, evidence, migrate, tables
from variorum.store.database import Store, _engine, as_url, open_store

AT = "2026-03-03T09:00:00+00:00"


def desk_of_the_previous_schema(place, captures_folder):
    """Evidence and a derived pool, written while the schema was 0001."""
    from variorum.store.captures import Captures

    old = Store(_engine(as_url(place)), Captures(captures_folder))
    with old.writing() as connection:
        migrate.upgrade(connection, "0001")
        run = evidence.begin_run(connection, "add", at=AT)
        kept = evidence.add_capture(connection, run, capture())
        evidence.add_report(connection, report(), page="ferry.txt", captured=AT, capture=kept)
        connection.execute(insert(tables.pool).values(report=report().id, pool="stale", weight=1.0))
    old.close()


def test_a_desk_of_the_previous_schema_is_brought_up_to_date(place, tmp_path):
    desk_of_the_previous_schema(place, tmp_path / "captures")
    store = open_store(place, captures=tmp_path / "captures")
    with store.reading() as connection:
        assert migrate.revision(connection) == migrate.head()
        assert [h.report for h in evidence.held(connection)] == [report()]
        assert derived.first_to_do(connection) == report().id
        assert derived.waiting(connection).reports == 1
        assert derived.count(connection, tables.pool) == 0
    with store.writing() as connection:
        assert not evidence.add_report(
            connection, report(), page="ferry.txt", captured=AT + "1", capture=None
        )
    store.close()


def test_opening_twice_changes_nothing(place, tmp_path):
    open_store(place, create=True, captures=tmp_path).close()
    store = open_store(place, create=True, captures=tmp_path)
    with store.reading() as connection:
        assert migrate.revision(connection) == migrate.head()
    store.close()
