"""What the desk's page costs, and what a look at it sets going."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient

from tests.desk.invented import numbered, rows_file
from tests.web.queries import queries
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.desk.queries.lookup import status
from variorum.desk.updating.catch_up import catch_up
from variorum.web.app import make_app
from variorum.web.guard import guard_for
from variorum.web.kept import KEPT


@pytest.fixture
def desk(tmp_path):
    found = open_desk(str(tmp_path / "desk.variorum"), create=True)
    yield found
    found.close()


@pytest.fixture
def client(desk):
    app = make_app(desk, guard=guard_for("127.0.0.1", token=None))
    return TestClient(app, base_url="http://127.0.0.1")


def asked(desk, client, path: str) -> int:
    with queries(desk) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize("path", ["/", "/?only=news", "/?filter=in", "/?q=told"])
def test_the_desk_asks_as_often_for_many_stories_as_for_two(desk, client, tmp_path, path):
    add(desk, [rows_file(tmp_path, [numbered(n) for n in range(2)], "two.jsonl")])
    client.get(path)  # decisions are read once
    KEPT.clear()
    of_two = asked(desk, client, path)
    add(desk, [rows_file(tmp_path, [numbered(n) for n in range(2, 14)], "more.jsonl")])
    assert status(desk).stories > 10
    KEPT.clear()
    assert asked(desk, client, path) == of_two


def test_a_look_takes_up_what_was_left(desk, client, tmp_path):
    client.app.state.screens.deriving.grace = 0.0
    add(desk, [rows_file(tmp_path, [numbered(1)])], derive=False)
    client.get("/")
    deadline = time.monotonic() + 60
    while status(desk).pending and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (status(desk).pending, status(desk).stories) == (0, 1)


def test_what_somebody_is_about_to_derive_is_only_shown(desk, client, tmp_path):
    add(desk, [rows_file(tmp_path, [numbered(1)])], derive=False)
    assert "1 report kept, not yet in a story." in client.get("/").text
    assert "Take it up now" in client.get("/work").text
    assert not client.app.state.screens.deriving.running
    catch_up(desk)
    assert "not yet in a story" not in client.get("/").text


def test_what_was_cancelled_waits_for_a_word(desk, client, tmp_path):
    deriving = client.app.state.screens.deriving
    deriving.grace, deriving.cancelled = 0.0, True
    add(desk, [rows_file(tmp_path, [numbered(1)])], derive=False)
    client.get("/")
    assert not deriving.running
    assert status(desk).pending == 1


def test_an_empty_desk_says_how_to_begin(client):
    page = client.get("/").text
    assert "<h1>No stories yet</h1>" in page
    assert "variorum desk add" in page
    assert "I have read everything" not in page


def test_what_was_cancelled_is_said_on_every_page_until_it_is_taken_up(client):
    client.app.state.screens.deriving.cancelled = True
    for path in ("/", "/decisions"):
        assert "The work was cancelled" in client.get(path).text
    page = client.get("/work").text
    assert "<h1>Cancelled</h1>" in page
    assert "Every report and every decision is kept" in page
    client.app.state.screens.deriving.start(patience=60)
    assert "The work was cancelled" not in client.get("/").text


def test_what_failed_says_so_and_can_be_taken_up_again(client):
    def broken(*_):
        raise RuntimeError("the disk is full")

    deriving = client.app.state.screens.deriving
    deriving.work = broken
    deriving.start(patience=60)
    page = client.get("/work").text
    assert "<h1>Stopped</h1>" in page
    assert "the disk is full" in page
    assert "Take it up again" in page
    assert "The work stopped" in client.get("/").text
