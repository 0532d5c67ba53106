"""Every screen of a newsroom's desk at a desk's width and at a phone's, by axe: nothing serious, and nothing wider than the page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.conftest import Served, sample_desk
from tests.web.people import NAMES, PASSWORD, app_of, with_accounts
from tests.web.test_kept import story_of
from tests.web.test_newer_screens import GRAVE
from tests.web.test_together import spot_of
from variorum.desk.accounts.people import make_token
from variorum.desk.accounts.roles import Role, Scope
from variorum.desk.decisions.decisions import decide
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import load, record
from variorum.desk.updating.catch_up import catch_up
from variorum.records import DecisionKind, Status
from variorum.store import derived, wishes

pytestmark = pytest.mark.browser

WIDTHS = {1280: 860, 390: 844}
# Where they are to be kept, for somebody to look at.
PICTURES = os.environ.get("VARIORUM_PICTURES")


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    """Three accounts, a refusal, and a story with tags, notes, a claim that was decided, one pinned and one hidden."""
    folder = tmp_path_factory.mktemp("every-screen")
    desk = with_accounts(sample_desk(folder))
    (folder / "empty.txt").write_text("")
    add(desk, [str(folder / "empty.txt")])
    loaded = load(desk, story_of(desk))
    claims, reports = loaded.story.collated.claims, loaded.story.collated.story.reports
    ada, rhea = NAMES[Role.EDITOR], NAMES[Role.READER]
    for kind, author, what in (
        (DecisionKind.NOTE, rhea, {"reports": [reports[0]], "text": f"@{NAMES[Role.ADMIN]}, who says so? Ask the harbour office first."}),
        (DecisionKind.NOTE, ada, {"anchors": [anchor_of(f"{reports[0]}-10-60")], "text": "These words stand in an older report."}),
        (DecisionKind.TAG, ada, {"reports": [reports[0]], "text": "shipping"}),
        (DecisionKind.ASSIGN, ada, {"reports": [reports[0]], "text": NAMES[Role.ADMIN]}),
        (DecisionKind.PIN, ada, {"anchors": [anchor_of(spot_of(claims[1].readings[0]))]}),
        (DecisionKind.HIDE, ada, {"anchors": [anchor_of(spot_of(claims[2].readings[0]))]}),
        (DecisionKind.RELATION, ada, {"anchors": [anchor_of(spot_of(claims[0].readings[0]))], "status": Status.CONFLICT}),
        (DecisionKind.RETRACT, ada, {"reports": [next(iter(load(desk, other(desk, loaded)).held))], "text": "a forgery"}),
    ):  # fmt: skip
        record(desk, decide(kind, at=desk.now().isoformat(timespec="microseconds"), author=author, **what))
    catch_up(desk)
    with desk.store.writing() as connection:
        wishes.follow(connection, NAMES[Role.ADMIN], loaded.row.id, at=desk.stamp())
        found = wishes.SavedSearch(
            id="s1", reader=NAMES[Role.ADMIN], words='ferry "Skerry Point"', at=desk.stamp()
        )
        wishes.save_search(connection, found)
    make_token(desk, NAMES[Role.ADMIN], title="nightly", scopes=[Scope.READ], days=30, by="test")
    running = Served(desk, app=app_of(desk))
    yield desk, running.url, loaded, claims, reports
    running.stop()
    desk.close()


def other(desk, loaded):
    with desk.store.reading() as connection:
        return next(s.id for s in derived.stories(connection) if s.id != loaded.row.id)


# How far the button for the keys stands below the field for a search, in pixels; nothing where a page has none.
ON_ONE_LINE = """() => { const [keys, find] = ['.keys-button', '.find'].map((s) => document.querySelector(s)?.getBoundingClientRect());
return keys && find ? Math.max(0, keys.top - find.bottom, find.top - keys.bottom) : 0 }"""


def addresses(loaded, claims, reports):
    story, spot = loaded.row.id, spot_of(claims[0].readings[0])
    yield from {
        "desk": "/",
        "desk-only": "/?only=followed&filter=nothing+of+this",
        "search": "/?q=ferry",
        "search-none": "/?q=unheardof",
        "story": f"/story/{story}",
        "story-open": f"/story/{story}?folds=team.move.hidden.news",
        "chosen": f"/story/{story}?claim={spot}",
        "as-of": f"/story/{story}?as_of=2025-05-14T10:00",
        "lineage": f"/story/{story}/lineage",
        "changes": f"/story/{story}/changes",
        "reader": f"/report/{reports[0]}?folds=decide.versions",
        "beside": f"/report/{reports[0]}?with={reports[1]}",
        "review": "/review",
        "sources": "/sources",
        "source": "/source?name=Coast+Portal",
        "mine": "/mine",
        "decisions": "/decisions",
        "refusals": "/refusals",
        "work": "/work",
        "add": "/add",
        "people": "/people",
        "trail": "/trail",
        "account": "/account",
        "no-page": "/nowhere",
        "no-story": "/story/0123456789abcdef",
    }.items()


def wrong(page, name, width):
    """What axe finds that is grave, and what is wider than the window."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
    found = Axe().run(page).response["violations"]
    grave = [(name, v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in GRAVE]
    apart = page.evaluate(ON_ONE_LINE)
    grave += [(name, "the keys stand under the search", apart)] if apart > 0 else []
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*grave, *([(name, "wider by", wide)] if wide > 0 else [])]


def came_in(page, name, password=PASSWORD):
    page.goto("/login")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious_on_any_screen_and_none_is_wider_than_its_window(browser, newsroom, width):
    desk, url, loaded, claims, reports = newsroom
    context = browser.new_context(base_url=url, viewport={"width": width, "height": WIDTHS[width]})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto("/")
    found = wrong(page, "login", width)
    came_in(page, NAMES[Role.ADMIN], "not the one")
    found += wrong(page, "login-refused", width)
    came_in(page, NAMES[Role.ADMIN])
    for name, address in addresses(loaded, claims, reports):
        page.goto(address)
        found += wrong(page, name, width)
    # A form of a page that is older than a colleague's decision.
    page.goto(f"/story/{loaded.row.id}?claim={spot_of(claims[4].readings[0])}")
    said = {
        "anchors": [anchor_of(spot_of(claims[4].readings[0]))],
        "status": Status.AGREE if width > 400 else Status.VARIANT,
    }
    record(
        desk,
        decide(
            DecisionKind.RELATION, at=desk.now().isoformat(timespec="microseconds"), author="Bo Reed", **said
        ),
    )
    page.locator("#chosen button[name=status]").nth(5).click()
    page.get_by_role("heading", name="Somebody was quicker").wait_for()
    found += wrong(page, "clash", width)
    assert page.get_by_text("Yours: relation set: ").is_visible()
    page.goto("/decisions")
    assert page.get_by_label("Mine carry the name").count() == 0, "an account has its own"
    page.goto("/account")
    page.get_by_label("What it is for").fill("another script")
    page.get_by_role("button", name="Make a token").click()
    page.wait_for_load_state()
    found += wrong(page, "token", width)
    context.close()
    reader = browser.new_context(base_url=url, viewport={"width": width, "height": WIDTHS[width]})
    page = reader.new_page()
    came_in(page, NAMES[Role.READER])
    page.goto("/people")
    found += wrong(page, "outside", width)
    reader.close()
    assert found == []
