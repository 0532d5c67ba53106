"""An invented event over three days, fed in order by a fake clock and a loopback feed server."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from tests.desk.newsroom import Newsroom
from tests.gather.web import Clock, Web, fetcher, serve
from variorum.desk.desk import open_desk
from variorum.desk.ingest.watch import watch
from variorum.desk.model.clocks import Clock as Known
from variorum.desk.model.clocks import asked_moment
from variorum.desk.queries.editions_compared import flips
from variorum.desk.queries.feeds import ATOM, atom
from variorum.desk.queries.lookup import back_to, load
from variorum.desk.revisions.history import history
from variorum.desk.revisions.laggards import carried
from variorum.desk.updating.catch_up import rebuild
from variorum.store import derived

WIRE = [
    "PORT ESKEL (Norvik Wire) - A fire at the Eskel granary killed three people on Monday, the fire brigade said.",
    "The fire broke out in the drying hall shortly after 6 am and spread to two silos, brigade chief Runa Solberg told "
    "reporters at the harbour. Some 40 workers were brought to safety.",
    "The granary stores about 12,000 tonnes of barley for the breweries of the coast and employs 160 people. "
    "Its owner, Holm Grain, said that production would stop for two weeks.",
]
COURIER = [
    "Three people died when fire swept through the Eskel granary on Monday morning, police in Port Eskel said.",
    "Five firefighters were injured, the hospital of Port Eskel said. Neighbours had heard a loud bang before flames "
    "came out of the roof, and streets around the harbour were closed until noon.",
    "Mayor Torben Falk called it the worst day that the town has seen and asked people to keep their windows shut.",
]


def wire_breaks_the_news(press):
    press.publish("/wire/fire", "Norvik Wire", "Fire at Eskel granary kills three", WIRE)


def courier_reports_and_lantern_copies(press):
    press.publish("/courier/fire", "Eskel Courier", "Three die in Eskel granary fire", COURIER)
    press.publish("/lantern/fire", "The Daily Lantern", "Fire at Eskel granary kills three", WIRE)


def courier_rewrites_without_a_word(press):
    told = [COURIER[0], COURIER[1].replace("Five firefighters", "Seven firefighters"), COURIER[2]]
    press.publish("/courier/fire", "Eskel Courier", "Three die in Eskel granary fire", told)


def the_toll_rises(press):
    told = [
        "The number of people killed in the fire at the Eskel granary rose to four on Tuesday, police in Port Eskel said.",
        "The fourth victim, a driver of 52, died in hospital overnight. Investigators from the capital looked at the "
        "remains of the drying hall, where the granary fire is thought to have begun.",
        "Flags on the town hall of Port Eskel hung at half mast.",
    ]
    press.publish("/herald/toll", "Coast Herald", "Four people killed in Eskel granary fire", told)


def wire_corrects(press):
    told = [
        WIRE[0],
        WIRE[1].replace("Some 40 workers", "Some 60 workers"),
        WIRE[2],
        "Correction: An earlier version of this article misstated how many workers were brought to safety. "
        "It was some 60 workers, not 40.",
    ]
    press.publish("/wire/fire", "Norvik Wire", "Fire at Eskel granary kills three", told)


# Day and round of the day → what the press does before that look.
HAPPENS = {
    (1, 0): wire_breaks_the_news,
    (1, 2): courier_reports_and_lantern_copies,
    (1, 6): courier_rewrites_without_a_word,
    (2, 0): the_toll_rises,
    (3, 0): wire_corrects,
}
ROUNDS = 10


@contextmanager
def three_days(folder):
    """The desk after three days, the press's web, and when each day ended."""
    web, clock = Web(), Clock(at=datetime(2031, 5, 5, 8, 0, tzinfo=UTC))
    stop = serve(web)
    press = Newsroom(web, clock)
    desk = open_desk(str(folder / "desk.variorum"), create=True, now=clock.now)
    asking = fetcher(clock=clock, pace=0.0)
    ends = [one_day(number, press, desk, asking) for number in (1, 2, 3)]
    yield desk, web, ends
    desk.close()
    stop()


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    with three_days(tmp_path_factory.mktemp("days")) as found:
        yield found


def one_day(number, press, desk, asking):
    press.clock.at = datetime(2031, 5, 4 + number, 8, 0, tzinfo=UTC)
    for round_ in range(ROUNDS):
        if (number, round_) in HAPPENS:
            HAPPENS[number, round_](press)
        watch(desk, [press.feed()], once=True, fetcher=asking, sleep=press.clock.sleep)
        press.clock.at += timedelta(hours=1)
    return press.clock.at


@pytest.fixture(scope="module")
def story(days):
    desk, _, _ = days
    with desk.store.reading() as connection:
        rows = derived.stories(connection)
    assert len(rows) == 1
    return load(desk, rows[0].id)


def changes_of(desk, kind):
    with desk.store.reading() as connection:
        return [c for c in derived.changes(connection, limit=None) if c.kind == kind]


def test_four_outlets_make_one_story_of_three_independent_sources(story):
    assert story.row.reports == 4
    assert story.row.sources == 3


def test_the_outlet_is_the_one_that_the_feed_names_as_its_source(story):
    outlets = {h.report.outlet for h in story.held.values()}
    assert outlets == {"Norvik Wire", "Eskel Courier", "The Daily Lantern", "Coast Herald"}


def test_every_version_is_kept_and_dated_by_when_it_was_seen(story):
    by_page = {}
    for one in sorted(story.held.values(), key=lambda h: h.captured):
        by_page.setdefault(one.report.outlet, []).append(one.captured)
    assert [len(by_page[o]) for o in ("Norvik Wire", "Eskel Courier", "The Daily Lantern")] == [2, 2, 1]
    assert by_page["Eskel Courier"][0] < by_page["Eskel Courier"][1] < "2031-05-06"
    assert by_page["Norvik Wire"][1].startswith("2031-05-07")


