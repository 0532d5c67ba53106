"""Pages made a few at a time, and what waits meanwhile waiting without a thread or a connection."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Event, Lock
from time import monotonic, sleep

import anyio
from jinja2 import UndefinedError

from tests.desk.conftest import any_desk, any_place, clock, desk
from tests.desk.invented import ALL, rows_file
from variorum.desk.decisions.decisions import decide
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import record
from variorum.desk.updating.catch_up import catch_up
from variorum.records import DecisionKind
from variorum.store import derived, evidence
from variorum.web import serving, templating, turns
from variorum.web.jobs import Deriving
from variorum.web.turns import LONGEST_WAIT, PAGES, in_turn

__all__ = ["any_desk", "any_place", "clock", "desk"]


def run(work, *args):
    """As `anyio.run`, in a thread of its own: that of the tests may have a browser's loop running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, work, *args).result()


class Counting:
    """Work that tells how many do it at once."""

    def __init__(self):
        self.now = self.most = 0
        self._lock = Lock()

    def __call__(self):
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        sleep(0.02)
        with self._lock:
            self.now -= 1


def test_pages_are_made_a_few_at_a_time(monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_WAIT", 60.0)
    pages = Counting()

    async def all_at_once():
        async with anyio.create_task_group() as tasks:
            for _ in range(12):
                tasks.start_soon(in_turn, pages)

    run(all_at_once)
    assert pages.most == PAGES


def test_a_page_waits_only_so_long_for_those_of_very_large_stories():
    let, shown = Event(), []

    async def asked():
        async with anyio.create_task_group() as tasks:
            for _ in range(PAGES + 2):
                tasks.start_soon(in_turn, partial(let.wait, 60))
            await anyio.sleep(0.05)
            with anyio.move_on_after(LONGEST_WAIT / 5):
                shown.append(await in_turn(lambda: "too soon"))
            with anyio.fail_after(20 * LONGEST_WAIT):
                shown.append(await in_turn(lambda: "a page"))
            let.set()

    try:
        run(asked)
    finally:
        let.set()
    assert shown == ["a page"]


def test_pages_do_not_wait_for_editions_of_another_time():
    let = Event()

    async def asked():
        async with anyio.create_task_group() as tasks:
            for _ in range(PAGES + 5):
                tasks.start_soon(partial(in_turn, let.wait, long=True))
            await anyio.sleep(0.05)
            with anyio.fail_after(5):
                shown = await in_turn(lambda: "a page")
            let.set()
        return shown

    try:
        assert run(asked) == "a page"
    finally:
        let.set()


def test_who_decides_waits_for_that_and_not_for_all_that_is_made_anew(any_desk, tmp_path):
    add(any_desk, [rows_file(tmp_path, ALL)])
    with any_desk.store.reading() as connection:
        report = evidence.held(connection)[0].report.id
    note = decide(
        DecisionKind.NOTE, at="2031-03-04T12:00:00+00:00", author="Ada", reports=[report], text="look"
    )
    rows = record(any_desk, note)
    assert [row.report for row in rows] == [report]
    more = Event()

    def work(desk, progress):
        catch_up(desk, progress)
        more.wait(60)  # another's report, which takes long
        return 1

    deriving = Deriving(desk=any_desk, work=work, patience=60.0)
    try:
        began = monotonic()
        assert run(deriving.over, rows)
        assert deriving.running
        assert monotonic() - began < 30
        deriving.patience = 0.1
        assert not run(deriving.over)
    finally:
        more.set()
    with any_desk.store.reading() as connection:
        assert derived.waiting(connection).reports == 0


def test_who_writes_waits_without_a_connection(any_desk):
    let, begun = Event(), Event()

    def first():
        with any_desk.store.writing():
            begun.set()
            let.wait(60)

    def later():
        with any_desk.store.writing():
            pass

    with ThreadPoolExecutor(30) as threads:
        waiting = [threads.submit(first)]
        try:
            assert begun.wait(10)
            waiting += [threads.submit(later) for _ in range(25)]
            sleep(0.2)
            began = monotonic()
            with any_desk.store.reading() as connection:
                assert derived.waiting(connection).reports == 0
            assert monotonic() - began < 5
        finally:
            let.set()
        for one in waiting:
            one.result(60)


def test_templates_are_compiled_before_anybody_asks(monkeypatch):
    templating._environment.cache_clear()
    templating.prepared()
    compiled = []
    monkeypatch.setattr("jinja2.Environment.compile", lambda *given, **_how: compiled.append(given))
    with suppress(UndefinedError):  # nothing is given that the page tells
        templating.render("refusals.html")
    assert not compiled


def test_what_is_there_before_pages_are_served_is_not_looked_through_again(desk, monkeypatch):
    class Nobody:
        def __init__(self, *_):
            pass

        def __call__(self, *_):
            return 0

        def close(self):
            pass

    set_aside = []
    monkeypatch.setattr(serving, "Apart", Nobody)
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: set_aside.append(gc.get_freeze_count()))
    serving.serve(desk, serving.Serving(host="127.0.0.1", port=0), say=lambda _: None)
    assert set_aside[0] > 10_000
    assert gc.get_freeze_count() == 0
