"""Polite fetching, on the loopback address only."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from tests.badfiles.making import PAGE, RSS, opml
from tests.gather.web import Clock, Web, fetcher, serve
from variorum.errors import MissingExtra
from variorum.gather import FetchSettings, GatherSettings, gather
from variorum.gather.fetch import Denied, Fetcher, Response, Shelf, Unchanged
from variorum.gather.fetch.addresses import is_public
from variorum.records import Capture, Reason, Skipped

HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def web():
    web = Web(pages={"/page": (200, {**HTML, "ETag": '"one"'}, PAGE)})
    stop = serve(web)
    yield web
    stop()


def test_a_page_is_fetched_with_a_named_agent_after_the_robots_rules(web):
    outcome = fetcher(contact="desk@paper.example").fetch(web.url("/page"))
    assert isinstance(outcome, Response)
    assert outcome.body == PAGE
    assert outcome.retrieved.startswith("2031-05-06T07:08:")
    assert web.paths() == ["/robots.txt", "/page"]
    agent = web.asked[1][2]["User-Agent"]
    assert agent.startswith("variorum/")
    assert agent.endswith(" (desk@paper.example)")


def test_robots_rules_are_obeyed_and_asked_for_once(web):
    web.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\n")
    web.pages["/private/x"] = (200, HTML, PAGE)
    ours = fetcher()
    denied = ours.fetch(web.url("/private/x"))
    assert isinstance(denied, Denied)
    assert denied.refusal.reason is Reason.FORBIDDEN
    assert "robots.txt" in denied.refusal.detail
    assert isinstance(ours.fetch(web.url("/page")), Response)
    assert web.paths() == ["/robots.txt", "/page"]


def test_rules_for_our_name_win_over_those_for_all(web):
    web.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /\n\nUser-agent: variorum\nDisallow:\n")
    assert isinstance(fetcher().fetch(web.url("/page")), Response)


def test_a_host_whose_robots_rules_fail_is_closed(web):
    web.pages["/robots.txt"] = (503, {"Retry-After": "90"}, b"")
    denied = fetcher().fetch(web.url("/page"))
    assert denied.refusal.reason is Reason.UNREACHABLE
    assert "closes the host" in denied.refusal.detail
    assert denied.wait == pytest.approx(90)
    assert web.paths() == ["/robots.txt"]


def test_one_host_is_asked_with_pauses_and_crawl_delay_wins(web):
    web.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 7\n")
    clock = Clock()
    ours = fetcher(clock=clock, pace=2)
    ours.fetch(web.url("/page"))
    ours.fetch(web.url("/page"))
    assert clock.slept == [2, 7]


def test_two_hosts_do_not_wait_for_each_other(web):
    clock = Clock()
    ours = fetcher(clock=clock)
    ours.fetch(web.url("/page", host="a.example"))
    clock.slept.clear()
    ours.fetch(web.url("/page", host="b.example"))
    assert clock.slept == [2]
    assert {host.partition(":")[0] for host, _, _ in web.asked} == {"a.example", "b.example"}


def test_redirects_are_followed_and_checked_hop_by_hop(web):
    web.pages["/old"] = (301, {"Location": "/page"}, b"")
    outcome = fetcher().fetch(web.url("/old"))
    assert (outcome.asked, outcome.url) == (web.url("/old"), web.url("/page"))
    web.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /page\n")
    assert fetcher().fetch(web.url("/old")).refusal.reason is Reason.FORBIDDEN


def test_a_circle_of_redirects_ends(web):
    web.pages["/a"] = (302, {"Location": "/b"}, b"")
    web.pages["/b"] = (302, {"Location": "/a"}, b"")
    denied = fetcher(redirects=4).fetch(web.url("/a"))
    assert denied.refusal.detail == "more than 4 redirects"
    assert len(web.asked) == 1 + 5


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://", "http://[bad", "gopher:x"]
)
def test_a_redirect_to_what_is_no_web_page_is_refused(web, location):
    web.pages["/old"] = (301, {"Location": location}, b"")
    assert isinstance(fetcher().fetch(web.url("/old")), Denied)
    assert web.paths()[-1] == "/old"


# Addresses


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
     "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1",
     "::127.0.0.1", "::8.8.8.8", "fec0::1", "feff::1", "::ffff:0:127.0.0.1", "::ffff:0:0", "64:ff9b:1::7f00:1", "3fff::1", "100::1",
     "2606:2800:21f:cb07:0:5efe:10.0.0.1", "2606:2800:21f:cb07:200:5efe:127.0.0.1"],
)  # fmt: skip
def test_no_private_address_is_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"]
)
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"]
)
def test_this_machine_is_not_asked_unless_allowed(web, host):
    clock = Clock()
    plain = Fetcher(FetchSettings(), now=clock.now, sleep=clock.sleep)
    denied = plain.fetch(web.url("/page", host=host))
    assert isinstance(denied, Denied)
    assert denied.refusal.reason in (Reason.FORBIDDEN, Reason.UNREACHABLE)
    assert web.asked == []


def test_a_redirect_into_the_local_network_is_refused(web):
    """The first hop is allowed by name; the second leads to an address that is not."""
    web.pages["/old"] = (302, {"Location": "http://router.example/admin"}, b"")
    asked = []

    def resolve(host, port):
        asked.append(host)
        return ("192.168.0.1",) if host == "router.example" else ("127.0.0.1",)

    public = {"127.0.0.1"}
    import variorum.gather.fetch.connection as wire

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wire, "is_public", lambda address: address in public)
        denied = fetcher(allow_private=False, resolve=resolve).fetch(web.url("/old", host="paper.example"))
    assert denied.refusal.reason is Reason.FORBIDDEN
    assert "192.168.0.1" in denied.refusal.detail
    assert asked[-1] == "router.example"


def test_the_address_that_was_checked_is_the_one_that_is_asked(web):
    """A name that answers public first and loopback next: each look-up is checked, and nothing looks up again."""
    answers = iter([("127.0.0.1",), ("127.0.0.1",), ("10.0.0.1",)])
    looked_up = []

    def resolve(host, port):
        looked_up.append(host)
        return next(answers)

    outcome = fetcher(resolve=resolve).fetch(web.url("/page", host="paper.example"))
    assert isinstance(outcome, Response)
    assert looked_up == [
        "paper.example",
        "paper.example",
    ]  # robots.txt and the page: once for each connection
    assert web.asked[1][0] == f"paper.example:{web.port}"


def test_a_name_that_leads_nowhere(web):
    def resolve(host, port):
        raise OSError("no such name")

    denied = fetcher(resolve=resolve).fetch("http://nowhere.example/")
    assert denied.refusal.reason is Reason.UNREACHABLE
    assert denied.wait == 30


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///x",
        "https://user:secret@paper.example/",
        "http://a b/",
        "javascript:alert(1)",
        "http://[",
        "http://\x00/",
        "http://xn--a.example:99999/",
    ],
)
def test_what_is_no_url_to_fetch_is_denied(url):
    assert isinstance(fetcher().fetch(url), Denied)


# Limits


def test_a_response_past_the_limit_is_stopped(web):
    web.pages["/big"] = (200, HTML, b"x" * 300_000)
    denied = fetcher(response_bytes=100_000).fetch(web.url("/big"))
    assert denied.refusal.reason is Reason.TOO_LARGE


def test_a_server_that_drips_is_stopped(web):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    web.pages["/drip"] = drip
    settings = FetchSettings(allow_private=True, pace=0, exchange=0.4, wait=0.3)
    started = time.monotonic()
    outcome = Fetcher(settings, resolve=lambda host, port: ("127.0.0.1",)).fetch(web.url("/drip"))
    assert time.monotonic() - started < 3
    assert set(outcome.body) == set(b"x")
    assert len(outcome.losses) == 1


def test_a_server_that_drips_its_headers_is_stopped(web):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    web.pages["/drip"] = drip
    settings = FetchSettings(allow_private=True, pace=0, exchange=0.4, wait=0.3)
    started = time.monotonic()
    denied = Fetcher(settings, resolve=lambda host, port: ("127.0.0.1",)).fetch(web.url("/drip"))
    assert denied.refusal.reason is Reason.UNREACHABLE
    assert time.monotonic() - started < 3


def test_a_connection_that_breaks_gives_what_came_and_says_so(web):
    def broken(handler):
        handler.wfile.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<html><p>Half a page"
        )
        handler.close_connection = True

    web.pages["/broken"] = broken
    (capture,) = gather([web.url("/broken")], fetcher=fetcher())
    assert capture.content == b"<html><p>Half a page"
    assert capture.losses[0] == "the response breaks off (the connection broke)"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 50_000,
    ],
)
def test_answers_that_are_no_http(web, answer):
    def speak(handler):
        handler.wfile.write(answer)
        handler.close_connection = True

    web.pages["/x"] = speak
    assert fetcher().fetch(web.url("/x")).refusal.reason is Reason.UNREACHABLE


def test_early_hints_are_no_part_of_the_answer(web):
    def early(handler):
        handler.wfile.write(
            b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>Hello."
        )

    web.pages["/early"] = early
    assert fetcher().fetch(web.url("/early")).body == b"<p>Hello."


def test_a_body_that_quotes_an_early_answer_stays_whole(web):
    page = b"<pre>\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nend"
    web.pages["/quote"] = (200, HTML, page)
    assert fetcher().fetch(web.url("/quote")).body == page


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.2 200 OK", b"HTTP/1.1 200", b"HTTP/1.0 200 Caf\xe9", b"HTTP/1.1 200 OK\r\nX: \xff\xfe\r\nx-y:"],
)
def test_odd_answers_are_kept_and_read_back(web, tmp_path, head):
    def odd(handler):
        handler.wfile.write(head + b"\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>Hello.")
        handler.close_connection = True

    web.pages["/odd"] = odd
    outcome = fetcher(tmp_path).fetch(web.url("/odd"))
    assert outcome.body == b"<p>Hello."
    captures = [item for item in gather([str(outcome.kept.file)]) if isinstance(item, Capture)]
    assert [capture.content for capture in captures] == [b"<p>Hello."]


def test_what_came_of_a_response_past_the_limit_is_kept(web, tmp_path):
    web.pages["/big"] = (200, HTML, b"<p>" + b"x" * 300_000)
    assert isinstance(fetcher(tmp_path, response_bytes=100_000).fetch(web.url("/big")), Denied)
    (capture,) = (item for item in gather([str(tmp_path)]) if isinstance(item, Capture))
    assert any(
        "the archive says that the page was cut off when it was saved (length)" in loss
        for loss in capture.losses
    )


def test_tls_names_the_host_though_the_connection_goes_to_the_address(web, tmp_path):
    """The certificate is checked against the name in the URL, not against the address."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which makes the test's certificate, is not here")
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
         "-subj", "/CN=paper.example", "-addext", "subjectAltName=DNS:paper.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    secure = Web(pages={"/page": (200, HTML, PAGE)})
    stop = serve(secure, context)
    trusting = ssl.create_default_context(cafile=certificate)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("variorum.gather.fetch.exchange._tls", lambda: trusting)
            ours = fetcher()
            outcome = ours.fetch(f"https://paper.example:{secure.port}/page")
            other = ours.fetch(f"https://other.example:{secure.port}/page")
    finally:
        stop()
    assert outcome.body == PAGE
    assert isinstance(other, Denied)
    assert "certificate" in other.refusal.detail.lower()


