from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.looking_up import sample_story, screens, story_with
from variorum.desk.decisions.decisions import decide
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import load, record
from variorum.desk.updating.catch_up import catch_up
from variorum.records import DecisionKind, Status
from variorum.store import derived, evidence

pytestmark = pytest.mark.browser

NAMES = ("desk", "search", "search-none", "filter-none", "collation", "chosen", "gone", "as-of", "lineage", "changes", "reader", "side-by-side", "versions", "rewritten", "decisions", "refusals", "work", "review", "add", "sources", "source", "model", "mine", "nothing")  # fmt: skip
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
        # what only script does is not promised
        assert not page.locator("footer .keys").is_visible()
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
    from variorum.desk.queries.lookup import load

    members = load(served.desk, sample_story(served)).reports.values()
    longest, next_longest = sorted(members, key=lambda r: len(r.text))[-2:]
    page.goto(f"/report/{longest.id}?with={next_longest.id}")
    panes = page.locator(".pane")
    panes.nth(0).hover()
    page.mouse.wheel(0, 600)
    # Not wait_for_function: where it has to wait it evaluates a string in the page, which the policy forbids.
    for _ in range(100):
        if page.evaluate("document.querySelectorAll('.pane')[1].scrollTop"):
            break
        page.wait_for_timeout(100)
    assert page.evaluate("document.querySelectorAll('.pane')[1].scrollTop") > 0


def test_the_desk_names_what_differs_and_what_rests_on_one_source(page, served):
    page.goto("/")
    entry = page.locator(f'li[data-story="{sample_story(served)}"]')
    assert entry.get_by_text("Differ on:").is_visible()
    assert entry.get_by_text("Only one says:").is_visible()
    assert any(letter.isdigit() for letter in " ".join(entry.locator(".terms q").all_inner_texts()))


def test_search_and_filter(page, served):
    page.goto("/")
    page.locator(".find input").fill("Glass Bridge")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".hit").count() == 2
    assert page.locator(".excerpt mark").first.is_visible()
    page.goto("/?filter=bridge")
    assert page.locator("li.story").count() == 1


def test_search_says_which_story_a_hit_is_in_and_that_its_page_has_changed(page, served):
    page.goto("/?q=Maren+rudder+coastguard")
    found = page.locator("section.found")
    assert found.count() == 1
    assert found.locator("h2 a").get_attribute("href").startswith("/story/")
    earlier = page.locator(".hit", has_text="an earlier version of the page")
    assert earlier.count() == 1
    earlier.get_by_role("link", name="the latest").click()
    page.wait_for_url("**/report/**")
    assert page.get_by_text("Fifteen people").first.is_visible()
    assert page.get_by_text("This is an earlier version").count() == 0


def test_the_slider_stands_at_a_time_between_two_moments(page, served):
    page.goto(screens(served)["as-of"])
    assert "15 May 2025, 20:00" in page.locator(".as-of output").inner_text()
    assert "20:00" in page.locator(".as-of select[name=as_of] option:checked").inner_text()
    slider = page.get_by_role("slider")
    assert 0 < int(slider.input_value()) < int(slider.get_attribute("max"))


def test_other_screens_keep_the_time_that_is_looked_at(page, served):
    page.goto(screens(served)["as-of"] + "&clock=captured")
    with page.expect_navigation():
        page.get_by_role("link", name="Lineage and time").click()
    assert "as_of=2025-05-15T20" in page.url
    assert "clock=captured" in page.url
    assert "as it could be known at" in page.locator(".alarm").first.inner_text()
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name="Show").click()
    assert "claim=" in page.url
    assert "as_of=2025-05-15T20" in page.url


def test_two_versions_side_by_side_show_what_was_rewritten(page, served):
    page.goto(screens(served)["versions"])
    with page.expect_navigation():
        page.get_by_role("link", name="beside the one before").click()
    panes = page.locator(".pane")
    assert "Fifteen people" in panes.nth(0).locator("ins").inner_text()
    assert "Twelve people" in panes.nth(1).locator("del").inner_text()
    chosen = page.locator("select[name=with] option:checked")
    assert chosen.get_attribute("value") in page.url
    assert "as of" in chosen.inner_text()


