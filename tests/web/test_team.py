"""Tags, assigning, following, saved searches, many at once, notes on any words and who is named: by form, without script."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from tests.web.looking_up import report_with, sample_story
from tests.web.test_guard import form
from tests.web.test_keys import as_before, decided
from tests.web.test_together import full, kept, opened, two
from variorum.desk.model.clocks import moment
from variorum.records import DecisionKind
from variorum.store import derived, evidence

__all__ = ["as_before", "full"]
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_story_is_tagged_assigned_and_found_by_both(full):
    ada, bo, loaded = two(full)
    path = f"/story/{loaded.row.id}"
    ada.post("/decide", data=form(ada, kind="tag", report=loaded.row.id, tag="#front page"))
    ada.post("/decide", data=form(ada, kind="assign", report=loaded.row.id, who="Bo Reed"))
    page = bo.get(path).text
    assert "#front page" in page and 'for <b dir="auto">Bo Reed</b>' in page
    assert f'data-story="{loaded.row.id}"' in bo.get("/?tag=Front+Page").text
    assert f'data-story="{loaded.row.id}"' in bo.get("/?only=mine").text
    assert "No story fits" in ada.get("/?only=mine").text
    assert "No story fits" in ada.get("/?tag=sports").text
    assert loaded.row.title in bo.get("/mine").text.split("Assigned to you")[1].split("follow")[0]
    tag = next(d for d in kept(full) if d.kind is DecisionKind.TAG)
    bo.post("/decide", data=form(bo, kind="undo", undoes=tag.id))
    assert "#front page" not in ada.get(path).text


def test_who_assigns_over_a_colleague_is_told_first(full):
    ada, bo, loaded = two(full)
    seen = ada.get("/").text.split('name="seen" value="')[1].split('"')[0]
    bo.post("/decide", data=form(bo, kind="assign", report=loaded.row.id, who="Bo Reed", seen=seen))
    answer = ada.post("/decide", data=form(ada, kind="assign", report=loaded.row.id, who="Ada Tern", seen=seen))  # fmt: skip
    assert answer.status_code == 409
    assert "Bo Reed" in answer.text


def test_several_at_once_are_one_decision_and_one_undo(full, clock):
    ada, _, loaded = two(full)
    with full.store.reading() as connection:
        stories = [row.id for row in derived.stories(connection)]
    ada.post("/decide", data=form(ada, kind="tag", report=stories, tag="weekend", who="Bo"))
    (one,) = kept(full)
    assert (one.text, set(one.reports)) == ("weekend", set(stories))
    spots = [f"{c.readings[0].report}-{c.readings[0].start}-{c.readings[0].end}" for c in loaded.story.collated.claims[:3]]  # fmt: skip
    clock.forward(minutes=1)
    ada.post("/decide", data=form(ada, kind="hide", anchor=spots))
    page = ada.get(f"/story/{loaded.row.id}").text
    assert "claims hidden by an editor" in page
    ada.post("/decide", data=form(ada, kind="undo", undoes="last"))
    assert "hidden by an editor" not in ada.get(f"/story/{loaded.row.id}").text
    assert ada.post("/decide", data=form(ada, kind="merge")).status_code == 400


def test_following_and_searches_are_each_persons_own(full, clock):
    ada, bo, loaded = two(full)
    title = loaded.row.title
    ada.post("/follow", data=form(ada, story=loaded.row.id))
    assert "Follow no longer" in ada.get(f"/story/{loaded.row.id}").text
    assert "Follow no longer" not in bo.get(f"/story/{loaded.row.id}").text
    assert title in ada.get("/?only=followed").text and title not in bo.get("/?only=followed").text
    ada.post("/follow", data=form(ada, story=loaded.row.id, deed="end"))
    assert title not in ada.get("/?only=followed").text
    assert ada.post("/follow", data=form(ada, story="none")).status_code == 404
    for words in ("Glass  Bridge", "glass bridge"):
        ada.post("/searches", data=form(ada, words=words))
    assert ada.post("/searches", data=form(ada, words=" ")).status_code == 400
    page = ada.get("/mine").text
    assert page.count("/feed.atom") == 1 + 2  # the desk's own, twice
    feed = page.split('href="/searches/')[1].split('"')[0]
    entries = fromstring(ada.get(f"/searches/{feed}").content).findall(f"{ATOM}entry")
    assert len(entries) == 2
    stamps = [moment(e.find(f"{ATOM}updated").text) for e in entries]
    assert stamps == sorted(stamps, reverse=True)
    name = feed.split("/")[0]
    bo.post("/searches", data=form(bo, end=name))
    assert ada.get(f"/searches/{feed}").status_code == 200  # another's is not his to end
    ada.post("/searches", data=form(ada, end=name))
    assert ada.get(f"/searches/{feed}").status_code == 404


def test_a_note_on_words_names_a_colleague_who_is_told_until_it_is_read(full, clock):
    ada, bo, loaded = two(full)
    report = next(h.report for h in loaded.held.values() if "Twelve people" in h.report.text)
    start = report.text.index("Twelve people")
    bo.post(
        "/decide", data=form(bo, kind="pin", anchor=f"{report.id}-{start}-{start + 6}")
    )  # known by what he did
    clock.forward(minutes=1)
    fields = {"kind": "note", "report": report.id, "words": "Twelve\n people", "start": str(start), "text": "@Bo Reed, who?"}  # fmt: skip
    ada.post("/decide", data=form(ada, **fields))
    note = next(d for d in kept(full) if d.kind is DecisionKind.NOTE)
    (place,) = note.anchors
    assert report.text[place.start : place.end] == "Twelve people"
    assert note.reports == ()
    assert '<span class="noted">' in ada.get(f"/report/{report.id}").text
    clock.forward(minutes=1)
    assert '1<span class="hide"> new' in bo.get("/").text
    assert "<b>new</b>" in bo.get("/mine").text
    bo.post("/look", data=form(bo, story="mine"))
    assert 'class="unread"' not in bo.get("/").text
    for words, why in (("zeppelins", "do not stand in the report"), ("", "Which words?")):
        answer = ada.post("/decide", data=form(ada, **{**fields, "words": words}))
        assert answer.status_code == 400
        assert why in answer.text


@pytest.mark.browser
def test_words_that_are_selected_get_a_note_at_exactly_these(page, served, as_before):
    report = report_with(served, "Fifteen people")
    page.goto(f"/report/{report}")
    page.evaluate("""() => {
        const line = [...document.querySelectorAll('article.report p[data-start]')].find((p) => p.textContent.includes('Fifteen people'));
        const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        while (walk.nextNode() && !walk.currentNode.data.includes('people')) { /* on */ }
        const at = walk.currentNode.data.indexOf('people'), range = document.createRange();
        range.setStart(walk.currentNode, at); range.setEnd(walk.currentNode, at + 6);
        getSelection().removeAllRanges(); getSelection().addRange(range);
    }""")
    page.wait_for_function(
        "() => document.querySelector('form[data-words]').elements.words.value === 'people'"
    )
    page.keyboard.press("d")
    page.get_by_label("Note", exact=True).first.fill("Whom?")
    with page.expect_navigation():
        page.get_by_role("button", name="Note these words").click()
    (place,) = decided(served)[-1].anchors
    with served.desk.store.reading() as connection:
        text = evidence.held_report(connection, report).report.text
    assert place.start == text.index("Fifteen people") + len("Fifteen ")
    assert text[place.start : place.end] == "people"
    assert page.locator(".noted").inner_text() == "people"


@pytest.mark.browser
def test_tags_by_form_on_a_phone_without_script_and_ticks_by_key(browser, served, as_before):
    phone = opened(browser, served, "Bo Reed", java_script_enabled=False, viewport={"width": 390, "height": 844})  # fmt: skip
    story = sample_story(served)
    phone.goto(f"/story/{story}?folds=team")
    phone.get_by_label("Tag", exact=True).fill("harbour")
    phone.get_by_role("button", name="Put on").click()
    assert phone.get_by_role("link", name="#harbour").is_visible()
    phone.goto("/")
    phone.locator("input.tick-row").first.check()
    phone.get_by_label("Assign to").fill("Bo Reed")
    phone.get_by_role("button", name="Assign", exact=True).click()
    assert phone.get_by_text("for Bo Reed").first.is_visible()
    ada = opened(browser, served, "Ada Tern")
    ada.goto("/")
    for _ in range(2):
        ada.keyboard.press("j")
        ada.keyboard.press("x")
    assert "2 ticked." in ada.locator("#told").inner_text()
    ada.get_by_label("Tag", exact=True).last.fill("both")
    with ada.expect_navigation():
        ada.get_by_role("button", name="Put on").click()
    assert ada.get_by_role("link", name="#both").count() == 2
    phone.context.close()
    ada.context.close()
