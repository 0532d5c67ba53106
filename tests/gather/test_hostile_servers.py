"""What one server says is that server's alone: tests/cases/attack-07 to 09, and their brothers."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.badfiles.making import PAGE
from tests.gather.web import Clock, Web, fetcher, serve
from variorum.gather.fetch import Denied, Response, Validators
from variorum.records import Reason

CASES = Path(__file__).resolve().parent.parent / "cases"
LONG_PAUSE = 24 * 3600.0


@pytest.fixture
def web():
    web = Web(pages={"/page": (200, {"Content-Type": "text/html"}, PAGE)})
    stop = serve(web)
    yield web
    stop()


def spoken(answer):
    """A page whose answer is these bytes."""

    def speak(handler):
        handler.wfile.write(answer)
        handler.close_connection = True

    return speak


def page_with(header):
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\nContent-Length: %d\r\n\r\n%s" % (
        header, len(PAGE), PAGE,
    )  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [b'ETag: "caf\xe9"', b"Last-Modified: h\xc3\xa9", b'ETag: "a\xff"', b"Last-Modified: Tue, 04 M\xe4r 2031", b'ETag: "a\tb"'],
)  # fmt: skip
def test_a_validator_that_is_no_plain_text_is_not_sent_back(web, tmp_path, header):
    web.pages["/odd"] = spoken(page_with(header))
    for _ in range(2):
        outcome = fetcher(tmp_path).fetch(web.url("/odd"))
        assert isinstance(outcome, Response)
    assert not {"If-None-Match", "If-Modified-Since"} & set(web.asked[-1][2])
    ours = fetcher()
    assert isinstance(ours.fetch(web.url("/odd"), known=outcome.validators), Response)


def test_a_plain_validator_is_still_sent_back():
    assert Validators(etag='W/"a"', last_modified="Tue").headers() == [
        ("If-None-Match", 'W/"a"'), ("If-Modified-Since", "Tue"),
    ]  # fmt: skip


def case_08():
    text = (CASES / "attack-08-retry-after-overflow" / "header.txt").read_text()
    return text.strip().rpartition("Retry-After: ")[2]


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        (case_08(), 30),
        ("Mon, 01 Jan 2031 00:00:00 -99999999999999", 30),
        ("Fri, 31 Dec 9999 23:59:59 -2300", LONG_PAUSE),
        ("Mon, 01 Jan 0001 00:00:00 +2300", 0),
        ("Mon, 01 Jan 99999 00:00:00 GMT", 30),
        ("9" * 5000, LONG_PAUSE),
        ("-5", 30),
        ("soon", 30),
    ],
)
def test_a_pause_of_any_size_is_a_pause(web, said, waits):
    web.pages["/busy"] = (503, {"Retry-After": said}, b"")
    denied = fetcher().fetch(web.url("/busy"))
    assert isinstance(denied, Denied)
    assert denied.wait == waits


@pytest.mark.parametrize("delay", ["inf", "nan", "-inf", "1e400"])
def test_a_crawl_delay_that_is_no_pause_is_none(web, delay):
    web.pages["/robots.txt"] = (200, {}, f"User-agent: *\nCrawl-delay: {delay}\n".encode())
    clock = Clock()
    ours = fetcher(clock=clock)
    assert isinstance(ours.fetch(web.url("/page")), Response)
    clock.at += timedelta(hours=1)
    assert isinstance(ours.fetch(web.url("/page")), Response)


@pytest.mark.parametrize(
    "early", [b"HTTP/1.1 100 \r\n\r\n", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"]
)
def test_a_flood_of_announcements_is_stopped_at_once(web, early):
    web.pages["/flood"] = spoken(early * 200_000 + page_with(b"X: y"))
    denied = fetcher().fetch(web.url("/flood"))
    assert isinstance(denied, Denied)
    assert denied.refusal.reason is Reason.UNREACHABLE
    assert "more than 32" in denied.refusal.detail


def test_a_few_announcements_are_no_part_of_the_answer(web):
    web.pages["/few"] = spoken(b"HTTP/1.1 100 \r\n\r\n" * 20 + page_with(b"X: y"))
    assert fetcher().fetch(web.url("/few")).body == PAGE
