"""An XSS corpus in titles, bodies, outlets, URLs, authors, captions, notes and searches: nothing of it may run."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from html import escape
from urllib.parse import quote

import pytest

from tests.desk.invented import rows_file
from tests.web.conftest import Seen, Served
from tests.web.hostile import ATTACKS, rows
from variorum.desk.decisions.decisions import decide
from variorum.desk.derivation.keys import anchor_of
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import record
from variorum.desk.updating.catch_up import catch_up
from variorum.records import DecisionKind
from variorum.store import derived, evidence

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    desk = open_desk(str(folder / "desk.variorum"), create=True, now=lambda: datetime(2031, 5, 7, tzinfo=UTC))
    add(desk, [rows_file(folder, list(rows()))])
    with desk.store.reading() as connection:
        found = [(s.id, derived.claims(connection, s.id)) for s in derived.stories(connection)]
    for number, (_, claims) in enumerate(found):
        note = decide(
            DecisionKind.NOTE,
            at=f"2031-05-07T00:00:{number % 60:02}",
            author=ATTACKS[number % len(ATTACKS)],
            anchors=[anchor_of(claims[0].id)],
            text=ATTACKS[number % len(ATTACKS)],
        )
        record(desk, note)
    catch_up(desk)
    running = Served(desk)
    yield running
    running.stop()
    desk.close()


def addresses(served):
    with served.desk.store.reading() as connection:
        stories = derived.stories(connection)
        reports = [h.report.id for h in evidence.held(connection)]
        claims = [(s.id, derived.claims(connection, s.id)[0].id) for s in stories]
    yield "/"
    yield "/decisions"
    for attack in ATTACKS[:5]:
        yield f"/?q={quote(attack)}"
        yield f"/?filter={quote(attack)}&only={quote(attack)}"
        yield f"/story/{quote(attack, safe='')}"
        yield f"/work?back={quote(attack)}"
    for story, claim in claims:
        yield f"/story/{story}?claim={claim}"
        yield f"/story/{story}/lineage?claim={claim}"
        yield f"/story/{story}/changes?from=2031-05-06"
    for report in reports[::4]:
        yield f"/report/{report}"


def plain(text):
    """Without what the desk shows by name instead of as it is: direction marks, private characters; white space made one."""
    return " ".join("".join(c for c in text if unicodedata.category(c) not in {"Cf", "Co"}).split())


HANDLERS = """[...document.querySelectorAll('*')].flatMap((n) => [...n.attributes].map((a) => a.name))
    .filter((name) => /^on/i.test(name))"""


def test_nothing_hostile_runs_or_leaves(browser, hostile):
    context = browser.new_context(base_url=hostile.url)
    page = context.new_page()
    page.set_default_timeout(60_000)
    seen = Seen(page, hostile.url)
    ran, shown = [], ""
    for address in addresses(hostile):
        page.goto(address, wait_until="load")
        shown += plain(page.content())
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        ran += [(address, handler) for handler in page.evaluate(HANDLERS)]
        if page.evaluate("window.hit") is not None:
            ran.append((address, "hit"))
        links = page.evaluate(
            "[...document.querySelectorAll('a[href], form[action]')].map((n) => n.href || n.action)"
        )
        bad = [link for link in links if not link.startswith(("http://", "https://"))]
        ran += [(address, link) for link in bad]
    context.close()
    assert ran == []
    assert seen.elsewhere == []
    assert [c for c in seen.complaints if "404" not in c and "400" not in c] == []
    unseen = [attack for attack in ATTACKS if plain(escape(attack, quote=False)) not in shown]
    assert unseen == [], "every attack stood, as text, on some page that was looked at"


def test_the_corpus_does_run_where_nothing_guards(browser):
    """Else the test above would show nothing."""
    page = browser.new_page()
    page.set_content(f"<!doctype html><body>{ATTACKS[1]}")
    page.wait_for_function("window.hit === 1")
    page.close()
