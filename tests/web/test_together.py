"""Several editors at one story: what one decides the other sees without reload, and overrules only knowingly."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.desk.invented import ALL, rows_file
from tests.web.looking_up import sample_story
from tests.web.queries import queries
from tests.web.test_by_hand import visitor
from tests.web.test_guard import HOME, form
from tests.web.test_keys import as_before, decided
from variorum.desk.decisions.decisions import active, decide
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.desk.queries.clashes import clashing
from variorum.desk.queries.lookup import load
from variorum.records import DecisionKind, Status
from variorum.store import derived, evidence
from variorum.web.presence import A_LOOK, Presence
from variorum.web.serving import Serving, served_app
from variorum.web.state import AUTHOR_COOKIE

__all__ = ["as_before"]


@pytest.fixture
def full(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, ALL)])
    return any_desk


def editor(app, name):
    asked = TestClient(app, base_url=HOME, headers={"origin": HOME})
    asked.cookies.set(AUTHOR_COOKIE, quote(name))
    return asked


def two(full):
    app = visitor(full).app
    ada, bo = editor(app, "Ada Tern"), editor(app, "Bo Reed")
    with full.store.reading() as connection:
        loaded = load(full, max(derived.stories(connection), key=lambda s: s.reports).id)
    return ada, bo, loaded


def kept(desk):
    with desk.store.reading() as connection:
        return active(evidence.decisions(connection))


def claim_of(loaded, readings=2):
    return next(c for c in loaded.story.collated.claims if len(c.readings) >= readings)


def spot_of(reading):
    return f"{reading.report}-{reading.start}-{reading.end}"


def seen_on(asked, path):
    return asked.get(path).text.split('name="seen" value="')[1].split('"')[0]


def test_who_decides_on_what_another_has_decided_meanwhile_is_told_first(full):
    ada, bo, loaded = two(full)
    path, claim = f"/story/{loaded.row.id}", claim_of(loaded)
    seen = seen_on(ada, path)
    # By another reading of the same claim.
    bo.post("/decide", data=form(bo, kind="relation", anchor=spot_of(claim.readings[-1]), status="conflict", seen=seen))  # fmt: skip
    mine = {"kind": "relation", "anchor": spot_of(claim.readings[0]), "status": "agree", "next": path}
    answer = ada.post("/decide", data=form(ada, seen=seen, **mine))
    assert answer.status_code == 409
    assert "Bo Reed" in answer.text and "Yours is not recorded yet" in answer.text
    assert [d.author for d in kept(full)] == ["Bo Reed"]
    assert f'href="{path}"' in answer.text
    # What the page offers records it, since now it was seen.
    again = answer.text.split('name="seen" value="')[1].split('"')[0]
    assert ada.post("/decide", data=form(ada, seen=again, **mine)).status_code in {200, 303}
    assert [d.author for d in kept(full)] == ["Bo Reed", "Ada Tern"]


def test_what_only_adds_and_what_is_about_something_else_is_no_clash(full):
    ada, bo, loaded = two(full)
    one, other = [c for c in loaded.story.collated.claims if len(c.readings) >= 2][:2]
    seen = seen_on(ada, "/")
    bo.post("/decide", data=form(bo, kind="relation", anchor=spot_of(one.readings[0]), status="conflict"))
    for said in (
        {"kind": "note", "anchor": spot_of(one.readings[0]), "text": "Ask them."},
        {"kind": "relation", "anchor": spot_of(other.readings[0]), "status": "agree"},
        {"kind": "relation", "anchor": spot_of(one.readings[0]), "status": "conflict"},
        {"kind": "pin", "anchor": spot_of(one.readings[0])},
    ):
        assert ada.post("/decide", data=form(ada, seen=seen, **said)).status_code in {200, 303}
    # Her own earlier decision is no colleague's.
    assert ada.post("/decide", data=form(ada, seen=seen, kind="hide", anchor=spot_of(one.readings[0]))).status_code in {200, 303}  # fmt: skip


def test_moving_reports_clashes_by_what_is_sorted_together(full):
    ada, bo, loaded = two(full)
    seen = seen_on(ada, "/")
    first, second, *_ = loaded.story.collated.story.reports
    bo.post("/decide", data=form(bo, kind="split", report=first))
    assert ada.post("/decide", data=form(ada, seen=seen, kind="split", report=second)).status_code == 409
    (made,) = kept(full)
    bo.post("/decide", data=form(bo, kind="undo", undoes=made.id))
    # Undone meanwhile: nothing stands against hers.
    assert ada.post("/decide", data=form(ada, seen=seen, kind="split", report=second)).status_code in {200, 303}  # fmt: skip


def test_an_undo_of_what_was_undone_says_so(full):
    ada, bo, loaded = two(full)
    ada.post("/decide", data=form(ada, kind="pin", anchor=spot_of(claim_of(loaded).readings[0])))
    (made,) = kept(full)
    seen = seen_on(ada, "/")
    bo.post("/decide", data=form(bo, kind="undo", undoes=made.id))
    assert ada.post("/decide", data=form(ada, seen=seen, kind="undo", undoes=made.id)).status_code == 409


def test_who_looks_is_known_to_every_process_while_they_do_and_for_a_while_without_script(any_desk):
    one, other = Presence(desk=any_desk), Presence(desk=again(any_desk))
    ada, bo = one.begin(), other.begin()
    one.seen(ada, "s", "Ada")
    other.seen(bo, "s", "Bo")
    assert one.here("s", but="Ada") == ("Bo",) and other.here("s", but="Bo") == ("Ada",)
    assert one.here("other", but="Ada") == ()
    other.end(bo, "s", "Bo")
    assert Presence(desk=any_desk).here("s", but="Ada") == ()
    looked = other.to_note("s", "Bo")
    looked()
    assert other.to_note("s", "Bo") is None, "not written with each page"
    any_desk.now.forward(seconds=A_LOOK - 1)
    assert Presence(desk=any_desk).here("s", but="") == ("Ada", "Bo")
    # Of a process that was killed nothing stays.
    any_desk.now.forward(seconds=2)
    assert Presence(desk=any_desk).here("s", but="") == ()


def again(desk):
    """The same desk, as another process has opened it."""
    place = desk.store.engine.url.render_as_string(hide_password=False)
    return open_desk(place, captures=desk.store.captures.folder, ledger=desk.ledger, now=desk.now)


def test_a_page_says_who_else_looks_without_script(full):
    ada, bo, loaded = two(full)
    path = f"/story/{loaded.row.id}"
    ada.get(path)
    assert 'Also looking: <b dir="auto">Ada Tern</b>' in bo.get(path).text


def served_twice(full):
    """Two processes of one desk, as behind a proxy, and a browser at each."""
    desks = (full, again(full))
    quiet = Serving(host="127.0.0.1", port=8373)
    apps = [served_app(desk, quiet, say=lambda _: None) for desk in desks]
    for app in apps:
        app.app.state.screens.deriving.patience = 60.0
        app.app.state.screens.stream_seconds = 0.0
    return editor(apps[0], "Ada Tern"), editor(apps[1], "Bo Reed")


def test_a_desk_served_by_two_processes_is_one_desk(full):
    ada, bo = served_twice(full)
    with full.store.reading() as connection:
        loaded = load(full, max(derived.stories(connection), key=lambda s: s.reports).id)
    path, claim = f"/story/{loaded.row.id}", claim_of(loaded)
    page = ada.get(path).text
    assert 'Also looking: <b dir="auto">Ada Tern</b>' in bo.get(path).text
    # A form that the one process made is good at the other.
    said = form(ada, kind="relation", anchor=spot_of(claim.readings[-1]), status="conflict")
    assert bo.post("/decide", data=said).status_code in {200, 303}
    # The page of the first hears of it, and its own decision is held against it.
    live = page.split('data-live="')[1].split('"')[0].replace("&amp;", "&")
    # A stream ends after a while, and a busy machine may have told nothing by then: the browser asks again, and so does this.
    told = next((heard for _ in range(5) if "event: change" in (heard := ada.get(live).text)), "")
    assert "Bo Reed: relation set" in told and '["Bo Reed"]' in told
    seen = page.split('name="seen" value="')[1].split('"')[0]
    mine = form(ada, kind="relation", anchor=spot_of(claim.readings[0]), status="agree", seen=seen)
    assert ada.post("/decide", data=mine).status_code == 409
    assert ada.get(path).text.count("relation set") == bo.get(path).text.count("relation set") > 0


def test_for_many_decisions_of_others_it_asks_no_more_often_than_for_one(full):
    _, bo, loaded = two(full)
    claims = [c for c in loaded.story.collated.claims if len(c.readings) >= 2]
    own = {"anchors": [anchor_of(spot_of(claims[0].readings[0]))], "status": Status.VARIANT}
    mine = decide(DecisionKind.RELATION, at="2031-03-05T00:00:00+00:00", author="Ada Tern", **own)

    def asked():
        with queries(full) as told, full.store.reading() as connection:
            clashing(connection, mine, seen=0)
        return len(told)

    counts = []
    for claim in claims[1:4]:
        for status in ("conflict", "agree"):
            bo.post(
                "/decide", data=form(bo, kind="relation", anchor=spot_of(claim.readings[0]), status=status)
            )
            counts.append(asked())
    assert len(set(counts)) == 1, counts


def opened(browser, served, name, **how):
    context = browser.new_context(base_url=served.url, **how)
    context.add_cookies([{"name": AUTHOR_COOKIE, "value": quote(name), "url": served.url}])
    page = context.new_page()
    page.set_default_timeout(60_000)
    return page


@pytest.mark.browser
def test_what_one_editor_decides_stands_on_the_others_page_without_reload(browser, served, as_before):
    ada, bo = opened(browser, served, "Ada Tern"), opened(browser, served, "Bo Reed")
    path = f"/story/{sample_story(served)}"
    ada.goto(path)
    bo.goto(path)
    ada.get_by_text("Also looking: Bo Reed").wait_for()
    bo.get_by_text("Also looking: Ada Tern").wait_for()
    ada.keyboard.press("j")
    ada.keyboard.press("j")
    at = ada.evaluate("document.activeElement.dataset.spot")
    ada.evaluate("window.notLoadedAgain = true")
    bo.keyboard.press("j")
    with bo.expect_navigation():
        bo.keyboard.press("p")
    ada.locator("tr.row .pin").first.wait_for()
    assert "Bo Reed: pinned. This page shows it." in ada.locator("#told").inner_text()
    assert ada.evaluate("window.notLoadedAgain") is True
    assert ada.evaluate("document.activeElement.dataset.spot") == at
    # The slider and the keys are as they were.
    assert ada.get_by_role("slider").count() == 1
    # While something is written, the page is left as it is until its owner asks for what is new.
    ada.keyboard.press("d")
    ada.wait_for_url("**claim=**")
    ada.locator("#chosen textarea").fill("Half a thought")
    with bo.expect_navigation():
        bo.keyboard.press("u")
    ada.locator("#renew").wait_for()
    assert ada.locator("#chosen textarea").input_value() == "Half a thought"
    assert "What you have written here is left as it is." in ada.locator("#renew").inner_text()
    bo.context.close()
    ada.get_by_text("Also looking: Bo Reed").wait_for(state="hidden")
    ada.context.close()


@pytest.mark.browser
def test_a_key_that_overrules_a_colleague_asks_first(browser, served, as_before):
    ada = opened(browser, served, "Ada Tern")
    # A browser that hears nothing, as behind a proxy that holds streams back.
    ada.add_init_script("delete window.EventSource")
    ada.goto(f"/story/{sample_story(served)}")
    ada.keyboard.press("j")
    bo = opened(browser, served, "Bo Reed", java_script_enabled=False, viewport={"width": 390, "height": 844})
    at = ada.evaluate("document.activeElement.dataset.spot")
    bo.goto(f"/story/{sample_story(served)}?claim={at}")
    with bo.expect_navigation():
        bo.locator("#chosen button[name=status]").nth(4).click()
    with ada.expect_navigation():
        ada.keyboard.press("1")
    assert ada.get_by_role("heading", name="Somebody was quicker").is_visible()
    with ada.expect_navigation():
        ada.get_by_role("button", name="Record mine all the same").click()
    made = [(d.author, d.kind, d.status) for d in decided(served)]
    assert made[-2:] == [("Bo Reed", DecisionKind.RELATION, Status.CONFLICT), ("Ada Tern", DecisionKind.RELATION, Status.AGREE)]  # fmt: skip
    bo.context.close()
    ada.context.close()
