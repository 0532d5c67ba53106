"""The page in a real browser: keys, anchors, hostile reports, widths."""

import itertools
import shutil
from dataclasses import replace

import pytest

from tests.publish import dossiers
from variorum.publish import as_html
from variorum.records import Status

pytestmark = pytest.mark.browser
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def chromium():
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser():
    found = chromium()
    if found is None:
        pytest.skip("no Chromium on this machine: install the package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a dossier's page; what went wrong in it is in `page.faults`, what it asked for in `page.asked`."""
    contexts = []

    def open_page(dossier, *, width=1280, script=True, **how):
        file = tmp_path / "dossier.html"
        file.write_text(as_html(dossier, **how).first, encoding="utf-8", errors="replace")
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.faults, page.asked = [], []
        page.on("console", lambda message: page.faults.append(message.text))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("dialog", lambda dialog: (page.faults.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def test_keys_walk_rows_and_sources(opened):
    page = opened(dossiers.flood())
    page.keyboard.press("j")
    assert focused(page) == "More than 40 homes"
    page.keyboard.press("l")
    assert focused(page) == "At least 63 houses"
    page.keyboard.press("j")
    assert focused(page) == "on Wednesday morning"
    page.keyboard.press("h")
    assert focused(page) == "on Tuesday"
    page.keyboard.press("k")
    assert focused(page) == "More than 40 homes"
    assert not page.faults


def test_enter_shows_the_words_in_their_report_and_escape_goes_back(opened):
    page = opened(dossiers.flood())
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('mark.shown').textContent") == "More than 40 homes"
    assert (
        page.evaluate("document.querySelector('mark.shown').closest('article').dataset.outlet")
        == "Fellside Wire"
    )
    page.keyboard.press("Escape")
    assert focused(page) == "More than 40 homes"
    assert page.locator("mark.shown").count() == 0


def test_y_copies_a_citation_with_quote_outlet_time_link_and_digest(opened):
    page = opened(dossiers.flood())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("j")
    page.keyboard.press("y")
    page.wait_for_function("document.getElementById('told').textContent.startsWith('Copied')")
    digest = dossiers.flood().reports[0].digest
    expected = (
        "“More than 40 homes” — Fellside Wire, 4 March 2031, 09:10 UTC, "
        f"https://fellside.example/water-main#:~:text=More%20than%2040%20homes, sha256:{digest}"
    )
    assert page.evaluate("navigator.clipboard.readText()") == expected


def test_c_unfolds_copies_e_the_evidence_and_question_mark_the_keys(opened):
    page = opened(dossiers.flood())
    page.keyboard.press("j")
    page.keyboard.press("c")
    assert page.locator("#k2 details.copies[open]").count() == 1
    page.keyboard.press("c")
    assert page.locator("#k2 details.copies[open]").count() == 0
    page.keyboard.press("e")
    assert page.locator("#k2 details.evidence[open]").count() == 1
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_differences_alone_can_be_shown(opened):
    page = opened(dossiers.flood())
    assert page.locator("tr.row:visible").count() == 4
    page.get_by_label("differences only").check()
    assert page.locator("tr.row:visible").count() == 1
    page.keyboard.press("j")
    assert focused(page) == "on Tuesday"


def test_without_script_a_click_on_a_cell_still_arrives_at_its_words_and_back(opened):
    page = opened(dossiers.flood(), script=False)
    page.locator("td#k1s2 a.words").click()
    assert page.evaluate("location.hash") == "#q3"
    page.locator("mark#q3 a").click()
    assert page.evaluate("location.hash") == "#k1s2"


@pytest.mark.parametrize("attack", ["".join(dossiers.ATTACKS), "".join(reversed(dossiers.ATTACKS))])
def test_nothing_that_a_report_holds_runs_or_loads(opened, attack):
    page = opened(dossiers.hostile(attack))
    for key in "jjlhkceyc":
        page.keyboard.press(key)
    page.mouse.move(200, 200)
    assert page.evaluate("window.pwned") is None
    assert [url for url in page.asked if not url.startswith("file:")] == []
    assert len(page.asked) == 1
    assert page.faults == []


@pytest.mark.parametrize("make", [dossiers.flood, dossiers.nothing, dossiers.bare, dossiers.long_and_foreign])
def test_no_page_is_wider_than_a_telephone(opened, make):
    page = opened(make(), width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_every_control_has_a_name_and_every_table_its_heads(opened):
    page = opened(dossiers.flood())
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, summary, input, [role=region]')]
          .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length)))
          .map(e => e.outerHTML)"""
    )
    assert nameless == []
    assert page.locator("th:not([scope])").count() == 0
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


def contrast(page, scheme):
    page.emulate_media(color_scheme=scheme)
    return page.evaluate(
        """() => {
          const part = (c) => { c /= 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
          const light = (s) => { const [r, g, b] = s.match(/[\\d.]+/g).map(Number); return .2126 * part(r) + .7152 * part(g) + .0722 * part(b); };
          const behind = (e) => { for (; e; e = e.parentElement) { const b = getComputedStyle(e).backgroundColor; if (!/, 0\\)$|transparent/.test(b)) return b; } return 'rgb(255,255,255)'; };
          const found = [];
          for (const e of document.querySelectorAll('main *')) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.closest('svg')) continue;
            const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
            if ((a + .05) / (b + .05) < 4.5) found.push(e.className + ': ' + e.textContent.slice(0, 30));
          }
          return found; }"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(opened, scheme):
    assert contrast(opened(dossiers.flood()), scheme) == []


