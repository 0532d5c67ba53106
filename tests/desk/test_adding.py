from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from tests.desk.invented import ALL, BRIDGE, FERRY, numbered, rows_file
from variorum.collate import CollateSettings
from variorum.collate import collating as collation
from variorum.collate.attribute import attributions
from variorum.desk.decisions.decisions import decide
from variorum.desk.derivation.derive import collated_anew
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.desk.model.edition import Left
from variorum.desk.queries.lookup import load, record, status
from variorum.desk.settings import DeskSettings
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.records import CollatedStory, DecisionKind, Lineage, Story
from variorum.settings import Settings
from variorum.store import derived, evidence, runs, tables
from variorum.store.full_text import search


def state(desk) -> str:
    with desk.store.reading() as connection:
        return derived.state(connection)


def stories(desk):
    with desk.store.reading() as connection:
        return derived.stories(connection)


def test_reports_of_two_events_make_two_stories(any_desk, tmp_path):
    counts = add(any_desk, [rows_file(tmp_path, ALL)])
    assert (counts.added, counts.seen, counts.refused) == (5, 0, 0)
    assert {(s.reports, s.sources) for s in stories(any_desk)} == {(3, 2), (2, 2)}


def test_one_by_one_ends_as_all_at_once_and_as_a_rebuild(any_desk, tmp_path):
    for number, row in enumerate(ALL):
        add(any_desk, [rows_file(tmp_path, [row], f"{number}.jsonl")])
    one_by_one = [(s.id, s.digest) for s in stories(any_desk)]
    before = state(any_desk)
    rebuild(any_desk)
    assert state(any_desk) == before
    other = open_desk(str(tmp_path / "other.variorum"), create=True, now=any_desk.now)
    add(other, [rows_file(tmp_path, ALL)])
    assert [s for s, _ in one_by_one] == [s.id for s in stories(other)]
    other.close()


def test_adding_to_one_story_leaves_the_others_as_they_are(desk, tmp_path):
    add(desk, [rows_file(tmp_path, [*FERRY[:2], *BRIDGE])])
    ferry, bridge = (load(desk, story_of(desk, url)) for url in (FERRY[0]["url"], BRIDGE[0]["url"]))
    seen = []
    add(desk, [rows_file(tmp_path, FERRY[2:], "late.jsonl")], progress=lambda room, *_: seen.append(room))
    assert load(desk, bridge.row.id).row == bridge.row
    assert load(desk, ferry.row.id).row.reports == 3
    assert seen.count("derive") == 1


def test_a_story_of_the_same_pool_is_not_collated_again(desk, tmp_path, monkeypatch):
    """One pool for all: what grouping says of the other story may change, its claims do not."""
    crowded = replace(desk, desk_settings=DeskSettings(pool_score=0.0, merge_score=0.0, least_shared=1))
    add(crowded, [rows_file(tmp_path, [*FERRY[:2], *BRIDGE])])
    with desk.store.reading() as connection:
        assert len({row.pool for row in connection.execute(tables.pool.select())}) == 1
    collated = []
    monkeypatch.setattr(
        "variorum.desk.derivation.derive.collated_anew",
        lambda story, *given, **named: (
            collated.append(len(story.reports)) or collated_anew(story, *given, **named)
        ),
    )
    add(crowded, [rows_file(tmp_path, FERRY[2:], "late.jsonl")])
    assert collated == [3]
    before = state(crowded)
    rebuild(crowded)
    assert state(crowded) == before
    assert sorted(collated) == [2, 3, 3]


def test_a_report_that_joins_a_large_story_is_alone_read_again(desk, tmp_path, monkeypatch):
    """What others were found to say is kept in memory; a rebuild without it makes the same."""
    large = replace(desk, desk_settings=DeskSettings(least_remembered=2))
    add(large, [rows_file(tmp_path, FERRY[:2])])
    read = []
    monkeypatch.setattr(
        collation,
        "attributions",
        lambda report, *given, **named: read.append(report.id) or attributions(report, *given, **named),
    )
    add(large, [rows_file(tmp_path, FERRY[2:], "late.jsonl")])
    assert len(read) == 1
    kept = state(large)
    rebuild(large)
    assert state(large) == kept and len(read) == 4


