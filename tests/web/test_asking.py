"""A language model at the desk: off unless it is set, asked as a job, shown apart, and outranked by variorum and by editors."""

from __future__ import annotations

import json
import time

import pytest
from starlette.testclient import TestClient

from tests.propose.scripted import answering, claim, raw, serving, silent, status
from tests.propose.story import ONE, OTHER
from tests.web.test_guard import HOME, form
from variorum.desk.ingest.add import add
from variorum.desk.proposing import asked_of, shelf_of
from variorum.desk.queries.lookup import load
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.propose import ProposeSettings, Server, address
from variorum.store import derived, evidence
from variorum.web.app import make_app
from variorum.web.asking import ModelSetting
from variorum.web.guard import guard_for

CAUSE = claim("broken rudder", "captain had fallen asleep", why="cause", relation="variant")
WEEKS = claim("nine weeks", "twelve weeks", why="value")
BEFORE = "set beside one another by"
# Two reports of one event in wholly other words, with a common headline so that they are one story.
ROWS = [
    {"url": "https://one.example/b", "outlet": "The Herald", "published": "2031-03-04T08:00:00Z", "title": "Tarnholm bridge closed", "text": ONE},
    {"url": "https://two.example/b", "outlet": "Coast News", "published": "2031-03-04T09:00:00Z", "title": "Tarnholm bridge closed", "text": OTHER},
]  # fmt: skip


@pytest.fixture
def told(any_desk, tmp_path):
    """A desk with one story, on both databases."""
    from tests.desk.invented import rows_file
    from variorum.desk.decisions.decisions import decide
    from variorum.desk.queries.lookup import record
    from variorum.records import DecisionKind

    add(any_desk, [rows_file(tmp_path, ROWS)])
    with any_desk.store.reading() as connection:
        found = derived.stories(connection)
    if len(found) > 1:
        record(any_desk, decide(DecisionKind.MERGE, at="2031-03-04T12:00:00Z", author="Ada", reports=[s.id for s in found]))  # fmt: skip
        catch_up(any_desk)
    return any_desk


def story_of(desk):
    with desk.store.reading() as connection:
        return derived.stories(connection)[0].id


def visitor(desk, script=None, **settings):
    setting = None
    if script is not None:
        chosen = ProposeSettings(pause=0.01, connect_seconds=2, **settings)
        place = address(script.url)
        setting = ModelSetting(name="small", place=place, connect=lambda: Server(place, settings=chosen), settings=chosen)  # fmt: skip
    app = make_app(desk, guard=guard_for("127.0.0.1", token=None), model=setting)
    return TestClient(app, base_url=HOME, follow_redirects=True, headers={"origin": HOME})


def ask(asked, story):
    answer = asked.post("/model/ask", data=form(asked, story=story))
    deadline = time.monotonic() + 30
    while asked.app.state.screens.asking.running and time.monotonic() < deadline:
        time.sleep(0.05)
    assert answer.status_code == 200
    return asked.get(f"/model?story={story}").text


def test_it_is_off_unless_it_is_set(told):
    asked = visitor(told)
    assert "No model is set" in asked.get("/model").text
    assert asked.post("/model/ask", data=form(asked, story=story_of(told))).status_code == 404
    assert BEFORE not in asked.get(f"/story/{story_of(told)}").text
    assert "model" not in asked.get(f"/story/{story_of(told)}").text.split("<main")[1]


def test_before_it_asks_it_says_what_goes_where(told):
    with serving(answering(CAUSE)) as script:
        page = visitor(told, script).get(f"/model?story={story_of(told)}").text
    sentences = [a for b in asked_of(told, load(told, story_of(told))) for a in b.sentences]
    assert f"{len(sentences)} sentences of 2 reports" in page
    assert script.url in page
    assert script.asked == []


