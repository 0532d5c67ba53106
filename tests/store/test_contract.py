from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert
from sqlalchemy.exc import DatabaseError

from tests.store.samples import capture, report
from variorum.errors import NoSuchInput, UsageError
from variorum.records import Anchor, Decision, DecisionKind, Reason, Refusal, Status
from variorum.store import (
    database,
    derived,
    events,
    evidence,
    migrate,
    names,
    people,
    pool_tables,
    runs,
    tables,
)
from variorum.store.captures import Captures
from variorum.store.database import open_store
from variorum.store.full_text import CLOSE, OPEN, search
from variorum.store.rows import ClaimName, ClaimRow, Event, RunCounts, StandingRow, StoryName, StoryRow

AT = "2026-03-03T09:00:00+00:00"
LATER = "2026-03-04T09:00:00+00:00"
STORY = StoryRow(
    id="s1", pool="p1", title="Ferry aground", reports=1, sources=1, conflicts=0, changed=0, agreements=0, singles=1,
    first=None, last=None, made_from="m", digest="d",
)  # fmt: skip


def hold(store, *reports, at=AT):
    with store.writing() as connection:
        run = evidence.begin_run(connection, "add", at=at)
        kept = evidence.add_capture(connection, run, capture())
        return [evidence.add_report(connection, r, page=r.path, captured=at, capture=kept) for r in reports]


def test_a_report_comes_back_as_it_went_in(store):
    given = report(
        title="Ferry aground", published="2026-03-03", authors=("A. Tern",), doubts=("no date line",)
    )
    assert hold(store, given) == [True]
    with store.reading() as connection:
        (found,) = evidence.held(connection)
    assert found.report == given
    assert (found.page, found.captured, found.seen) == ("ferry.txt", AT, AT)


def test_the_same_text_again_is_a_sighting(store):
    hold(store, report())
    assert hold(store, report(), at=LATER) == [False]
    with store.reading() as connection:
        (found,) = evidence.held(connection)
    assert (found.captured, found.seen) == (AT, LATER)


def test_a_page_with_another_text_is_another_version(store):
    hold(store, report())
    hold(store, report(text="The ferry Albatross was refloated on Friday, its owner said."), at=LATER)
    with store.reading() as connection:
        assert [h.captured for h in evidence.versions(connection, "ferry.txt")] == [AT, LATER]


@pytest.mark.parametrize("table", tables.EVIDENCE, ids=lambda t: t.name)
def test_evidence_is_never_changed(store, table):
    hold(store, report())
    hold(store, report(), at=LATER)
    with store.writing() as connection:
        evidence.end_run(connection, 1, RunCounts(added=1), at=AT)
        refused = Refusal(path="x", reason=Reason.EMPTY, detail="It is empty.")
        evidence.add_refusals(connection, 1, [refused], at=AT)
        evidence.add_decision(connection, decision())
        connection.execute(insert(tables.look).values(reader="ada", story="", at=AT))
        evidence.also_known(connection, {"by path": report().id})
        names.give_story(connection, StoryName(key="s", page="p", pages=("p",)), at=AT, known=None)
        place, other = Anchor(report="r", start=3, end=9), Anchor(report="q", start=3, end=9)
        name = ClaimName(key="c", kind="quantity", label="hurt", place=place, others=(place, other))
        names.give_claims(connection, [name], at=AT, known={})
        events.append(connection, [told()])
        people.write_down(connection, people.Deed(at=AT, who="ada", deed="read", what="", whence=""))
    column = table.primary_key.columns.values()[0].name
    for statement in (f"UPDATE {table.name} SET {column} = {column}", f"DELETE FROM {table.name}"):
        with pytest.raises(DatabaseError, match="evidence"), store.writing() as connection:
            connection.exec_driver_sql(statement)
    with store.reading() as connection:
        assert derived.count(connection, table) > 0


def told() -> Event:
    return Event(
        seq=1, story="s1", id="x1", at=AT, told=AT, kind="report", claim="c1", report=report().id, page="ferry.txt",
        sentence="One.", detail=None, after=None,
    )  # fmt: skip


