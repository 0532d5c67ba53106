"""What was added by mistake leaves every story, and nothing of it is lost; what was refused is named."""

from __future__ import annotations

import pytest

from tests.desk.invented import ALL, FERRY, rows_file
from variorum.desk.decisions.decisions import contradictions
from variorum.desk.ingest.add import add
from variorum.desk.ingest.retracting import retract, take_back
from variorum.desk.queries.lookup import status
from variorum.desk.updating.catch_up import rebuild
from variorum.errors import UsageError
from variorum.store import derived, evidence, tables


def in_stories(desk):
    with desk.store.reading() as connection:
        return set(derived.stories_of(connection, [h.report.id for h in evidence.held(connection)]))


def stories(desk):
    with desk.store.reading() as connection:
        return {row.id: row.digest for row in derived.stories(connection)}


def kept(desk):
    with desk.store.reading() as connection:
        return [derived.count(connection, t) for t in (tables.capture, tables.report, tables.refusal)]


@pytest.fixture
def filled(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, ALL)])
    return any_desk


def test_a_retracted_report_leaves_its_story_and_stays_kept(filled, clock):
    before, evidence_before, all_of_them = stories(filled), kept(filled), in_stories(filled)
    (gone,) = retract(filled, [FERRY[0]["url"]], author="Ada", why="a draft")
    assert in_stories(filled) == all_of_them - {gone}
    assert kept(filled) == evidence_before
    found = status(filled)
    assert (found.retracted, found.unmatched) == (1, ())
    after = stories(filled)
    rebuild(filled)
    assert stories(filled) == after != before
    clock.forward(seconds=1)
    assert take_back(filled, [FERRY[0]["url"]], author="Bo") == (gone,)
    assert stories(filled) == before
    with filled.store.reading() as connection:
        logged = evidence.decisions(connection)
    assert [(d.kind.value, d.author, d.text) for d in logged] == [
        ("retract", "Ada", "a draft"),
        ("undo", "Bo", None),
    ]


def test_a_whole_story_can_be_retracted_and_one_report_of_it_put_back(filled):
    urls = [row["url"] for row in FERRY]
    gone = set(retract(filled, urls, author="Ada"))
    assert len(gone) == len(FERRY)
    assert not gone & in_stories(filled)
    assert retract(filled, urls, author="Ada") == ()
    (back,) = take_back(filled, urls[:1], author="Ada")
    assert gone & in_stories(filled) == {back}
    with filled.store.reading() as connection:
        assert contradictions(evidence.decisions(connection)) == ()


def test_files_are_named_by_path_folder_or_the_beginning_of_an_id(desk, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number, row in enumerate(ALL[:3]):
        (folder / f"{number}.txt").write_text(row["text"], encoding="utf-8")
    add(desk, [str(folder)])
    (one,) = retract(desk, [str(folder / "0.txt")], author="Ada")
    take_back(desk, [one[:8]], author="Ada")
    assert len(retract(desk, [str(folder)], author="Ada")) == 3
    with pytest.raises(UsageError, match=r"no report of this desk is nowhere\.txt"):
        retract(desk, ["nowhere.txt"], author="Ada")
    with pytest.raises(UsageError):
        retract(desk, [""], author="Ada")


def test_a_retracted_version_gives_way_to_the_one_before(desk, tmp_path, clock):
    add(desk, [rows_file(tmp_path, ALL)])
    before = stories(desk)
    clock.forward(hours=1)
    wrong = {**FERRY[0], "text": FERRY[0]["text"].replace("Twelve", "Fifteen")}
    add(desk, [rows_file(tmp_path, [wrong], "wrong.jsonl")])
    with desk.store.reading() as connection:
        latest = evidence.versions(connection, FERRY[0]["url"])[-1].report.id
    retract(desk, [latest], author="Ada")
    assert stories(desk) == before