def test_what_it_set_side_by_side_stands_apart_and_can_be_left_out(told):
    story = story_of(told)
    before = visitor(told).get(f"/story/{story}").text
    with told.store.reading() as connection:
        state = derived.state(connection)
    with serving(answering(CAUSE, WEEKS)) as script:
        asked = visitor(told, script)
        came = ask(asked, story)
        page = asked.get(f"/story/{story}").text
        without = asked.get(f"/story/{story}?model=hide").text
    assert "2 of 2 questions answered" in came
    assert "small, not found by variorum" in page
    assert "captain had fallen asleep" in page.split('id="proposed"')[1]
    assert "set side by side by a model" in page.split("<main")[1].split('id="collation"')[0]
    assert "not found by variorum" not in without
    assert counts(without) == counts(before)
    with told.store.reading() as connection:
        assert derived.state(connection) == state
    rebuild(told)
    with told.store.reading() as connection:
        assert derived.state(connection) == state


def counts(page):
    return page.split('class="counts"')[1].split("</ul>")[0]


def report_of(desk, outlet):
    with desk.store.reading() as connection:
        return next(h.report for h in evidence.held(connection) if h.report.outlet == outlet)


def beside(page):
    """What a reader's page shows as set there by a model, apart from the notes of variorum's own."""
    return "".join(part.split("</aside>")[0] for part in page.split('class="beside by-model"')[1:])


def test_a_report_shows_apart_what_a_model_set_beside_its_words_or_does_not(told):
    place = f"/report/{report_of(told, 'The Herald').id}"
    bare = visitor(told).get(place).text
    with serving(answering(CAUSE, WEEKS)) as script:
        asked = visitor(told, script)
        ask(asked, story_of(told))
        page, without = asked.get(place).text, asked.get(f"{place}?model=hide").text
    assert "broken rudder" in beside(page)
    assert "captain had fallen asleep" in beside(page)
    assert "Set beside one another by small, not found by variorum" in beside(page)
    assert "lines that a model set side by side" in page
    own = page
    for part in page.split('<aside class="beside by-model"')[1:]:
        own = own.replace('<aside class="beside by-model"' + part.split("</aside>")[0] + "</aside>", "")
    for one in (own, without):
        assert "captain had fallen asleep" not in one
        assert notes(one) == notes(bare)
    assert "is left out" in without
    assert "by-model" not in bare


def notes(page):
    """variorum's own notes beside the lines, without the forms' tokens."""
    return [
        part.split("</aside>")[0] for part in page.split('aria-label="What the others say at this line"')[1:]
    ]


def test_in_the_report_an_editors_word_outranks_it(told):
    story, place = story_of(told), f"/report/{report_of(told, 'The Herald').id}"
    with serving(answering(CAUSE)) as script:
        asked = visitor(told, script)
        ask(asked, story)
        anchors = pair(asked.get(f"/story/{story}").text)
        asked.post("/decide", data=form(asked, kind="different", anchor=anchors))
        page = asked.get(place).text
    assert beside(page) == ""
    assert "1 line left out: an editor has spoken there" in page


def test_the_screen_of_values_over_time_offers_a_models_lines_apart(told):
    story = story_of(told)
    place = f"/story/{story}/lineage"
    bare = visitor(told).get(place).text
    with serving(answering(WEEKS)) as script:
        asked = visitor(told, script)
        ask(asked, story)
        page, without = asked.get(place).text, asked.get(f"{place}?model=hide").text
        group = page.split('<optgroup label="Set beside one another by a model">')[1].split("</optgroup>")[0]
        key = group.split('value="')[1].split('"')[0]
        chosen = asked.get(f"{place}?claim={key}").text
        hidden = asked.get(f"{place}?claim={key}&model=hide").text
    assert "nine weeks" in group or "twelve weeks" in group
    assert "Set beside one another by small, not found by variorum" in chosen
    assert "not found by variorum" not in page.split("</form>")[0]
    assert "optgroup" not in without
    assert "is left out" in without
    assert "optgroup" not in bare
    assert "is not in the story" in hidden


def test_an_export_has_it_only_where_it_is_asked_for(told):
    story = story_of(told)
    with serving(answering(CAUSE)) as script:
        asked = visitor(told, script)
        plain = asked.get(f"/story/{story}/export/json").content
        ask(asked, story)
        assert asked.get(f"/story/{story}/export/json").content == plain
        found = json.loads(asked.get(f"/story/{story}/export/json?model=show").content)
        assert f"/story/{story}/export/json?model=show" in asked.get(f"/story/{story}").text
    assert [c["found_by"] for c in found["stories"][0]["claims"] if c.get("found_by")] == ["small"]


