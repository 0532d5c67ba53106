"""The screens of a story that moved for three days: versions, a correction, a laggard, copies that part."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from tests.desk.test_day_in_the_life import three_days
from variorum.desk.queries.feeds import KINDS
from variorum.records import DecisionKind
from variorum.store import derived, evidence
from variorum.web.app import make_app
from variorum.web.desk_screen import CALLED
from variorum.web.guard import guard_for
from variorum.web.templating import DECIDED, dated


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with three_days(tmp_path_factory.mktemp("three-days")) as (opened, _, _):
        yield opened


@pytest.fixture
def look(desk):
    """A page of the desk as text."""
    asked = TestClient(make_app(desk, guard=guard_for("127.0.0.1", token=None)), base_url="http://127.0.0.1")

    def at(path):
        return unescape(asked.get(path).text)

    return at


@pytest.fixture
def story(desk):
    with desk.store.reading() as connection:
        return derived.stories(connection)[0].id


def report_with(desk, words):
    with desk.store.reading() as connection:
        return [h.report.id for h in evidence.held(connection) if words in h.report.text][-1]


def section(page, name):
    return page.split(f'aria-labelledby="{name}"')[1].split("</section>")[0]


def test_what_parts_inside_one_source_stands_in_the_collation_by_itself(look, story):
    page = section(look(f"/story/{story}"), "inside")
    assert "Some 40 workers" in page and "Some 60 workers" in page
    assert "They are no difference between sources." in page
    assert "its copies differ" in page


def test_the_margin_says_what_a_copy_still_tells(look, desk):
    page = look(f"/report/{report_with(desk, 'Some 60 workers')}")
    (note,) = [n for n in re.findall(r'<p class="note.*?</p>', page) if "its copies differ" in n]
    assert "The Daily Lantern" in note
    assert "Some 40 workers" in note


def test_one_notice_is_told_once(look, desk, story):
    with desk.store.reading() as connection:
        rows = [c for c in derived.changes(connection, story=story) if c.kind == "correction"]
    assert len(rows) > 1
    assert len({c.sentence for c in rows}) == 1
    timeline = section(look(f"/story/{story}/changes"), "all")
    assert timeline.count("Norvik Wire corrects") == 1
    assert look("/feed.atom").count("<title>Norvik Wire corrects") == 1
    assert "1 correction, " in look("/?since=2031-05-05")


def test_claims_that_stand_as_before_are_folded(look, story):
    page = section(look(f"/story/{story}/changes?from=2031-05-05T14:30&clock=captured"), "between")
    flipped, _, folded = page.partition("as before, with other readings")
    assert folded
    for row in re.findall(r"<tr role=\"row\"><th role=\"rowheader\".*?</tr>", flipped):
        was, now = re.findall(r'data-head="(?:Was|Is)">(.*?)</td>', row)
        assert was != now
    assert "Norvik Wire, an earlier version" in page


def test_moments_at_one_time_are_one(look, story):
    page = look(f"/story/{story}")
    times = re.findall(r'<option value="(2031[^"]+)"', page)
    assert len(times) == len(set(times)) > 3
    assert "10:00 UTC: Eskel Courier; The Daily Lantern" in page
    assert "Norvik Wire, rewritten" in page


def test_a_report_that_did_not_change_offers_no_version(look, desk):
    page = look(f"/report/{report_with(desk, 'rose to four')}")
    assert "Other versions of this page" not in page
    assert "Other reports of this story" in page
    assert "Other versions of this page" in look(f"/report/{report_with(desk, 'Some 60 workers')}")


def test_an_earlier_version_says_so(look, desk):
    earlier = report_with(desk, "Five firefighters")
    assert "This is an earlier version of the page." in look(f"/report/{earlier}")
    assert "an earlier version" in look(f"/report/{report_with(desk, 'Seven firefighters')}?with={earlier}")


def test_every_kind_of_decision_has_words():
    assert set(DECIDED) == set(DecisionKind)


def test_every_kind_of_change_can_be_counted_in_words():
    assert set(CALLED) == set(KINDS)


def test_stamps_in_reasons_are_set_like_all_others():
    told = dated("The Herald is dated 2031-05-05T08:00:00+00:00, the Mail 2031-05-06")
    assert "5 May 2031, 08:00 UTC" in told
    assert "2031-05-06" in told