def test_what_is_unchanged_is_asked_for_with_its_tag_and_seen_again(days, story):
    _, web, _ = days
    asked = [headers for _, path, headers in web.asked if path == "/lantern/fire"]
    assert "If-None-Match" not in asked[0]
    assert all("If-None-Match" in headers for headers in asked[1:])
    assert len(asked) > 3
    lantern = next(h for h in story.held.values() if h.report.outlet == "The Daily Lantern")
    assert lantern.seen > lantern.captured


def test_robots_rules_are_asked_for_before_anything_else(days):
    assert days[1].paths()[0] == "/robots.txt"


def test_the_silent_rewrite_is_shown_as_one(days, story):
    silent = [e for e in story.story.edits if e.silent]
    assert len(silent) == 1
    held = story.held
    assert held[silent[0].old].report.text[silent[0].old_start :].startswith("Five firefighters")
    assert held[silent[0].new].report.text[silent[0].new_start :].startswith("Seven firefighters")
    (row,) = changes_of(days[0], "silent-edit")
    assert "without saying so" in row.sentence


def test_the_correction_is_tied_to_what_it_corrects(days, story):
    (correction,) = story.story.corrections
    notice = story.held[correction.report].report.text[correction.start : correction.end]
    assert notice.startswith("Correction:")
    edit = story.story.edits[correction.edit]
    assert "Some 40 workers" in story.held[edit.old].report.text[edit.old_start : edit.old_end]
    assert "Some 60 workers" in story.held[edit.new].report.text[edit.new_start : edit.new_end]
    assert not edit.silent
    rows = changes_of(days[0], "correction")
    assert rows
    assert all(r.at.startswith("2031-05-07") for r in rows)


def claim_with(story, words):
    for claim, key in zip(story.story.collated.claims, story.story.keys, strict=True):
        if any(words in r.quote for r in claim.readings):
            yield claim, key


def test_the_laggard_is_named_with_what_its_source_has_withdrawn(story):
    (lag,) = carried(story.story, story.held)
    report = story.held[lag.report].report
    assert report.outlet == "The Daily Lantern"
    assert report.text[lag.start : lag.end] == "Some 40 workers were brought to safety."
    assert story.held[story.story.edits[lag.edit].new].report.outlet == "Norvik Wire"


def test_the_laggard_is_in_the_feed_once_its_source_took_the_words_back(days, story):
    (row,) = changes_of(days[0], "laggard")
    assert row.sentence.startswith("The Daily Lantern still carries “Some 40 workers")
    assert "which Norvik Wire changed" in row.sentence
    assert row.at.startswith("2031-05-07")
    assert story.held[row.report].report.outlet == "The Daily Lantern"


def test_a_step_has_the_time_that_its_words_speak_of_beside_the_other_clocks(story):
    steps = [
        step
        for claim, _ in claim_with(story, "killed")
        for step in history(claim, story.story, story.held).steps
    ]
    spoken = {s.outlet: s.as_of.earliest for s in steps if s.as_of is not None}
    assert spoken["Coast Herald"].startswith("2031-05-06")
    assert {day[:10] for who, day in spoken.items() if who != "Coast Herald"} == {"2031-05-05"}


def test_the_history_of_a_value_goes_through_the_versions_of_a_page(story):
    steps = [
        step
        for claim, _ in claim_with(story, "Seven firefighters")
        for step in history(claim, story.story, story.held).steps
        if step.outlet == "Eskel Courier"
    ]
    said = sorted({(s.since, s.number) for s in steps})
    assert [number for _, number in said] == [5, 7]
    assert steps[0].until is not None
    assert all(story.held[s.report].report.text[s.start : s.end] == s.quote for s in steps)


def test_the_raised_toll_comes_later_and_is_no_part_of_the_first_day(days, story):
    desk, _, ends = days
    then = back_to(desk, story, ends[0], Known.CAPTURED)
    assert {then.held[r].report.outlet for r in then.story.collated.story.reports} == {
        "Norvik Wire",
        "Eskel Courier",
        "The Daily Lantern",
    }
    assert not list(claim_with(then, "rose to four"))
    assert back_to(desk, story, asked_moment("2031-05-04"), Known.CAPTURED) is None


def test_what_flipped_between_two_editions_names_the_report_that_did_it(days, story):
    desk, _, ends = days
    before = back_to(desk, story, ends[0], Known.CAPTURED)
    found = flips(before.story, story.story)
    doing = {story.held[r].report.outlet for flip in found for r in flip.by if r in story.held}
    assert "Coast Herald" in doing
    assert flips(story.story, story.story) == ()


def test_the_feed_says_what_happened_in_order(days):
    desk, _, _ = days
    with desk.store.reading() as connection:
        rows = derived.changes(connection)
    kinds = {row.kind for row in rows}
    assert {"report", "silent-edit", "correction", "laggard"} <= kinds
    made = ElementTree.fromstring(
        atom(
            rows,
            title="The desk",
            address="http://127.0.0.1/feed.atom",
            site="http://127.0.0.1",
            made=rows[0].at,
        )
    )
    stamps = [e.findtext(f"{{{ATOM}}}updated") for e in made.iter(f"{{{ATOM}}}entry")]
    assert stamps == sorted(stamps, reverse=True)
    assert made.findtext(f"{{{ATOM}}}updated") == stamps[0]


def test_a_rebuild_ends_in_the_same_state(days):
    desk, _, _ = days
    with desk.store.reading() as connection:
        before = derived.state(connection)
    rebuild(desk)
    with desk.store.reading() as connection:
        assert derived.state(connection) == before