def test_a_server_that_is_busy_is_left_alone_for_as_long_as_it_asks(web):
    web.pages["/busy"] = (429, {"Retry-After": "600"}, b"")
    clock = Clock()
    ours = fetcher(clock=clock)
    assert ours.fetch(web.url("/busy")).wait == 600
    soon = ours.fetch(web.url("/page"))
    assert soon.wait == pytest.approx(600)
    assert web.paths() == ["/robots.txt", "/busy"]
    clock.at += timedelta(seconds=601)
    assert isinstance(ours.fetch(web.url("/page")), Response)


def test_failures_double_the_pause(web):
    web.pages["/down"] = (500, {}, b"")
    clock = Clock()
    ours = fetcher(clock=clock)
    waits = []
    for _ in range(4):
        waits.append(ours.fetch(web.url("/down")).wait)
        clock.at += timedelta(seconds=waits[-1] + 1)
    assert waits == [30, 60, 120, 240]
    ours.fetch(web.url("/page"))
    assert ours.fetch(web.url("/down")).wait == 30


# The shelf, and asking again


def test_every_exchange_is_kept_and_read_back_the_same(web, tmp_path):
    outcome = fetcher(tmp_path).fetch(web.url("/page"))
    found = list(gather([str(outcome.kept.file)]))
    (capture,) = (item for item in found if isinstance(item, Capture))
    assert (capture.content, capture.url) == (PAGE, web.url("/page"))
    assert capture.record == f"warc offset {outcome.kept.offset}"
    assert capture.retrieved == "2031-05-06T07:08:11Z"
    assert [item.detail for item in found if isinstance(item, Skipped)] == [
        f"HTTP 404: {web.url('/robots.txt')}"
    ]