def test_every_decision_names_the_words_it_is_about(page, served):
    story = sample_story(served)
    with served.desk.store.reading() as connection:
        anchor = anchor_of(derived.claims(connection, story)[0].id)
    made = [
        decision(served, DecisionKind.RELATION, author="Bo Reed", anchors=[anchor], status=Status.CONFLICT),
        decision(served, DecisionKind.RELATION, author="Ada Tern", anchors=[anchor], status=Status.AGREE),
        decision(served, DecisionKind.NOTE, anchors=[anchor_of("abcdef0123456789-5-20")], text="Whose?"),
    ]
    catch_up(served.desk)
    page.goto("/decisions")
    told = [page.locator(f"#d{one.id}").inner_text() for one in made]
    words = words_at(served, anchor)
    assert words in told[0] and words in told[1]
    assert "a later one shows" in told[0]
    assert "holds" in told[1]
    assert "has found no target" in told[2] and "which this desk does not hold" in told[2]
    assert page.locator("section[aria-labelledby=unmatched] li").count() == 1
    assert page.locator("section[aria-labelledby=against] li").count() == 1
    assert page.evaluate(CHECKS) == []
    for one in made:
        decision(served, DecisionKind.UNDO, undoes=one.id)
    catch_up(served.desk)


def decision(served, kind, *, author="Ada Tern", **said):
    made = decide(kind, at=served.desk.now().isoformat(timespec="microseconds"), author=author, **said)
    record(served.desk, made)
    return made


def words_at(served, anchor):
    with served.desk.store.reading() as connection:
        return evidence.held_report(connection, anchor.report).report.text[anchor.start : anchor.end]


@pytest.mark.parametrize("name", ["lineage", "changes"])
def test_tables_are_tables_on_paper_however_narrow_it_is(page, served, name):
    page.goto(screens(served)[name])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    table = page.locator("table.steps, table.flips").first
    assert table.evaluate("e => getComputedStyle(e.querySelector('tbody td')).display") == "table-cell"
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


def test_what_is_folded_is_open_on_paper_and_folded_again(page, served):
    page.goto(screens(served)["collation"])
    folded = page.locator("details.only")
    assert folded.count() > 0
    assert page.locator("details.only[open]").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.only[open]").count() == folded.count()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.only[open]").count() == 0


def test_shaded_words_are_told_apart_without_colours(browser, served):
    context = browser.new_context(forced_colors="active", base_url=served.url)
    page = context.new_page()
    page.goto(screens(served)["reader"])
    copied = page.evaluate(
        "(() => { const e = document.createElement('span'); e.className = 'copied'; document.body.append(e);"
        " return getComputedStyle(e).textDecorationLine; })()"
    )
    assert copied == "overline"
    context.close()


def test_what_changed_stands_apart_from_what_differs(page, served):
    page.goto("/")
    entry = page.locator(f'li[data-story="{sample_story(served)}"]')
    with served.desk.store.reading() as connection:
        claims = derived.claims(connection, sample_story(served))
    changed = {c.label for c in claims if c.status == "changed"}
    assert changed
    assert changed & set(entry.locator(".terms", has_text="Changed:").locator("a").all_inner_texts())
    assert not changed & set(entry.locator(".terms", has_text="Differ on:").locator("a").all_inner_texts())


@pytest.mark.parametrize("name", ["lineage", "chosen"])
def test_no_word_in_the_chart_is_cut_off_by_its_edge(page, served, name):
    page.goto(screens(served)[name])
    starts = page.locator("svg.chart text").evaluate_all("all => all.map((n) => n.getBBox().x)")
    assert min(starts) >= 0
    names = page.locator("svg.chart text[class^=s]")
    assert names.count() > 1
    ends = names.evaluate_all("all => all.map((n) => n.getBBox().x + n.getBBox().width)")
    assert max(ends) <= page.locator("svg.chart").evaluate("e => e.viewBox.baseVal.width")


@pytest.mark.parametrize("name", ["lineage", "chosen", "changes"])
def test_a_word_longer_than_the_screen_makes_no_screen_wider(any_width, served, name):
    any_width.goto(screens(served)[name])
    any_width.evaluate(
        "document.querySelectorAll('table tbody th, table tbody q').forEach((e) => { e.textContent = 'Wärter'.repeat(60); })"
    )
    width = any_width.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]