def long_table():
    """Forty points on which two agree, the last of which differs."""
    made = dossiers.flood()
    (story,) = made.stories
    agreed = next(c for c in story.claims if c.status is Status.AGREE)
    conflict = next(c for c in story.claims if c.status is Status.CONFLICT)
    claims = (*(replace(agreed, id=f"{n:016x}", label=f"point {n}") for n in range(40)), conflict)
    return replace(made, stories=(replace(story, claims=claims),))


def test_the_first_rows_are_shown_with_all_that_differ_and_the_rest_is_a_key_away(opened):
    page = opened(long_table())
    shown = "[...document.querySelectorAll('tr.row')].filter(r => r.offsetParent).length"
    assert page.evaluate(shown) == 26
    assert page.locator("tr.row.differ").is_visible()
    page.keyboard.press("a")
    assert page.evaluate(shown) == 41
    page.keyboard.press("a")
    assert page.evaluate(shown) == 26
    page.locator("section[aria-labelledby=agree] details.more summary").click()
    page.get_by_role("link", name="point 39").first.click()
    assert page.locator("#k40").is_visible()
    assert not page.faults


def test_a_row_that_is_linked_to_is_shown_without_script(opened):
    page = opened(long_table(), script=False)
    page.goto(page.url + "#k40")
    assert page.locator("#k40").is_visible()
    assert not page.locator("#k39").is_visible()


def test_all_rows_are_printed(opened):
    page = opened(long_table())
    page.emulate_media(media="print")
    assert page.locator("#k39").is_visible()


@pytest.mark.parametrize(("number", "display"), [(3, "table-cell"), (7, "block")])
def test_on_paper_a_few_columns_are_a_table_and_more_of_them_stand_three_in_a_line(opened, number, display):
    page = opened(dossiers.many(number), width=700)
    page.emulate_media(media="print")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.collation .together')).display") == display
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.sources td')).display") == "table-cell"
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


def test_on_paper_notes_beside_a_text_are_not_unfolded_over_its_pages(opened):
    page = opened(dossiers.many(7))
    fold = "<aside><details class=more id=few></details></aside>"
    page.evaluate(f"document.querySelector('.line').insertAdjacentHTML('beforeend', '{fold}')")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.evaluate("document.getElementById('few').open")


@pytest.mark.parametrize("width", [1280, 390])
def test_signs_are_explained_before_their_first_use(opened, width):
    page = opened(dossiers.flood(), width=width)
    assert page.locator(".sig").first.evaluate("e => e.closest('.legend') !== null")
    for sign, name in (("FW", "Fellside Wire"), ("OB", "The Ollerby Bell")):
        assert (
            page.locator(".legend li", has_text=sign).inner_text().split("\n")[0].startswith(f"{sign} {name}")
        )
    page.emulate_media(media="print")
    assert page.locator(".legend").is_visible()