def test_requests_are_kept_beside_responses(web, tmp_path):
    from warcio.archiveiterator import ArchiveIterator

    outcome = fetcher(tmp_path).fetch(web.url("/page"))
    with outcome.kept.file.open("rb") as stream:
        kinds = [
            (r.rec_type, r.rec_headers.get_header("WARC-IP-Address"))
            for r in ArchiveIterator(stream, check_digests="raise")
        ]
    assert kinds == [("warcinfo", None), *[("response", "127.0.0.1"), ("request", None)] * 2]


def test_a_page_that_did_not_change_is_not_sent_again(web, tmp_path):
    fetcher(tmp_path).fetch(web.url("/page"))
    later = fetcher(tmp_path)
    again = later.fetch(web.url("/page"))
    assert isinstance(again, Unchanged)
    assert web.asked[-1][2]["If-None-Match"] == '"one"'
    web.pages["/page"] = (200, {**HTML, "ETag": '"two"'}, PAGE + b"<p>More.")
    assert later.fetch(web.url("/page")).body == PAGE + b"<p>More."


def test_what_is_unchanged_is_read_from_the_shelf(web, tmp_path):
    (first,) = gather([web.url("/page")], fetcher=fetcher(tmp_path))
    (again,) = gather([web.url("/page")], fetcher=fetcher(tmp_path))
    assert web.paths().count("/page") == 2
    assert (again.content, again.record, again.url) == (first.content, first.record, first.url)


