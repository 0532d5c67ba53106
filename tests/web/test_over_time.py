"""A story over time in the reader, what is looked at in the address, and two reports beside each other."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.desk.invented import ALL, rows_file
from tests.web.looking_up import report_with, sample_story, screens
from tests.web.test_by_hand import visitor
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import load
from variorum.desk.revisions.aligning import aligned
from variorum.store import derived

# How far a passage may lie beside the one that it belongs with, in pixels: a line of text is 26.
NEAR = 30


def cursor(page):
    return parse_qs(urlsplit(page.url).query).get("cursor", [None])[0]


def test_the_reader_shows_what_a_page_said_at_that_time(any_desk, tmp_path, clock):
    add(any_desk, [rows_file(tmp_path, ALL)])
    clock.forward(hours=5)
    rewritten = {**ALL[0], "text": ALL[0]["text"].replace("Twelve people", "Fifteen people")}
    add(any_desk, [rows_file(tmp_path, [rewritten], "rewritten.jsonl")])
    asked = visitor(any_desk)
    with any_desk.store.reading() as connection:
        held = load(any_desk, derived.stories(connection)[0].id).held.values()
    now = next(h.report.id for h in held if "Fifteen people" in h.report.text)
    then = next(h.report.id for h in held if h.page == next(x.page for x in held if x.report.id == now) and h.report.id != now)  # fmt: skip
    answer = asked.get(f"/report/{now}?as_of=2031-03-04T13:00&clock=captured", follow_redirects=False)
    assert (answer.status_code, urlsplit(answer.headers["location"]).path) == (303, f"/report/{then}")
    page = asked.get(answer.headers["location"]).text
    assert "as it could be known at" in page
    assert "Fifteen people" not in page
    # Ways to other screens and reports take the time along; that to the present does not.
    ways = re.findall(r'href="(/(?:report|story)/[^"]*)"', page)
    assert all("as_of=2031-03-04T13" in way for way in ways if "at=" in way or "claim=" in way)
    assert f'href="/report/{then}"' in page
    answer = asked.get(f"/report/{now}?as_of=2001-01-01")
    assert answer.status_code == 404
    assert f'href="/report/{now}"' in answer.text
    assert asked.get(f"/report/{now}?as_of=soon").status_code == 400
    later = next(h.report.id for h in held if h.report.id not in {now, then})
    beside = {"as_of": "2031-03-04T13:00", "clock": "captured", "with": now}
    assert asked.get(f"/report/{later}", params=beside).status_code == 404


@pytest.mark.browser
def test_keys_step_from_moment_to_moment_in_the_reader(page, served):
    page.goto(screens(served)["versions"])
    assert page.get_by_role("slider").get_attribute("aria-valuetext")
    with page.expect_navigation():
        page.keyboard.press("[")
    page.wait_for_url("**as_of=**")
    assert page.get_by_text("This is the report, and what others tell, as it could be known at").is_visible()
    with page.expect_navigation():
        page.keyboard.press("]")
    assert "as_of" not in page.url
    page.keyboard.press("]")
    assert "no moment later" in page.locator("#told").inner_text()


@pytest.mark.browser
def test_without_script_links_and_a_form_go_through_time_on_a_phone(browser, served):
    context = browser.new_context(java_script_enabled=False, base_url=served.url, viewport={"width": 390, "height": 844})  # fmt: skip
    page = context.new_page()
    page.goto(screens(served)["versions"])
    page.get_by_role("link", name="One moment earlier").click()
    page.get_by_text("as it could be known at").wait_for()
    now = page.locator("select[name=as_of]")
    now.select_option(now.locator("option").last.get_attribute("value"))
    page.get_by_role("button", name="Show").first.click()
    assert page.get_by_role("link", name="One moment earlier").count() == 0
    # A fold that somebody opened is open in a link to it, without script too.
    story = sample_story(served)
    page.goto(f"/story/{story}")
    fold = page.locator("details[data-fold]:not([data-open])").last.get_attribute("data-fold")
    page.goto(f"/story/{story}?folds={fold}")
    assert page.locator(f'details[data-fold="{fold}"]').get_attribute("open") is not None
    context.close()


@pytest.mark.browser
def test_cursor_folds_and_the_first_pick_stand_in_the_address(page, served, browser):
    page.goto(f"/story/{sample_story(served)}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    at = page.evaluate("document.activeElement.dataset.spot")
    fold = page.locator("tr.here-row details.evidence")
    fold.locator("summary").click()
    page.keyboard.press("m")
    page.wait_for_function(
        "() => ['cursor=', 'pick=', 'folds='].every((part) => location.search.includes(part))"
    )
    assert cursor(page) == at
    picked = page.locator(".first-pick").get_attribute("data-spot")
    other = browser.new_context(base_url=served.url).new_page()
    other.goto(page.url)
    assert other.evaluate("document.activeElement.dataset.spot") == at
    assert other.locator(".first-pick").get_attribute("data-spot") == picked
    assert other.locator("tr.here-row details.evidence").get_attribute("open") is not None
    # The second press, in the other browser, puts them together; Escape in the first forgets.
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.search.includes('pick=')")
    assert page.locator(".first-pick").count() == 0
    other.context.close()


@pytest.mark.browser
def test_passages_that_belong_together_pass_one_line(page, served):
    """The two reports whose passages lie furthest apart by their share of the text."""
    loaded = load(served.desk, sample_story(served))
    reports = [r for r in loaded.reports.values() if r.id in loaded.story.collated.story.reports]
    collated = loaded.story.collated
    apart = 0.0
    for one in reports:
        for other in reports:
            for a, b in aligned(one, other, shared=collated.lineage.shared, claims=collated.claims) if one.id != other.id else ():  # fmt: skip
                off = abs(a / len(one.text) - b / len(other.text))
                if off > apart and 0.3 < a / len(one.text) < 0.7:
                    apart, left, right, tie = off, one, other, (a, b)
    page.set_viewport_size({"width": 900, "height": 500})
    page.goto(f"/report/{left.id}?with={right.id}")
    page.locator(".pane").first.hover()
    measured = """([pane, place]) => {
        const box = document.querySelectorAll('.pane')[pane];
        const line = [...box.querySelectorAll('p[data-start]')].filter((p) => +p.dataset.start <= place).pop();
        const share = (place - line.dataset.start) / (line.dataset.end - line.dataset.start);
        const at = line.getBoundingClientRect();
        const y = at.top - box.getBoundingClientRect().top - box.clientTop + box.scrollTop + share * at.height;
        return [y, box.scrollHeight, box.clientHeight, box.scrollTop / (box.scrollHeight - box.clientHeight)];
    }"""
    y, whole, window, _ = page.evaluate(measured, [0, tie[0]])
    page.evaluate(f"document.querySelector('.pane').scrollTop = {y / whole * (whole - window)}")
    page.wait_for_function("() => document.querySelectorAll('.pane')[1].scrollTop > 0")
    page.wait_for_timeout(300)
    there, height, _, share = page.evaluate(measured, [1, tie[1]])
    assert abs(there - y / whole * height) > 2 * NEAR  # what the share that is past would have shown
    assert abs(there - share * height) < NEAR


def test_a_report_that_was_rewritten_lies_beside_its_earlier_version(served):
    now = report_with(served, "Fifteen people")
    held = load(served.desk, now).held
    page = held[now].page
    (then,) = [h.report for h in held.values() if h.page == page and h.report.id != now]
    found = aligned(held[now].report, then)
    assert found
    assert all(held[now].report.text[a] == then.text[b] for a, b in found)
