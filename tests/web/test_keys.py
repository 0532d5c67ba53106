"""Every key, and that a decision made by one survives a rebuild."""

from __future__ import annotations

import pytest

from tests.web.looking_up import sample_story, screens, story_with
from variorum.desk.decisions.decisions import active, decide
from variorum.desk.decisions.ledger import read
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.queries.lookup import record
from variorum.desk.updating.catch_up import catch_up, rebuild
from variorum.publish.phrases import stamp_words
from variorum.publish.view import outlet_name
from variorum.records import DecisionKind
from variorum.store import derived, evidence

pytestmark = pytest.mark.browser


@pytest.fixture
def story(page, served):
    page.goto(f"/story/{sample_story(served)}")
    return page


@pytest.fixture(autouse=True)
def as_before(served):
    """What a test decides is undone after it, also where it failed."""
    before = {d.id for d in decided(served)}
    yield
    for d in [d for d in decided(served) if d.id not in before]:
        at = served.desk.now().isoformat(timespec="microseconds")
        record(served.desk, decide(DecisionKind.UNDO, at=at, author="the tests", undoes=d.id))
    catch_up(served.desk)


def undo_by_form(page, decision):
    page.goto("/decisions")
    with page.expect_navigation():
        page.locator(f"#d{decision} button").click()


def decided(served):
    return active(read(served.desk.ledger).decisions)


def here(page):
    return page.evaluate("document.activeElement.dataset.spot")


def go_to_row_of_several(page):
    """Down to the first row in which more than one place can be gone to."""
    for _ in range(40):
        page.keyboard.press("j")
        words = "[...(document.activeElement.closest('tr.row') || document.body).querySelectorAll('a.words')]"
        if page.evaluate(f"{words}.filter((a) => a.checkVisibility()).length") > 1:
            return
    raise AssertionError("no row with several words")


def test_j_and_k_go_down_and_up(story):
    story.keyboard.press("j")
    first = here(story)
    story.keyboard.press("j")
    assert here(story) not in (None, first)
    story.keyboard.press("k")
    assert here(story) == first


def test_l_and_h_go_right_and_left(story):
    go_to_row_of_several(story)
    first = here(story)
    story.keyboard.press("l")
    assert here(story) not in (None, first)
    story.keyboard.press("h")
    assert here(story) == first


def test_enter_opens_the_report_and_escape_goes_back(story):
    address = story.url
    story.keyboard.press("j")
    story.keyboard.press("Enter")
    story.wait_for_url("**/report/**")
    story.keyboard.press("Escape")
    story.wait_for_url(address + "?cursor=*")
    assert here(story) in story.url


@pytest.mark.parametrize(
    ("key", "status"),
    [(1, "agree"), (2, "compatible"), (3, "variant"), (4, "changed"), (5, "conflict"), (6, "incomparable")],
)
def test_a_number_sets_the_relation_and_u_takes_it_back(story, served, key, status):
    story.keyboard.press("j")
    row = story.locator("tr.here-row")
    label = row.locator("th").inner_text()
    before = row.locator(".together .rel").first.inner_text()
    with story.expect_navigation():
        story.keyboard.press(str(key))
    assert decided(served)[-1].status == status
    row = story.locator("tr.row", has=story.locator(".editor"))
    assert row.locator("th").first.inner_text() == label
    assert "Ada Tern" in row.locator(".editor").first.inner_text()
    with story.expect_navigation():
        story.keyboard.press("u")
    assert story.locator("tr.row .editor").count() == 0
    assert (
        story.locator("tr.row", has_text=label).first.locator(".together .rel").first.inner_text() == before
    )


def settled(page):
    """When nothing that was pressed is under way or waits any more."""
    page.wait_for_function(
        "(sessionStorage.getItem('variorum.waiting') || '[]') === '[]' && !document.getElementById('told').textContent"
    )


def kinds(served):
    return [d.kind.value for d in read(served.desk.ledger).decisions]