def test_a_damaged_index_only_costs_a_download(web, tmp_path):
    fetcher(tmp_path).fetch(web.url("/page"))
    index = tmp_path / "fetched.index"
    index.write_bytes(
        b'{"url": "x", "file": "../../etc/passwd", "offset": "far"}\n[1]\n\xff\xfe' + index.read_bytes()[:40]
    )
    assert isinstance(fetcher(tmp_path).fetch(web.url("/page")), Response)


def test_a_shelf_never_writes_over_what_is_there(web, tmp_path):
    files = {fetcher(tmp_path).fetch(web.url("/page")).kept.file}
    files.add(Shelf(tmp_path, now=Clock().now)._new_file())
    assert len(files) == 2


# URLs as inputs


def test_a_url_is_an_input_like_any_other(web):
    web.pages["/packed"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE))
    (capture,) = gather([web.url("/packed")], fetcher=fetcher())
    assert (capture.path, capture.url) == (web.url("/packed"), web.url("/packed"))
    assert (capture.content, capture.media_type, capture.charset) == (PAGE, "text/html", "utf-8")


def test_a_feed_at_a_url_gives_its_items(web):
    web.pages["/rss"] = (200, {"Content-Type": "application/rss+xml"}, RSS)
    found = list(gather([web.url("/rss")], fetcher=fetcher()))
    assert [item.path for item in found] == [f"{web.url('/rss')}#{n}" for n in (1, 2, 3)]


def test_a_picture_at_a_named_url_is_refused(web):
    web.pages["/p.png"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    (refusal,) = gather([web.url("/p.png")], fetcher=fetcher())
    assert refusal.reason is Reason.UNSUPPORTED


def test_a_page_that_is_gone_is_refused_and_the_rest_goes_on(web):
    refusal, capture = gather([web.url("/gone"), web.url("/page")], fetcher=fetcher())
    assert refusal.detail == "HTTP 404"
    assert capture.content == PAGE


def test_feeds_that_a_list_names_are_fetched_only_when_allowed(web, put):
    web.pages["/rss"] = (200, {"Content-Type": "application/rss+xml"}, RSS)
    path = put("all.opml", opml(web.url("/rss")))
    (skipped,) = gather([path], fetcher=fetcher())
    assert isinstance(skipped, Skipped)
    assert web.asked == []
    found = list(gather([path], fetcher=fetcher(), settings=GatherSettings(follow_lists=True)))
    assert len([item for item in found if isinstance(item, Capture)]) == 2


def test_a_url_without_the_extra_is_an_error_that_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "variorum.gather.fetch", None)
    with pytest.raises(MissingExtra, match=r"pip install 'variorum\[fetch\]'"):
        gather(["https://paper.example/"])


def test_what_is_fetched_by_default_is_kept_in_the_folder_of_the_settings(web, tmp_path):
    settings = GatherSettings(
        fetch=FetchSettings(allow_private=True, pace=0), captures=str(tmp_path / "kept")
    )
    (capture,) = gather([web.url("/page")], settings=settings)
    (file,) = (tmp_path / "kept").glob("*.warc.gz")
    assert capture.record.startswith(f"{file.name}, warc offset ")
