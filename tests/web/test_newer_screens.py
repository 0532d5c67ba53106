"""Adding by hand, refusals, review, outlet cards, a model's proposals and what is meant for oneself: by axe, on a phone, by keyboard
alone, and as a screen reader names them."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.desk.invented import rows_file
from tests.propose.scripted import answering, serving
from tests.web.conftest import Served, sample_desk
from tests.web.test_asking import CAUSE, ROWS, WEEKS
from variorum.desk.decisions.decisions import decide
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import record
from variorum.propose import ProposeSettings, Server, address
from variorum.records import DecisionKind
from variorum.store import derived, evidence
from variorum.web.asking import Asking, ModelSetting

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}
NAMES = ("add", "added", "refusals", "review", "sources", "source", "model", "proposed", "mine", "desk", "reader", "lineage")  # fmt: skip


@pytest.fixture(scope="module")
def newer(tmp_path_factory):
    """The sample's desk with a refusal, a model that was asked, a note that names the one who looks, and a tag."""
    folder = tmp_path_factory.mktemp("newer")
    desk = sample_desk(folder)
    (folder / "empty.txt").write_text("")
    add(desk, [rows_file(folder, ROWS, "model.jsonl"), str(folder / "empty.txt")])
    running = Served(desk)
    with serving(answering(CAUSE, WEEKS)) as script:
        settings, place = ProposeSettings(pause=0.01, connect_seconds=2), address(script.url)
        model = ModelSetting(name="small", place=place, connect=lambda: Server(place, settings=settings), settings=settings)  # fmt: skip
        state = running.server.config.app.state.screens
        state.asking = Asking(desk=desk, shelf=state.shelf, model=model)
        with desk.store.reading() as connection:
            held = next(h for h in evidence.held(connection) if h.report.outlet == "Coast News")
            story = derived.stories_of(connection, [held.report.id])[held.report.id]
        for kind, author, text in (
            (DecisionKind.NOTE, "Bo Reed", "@Ada Tern, who says so?"),
            (DecisionKind.TAG, "Bo Reed", "bridges"),
            (DecisionKind.ASSIGN, "Bo Reed", "Ada Tern"),
        ):
            at = desk.now().isoformat(timespec="microseconds")
            record(desk, decide(kind, at=at, author=author, reports=[held.report.id], text=text))
        running.story, running.report = story, held.report.id
        yield running
    running.stop()
    desk.close()


@pytest.fixture
def phone(browser, newer):
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=newer.url)
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def place_of(name, newer):
    return {
        "desk": "/",
        "source": "/source?name=Coast+News",
        "model": f"/model?story={newer.story}",
        "proposed": f"/story/{newer.story}",
        "reader": f"/report/{newer.report}",
        "lineage": f"/story/{newer.story}/lineage",
        "added": "/add/1",
    }.get(name, f"/{name}")


def tab_to(page, name, *, most=60):
    """With the tab key alone, to what a screen reader calls so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(
            "(name) => { const n = document.activeElement; return ((n.labels && n.labels[0] ? n.labels[0].textContent : n.getAttribute('aria-label') || n.textContent) || '').trim().startsWith(name); }",
            name,
        ):
            return
    raise AssertionError(f"the tab key does not lead to {name}")


def test_by_keyboard_alone_words_are_added_and_named(phone):
    phone.goto("/add")
    tab_to(phone, "The report, its headline first")
    phone.keyboard.type(
        "Ferry service resumes\n\nThe ferry to Skerry Point sails again on Monday, the harbour office said."
    )
    tab_to(phone, "Outlet")
    phone.keyboard.type("Harbour Sheet")
    tab_to(phone, "Add")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/add/*")
    phone.get_by_role("link", name="Harbour Sheet").first.wait_for()


def test_by_keyboard_alone_a_model_is_asked(phone, newer):
    phone.goto(f"/model?story={newer.story}")
    tab_to(phone, "Ask small")
    phone.keyboard.press("Enter")
    phone.get_by_text("What came of it").wait_for()
    phone.goto(f"/story/{newer.story}")
    proposed = phone.locator("section", has=phone.locator("#proposed"))
    assert proposed.get_by_role("heading").count() == 1
    assert "not found by variorum" in proposed.inner_text()
    phone.goto(f"/report/{newer.report}")
    note = phone.get_by_role("note", name="What a model set beside this line").first
    assert "not found by variorum" in note.inner_text()
    text = phone.locator("article.report .line p").first.bounding_box()
    assert note.bounding_box()["x"] + 1 >= text["x"]
    tab_to(phone, "Leave all of it out", most=120)
    phone.keyboard.press("Enter")
    phone.get_by_text("What a model set side by side is left out").wait_for()
    assert phone.get_by_role("note", name="What a model set beside this line").count() == 0
    phone.goto(f"/story/{newer.story}/lineage")
    assert phone.locator("optgroup[label='Set beside one another by a model'] option").count() >= 1


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_a_phone(phone, newer, name):
    phone.goto(place_of(name, newer))
    found = Axe().run(phone).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in GRAVE] == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_can_find_something(phone):
    phone.goto("/mine")
    phone.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><img src=\"/x\">')"
    )
    found = {v["id"] for v in Axe().run(phone).response["violations"] if v["impact"] in GRAVE}
    assert {"button-name", "image-alt"} <= found


def test_a_screen_reader_hears_what_each_screen_is_and_does(phone, newer):
    heard = {
        "add": ("Add reports", "Add"),
        "refusals": ("Refusals", "Try again"),
        "review": ("", "had it first"),
        "sources": ("Sources", None),
        "source": ("Coast News", None),
        "mine": ("For you", "I have read these"),
    }
    for name, (heading, button) in heard.items():
        phone.goto(place_of(name, newer))
        assert phone.get_by_role("heading", level=1, name=heading).count() == 1, name
        assert phone.get_by_role("main").count() == 1
        if button:
            assert phone.get_by_role("button", name=button).count() >= 1, name
        unnamed = (
            phone.get_by_role("button")
            .or_(phone.get_by_role("link"))
            .evaluate_all(
                "(all) => all.filter((n) => !(n.getAttribute('aria-label') || n.title || n.textContent || (n.labels && n.labels[0] && n.labels[0].textContent) || '').trim()).map((n) => n.outerHTML)"
            )
        )
        assert unnamed == [], name
    said = phone.locator("main").inner_text()
    with newer.desk.store.reading() as connection:
        (row,) = derived.stories(connection, [newer.story])
    assert [words for words in ("Notes that name you", "Bo Reed", "who says so?", row.title) if words not in said] == []  # fmt: skip


def test_a_refusal_is_tried_again_by_keyboard(phone, newer):
    phone.goto("/refusals")
    tab_to(phone, "Try again")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/add/*")
    assert phone.get_by_text("empty.txt").first.is_visible()