def test_an_undo_pressed_while_the_decision_is_under_way_takes_that_one_back(story, served):
    story.keyboard.press("j")
    with story.expect_navigation():
        story.keyboard.press("5")
    earlier, before = decided(served)[-1], len(kinds(served))
    story.keyboard.press("j")
    with story.expect_navigation():
        story.evaluate(
            "for (const key of ['6', 'u']) document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))"
        )
    settled(story)
    assert kinds(served)[before:] == ["relation", "undo"]
    assert decided(served)[-1].id == earlier.id


def test_decisions_pressed_at_once_are_all_kept_in_their_order(story, served):
    before = len(kinds(served))
    story.keyboard.press("j")
    with story.expect_navigation():
        story.evaluate(
            "for (const key of ['4', '5', 'u', 'u']) document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))"
        )
    settled(story)
    assert kinds(served)[before:] == ["relation", "relation", "undo", "undo"]
    assert {d.status for d in decided(served)} == set()


def test_an_undo_takes_the_last_decision_of_its_person_also_of_one_that_found_no_target(story, served):
    story.keyboard.press("j")
    with story.expect_navigation():
        story.keyboard.press("5")
    mine = decided(served)[-1]
    report = mine.anchors[0].report
    for author, text in (("Ada Tern", "unmatched"), ("Bo Reed", "of another")):
        at = served.desk.now().isoformat(timespec="microseconds")
        anchor = anchor_of(f"{report}-0-1")
        record(served.desk, decide(DecisionKind.NOTE, at=at, author=author, anchors=[anchor], text=text))
    story.reload()
    with story.expect_navigation():
        story.keyboard.press("u")
    assert [(d.author, d.text) for d in decided(served)] == [("Ada Tern", None), ("Bo Reed", "of another")]


def test_an_undo_that_waited_for_a_lost_decision_takes_back_nothing(story, served):
    story.keyboard.press("j")
    with story.expect_navigation():
        story.keyboard.press("5")
    mine = decided(served)[-1]
    with story.expect_navigation():
        story.evaluate(
            "() => { const form = document.getElementById('act'), f = form.elements; f.kind.value = 'undo'; "
            "f.before.value = f.undoes.value; f.undoes.value = 'last'; form.submit(); }"
        )
    assert "did not arrive" in story.locator("[role=alert]").inner_text()
    assert decided(served)[-1].id == mine.id


def test_a_decision_survives_a_rebuild(story, served):
    story.keyboard.press("j")
    with story.expect_navigation():
        story.keyboard.press("6")
    rebuild(served.desk)
    story.reload()
    assert "relation" in story.locator("tr.row .editor").first.inner_text()
    with served.desk.store.reading() as connection:
        assert decided(served)[-1].id in derived.matched(connection)


def test_m_twice_says_the_same_thing(story, served):
    story.keyboard.press("j")
    first = here(story)
    story.keyboard.press("m")
    assert story.locator(".first-pick").count() == 1
    story.keyboard.press("j")
    second = here(story)
    with story.expect_navigation():
        story.keyboard.press("m")
    last = decided(served)[-1]
    assert last.kind is DecisionKind.SAME
    with served.desk.store.reading() as connection:
        homes = [c.id for c in derived.claims(connection, sample_story(served))]
    spots = {f"{a.report}-{a.start}-{a.end}" for a in last.anchors}
    assert len(spots) == 2
    assert first is not None and second is not None
    assert len(homes) == len(set(homes))
    assert story.locator("tr.row", has=story.locator(".editor")).count() == 1


def test_escape_forgets_the_first_of_two(story):
    story.keyboard.press("j")
    story.keyboard.press("m")
    story.keyboard.press("Escape")
    assert story.locator(".first-pick").count() == 0


def test_s_takes_words_out_of_a_row(story, served):
    go_to_row_of_several(story)
    words = here(story)
    with story.expect_navigation():
        story.keyboard.press("s")
    last = decided(served)[-1]
    assert last.kind is DecisionKind.DIFFERENT
    gone = last.anchors[1]
    assert f"{gone.report}-{gone.start}-{gone.end}" == words
    with served.desk.store.reading() as connection:
        assert last.id in derived.matched(connection)


