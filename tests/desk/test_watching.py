"""One feed, one page and one server fail alone, round after round: tests/cases/attack-07 to 09 at the desk."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import partial

import pytest

from tests.gather.web import Clock, Web, fetcher, serve
from variorum.desk.desk import open_desk
from variorum.desk.ingest import watch as watching
from variorum.desk.ingest.feed_items import feed_items
from variorum.desk.ingest.watch import watch
from variorum.store import evidence

HTML = {"Content-Type": "text/html"}
ROBOTS_INFINITE = b"User-agent: *\nCrawl-delay: inf\n"


def article(town):
    body = (
        f"<html><body><article><h1>Ferry at {town}</h1><p>A ferry with 212 people ran aground off {town} late on Monday, the "
        "coast guard said.</p><p>Some 14,000 litres of diesel leaked into the bay, officials said on Tuesday morning.</p>"
        "<p>Nobody was hurt, according to the operator of the line, who thanked the crew.</p></article></body></html>"
    )
    return body.encode()


def answer(header, body=b""):
    def speak(handler):
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
            % (header, len(body), body)
        )
        handler.close_connection = True

    return speak


def flood(handler):
    handler.wfile.write(b"HTTP/1.1 100 \r\n\r\n" * 100_000)
    handler.close_connection = True


@pytest.fixture
def watched(tmp_path):
    """A web with a good page behind a second feed, a desk, and what looks once at both feeds."""
    web, clock = Web(), Clock()
    stop = serve(web)
    desk = open_desk(str(tmp_path / "desk.variorum"), create=True, now=clock.now)
    web.pages["/good"] = (200, HTML, article("Lindholm"))

    def listing(path, host="odd.example"):
        items = f"<item><link>{web.url(path, host=host)}</link></item>"
        return (
            200,
            {"Content-Type": "application/rss+xml"},
            f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(),
        )

    web.pages["/second"] = listing("/good", "good.example")
    web.listing = listing
    asking = partial(fetcher, clock=clock, pace=0.0, patience=1.0)

    def look(*feeds):
        said = []
        counts = watch(
            desk,
            feeds or [web.url("/first", host="odd.example"), web.url("/second", host="good.example")],
            once=True,
            fetcher=asking(),
            say=said.append,
        )
        clock.at += timedelta(hours=3)
        return counts, said

    look.desk = desk
    yield web, look
    desk.close()
    stop()


@pytest.mark.parametrize(
    "page",
    [
        answer(b'ETag: "caf\xe9"', article("Norvik")),
        answer(b"Last-Modified: h\xc3\xa9", article("Norvik")),
        (503, {"Retry-After": "Mon, 01 Jan 2031 00:00:00 +99999999999999"}, b""),
        (503, {"Retry-After": "9" * 400}, b""),
        flood,
        answer(b"Content-Encoding: " + b"gzip, " * 500 + b"gzip", article("Norvik")),
        (302, {"Location": "http://[::1"}, b""),
        (302, {"Location": "//\xe9\x80\x80:99999/"}, b""),
    ],
)
def test_a_page_of_one_feed_does_not_stop_the_other(watched, page):
    web, look = watched
    web.pages["/odd"] = page
    web.pages["/first"] = web.listing("/odd")
    added = sum(look()[0].added for _ in range(4))
    assert added >= 1
    assert web.paths().count("/good") >= 3  # the first look and two again


@pytest.mark.parametrize(
    "feed",
    [
        b'<rss version="2.0"><channel><item><link>http://[</link></item></channel></rss>',
        b'{"items": [{"url": "http://["}, {"url": "/x\\ud83d"}]}',
        b'{"items": [{"url": "https://c.example/1", "title": "\\ud83d", "date_published": "\\u0000\\udfff"}]}',
        b'{"items": 1e999}',
        b'{"items": [' + b"[" * 100_000,
    ],
)
def test_a_feed_of_odd_items_does_not_stop_the_other(watched, feed):
    web, look = watched
    web.pages["/first"] = (200, {}, feed)
    added = sum(look()[0].added for _ in range(2))
    assert added == 1


def test_an_item_with_no_address_is_left_out_alone():
    feed = b'{"items": [{"url": "http://["}, {"url": "https://c.example/x\\ud83d"}, {"url": "https://c.example/1", "title": "\\ud83d"}]}'
    (item,) = feed_items(feed, url="https://c.example/feed")
    assert item.url == "https://c.example/1"
    rss = (
        b'<rss version="2.0"><channel><item><link>http://[</link></item>'
        b"<item><link>https://c.example/1</link></item></channel></rss>"
    )
    (item,) = feed_items(rss, url="https://c.example/feed")
    assert item.url == "https://c.example/1"


@pytest.mark.usefixtures("failures_are_set_aside")
@pytest.mark.parametrize("at", ["feed_items", "read", "from_response"])
def test_whatever_fails_on_one_address_is_refused_and_asked_again(watched, monkeypatch, at):
    web, look = watched
    web.pages["/first"] = web.listing("/odd")
    web.pages["/odd"] = (200, HTML, article("Norvik"))
    real = getattr(watching, at)

    def broken(*args, **how):
        if "/odd" in repr(args) + repr(how) or "/first" in repr(how):
            raise ZeroDivisionError("a bug of ours")
        return real(*args, **how)

    monkeypatch.setattr(watching, at, broken)
    counts, said = look()
    assert counts.added == 1
    assert any("a bug of ours" in line and "refused" in line for line in said)
    monkeypatch.setattr(watching, at, real)
    assert look()[0].added + look()[0].added == 1


def test_a_host_that_asks_for_an_endless_pause_is_read(watched):
    web, look = watched
    web.pages["/robots.txt"] = (200, {}, ROBOTS_INFINITE)
    web.pages["/first"] = web.listing("/good", "good.example")
    assert look()[0].added == 1
    assert look()[0].refused == 0


def test_what_was_turned_away_for_being_of_this_machine_is_asked_once_that_is_allowed(watched, tmp_path):
    web, _ = watched
    clock, said = Clock(), []
    desk = open_desk(str(tmp_path / "own.variorum"), create=True, now=clock.now)
    web.pages["/first"] = web.listing("/good", "good.example")
    address = web.url("/first", host="odd.example")

    def look(*, allow_private):
        said.clear()
        clock.at += timedelta(seconds=5)
        asking = fetcher(clock=clock, pace=0.0, patience=1.0, allow_private=allow_private)
        return watch(desk, [address], once=True, fetcher=asking, say=said.append)

    assert look(allow_private=False).refused == 1
    assert "--allow-private" in said[0]
    assert look(allow_private=False).refused == 0
    assert said[0].startswith(f"not asked {address}: it is not due before 20")
    assert look(allow_private=True).added == 1
    desk.close()


WHOLE = (
    "<p>A ferry with 212 people ran aground off Norvik late on Monday, the coast guard said.</p><p>Some 14,000 litres of diesel "
    "leaked into the bay, officials said on Tuesday morning. Nobody was hurt.</p>"
)


def in_a_feed(url, *, json_feed=False):
    """A feed of one item with the whole text and one with a summary alone."""
    if json_feed:
        items = [
            {"url": url("/shut"), "title": "Ferry aground", "content_html": WHOLE},
            {"url": url("/shut2"), "summary": WHOLE},
        ]
        made = {"version": "https://jsonfeed.org/version/1.1", "title": "Norvik Post", "items": items}
        return (200, {"Content-Type": "application/json"}, json.dumps(made).encode())
    space = "http://purl.org/rss/1.0/modules/content/"
    items = (
        f"<item><title>Ferry aground</title><link>{url('/shut')}</link><content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>"
        f"<item><link>{url('/shut2')}</link><description><![CDATA[{WHOLE}]]></description></item>"
    )
    made = f'<rss version="2.0" xmlns:content="{space}"><channel><title>Norvik Post</title>{items}</channel></rss>'
    return (200, {"Content-Type": "application/rss+xml"}, made.encode())


@pytest.mark.parametrize("json_feed", [False, True])
def test_where_a_page_is_shut_for_good_the_whole_text_of_its_feed_is_taken_and_said_to_be_that(
    watched, json_feed
):
    web, look = watched
    for path in ("/shut", "/shut2"):
        web.pages[path] = (403, HTML, b"")
    web.pages["/first"] = in_a_feed(partial(web.url, host="odd.example"), json_feed=json_feed)
    counts, _ = look(web.url("/first", host="odd.example"))
    assert (counts.added, counts.refused) == (1, 2)
    with look.desk.store.reading() as connection:
        pages = [web.url(path, host="odd.example") for path in ("/shut", "/shut2")]
        (version,) = [version for page in pages for version in evidence.versions(connection, page)]
    assert (version.report.outlet, version.report.title) == ("Norvik Post", "Ferry aground")
    assert "14,000 litres" in version.report.text
    assert any("what the feed says" in doubt for doubt in version.report.doubts)
    # nor is it asked for or taken again
    assert look(web.url("/first", host="odd.example"))[0].added == 0


def test_where_a_page_is_asked_for_again_the_feed_does_not_stand_for_it(watched):
    """Else the page, once it is there, would look like a rewritten one."""
    web, look = watched
    for path in ("/shut", "/shut2"):
        web.pages[path] = (503, HTML, b"")
    web.pages["/first"] = in_a_feed(partial(web.url, host="odd.example"))
    assert look(web.url("/first", host="odd.example"))[0].added == 0