def pair(page):
    """The two places that the buttons of the first proposed line name."""
    part = page.split('id="proposed"')[1]
    return [piece.split('"')[0] for piece in part.split('name="anchor" value="')[1:3]]


@pytest.mark.parametrize("kind", ["different", "same"])
def test_an_editors_word_outranks_it_and_can_be_undone(told, kind):
    story = story_of(told)
    with serving(answering(CAUSE)) as script:
        asked = visitor(told, script)
        ask(asked, story)
        page = asked.get(f"/story/{story}").text
        asked.post("/decide", data=form(asked, kind=kind, anchor=pair(page)))
        after = asked.get(f"/story/{story}").text
        decisions = asked.get("/decisions").text
        assert "has found no target" not in decisions
        asked.post("/decide", data=form(asked, kind="undo", undoes="last", story=story))
        assert "captain had fallen asleep" in asked.get(f"/story/{story}").text.split('id="proposed"')[1]
    part = after.split('id="proposed"')[1]
    if kind == "different":
        assert "captain had fallen asleep" not in part.split("<section")[0]
        assert "1 line left out: an editor has spoken there" in part
    else:
        assert "By an editor: the same thing" in after


@pytest.mark.parametrize(
    "fault",
    [status(500), raw(b"<html>"), raw(b"{}"), raw(b'{"choices": []}', length=900), silent(3)],
    ids=["500", "html", "empty", "cut", "silent"],
)
def test_a_model_that_fails_sets_nothing_aside_but_itself(told, fault):
    story = story_of(told)
    before = visitor(told).get(f"/story/{story}").text
    with serving(lambda _user, _n: fault) as script:
        asked = visitor(told, script, answer_seconds=0.3, retries=0, failures=2)
        came = ask(asked, story)
        after = asked.get(f"/story/{story}?model=hide").text
    assert "0 of 2 questions answered" in came
    assert "every story is as it was" in came
    assert counts(after) == counts(before)
    assert not shelf_of(told).path.exists()


def test_it_can_be_cancelled_in_the_middle_of_an_answer_and_keeps_what_was_answered(told):
    story = story_of(told)
    good = answering(CAUSE)
    with serving(lambda user, n: good(user, n) if n == 1 else silent(20)) as script:
        asked = visitor(told, script)
        answer = asked.post("/model/ask", data=form(asked, story=story))
        assert "Cancel" in answer.text
        while len(script.asked) < 2:
            time.sleep(0.02)
        began = time.monotonic()
        said = asked.post("/model/stop", data=form(asked)).text
        assert time.monotonic() - began < 5
        assert not asked.app.state.screens.asking.running
        assert "Cancelled" in said
        assert "captain had fallen asleep" in asked.get(f"/story/{story}").text.split('id="proposed"')[1]


def test_a_damaged_file_of_proposals_costs_its_own_lines_alone(told):
    story = story_of(told)
    with serving(answering(CAUSE)) as script:
        asked = visitor(told, script)
        ask(asked, story)
        shelf_of(told).path.open("ab").write(b'\xff{"v": 1\n[1]\n')
        page = asked.get(f"/story/{story}").text
    assert "captain had fallen asleep" in page.split('id="proposed"')[1]


def test_a_page_that_was_rewritten_drops_what_was_proposed_for_it_and_says_so(told, tmp_path):
    from tests.desk.invented import rows_file

    story = story_of(told)
    with serving(answering(CAUSE)) as script:
        asked = visitor(told, script)
        ask(asked, story)
        changed = {**ROWS[1], "text": OTHER.replace("fallen asleep", "dozed off")}
        add(told, [rows_file(tmp_path, [changed], "rewritten.jsonl")])
        page = asked.get(f"/story/{story_of(told)}").text.split('id="proposed"')[1]
    assert "captain had fallen asleep" not in page.split("<section")[0]
    assert "whose text has changed" in page