def test_c_shows_and_folds_copies(story):
    story.keyboard.press("c")
    assert story.locator("thead details.copies[open]").count() > 0
    story.keyboard.press("c")
    assert story.locator("details.copies[open]").count() == 0


def test_y_copies_a_citation(story, served):
    story.keyboard.press("j")
    words = story.evaluate("document.activeElement.textContent")
    story.keyboard.press("y")
    story.wait_for_function("document.getElementById('told').textContent.startsWith('Copied')")
    copied = story.evaluate("navigator.clipboard.readText()")
    assert words in copied
    with served.desk.store.reading() as connection:
        report = evidence.held_report(connection, here(story).split("-")[0]).report
    assert outlet_name(report) in copied
    assert stamp_words(report.published) in copied
    assert (report.url or report.path.rpartition("/")[2]) in copied
    assert f"sha256:{report.digest}" in copied


@pytest.mark.parametrize("name", ["lineage", "chosen"])
def test_y_copies_a_citation_of_a_step_too(page, served, name):
    page.goto(screens(served)[name])
    words = page.locator(".steps a.words").first
    words.focus()
    page.keyboard.press("y")
    page.wait_for_function("document.getElementById('told').textContent.startsWith('Copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert words.inner_text() in copied
    assert "sha256:" in copied


def test_slash_goes_to_the_filter(page, served):
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("bridge")
    page.keyboard.press("Enter")
    page.wait_for_url("**filter=bridge**")
    assert page.locator("li.story").count() == 1


def test_question_mark_lists_the_keys_and_escape_closes(page, served):
    page.goto("/")
    assert page.locator("footer .keys").is_visible()
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_a_key_can_be_changed_and_is_remembered(page, served):
    page.goto(f"/story/{sample_story(served)}")
    page.keyboard.press("?")
    page.get_by_label("Key for: next row").press("x")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    assert here(page) is None
    page.keyboard.press("x")
    assert here(page) is not None


def test_m_on_the_desk_merges_two_stories_and_undo_parts_them(page, served):
    page.goto("/")
    ferry, bridge = (story_with(served, words) for words in ("Albatross ferry", "Glass Bridge at Vellmar"))
    count = page.locator("li.story").count()
    page.locator(f'li.story[data-story="{ferry}"] h2 a').focus()
    page.keyboard.press("m")
    page.locator(f'li.story[data-story="{bridge}"] h2 a').focus()
    with page.expect_navigation():
        page.keyboard.press("m")
    page.goto("/")
    assert page.locator("li.story").count() == count - 1
    assert story_with(served, "Albatross ferry") == story_with(served, "Glass Bridge at Vellmar")
    undo_by_form(page, decided(served)[-1].id)
    page.goto("/")
    assert page.locator("li.story").count() == count


@pytest.mark.parametrize("name", ["desk", "decisions", "reader", "lineage", "changes"])
def test_u_takes_the_last_decision_back_on_every_screen(page, served, name):
    story = sample_story(served)
    with served.desk.store.reading() as connection:
        anchor = anchor_of(derived.claims(connection, story)[0].id)
    at = served.desk.now().isoformat(timespec="microseconds")
    note = decide(DecisionKind.NOTE, at=at, author="Ada Tern", anchors=[anchor], text="Ask the harbour.")
    record(served.desk, note)
    catch_up(served.desk)
    addresses = {**screens(served), "reader": f"/report/{anchor.report}"}
    page.goto(addresses[name])
    with page.expect_navigation():
        page.keyboard.press("u")
    assert note.id not in {d.id for d in decided(served)}


def test_s_in_the_reader_splits_a_report_off(page, served):
    story = story_with(served, "Albatross ferry")
    page.goto(f"/story/{story}")
    link = page.locator(".report-list a[href^='/report/']").last
    link.click()
    page.wait_for_url("**/report/**")
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.keyboard.press("s")
    assert decided(served)[-1].kind is DecisionKind.SPLIT
    assert "1 independent source" in page.locator("main .origins").first.inner_text()


def test_letters_typed_into_a_field_are_letters(page, served):
    page.goto("/")
    page.locator("#filter").focus()
    page.keyboard.type("jk?u")
    assert page.locator("#filter").input_value() == "jk?u"
    assert not page.locator("#help").is_visible()


def test_j_and_enter_open_a_hit_of_a_search_and_escape_leaves_it(page, served):
    page.goto("/?q=injured")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".hit h3 a").nth(1)
    assert page.evaluate("document.activeElement.href").endswith(second.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/**")
    page.keyboard.press("Escape")
    page.wait_for_url("**q=injured**")
    page.keyboard.press("Escape")
    page.wait_for_url(served.url + "/")


def test_a_key_that_is_taken_changes_places_with_the_other(page, served):
    page.goto(f"/story/{sample_story(served)}")
    page.keyboard.press("?")
    page.get_by_label("Key for: next row").press("k")
    assert page.get_by_label("Key for: previous row").input_value() == "j"
    told = page.locator("#keys-told").inner_text()
    assert "k: next row" in told and "j: previous row" in told
    page.keyboard.press("Escape")
    page.locator("#help").wait_for(state="hidden")
    page.keyboard.press("k")
    first = here(page)
    assert first is not None
    page.keyboard.press("k")
    page.keyboard.press("j")
    assert here(page) == first


def test_m_puts_two_claims_together_of_which_only_one_says_each(story, served):
    story.locator("details.only > summary").nth(0).click()
    story.locator("details.only > summary").nth(1).click()
    spots = [
        story.locator("details.only").nth(n).locator("li.row").first.get_attribute("data-spot")
        for n in (0, 1)
    ]
    for n in (0, 1):
        story.locator("details.only").nth(n).locator("li.row a.words").first.focus()
        if n == 0:
            story.keyboard.press("m")
    with story.expect_navigation():
        story.keyboard.press("m")
    last = decided(served)[-1]
    assert last.kind is DecisionKind.SAME
    assert [f"{a.report}-{a.start}-{a.end}" for a in last.anchors] == spots


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [
        ("desk", "1", "in the collation"),
        ("desk", "y", "Go to a quotation first"),
        ("reader", "m", "in the collation"),
        ("lineage", "s", "in the collation"),
        ("decisions", "c", "No copies here"),
    ],
)
def test_a_key_without_a_place_here_says_where_it_has_one(page, served, name, key, said):
    page.goto(screens(served)[name])
    page.keyboard.press(key)
    assert said in page.locator("#told").inner_text()


def test_d_opens_what_can_be_decided_on_a_claim_and_on_a_report(story, served):
    story.keyboard.press("j")
    spot = story.locator("tr.here-row").get_attribute("data-spot")
    with story.expect_navigation():
        story.keyboard.press("d")
    assert story.evaluate("document.activeElement.id") == "chosen"
    assert story.locator("#chosen button[name=status]").count() == 6
    story.goto(f"/report/{spot.split('-')[0]}")
    story.keyboard.press("d")
    assert story.evaluate("document.activeElement.name") == "text"
    story.keyboard.type("Ask the harbour.")
    with story.expect_navigation():
        story.get_by_role("button", name="Keep the note").click()
    assert decided(served)[-1].text == "Ask the harbour."


def test_p_pins_a_claim_and_u_takes_it_back(story, served):
    story.keyboard.press("j")
    label = story.locator("tr.here-row th").inner_text()
    with story.expect_navigation():
        story.keyboard.press("p")
    assert decided(served)[-1].kind is DecisionKind.PIN
    first = story.locator("tr.row th").first
    assert label in first.inner_text()
    assert first.locator(".pin").count() == 1
    with story.expect_navigation():
        story.keyboard.press("u")
    assert story.locator("tr.row .pin").count() == 0
