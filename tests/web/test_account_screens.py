"""A desk with accounts in a real browser: logging in, the screens about people, and a bookmark from another site."""

from __future__ import annotations

import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.web.conftest import Seen, Served
from tests.web.people import NAMES, PASSWORD, with_accounts
from tests.web.test_screens import CHECKS
from variorum.desk.accounts.people import disable, make_token
from variorum.desk.accounts.roles import Role, Scope
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.store import derived, people
from variorum.store.people import Deed

pytestmark = pytest.mark.browser
ELSEWHERE = (
    '<!doctype html><html lang="en"><title>Ferry aground</title><p id="words">Twelve people were hurt.</p>'
    '<form method="post" action="{home}/add" enctype="text/plain"><input name="text" value="planted"><button>Win</button></form>'
)


@pytest.fixture(scope="module")
def at(tmp_path_factory):
    """Served at 127.0.0.1, with what the screens have to show."""
    folder = tmp_path_factory.mktemp("accounts")
    desk = with_accounts(open_desk(str(folder / "desk.variorum"), create=True))
    make_token(
        desk, NAMES[Role.ADMIN], title="The wall screen " + "w" * 60, scopes=list(Scope), days=9, by="test"
    )
    disable(desk, NAMES[Role.READER], by="test")
    with desk.store.writing() as connection:
        for n in range(120):
            what = f"/story/{n:064}/export/json" + "x" * 60
            row = Deed(
                at="2031-03-04T08:00:00+00:00",
                who=NAMES[Role.EDITOR],
                deed="taken along",
                what=what,
                whence="2001:db8::1:2:3:4",
            )
            people.write_down(connection, row)
    running = Served(desk)
    yield running
    running.stop()
    desk.close()


def entered(browser, at, role, width=1280):
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=at.url)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.seen = Seen(page, at.url)
    page.goto("/login")
    page.get_by_label("Name").fill(NAMES[role])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(at.url + "/")
    return page


@pytest.fixture(params=[1280, 390], ids=["wide", "narrow"])
def admin(request, browser, at):
    page = entered(browser, at, Role.ADMIN, request.param)
    yield page
    page.context.close()


def whole(page):
    assert page.evaluate(CHECKS) == []
    wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= room
    assert page.seen.elsewhere == []


def test_the_screens_about_people_are_whole_quiet_and_accessible(admin):
    for address in ("/", "/account", "/people", "/trail", "/trail?who=Ada+Tern"):
        assert admin.goto(address).status == 200
        whole(admin)
    assert admin.seen.complaints == []
    admin.goto("/account")
    admin.get_by_label("What it is for").fill("reading room")
    admin.get_by_role("button", name="Make a token").click()
    assert admin.locator("code.secret").inner_text().startswith("variorum_")
    whole(admin)


def test_the_login_says_what_was_wrong_and_needs_no_script(browser, at):
    for width, script in ((1280, True), (390, False)):
        context = browser.new_context(
            viewport={"width": width, "height": 844}, base_url=at.url, java_script_enabled=script
        )
        page = context.new_page()
        page.seen = Seen(page, at.url)
        page.goto("/people")
        assert "/login?next=%2Fpeople" in page.url
        whole(page)
        page.keyboard.type(NAMES[Role.ADMIN])
        page.keyboard.press("Tab")
        page.keyboard.type("not the password at all")
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        assert page.evaluate("document.activeElement.name") == "password"
        whole(page)
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/people")
        context.close()


@pytest.fixture
def elsewhere(at):
    """A page of another site: to a browser "localhost" is none of 127.0.0.1."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            body = ELSEWHERE.format(home=at.url).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=partial(server.serve_forever, poll_interval=0.05), daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}/ferry"
    server.shutdown()
    server.server_close()


def test_a_bookmark_from_another_site_opens_the_form_for_who_is_logged_in(browser, at, elsewhere):
    page = entered(browser, at, Role.EDITOR)
    page.goto("/add")
    page.get_by_text("From another page").click()
    mark = page.locator("a.bookmark").get_attribute("href")
    page.goto(elsewhere)
    with page.context.expect_page() as opened:
        page.evaluate(mark.removeprefix("javascript:"))
    form = opened.value
    form.wait_for_load_state()
    assert form.locator("h1").inner_text() == "Add reports"
    assert form.locator("[name=addresses]").input_value() == elsewhere
    page.evaluate("getSelection().selectAllChildren(document.getElementById('words'))")
    with page.context.expect_page() as opened:
        page.evaluate(mark.removeprefix("javascript:"))
    opened.value.wait_for_load_state()
    assert opened.value.locator("textarea[name=text]").input_value() == "Twelve people were hurt."
    assert opened.value.locator("input[name=url]").input_value() == elsewhere
    page.context.close()


def test_it_does_so_at_a_desk_with_a_token_too(browser, tmp_path, elsewhere):
    desk = open_desk(str(tmp_path / "desk.variorum"), create=True)
    running = Served(desk, token="correct-horse-battery")
    try:
        page = browser.new_page(base_url=running.url)
        page.goto("/add?token=correct-horse-battery")
        page.get_by_text("From another page").click()
        mark = page.locator("a.bookmark").get_attribute("href")
        page.goto(elsewhere)
        with page.context.expect_page() as opened:
            page.evaluate(mark.removeprefix("javascript:"))
        assert opened.value.locator("h1").inner_text() == "Add reports"
        page.close()
    finally:
        running.stop()
        desk.close()


def test_a_form_of_another_site_brings_nothing_in_with_ones_session(browser, at, elsewhere):
    page = entered(browser, at, Role.EDITOR)
    page.goto(elsewhere)
    with page.expect_navigation() as sent:
        page.get_by_role("button", name="Win").click()
    assert sent.value.status == 403
    page.goto(at.url + "/")
    assert page.locator("a.own").inner_text() == NAMES[Role.EDITOR]
    with at.desk.store.reading() as connection:
        assert derived.count(connection, derived.tables.report) == 0
    page.context.close()


def test_who_only_looks_on_is_offered_nothing_that_would_be_refused(browser, tmp_path):
    from tests.desk.invented import ALL, rows_file

    desk = with_accounts(open_desk(str(tmp_path / "desk.variorum"), create=True))
    add(desk, [rows_file(tmp_path, ALL)])
    running = Served(desk)
    try:
        page = entered(browser, running, Role.READER)
        with desk.store.reading() as connection:
            story = derived.stories(connection)[0].id
            claim = derived.claims(connection, story)[0].id
        for address in (
            "/",
            f"/story/{story}?claim={claim}",
            "/review",
            "/sources",
            "/refusals",
            "/decisions",
        ):
            page.goto(address)
            shown = page.locator("form[method=post]:visible")
            targets = {shown.nth(n).get_attribute("action") for n in range(shown.count())}
            assert targets <= {"/look", "/follow"}, address
            assert page.get_by_role("link", name="Add", exact=True).count() == 0
        assert page.locator("a.own").inner_text() == NAMES[Role.READER]
        page.context.close()
    finally:
        running.stop()
        desk.close()