def decision(**fields) -> Decision:
    given = {"id": "d1", "at": AT, "author": "ada", "kind": DecisionKind.RELATION, "status": Status.CONFLICT}
    return Decision(**{**given, "anchors": (Anchor(report="r", start=3, end=9),), **fields})


def test_decisions_come_by_date_whatever_their_order(store):
    first, second = decision(), decision(id="d0", at=LATER, status=None, kind=DecisionKind.PIN)
    with store.writing() as connection:
        assert evidence.add_decision(connection, second)
        assert evidence.add_decision(connection, first)
        assert not evidence.add_decision(connection, first)
    with store.reading() as connection:
        assert evidence.decisions(connection) == (first, second)


def test_refusals_are_kept_whatever_their_path(store):
    odd = Refusal(path="a\x00b\udcff", reason=Reason.BINARY, detail="Not text.")
    with store.writing() as connection:
        run = evidence.begin_run(connection, "add", at=AT)
        evidence.add_refusals(connection, run, [odd], at=AT)
    with store.reading() as connection:
        (refusal,) = runs.refused(connection, limit=9)
    assert (refusal.path, refusal.reason) == ("a�b?", "binary")


def test_search_finds_words_and_phrases_and_marks_them(store):
    other = report(path="b.txt", text="The harbour at Skerry opened late on Monday.", title="Séville opens")
    hold(store, report(), other)
    with store.reading() as connection:
        (hit,) = search(connection, "aground")
        assert f"{OPEN}aground{CLOSE}" in hit.excerpt
        assert {h.report for h in search(connection, "skerry")} == {report().id, other.id}
        assert search(connection, '"opened late"') != ()
        assert search(connection, '"late opened"') == ()


@pytest.mark.parametrize(
    "asked", ["", "   ", '"', "'; DROP TABLE report; --", "a AND", "NEAR(", "*", "text:", "%", "\x00"]
)
def test_nothing_typed_into_search_is_an_error(store, asked):
    hold(store, report())
    with store.reading() as connection:
        search(connection, asked)


def test_a_story_is_written_and_dropped_whole(store):
    hold(store, report())
    claims = [ClaimRow(story="s1", id="c1", place=0, kind="quantity", label="people", status="single", why="One.", tier=1, sources=1)]  # fmt: skip
    event = told()
    with store.writing() as connection:
        derived.add_story(connection, STORY, frame="{}", body="{}", reports=[report().id], claims=claims)
        names.lead_on(connection, "s1", stories=["s0"], claims={"c0": "c1"})
        events.append(connection, [event])
    with store.reading() as connection:
        assert derived.stories(connection) == (STORY,)
        assert derived.claims(connection, "s1") == tuple(claims)
        assert derived.changes(connection, story="s1", since="2026-03-02") == (event,)
        assert derived.changes(connection, claim="c1") == (event,)
        assert names.story_of(connection, "s0") == "s1"
        assert names.claim_of(connection, "c0") == ("s1", "c1")
        assert derived.stories_of(connection, [report().id]) == {report().id: "s1"}
    with store.writing() as connection:
        standing = StandingRow(id="s1", pool="p1", made_from="m", digest="d")
        assert derived.standing(connection, ["p1"]) == {"s1": standing}
        derived.drop_stories(connection, ["s1"])
    with store.reading() as connection:
        tables_left = (tables.story, tables.story_report, tables.claim, tables.story_lead, tables.claim_lead)
        assert [derived.count(connection, t) for t in tables_left] == [0, 0, 0, 0, 0]
        assert derived.changes(connection, story="s1") == (event,)


def test_a_failed_write_leaves_nothing(store):
    with pytest.raises(RuntimeError), store.writing() as connection:
        evidence.begin_run(connection, "add", at=AT)
        raise RuntimeError
    with store.reading() as connection:
        assert derived.count(connection, tables.run) == 0


