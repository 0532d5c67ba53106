"""Tags, whose a story is, who is named in a note, and words of a report by themselves."""

from __future__ import annotations

import pytest

from tests.desk.conftest import any_desk, any_place, clock
from tests.desk.invented import ALL, FERRY, rows_file
from variorum.desk.decisions.decisions import BadDecision, active, decide
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import load, record, status
from variorum.desk.queries.together import (
    NotThere,
    anchor_of_words,
    followed_stories,
    mentions,
    named_in,
    tag_name,
    teams,
)
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.records import Anchor, DecisionKind
from variorum.store import derived, evidence, wishes

__all__ = ["any_desk", "any_place", "clock"]


@pytest.fixture
def full(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, ALL)])
    return any_desk


def said(desk, kind, author="Ada Tern", **what):
    desk.now.forward(seconds=1)
    made = decide(kind, at=desk.now().isoformat(timespec="microseconds"), author=author, **what)
    record(desk, made)
    return made


def holding(connection):
    return active(evidence.decisions(connection))


def ferry(desk):
    with desk.store.reading() as connection:
        return load(desk, max(derived.stories(connection), key=lambda s: s.reports).id)


def team_of(desk, story):
    with desk.store.reading() as connection:
        return teams(connection, holding(connection)).get(story)


def test_a_tag_and_whose_it_is_hold_without_anything_being_worked_out_anew(full):
    story = ferry(full)
    reports = [story.row.id]
    first = said(full, DecisionKind.TAG, reports=reports, text="front page")
    said(full, DecisionKind.TAG, author="Bo Reed", reports=reports, text="Front Page")
    said(full, DecisionKind.ASSIGN, reports=reports, text="Bo Reed")
    said(full, DecisionKind.ASSIGN, reports=reports, text="Cy Vane")
    with full.store.reading() as connection:
        assert derived.waiting(connection).reports == 0
    team = team_of(full, story.row.id)
    assert ([t.name for t in team.tags], team.assigned.text) == (["front page"], "Cy Vane")
    assert ferry(full).row.digest == story.row.digest
    assert status(full).unmatched == ()
    rebuild(full)
    assert ferry(full).row.digest == story.row.digest
    assert team_of(full, story.row.id) == team
    said(full, DecisionKind.UNDO, undoes=first.id)
    assert [t.author for t in team_of(full, story.row.id).tags] == ["Bo Reed"]
    with full.store.reading() as connection:
        assert derived.waiting(connection).reports == 0


def test_a_tag_goes_with_its_reports(full):
    story = ferry(full)
    leaving = next(r for r in story.story.collated.story.reports if r != story.row.id)
    said(full, DecisionKind.TAG, reports=[leaving], text="agency")
    said(full, DecisionKind.SPLIT, reports=[leaving])
    catch_up(full)
    assert team_of(full, story.row.id) is None
    with full.store.reading() as connection:
        home = derived.stories_of(connection, [leaving])[leaving]
    assert [t.name for t in team_of(full, home).tags] == ["agency"]


def test_a_tag_needs_a_name_and_is_one_line():
    assert tag_name("  #front \n page ") == "front page"
    for kind in (DecisionKind.TAG, DecisionKind.ASSIGN):
        with pytest.raises(BadDecision, match="one report or more, and a text"):
            decide(kind, at="2031-03-04T12:00:00Z", author="Ada", reports=["abc"])


def test_who_is_named_in_a_note_is_told_and_of_like_names_the_longest_counts(full):
    report = ferry(full).row.id
    said(full, DecisionKind.NOTE, reports=[report], text="@ada tern, please look; @Ada Ternby too")
    said(full, DecisionKind.NOTE, author="Bo", reports=[report], text="@Ada Tern: who says so? (write to bo@ada.example)")  # fmt: skip
    known = ["Ada Tern", "Ada Ternby", "Bo", "ada"]
    with full.store.reading() as connection:
        told = {who: mentions(connection, holding(connection), who, known) for who in known}
    assert [m.decision.author for m in told["Ada Tern"]] == ["Bo"]  # her own note tells her nothing
    assert [m.story for m in told["Ada Ternby"]] == [report]
    assert told["Bo"] == ()
    assert named_in("@Ada", ["Ada Tern"]) == frozenset()


def test_a_note_on_any_words_stands_at_them_and_follows_the_page(full, tmp_path):
    story = ferry(full)
    held = next(h for h in story.held.values() if "Twelve people" in h.report.text)
    words = held.report.text.split("\n")[-1][:30]
    place = anchor_of_words(held.report, words)
    assert held.report.text[place.start : place.end] == words
    made = said(full, DecisionKind.NOTE, anchors=[place], text="Ask.")
    catch_up(full)
    assert status(full).unmatched == ()
    assert made.id in {m.decision for m in ferry(full).story.marks}
    outside = Anchor(report=held.report.id, start=len(held.report.text) + 5, end=len(held.report.text) + 9)
    lost = said(full, DecisionKind.NOTE, anchors=[outside], text="Nowhere.")
    catch_up(full)
    assert [d.id for d in status(full).unmatched] == [lost.id]
    row = next(r for r in FERRY if "Twelve people" in r["text"])
    add(full, [rows_file(tmp_path, [{**row, "text": "It was put first.\n\n" + row["text"]}], "again.jsonl")])
    assert made.id in {m.decision for m in ferry(full).story.marks}


def test_words_are_found_where_they_stand_or_refused(full):
    report = ferry(full).held[ferry(full).row.id].report
    first, second = (m for m in [report.text.find("the"), report.text.rfind("the")])
    assert first != second
    assert anchor_of_words(report, "the", start=second).start == second
    for words, why in (("the", "times in the report"), ("zeppelin", "do not stand"), ("  ", "Which words")):
        with pytest.raises(NotThere, match=why):
            anchor_of_words(report, words)
    # What a selection made of white space is no other words; a place where they do not stand is not taken.
    two = report.text.split("\n")[0].split(" ")[:3]
    assert anchor_of_words(report, " \n ".join(two), start=7).start == report.text.find(" ".join(two))


def test_what_is_followed_is_followed_through_a_merge(full):
    with full.store.reading() as connection:
        stories = [row.id for row in derived.stories(connection)]
    with full.store.writing() as connection:
        for story in [*stories[:2], stories[0]]:
            wishes.follow(connection, "Ada", story, at=full.stamp())
        assert len(wishes.followed(connection, "Ada")) == 2
        assert wishes.followed(connection, "Bo") == ()
    said(full, DecisionKind.MERGE, reports=stories[:2])
    catch_up(full)
    with full.store.reading() as connection:
        ((_, keys),) = followed_stories(connection, "Ada").items()
    assert set(keys) == set(stories[:2])
