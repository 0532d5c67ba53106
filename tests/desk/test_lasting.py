"""Keys that last: of stories through rewriting, merging, splitting and retraction; of claims through all that and another collation."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from tests.desk.invented import BRIDGE, FERRY, rows_file
from variorum.desk.decisions.decisions import decide
from variorum.desk.derivation.keys import anchor_of, spot
from variorum.desk.desk import open_desk
from variorum.desk.ingest import retracting
from variorum.desk.ingest.add import add
from variorum.desk.queries.leading import lead
from variorum.desk.queries.lookup import load, record, status
from variorum.desk.revisions.changes import ChangeKind
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.records import DecisionKind, Status
from variorum.store import derived, events, evidence, names


@pytest.fixture
def filled(any_desk, tmp_path, clock):
    add(any_desk, [rows_file(tmp_path, [*FERRY, *BRIDGE])])
    clock.forward(hours=1)
    return any_desk


def report_at(desk, url) -> str:
    with desk.store.reading() as connection:
        return [h.report.id for h in evidence.held(connection) if h.report.url == url][-1]


def story_at(desk, url):
    return load(desk, report_at(desk, url))


def rewrite(desk, folder, row, clock, **changed) -> None:
    clock.forward(hours=1)
    said = {"text": row["text"], "title": row["title"]}
    for old, new in changed["words"].items():
        assert old in said["text"]
        said = {field: words.replace(old, new) for field, words in said.items()}
    add(desk, [rows_file(folder, [{**row, **said}], f"{clock.at:%d%H}.jsonl")])


def decided(desk, kind, clock, **fields):
    clock.forward(minutes=1)
    one = decide(kind, at=desk.now().isoformat(), author="Ada", **fields)
    record(desk, one)
    catch_up(desk)
    return one


def told(desk, story):
    with desk.store.reading() as connection:
        return {(e.story, e.id): e for e in events.events(connection, feed=story, limit=None)}


def test_a_story_keeps_its_key_when_the_page_it_was_known_by_is_rewritten(filled, tmp_path, clock):
    before = story_at(filled, FERRY[0]["url"])
    rewrite(filled, tmp_path, FERRY[0], clock, words={"Twelve people": "Fifteen people"})
    after = story_at(filled, FERRY[0]["url"])
    assert report_at(filled, FERRY[0]["url"]) != before.row.id
    assert after.row.id == before.row.id


def test_a_claim_keeps_its_key_when_its_first_words_move_and_change(filled, tmp_path, clock):
    before = story_at(filled, FERRY[0]["url"])
    shared = {
        key: claim
        for claim, key in zip(before.story.collated.claims, before.story.keys, strict=True)
        if len({r.witness for r in claim.readings}) > 1
    }
    words = {
        "The ferry Albatross ran": "A storm was near. The ferry Albatross ran",
        "212 passengers": "214 passengers",
    }
    rewrite(filled, tmp_path, FERRY[0], clock, words=words)
    after = story_at(filled, FERRY[0]["url"])
    assert shared
    assert shared.keys() <= set(after.story.keys)


def test_a_key_leads_on_where_its_claim_became_part_of_another(filled, clock):
    loaded = story_at(filled, FERRY[0]["url"])
    claims, keys = loaded.story.collated.claims, loaded.story.keys
    alone = [(c, k) for c, k in zip(claims, keys, strict=True) if c.status is Status.SINGLE][:2]
    (one, older), (other, younger) = alone
    decided(filled, DecisionKind.SAME, clock, anchors=[anchor_of(spot(c.readings[0])) for c in (one, other)])
    joined = story_at(filled, FERRY[0]["url"])
    found = {lead(filled, key).claim for key in (older, younger)}
    assert len(found) == 1
    assert found <= set(joined.story.keys) & {older, younger}


def test_merged_stories_have_the_older_key_and_get_their_own_back(filled, clock):
    ferry, bridge = (story_at(filled, rows[0]["url"]).row.id for rows in (FERRY, BRIDGE))
    before = told(filled, bridge)
    reports = [report_at(filled, rows[0]["url"]) for rows in (FERRY, BRIDGE)]
    merge = decided(filled, DecisionKind.MERGE, clock, reports=reports)
    assert {load(filled, key).row.id for key in (ferry, bridge)} == {ferry}
    merged = told(filled, ferry)
    assert before.items() <= merged.items()
    assert [e.detail for e in merged.values() if e.kind == ChangeKind.JOINED] == [bridge]
    decided(filled, DecisionKind.UNDO, clock, undoes=merge.id)
    assert [load(filled, key).row.id for key in (ferry, bridge)] == [ferry, bridge]
    assert merged.items() <= told(filled, ferry).items()
    assert before.items() <= told(filled, bridge).items()
    assert ChangeKind.MOVED in {e.kind for e in told(filled, ferry).values()}


def test_the_key_of_a_story_outlives_the_report_it_was_known_by(filled, clock):
    loaded = story_at(filled, FERRY[0]["url"])
    retracting.retract(filled, [FERRY[0]["url"]], author="Ada")
    assert story_at(filled, FERRY[1]["url"]).row.id == loaded.row.id
    retracting.retract(filled, [FERRY[1]["url"], FERRY[2]["url"]], author="Ada")
    assert load(filled, loaded.row.id) is None
    with filled.store.reading() as connection:
        assert names.was_given(connection, loaded.row.id)
    ended = told(filled, loaded.row.id)
    taken_back = {e.after for e in ended.values() if e.kind == ChangeKind.RETRACTED}
    assert {e.id for e in ended.values() if e.kind == ChangeKind.REPORT} <= taken_back


def test_keys_go_on_where_a_version_was_retracted_and_the_page_rewritten(filled, tmp_path, clock):
    before = story_at(filled, FERRY[1]["url"])
    own = {
        key
        for claim, key in zip(before.story.collated.claims, before.story.keys, strict=True)
        if {r.report for r in claim.readings} == {report_at(filled, FERRY[1]["url"])}
    }
    assert own
    retracting.retract(filled, [FERRY[1]["url"]], author="Ada")
    rewrite(filled, tmp_path, FERRY[1], clock, words={"Some 210 passengers": "Some 220 passengers"})
    after = story_at(filled, FERRY[1]["url"])
    assert own <= set(after.story.keys)


def test_a_key_goes_back_to_its_page_from_a_story_that_stands_as_it_did(filled, tmp_path, clock):
    """The story that had it meanwhile is none of the worse: it was livelocked once, waiting for a key that it could not keep."""
    key = story_at(filled, BRIDGE[0]["url"]).row.id
    retracting.retract(filled, [BRIDGE[0]["url"]], author="Ada")
    decided(filled, DecisionKind.SPLIT, clock, reports=[report_at(filled, BRIDGE[1]["url"])])
    assert story_at(filled, BRIDGE[1]["url"]).row.id == key
    rounds = []

    def progress(room, _done, _of):
        rounds.append(room)
        assert rounds.count("derive") < 10

    text = BRIDGE[0]["text"].replace("nine weeks", "ten weeks")
    again = rows_file(tmp_path, [{**BRIDGE[0], "text": text}], "again.jsonl")
    clock.forward(hours=1)
    add(filled, [again], progress=progress)
    assert story_at(filled, BRIDGE[0]["url"]).row.id == key
    other = story_at(filled, BRIDGE[1]["url"])
    assert other.row.id != key
    assert not set(other.story.keys) & set(story_at(filled, BRIDGE[0]["url"]).story.keys)


def test_what_was_told_stays_and_what_holds_no_longer_is_followed(filled, tmp_path, clock):
    loaded = story_at(filled, BRIDGE[0]["url"])
    before = told(filled, loaded.row.id)
    second = next(
        e for e in before.values() if e.kind == ChangeKind.SECOND_SOURCE and "nine weeks" in e.sentence
    )
    rewrite(
        filled,
        tmp_path,
        BRIDGE[1],
        clock,
        words={"for nine weeks": "soon", "shuts Glass Bridge soon": "shuts Glass Bridge"},
    )
    after = told(filled, loaded.row.id)
    assert before.items() <= after.items()
    (following,) = [e for e in after.values() if e.after == second.id]
    assert following.kind == ChangeKind.NO_LONGER
    assert following.sentence.startswith("No longer so: ")
    assert second.sentence in following.sentence
    assert following.at > second.at


def test_another_collation_tells_nothing_again_and_a_rebuild_nothing_at_all(filled):
    with filled.store.reading() as connection:
        before = events.events(connection, limit=None)
        keys = [(row.id, derived.claims(connection, row.id)) for row in derived.stories(connection)]
    rebuild(filled)
    with filled.store.reading() as connection:
        assert events.events(connection, limit=None) == before
        assert [(row.id, derived.claims(connection, row.id)) for row in derived.stories(connection)] == keys
    other = replace(filled.settings.collate, least_equal=0.9, least_link=0.9, least_toll=0.9)
    rebuild(replace(filled, settings=replace(filled.settings, collate=other)))
    with filled.store.reading() as connection:
        after = events.events(connection, limit=None)
    assert set(before) <= set(after)
    said = [(e.kind, e.report, e.claim, e.sentence) for e in after]
    assert len(said) == len(set(said))
    for story, claims in keys:
        assert load(filled, story) is not None
        assert all(lead(filled, claim.id).story == story for claim in claims)


def test_a_decision_holds_when_the_page_it_was_made_on_is_rewritten(filled, tmp_path, clock):
    loaded = story_at(filled, FERRY[1]["url"])
    claim = next(
        c
        for c in loaded.story.collated.claims
        for r in c.readings
        if r.report == report_at(filled, FERRY[1]["url"])
    )
    reading = next(r for r in claim.readings if r.report == report_at(filled, FERRY[1]["url"]))
    note = decided(
        filled, DecisionKind.NOTE, clock, anchors=[anchor_of(spot(reading))], text="Asked the company."
    )
    split = decided(filled, DecisionKind.SPLIT, clock, reports=[report_at(filled, FERRY[1]["url"])])
    rewrite(filled, tmp_path, FERRY[1], clock, words={"Lifeboats took": "By noon on Tuesday lifeboats took"})
    assert status(filled).unmatched == ()
    after = story_at(filled, FERRY[1]["url"])
    assert after.row.reports == 1
    assert {note.id, split.id} <= {m.decision for m in after.story.marks}


def test_decisions_on_files_find_them_in_another_folder(tmp_path, clock):
    ledger = None
    for place in ("here", "there/below"):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        for number, row in enumerate(FERRY):
            (folder / f"{number}.txt").write_text(row["text"], encoding="utf-8")
        desk = open_desk(str(folder / "desk.variorum"), create=True, now=clock)
        if ledger is None:
            add(desk, [str(folder)])
            with desk.store.reading() as connection:
                reports = [h.report.id for h in evidence.held(connection)]
            decided(desk, DecisionKind.SPLIT, clock, reports=reports[1:2])
            decided(desk, DecisionKind.NOTE, clock, reports=reports[:1], text="Read it twice.")
            ledger = desk.ledger.read_bytes()
        else:
            desk.ledger.write_bytes(ledger)
            add(desk, [str(folder)])
        assert (status(desk).decisions, status(desk).unmatched) == (2, ())
        desk.close()


def test_decisions_that_name_a_file_by_its_path_find_it_still(tmp_path, clock, monkeypatch):
    """As earlier versions of variorum wrote them."""
    for number, row in enumerate(FERRY):
        (tmp_path / f"{number}.txt").write_text(row["text"], encoding="utf-8")
    given = [str(tmp_path / f"{number}.txt") for number in range(3)]
    with monkeypatch.context() as patched:
        patched.setattr("variorum.desk.evidence.store_captures.identified", lambda report: report)
        old = open_desk(str(tmp_path / "old.variorum"), create=True, ledger=tmp_path / "d.jsonl", now=clock)
        add(old, given)
        with old.store.reading() as connection:
            reports = [h.report.id for h in evidence.held(connection)]
        decided(old, DecisionKind.NOTE, clock, reports=reports[:1], text="Read it twice.")
    assert add(old, given).added == 0
    old.close()
    desk = open_desk(str(tmp_path / "new.variorum"), create=True, ledger=tmp_path / "d.jsonl", now=clock)
    add(desk, given)
    assert (status(desk).decisions, status(desk).unmatched) == (1, ())
    desk.close()


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_a_new_desk_is_for_nobody_else_to_read(tmp_path):
    place = tmp_path / "new.variorum"
    open_desk(str(place), create=True).close()
    assert place.stat().st_mode & 0o077 == 0