def test_features_find_the_reports_that_share_them(store):
    first, second = report(), report(path="b.txt", published="2026-03-03")
    hold(store, first, second)
    with store.writing() as connection:
        for given, features in ((first, [1, 2, 3]), (second, [3, 4])):
            pool_tables.add_features(connection, given.id, features)
            pool_tables.add_to_pool(connection, given.id, pool=first.id, weight=2.5)
        assert pool_tables.feature_counts(connection, [1, 3, 9]) == {1: 1, 3: 2}
        found = {
            s.report: (s.published, s.features)
            for s in pool_tables.sharing(connection, [1, 3], [first.id, second.id])
        }
        assert pool_tables.nearest(connection, [1, 2, 3], at_least=2, limit=9) == (first.id,)
        assert set(pool_tables.nearest(connection, [3], at_least=1, limit=9)) == {first.id, second.id}
        assert found == {first.id: (None, (1, 3)), second.id: ("2026-03-03", (3,))}


def test_pools_are_joined(store):
    with store.writing() as connection:
        for given in "abc":
            pool_tables.add_to_pool(connection, given, pool=given, weight=1.0)
        pool_tables.join_pools(connection, ["a", "b"], into="a")
        assert pool_tables.pools_of(connection, ["a", "b", "c"]) == {"a": "a", "b": "a", "c": "c"}
        assert pool_tables.members(connection, ["a"]) == ("a", "b")


def test_the_migrations_end_in_the_tables_the_code_knows(store):
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": lambda name, kind, _: kind != "table" or name in tables.metadata.tables})  # fmt: skip
        found = [d for d in compare_metadata(context, tables.metadata) if "search" not in repr(d)]
    assert found == []


def test_a_desk_that_is_not_there_says_so(tmp_path):
    with pytest.raises(NoSuchInput, match=r"desk --desk .* init"):
        open_store(str(tmp_path / "none.variorum"))


def test_a_file_that_is_no_database_says_so(tmp_path):
    (tmp_path / "x.variorum").write_text("not a database, but long enough to be taken for one" * 20)
    with pytest.raises(UsageError, match="cannot open"):
        open_store(str(tmp_path / "x.variorum"))


def test_a_desk_of_a_later_version_is_left_alone(store, place, tmp_path):
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(migrate.NewerDesk, match="9999"):
        open_store(place, captures=tmp_path / "captures")


def test_captures_are_whole_or_absent(store):
    kept = store.captures.put(b"as received")
    assert store.captures.get(kept) == b"as received"
    assert store.captures.put(b"as received") == kept
    assert store.captures.get("0" * 64) is None
    assert [p.name for p in store.captures.folder.rglob("*.part")] == []


@pytest.mark.parametrize("fails", ["fsync", "rename"])
def test_a_capture_that_could_not_be_written_leaves_no_part_behind(tmp_path, monkeypatch, fails):
    def full(*_):
        raise OSError(28, "No space left on device")

    captures = Captures(tmp_path)
    with monkeypatch.context() as patched:
        if fails == "fsync":
            patched.setattr(os, "fsync", full)
        else:
            patched.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space"):
            captures.put(b"The ferry stops in June.")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert captures.get(captures.put(b"The ferry stops in June.")) == b"The ferry stops in June."


def test_a_glance_sees_what_was_written(store):
    hold(store, report())
    with store.glancing() as connection:
        assert len(evidence.held(connection)) == 1
    with store.reading() as connection:  # and leaves its connection as it was
        assert len(evidence.held(connection)) == 1
    hold(store, report(path="other.txt", text="Another text."))
    with store.glancing() as connection:
        assert len(evidence.held(connection)) == 2


def test_a_connection_is_tried_when_it_was_idle_and_only_then(store, place, monkeypatch):
    if store.engine.dialect.name != "postgresql":
        pytest.skip("a file ends no connections")
    tried = []
    ping = store.engine.dialect.do_ping
    monkeypatch.setattr(store.engine.dialect, "do_ping", lambda one: tried.append(one) or ping(one))
    for _ in range(3):
        with store.reading() as connection:
            evidence.held(connection)
    assert tried == []
    with closing(open_store(place)) as another, another.reading() as other:
        other.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    monkeypatch.setattr(database, "IDLE", 0.0)
    with store.reading() as connection:
        assert evidence.held(connection) == ()
    assert tried