def test_of_the_last_few_stories_what_they_left_is_remembered(desk):
    few = replace(desk, desk_settings=DeskSettings(most_left=2))
    for story in ("a", "b", "a", "c"):
        few.remember(story, LEFT)
    assert list(few.left) == ["a", "c"]


LEFT = Left(
    lineage=Lineage(witnesses=()),
    settings=Settings(),
    collated=CollatedStory(
        story=Story(id="s", title="A fire", reports=()), lineage=Lineage(witnesses=()), claims=()
    ),
    memo=None,
)


def test_a_word_of_an_editor_is_set_on_what_was_compared_before(desk, tmp_path, monkeypatch):
    add(desk, [rows_file(tmp_path, FERRY)])
    compared = []
    monkeypatch.setattr(
        "variorum.pipeline.collate_story",
        lambda story, *given, **named: (
            compared.append(story.reports) or collation.collate(story, *given, **named)
        ),
    )
    with desk.store.reading() as connection:
        (story,) = derived.stories(connection)
        claim = derived.claims(connection, story.id)[0].id
    hidden = decide(
        DecisionKind.HIDE, at="2031-03-05T12:00:00+00:00", author="Ada", anchors=[anchor_of(claim)]
    )
    record(desk, hidden)
    catch_up(desk)
    assert compared == []
    assert any(m.kind is DecisionKind.HIDE for m in load(desk, story.id).story.marks)
    kept = state(desk)
    rebuild(desk)
    assert len(compared) == 1 and state(desk) == kept
    record(desk, decide(DecisionKind.UNDO, at="2031-03-05T12:01:00+00:00", author="Ada", undoes=hidden.id))
    catch_up(desk)
    assert len(compared) == 1 and not load(desk, story.id).story.marks
    other = replace(desk, settings=Settings(collate=CollateSettings(least_link=0.99)))
    at = "2031-03-05T12:02:00+00:00"
    record(other, decide(DecisionKind.NOTE, at=at, author="Ada", reports=[story.id], text="?"))
    catch_up(other)
    assert len(compared) == 2, "by other settings it is compared anew"


def test_only_the_story_asked_for_is_caught_up(desk, tmp_path):
    add(desk, [rows_file(tmp_path, [*FERRY[:2], *BRIDGE])])
    bridge = story_of(desk, BRIDGE[0]["url"])
    late = [{**one, "url": one["url"] + "/late", "outlet": "Later News"} for one in (FERRY[1], BRIDGE[1])]
    add(desk, [rows_file(tmp_path, late, "late.jsonl")], derive=False)
    catch_up(desk, story=bridge)
    assert {(s.id == bridge, s.reports) for s in stories(desk)} == {(True, 3), (False, 2)}
    assert status(desk).pending == 1
    catch_up(desk)
    assert status(desk).pending == 0


def story_of(desk, url) -> str:
    with desk.store.reading() as connection:
        report = next(h.report.id for h in evidence.held(connection) if h.report.url == url)
        return derived.stories_of(connection, [report])[report]


def test_the_same_again_is_seen_and_changes_nothing(desk, tmp_path, clock):
    add(desk, [rows_file(tmp_path, ALL)])
    before = state(desk)
    clock.forward(hours=3)
    counts = add(desk, [rows_file(tmp_path, ALL)])
    assert (counts.added, counts.seen) == (0, 5)
    assert state(desk) == before


