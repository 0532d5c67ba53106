"""A desk made from the bundled sample, served on the loopback address, and a headless Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import threading
import time
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import uvicorn

from tests.desk.conftest import any_desk, any_place, clock
from tests.desk.invented import BRIDGE, FERRY, rows_file
from tests.store.places import postgres_place
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.sample import sample_folder, sample_reports
from variorum.web.app import make_app
from variorum.web.guard import guard_for

# What runs on both databases.
__all__ = ["any_desk", "any_place", "clock"]


@pytest.fixture
def quick_passwords(monkeypatch):
    """argon2 with next to no work: a test of what surrounds it need not wait for it."""
    from argon2 import PasswordHasher

    from variorum.desk.accounts import passwords

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: quick)
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()


FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


def chromium() -> str | None:
    named = os.environ.get("VARIORUM_CHROMIUM")
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return named or next((path for path in found if path), None)


def sample_desk(folder, *, clock_at=None, place=None):
    """The sample report by report over a day and a half, and two more events; one page is rewritten in silence. `place` None: a file."""
    at = [clock_at or datetime(2025, 5, 15, 6, 0, tzinfo=UTC)]

    def now():
        """Goes on a little with each look at it: two decisions are never of one moment."""
        at[0] += timedelta(milliseconds=1)
        return at[0]

    desk = open_desk(
        place or str(folder / "desk.variorum"),
        create=True,
        captures=folder / "desk.captures",
        ledger=folder / "decisions.jsonl",
        now=now,
    )
    with sample_folder() as texts:
        for path in sample_reports(texts):
            add(desk, [str(path)], derive=False)
            at[0] += timedelta(hours=5)
    add(desk, [rows_file(folder, [*FERRY, *BRIDGE])])
    at[0] += timedelta(hours=5)
    rewritten = {**FERRY[0], "text": FERRY[0]["text"].replace("Twelve people", "Fifteen people")}
    add(desk, [rows_file(folder, [rewritten], "rewritten.jsonl")])
    at[0] += timedelta(minutes=5)
    return desk


class Served:
    """A desk behind a running server."""

    def __init__(self, desk, token=None, app=None) -> None:
        self.desk = desk
        self.guard = guard_for("127.0.0.1", token=token)
        app = app or make_app(desk, guard=self.guard, author="Ada Tern")
        app.state.screens.deriving.patience = (
            60.0  # else a slow machine answers with the page that shows progress
        )
        config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        deadline = time.monotonic() + 60
        while not self.server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        assert self.server.started, "the desk's server did not start within a minute"
        self.url = f"http://127.0.0.1:{self.server.servers[0].sockets[0].getsockname()[1]}"

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """On PostgreSQL where `make test-postgres` says so: a browser sees nothing of it, and one database is enough for most looks."""
    with ExitStack() as ends:
        place = None
        if os.environ.get("VARIORUM_BROWSE_POSTGRES"):
            place = ends.enter_context(contextmanager(postgres_place)())
        desk = sample_desk(tmp_path_factory.mktemp("sample-desk"), place=place)
        ends.callback(desk.close)
        running = Served(desk)
        ends.callback(running.stop)
        yield running


@pytest.fixture(scope="package")
def browser():
    """One for all of tests/web, and not for longer: while Playwright runs, nothing else in this thread can have a loop of events."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium here: apt-get install chromium, or name one in VARIORUM_CHROMIUM")
    api = pytest.importorskip(
        "playwright.sync_api", reason="needs Playwright for Python (development requirements)"
    )
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


class Seen:
    """What went on while a page was looked at: complaints of the browser, and requests to elsewhere."""

    def __init__(self, page, home: str) -> None:
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("request", lambda r: None if r.url.startswith(home) else self.elsewhere.append(r.url))


@pytest.fixture(params=[1280, 390], ids=["wide", "narrow"])
def any_width(request, browser, served):
    context = browser.new_context(viewport={"width": request.param, "height": 900}, base_url=served.url)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.seen = Seen(page, served.url)
    yield page
    context.close()


@pytest.fixture
def page(browser, served):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=served.url)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.url)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.seen = Seen(page, served.url)
    yield page
    context.close()
