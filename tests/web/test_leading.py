"""Old addresses lead on and say so; what has ended keeps a page and a feed."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.desk.invented import BRIDGE, FERRY, rows_file
from tests.desk.test_day_in_the_life import three_days
from tests.desk.test_lasting import decided, report_at, story_at
from variorum.desk.desk import open_desk
from variorum.desk.ingest import retracting
from variorum.desk.ingest.add import add
from variorum.records import DecisionKind
from variorum.store import derived
from variorum.store.rows import Event
from variorum.web.app import make_app
from variorum.web.guard import guard_for
from variorum.web.state import told_once


class Later:
    def __init__(self):
        from datetime import UTC, datetime

        self.at = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)

    def __call__(self):
        return self.at

    def forward(self, **how_long):
        from datetime import timedelta

        self.at += timedelta(**how_long)


def asking(desk):
    app = make_app(desk, guard=guard_for("127.0.0.1", token=None))
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


@pytest.fixture
def clock():
    return Later()


@pytest.fixture
def desk(tmp_path, clock):
    opened = open_desk(str(tmp_path / "desk.variorum"), create=True, now=clock)
    add(opened, [rows_file(tmp_path, [*FERRY, *BRIDGE])])
    yield opened
    opened.close()


def test_an_address_of_a_merged_story_leads_on_with_its_feed_and_its_claims(desk, clock):
    bridge = story_at(desk, BRIDGE[0]["url"])
    old, claim = bridge.row.id, bridge.story.keys[0]
    reports = [report_at(desk, rows[0]["url"]) for rows in (FERRY, BRIDGE)]
    decided(desk, DecisionKind.MERGE, clock, reports=reports)
    new = story_at(desk, BRIDGE[0]["url"]).row.id
    ask = asking(desk)
    for path in ("", "/lineage", "/changes", "/feed.atom", f"/claim/{claim}/feed.atom", "/export/json"):
        answer = ask.get(f"/story/{old}{path}")
        assert answer.status_code == 302, path
        assert answer.headers["location"].startswith(f"/story/{new}{path}")
        assert ask.get(answer.headers["location"]).status_code == 200
    page = ask.get(ask.get(f"/story/{old}?claim={claim}").headers["location"])
    assert page.status_code == 200
    assert "is an older one" in page.text
    assert "is an older one" not in ask.get(f"/story/{new}").text


def test_a_claim_is_found_in_the_story_to_which_its_words_went(desk, clock):
    ferry = story_at(desk, FERRY[1]["url"])
    own = report_at(desk, FERRY[1]["url"])
    key = next(
        k
        for c, k in zip(ferry.story.collated.claims, ferry.story.keys, strict=True)
        if {r.report for r in c.readings} == {own}
    )
    decided(desk, DecisionKind.SPLIT, clock, reports=[own])
    answer = asking(desk).get(f"/story/{ferry.row.id}?claim={key}")
    assert answer.status_code == 302
    assert answer.headers["location"].startswith(f"/story/{own}?claim={key}")
    assert 'id="chosen"' in asking(desk).get(answer.headers["location"]).text


def test_an_ended_story_has_a_page_and_a_feed(desk, clock):
    old = story_at(desk, BRIDGE[0]["url"])
    retracting.retract(desk, [row["url"] for row in BRIDGE], author="Ada")
    ask = asking(desk)
    page = ask.get(f"/story/{old.row.id}")
    assert page.status_code == 200
    assert "This story has ended" in page.text
    assert "Taken back, for an editor has retracted the report" in unescape(page.text)
    feed = ask.get(f"/story/{old.row.id}/feed.atom")
    assert feed.status_code == 200
    assert "in-reply-to" in feed.text
    assert ask.get(f"/story/{old.row.id}/claim/{old.story.keys[0]}/feed.atom").status_code == 200


def test_what_was_never_called_so_is_not_found(desk):
    ask = asking(desk)
    for path in (
        "/story/0123456789abcdef",
        "/story/0123456789abcdef/feed.atom",
        "/story/x/claim/y/feed.atom",
    ):
        assert ask.get(path).status_code == 404


def test_a_feed_of_some_kinds(desk):
    story = story_at(desk, BRIDGE[0]["url"]).row.id
    made = asking(desk).get(f"/story/{story}/feed.atom?kind=second-source").text
    assert set(re.findall(r'term="([a-z-]+)"', made)) == {"second-source"}


def test_of_entries_that_say_the_same_the_one_told_first_stands():
    said = {
        "story": "s",
        "at": "2031-03-04",
        "told": "2031-03-04",
        "kind": "correction",
        "claim": None,
        "page": "p",
    }
    told = [
        Event(seq=n, id=f"e{n}", report="r", sentence="One.", detail=None, after=None, **said)
        for n in (3, 2, 1)
    ]
    assert [event.seq for event in told_once(told)] == [1]


def test_a_note_to_a_laggard_stands_ready(tmp_path):
    with three_days(tmp_path) as (opened, web, _):
        with opened.store.reading() as connection:
            story = derived.stories(connection)[0].id
        page = unescape(asking(opened).get(f"/story/{story}").text)
        wire, lantern = web.url("/wire/fire"), web.url("/lantern/fire")
    (note,) = re.findall(r"<textarea[^>]*note-words[^>]*>(.*?)</textarea>", page, re.S)
    assert note.startswith(f"Your page {lantern} still says “")
    assert "Some 40 workers were brought to safety" in note
    assert (
        "its source, Norvik Wire, changed it by 7 May 2031 to “Some 60 workers were brought to safety" in note
    )
    assert note.endswith(wire)