def test_what_cannot_be_read_is_kept_as_a_refusal(desk, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    counts = add(desk, [str(tmp_path / "empty.txt"), rows_file(tmp_path, FERRY)])
    assert (counts.added, counts.refused) == (3, 1)
    with desk.store.reading() as connection:
        (refusal,) = runs.refused(connection, limit=9)
    assert (refusal.path, refusal.reason) == (str(tmp_path / "empty.txt"), "empty")


def test_captures_lie_beside_the_desk_by_digest(desk, tmp_path):
    add(desk, [rows_file(tmp_path, FERRY)])
    with desk.store.reading() as connection:
        digests = [row.digest for row in connection.execute(tables.capture.select())]
    assert len(digests) == 3
    assert all(desk.store.captures.get(d) for d in digests)


def test_text_that_no_database_holds_is_refused_and_the_rest_goes_on(desk, tmp_path):
    odd = {**numbered(1), "text": numbered(1)["text"] + " \x00 \ud800"}
    counts = add(desk, [rows_file(tmp_path, [odd, *BRIDGE])])
    assert counts.added + counts.refused == 3
    assert counts.added >= 2


def test_readers_never_wait_nor_fail_while_reports_arrive(desk, tmp_path):
    errors: list[Exception] = []
    done = threading.Event()
    looks = 0

    def read() -> None:
        nonlocal looks
        while not done.is_set():
            try:
                for row in stories(desk):
                    load(desk, row.id)
                with desk.store.reading() as connection:
                    search(connection, "told")
                looks += 1
            except Exception as error:
                errors.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(8):
        add(desk, [rows_file(tmp_path, [numbered(number)], f"{number}.jsonl")])
    done.set()
    reader.join()
    assert errors == []
    assert looks > 1


def test_two_writers_at_once_end_in_one_whole_state(any_desk, tmp_path):
    def work(start: int) -> None:
        for number in range(start, start + 3):
            add(any_desk, [rows_file(tmp_path, [numbered(number), ALL[number % 5]], f"{number}.jsonl")])

    threads = [threading.Thread(target=work, args=(start,)) for start in (0, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    catch_up(any_desk)
    before = state(any_desk)
    assert status(any_desk).reports == 6 + 5
    assert status(any_desk).pending == 0
    rebuild(any_desk)
    assert state(any_desk) == before


@pytest.mark.parametrize("given", ["", "nothing at all"])
def test_a_story_that_is_not_there_is_none(desk, given):
    assert load(desk, given) is None


def test_what_arrives_while_a_rebuild_sifts_waits_its_turn_and_ends_as_if_it_had_not(any_desk, tmp_path):
    slow = replace(any_desk, desk_settings=DeskSettings(sifted_at_once=2))
    add(slow, [rows_file(tmp_path, ALL)])
    late = [{**ALL[0], "url": "https://late.example/ferry", "outlet": "The Late Herald"}]
    seen = []

    def interrupted(room, done, of):
        if room == "sift":
            seen.append((done, of))
            if len(seen) == 1:
                assert add(slow, [rows_file(tmp_path, late, "late.jsonl")], derive=False).added == 1
            if len(seen) == 2:
                catch_up(slow)

    rebuild(slow, interrupted)
    assert seen[0] == (2, 5)
    assert seen[1] == (4, 6)
    assert status(slow).pending == 0
    before = state(slow)
    rebuild(slow)
    assert state(slow) == before
    assert sum(s.reports for s in stories(slow)) == 6


def test_a_row_whose_number_was_given_out_again_is_not_struck_off(any_desk):
    with any_desk.store.writing() as connection:
        evidence.mark_todo(connection, ["a" * 16])
        mine = derived.todo_of(connection, ["a" * 16])
        derived.strike_off(connection, mine)
        evidence.mark_todo(connection, ["b" * 16])
        derived.strike_off(
            connection, [mine[0]._replace(seq=row.seq) for row in derived.todo_of(connection, ["b" * 16])]
        )
        assert len(derived.todo_of(connection, ["b" * 16])) == 1


def test_progress_says_how_many_reports_are_still_to_go(desk, tmp_path):
    seen = []
    add(desk, [rows_file(tmp_path, ALL)], progress=lambda room, done, of: seen.append((room, done, of)))
    assert [(done, of) for room, done, of in seen if room == "derive"] == [(0, 5), (3, 5)]
