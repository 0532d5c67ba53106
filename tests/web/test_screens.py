from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.looking_up import sample_story, screens

pytestmark = pytest.mark.browser

NAMES = ("desk", "search", "collation", "chosen", "as-of", "lineage", "changes", "reader", "side-by-side", "versions", "decisions", "work", "nothing")  # fmt: skip
CHECKS = (Path(__file__).parent / "accessibility.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_screen_is_whole_quiet_and_accessible(any_width, served, name):
    address = screens(served)[name]
    answer = any_width.goto(address, wait_until="load")
    assert answer.status == (404 if name == "nothing" else 200)
    complaints = any_width.evaluate(CHECKS)
    assert complaints == []
    width = any_width.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]
    assert any_width.seen.elsewhere == []
    quiet = [c for c in any_width.seen.complaints if "404" not in c]
    assert quiet == []


@pytest.mark.parametrize("name", ["desk", "collation", "reader", "lineage"])
def test_dark_colours_have_contrast_too(browser, served, name):
    context = browser.new_context(color_scheme="dark", base_url=served.url)
    page = context.new_page()
    page.goto(screens(served)[name])
    assert page.evaluate(CHECKS) == []
    context.close()


def test_the_checks_can_fail(page, served):
    page.goto("/")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<h4>x</h4><button></button><input><p id=told>')"
    )
    found = " ".join(page.evaluate(CHECKS))
    assert all(rule in found for rule in ("heading level", "no name", "no label", "id twice"))


@pytest.mark.parametrize("name", ["collation", "reader"])
def test_in_print_nothing_is_cut_off_and_no_form_is_in_the_way(page, served, name):
    page.goto(screens(served)[name])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    assert not page.locator(".bar").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


def test_every_quote_in_the_collation_leads_to_its_place(page, served):
    page.goto(f"/story/{sample_story(served)}")
    link = page.locator("tr.row a.words").first
    quote = link.inner_text()
    link.click()
    page.wait_for_url("**/report/**")
    marked = page.locator("mark.asked-for")
    assert " ".join(marked.all_inner_texts()).split()[0] in quote
    assert page.locator("#asked").is_visible()


def test_without_script_the_whole_desk_still_works(browser, served):
    context = browser.new_context(java_script_enabled=False, base_url=served.url)
    page = context.new_page()
    for address in screens(served).values():
        page.goto(address)
        assert page.locator("h1").count() == 1
    page.goto(screens(served)["chosen"])
    page.locator("#chosen textarea").fill("Ask the harbour office.")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep the note").click()
    assert page.get_by_text("Ask the harbour office.").first.is_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Undo").first.click()
    assert page.get_by_text("Ask the harbour office.").count() == 0
    context.close()


def test_the_slider_goes_back_in_time_and_the_address_says_so(page, served):
    page.goto(f"/story/{sample_story(served)}")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as_of=**")
    assert "as it could be known at" in page.locator(".alarm").first.inner_text()
    reports = page.locator(".report-list li").count()
    page.goto(f"/story/{sample_story(served)}")
    assert reports < page.locator(".report-list li").count()


def test_agreement_can_be_hidden(page, served):
    page.goto(f"/story/{sample_story(served)}")
    rows = page.locator("tr.row").count()
    with page.expect_navigation():
        page.get_by_role("link", name="Hide agreement").click()
    assert 0 < page.locator("tr.row").count() < rows
    assert page.locator("tr.row.agree").count() == 0
    assert "agree=hide" in page.url


def test_two_reports_scroll_together(page, served):
    page.goto(screens(served)["side-by-side"])
    panes = page.locator(".pane")
    panes.nth(0).hover()
    page.mouse.wheel(0, 600)
    page.wait_for_function("document.querySelectorAll('.pane')[1].scrollTop > 0")


def test_the_desk_names_what_differs_and_what_rests_on_one_source(page, served):
    page.goto("/")
    entry = page.locator(f'li[data-story="{sample_story(served)}"]')
    assert entry.get_by_text("Differ on:").is_visible()
    assert entry.get_by_text("On one source only:").is_visible()
    assert any(letter.isdigit() for letter in entry.locator(".terms q").first.inner_text())


def test_search_and_filter(page, served):
    page.goto("/")
    page.locator(".find input").fill("Glass Bridge")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".hit").count() == 2
    assert page.locator(".excerpt mark").first.is_visible()
    page.goto("/?filter=bridge")
    assert page.locator("li.story").count() == 1