def test_a_story_to_merge_with_is_chosen_by_its_headline(page, served):
    ferry, bridge = (story_with(served, words) for words in ("Albatross ferry", "Glass Bridge at Vellmar"))
    page.goto(f"/story/{ferry}")
    page.get_by_text("Move reports between stories").click()
    page.get_by_label("Merge with").select_option(bridge)
    with page.expect_navigation():
        page.get_by_role("button", name="Merge").click()
    assert story_with(served, "Albatross ferry") == story_with(served, "Glass Bridge at Vellmar")
    with page.expect_navigation():
        page.locator(".head .editor").get_by_role("button", name="Undo").click()
    assert story_with(served, "Albatross ferry") != story_with(served, "Glass Bridge at Vellmar")


def test_no_screen_puts_words_beside_a_source_that_has_them_not(page, served):
    """On the table of a story, with a claim chosen, and beside the text of each of its reports."""
    from tests.publish.beside import page_faults
    from variorum.desk.queries.lookup import load
    from variorum.web.state import sheet_of

    story = sample_story(served)
    view = sheet_of(load(served.desk, story)).view
    places = screens(served)
    for address in (places["collation"], places["chosen"], *(f"/report/{r.id}" for r in view.reports)):
        page.goto(address)
        assert list(page_faults(page.content(), view)) == []


@pytest.mark.parametrize("screen", ["collation", "reader"])
def test_signs_are_explained_before_their_first_use_and_silence_is_no_agreement(page, served, screen):
    page.goto(screens(served)[screen])
    first = page.locator(".sig").first
    assert first.evaluate("e => e.closest('.legend') !== null")
    assert page.get_by_text("that is no agreement").is_visible()


def test_a_screen_lists_what_was_refused(page, served, tmp_path):
    (tmp_path / "table.csv").write_text("a,b\n")
    add(served.desk, [str(tmp_path / "table.csv")])
    page.goto("/")
    page.get_by_role("link", name="Refusals").click()
    assert "column holds the text" in page.locator("main").inner_text()
    assert not page.seen.complaints


def test_a_report_is_retracted_in_the_reader_and_put_back_among_the_decisions(page, served):
    story = sample_story(served)
    with served.desk.store.reading() as connection:
        before = derived.stories_of(connection, [story])
    report = load(served.desk, story).story.collated.story.reports[-1]
    page.goto(f"/report/{report}")
    page.get_by_text("Decide on this report").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Retract it").click()
    assert "retracted: out of every story" in page.locator("main").inner_text().lower()
    assert load(served.desk, report) is None
    page.goto(f"/report/{report}")
    assert "was retracted" in page.locator("[role=alert]").inner_text()
    page.goto("/decisions")
    with page.expect_navigation():
        page.locator(".decisions > li").first.get_by_role("button").click()
    assert load(served.desk, report) is not None
    with served.desk.store.reading() as connection:
        assert derived.stories_of(connection, [story]) == before


WORDS_IN_PIECES = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode, holder = text.parentElement;
    if (!holder.checkVisibility({ contentVisibilityAuto: true }) || holder.closest("svg, .hide, option, code, details:not([open]) > :not(summary)")) continue;
    for (const word of text.data.matchAll(/[\\p{L}]{2,20}/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length);
      const tops = [...range.getClientRects()].filter((r) => r.width > 0).map((r) => r.top);
      if (tops.length && Math.max(...tops) - Math.min(...tops) > 8) found.push(word[0]);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_cut_in_two(any_width, served, name):
    any_width.goto(screens(served)[name])
    assert any_width.evaluate(WORDS_IN_PIECES) == []


def test_that_check_can_fail(page, served):
    page.goto("/")
    page.evaluate("document.querySelector('main').style.width = '1.5rem'")
    assert page.evaluate(WORDS_IN_PIECES)


@pytest.mark.parametrize("name", ["chosen", "lineage"])
def test_the_letters_of_a_chart_can_be_read_on_a_telephone(page, served, name):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(screens(served)[name])
    high = "[...document.querySelectorAll('.chart text')].map((t) => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"
    sizes = page.evaluate(high)
    assert sizes
    assert min(sizes) >= 10
