"""WARC and WACZ: every coding, every framing, and what is said when something is lost."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
import threading
import zlib

import brotli
import pytest

from tests.badfiles.making import PAGE, URL, chunked, members, pages, record, response, wacz
from variorum.gather import GatherSettings, gather
from variorum.records import Capture, Reason, Refusal, Skipped

HTML = ("Content-Type", "text/html")


def raw_deflate(body):
    packing = zlib.compressobj(wbits=-15)
    return packing.compress(body) + packing.flush()


def test_a_record_becomes_a_capture_with_its_place_url_and_date(read):
    info = record(b"software: by hand\r\n", kind="warcinfo", content_type="application/warc-fields")
    (capture,) = read("crawl.warc", info + response())
    assert capture.content == PAGE
    assert (capture.url, capture.retrieved) == (URL, "2031-05-06T07:08:09Z")
    assert capture.record == f"warc offset {len(info)}"
    assert capture.path.endswith(f"crawl.warc#{len(info)}")
    assert (capture.media_type, capture.charset) == ("text/html", "utf-8")
    assert capture.losses == ()


def test_the_place_in_a_compressed_archive_is_the_members_own(read):
    first, second = pages(2)
    found = read("crawl.warc.gz", members(first, second))
    assert [c.record for c in found] == ["warc offset 0", f"warc offset {len(members(first))}"]


@pytest.mark.parametrize("framing", ["plain", "members", "whole file", "blocks across records"])
def test_every_framing_gives_the_same_captures(read, framing):
    records = pages(3)
    plain = b"".join(records)
    content = {
        "plain": plain,
        "members": members(*records),
        "whole file": gzip.compress(plain),
        "blocks across records": members(*(plain[at : at + 100] for at in range(0, len(plain), 100))),
    }[framing]
    found = read("crawl.warc.gz" if framing != "plain" else "crawl.warc", content)
    assert [c.url for c in found] == [f"{URL}/{number}" for number in range(3)]
    assert found[2].content == PAGE.replace(b"Monday", b"day 2")
    assert len({c.path for c in found}) == 3


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("br", brotli.compress),
    ],
)
@pytest.mark.parametrize("in_chunks", [False, True])
def test_content_codings(read, coding, pack, in_chunks):
    body = pack(PAGE)
    headers = [HTML, ("Content-Encoding", coding)]
    if in_chunks:
        headers.append(("Transfer-Encoding", "chunked"))
    (capture,) = read("crawl.warc", response(chunked(body) if in_chunks else body, headers=headers))
    assert (capture.content, capture.losses) == (PAGE, ())


def test_two_codings_are_undone_from_the_last(read):
    body = brotli.compress(gzip.compress(PAGE))
    (capture,) = read("crawl.warc", response(body, headers=[HTML, ("Content-Encoding", "gzip, br")]))
    assert capture.content == PAGE


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
def test_a_header_that_stayed_when_the_archive_unpacked_the_body(read, coding):
    headers = [HTML, ("Content-Encoding", coding), ("Transfer-Encoding", "chunked")]
    (capture,) = read("crawl.warc", response(PAGE, headers=headers))
    assert (capture.content, capture.losses) == (PAGE, ())


def test_an_unknown_coding_is_refused_with_its_name(read):
    (refusal,) = read("crawl.warc", response(b"??", headers=[HTML, ("Content-Encoding", "sdch")]))
    assert refusal.reason is Reason.UNSUPPORTED
    assert "sdch" in refusal.detail


def test_pictures_redirects_and_revisits_are_skipped_and_counted(read):
    records = [
        response(b"\x89PNG", headers=[("Content-Type", "image/png")]),
        response(b"", status="301 Moved", headers=[("Location", "/")]),
        response(b"<html>gone", status="404 Not Found"),
        record(b"HTTP/1.1 200 OK\r\n\r\n", kind="revisit", url=URL),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request", url=URL),
        response(b"body { }", headers=[("Content-Type", "text/css")]),
    ]
    found = read("crawl.warc", b"".join(records))
    assert [type(item) for item in found] == [Skipped] * 5
    assert [item.detail.split(":")[0] for item in found] == [
        "image/png", "HTTP 301", "HTTP 404", "a revisit, whose body is in an earlier record", "text/css",
    ]  # fmt: skip


def test_a_resource_record_has_no_http_headers(read):
    content = record(PAGE, kind="resource", url="file:///saved.html", content_type="text/html")
    (capture,) = read("crawl.warc", content)
    assert (capture.content, capture.url) == (PAGE, "file:///saved.html")


def test_the_same_page_from_another_address_is_a_report_and_from_the_same_is_a_duplicate(read):
    content = response() + response(url="https://other.example/") + response()
    found = read("crawl.warc", content)
    assert [item.reason if isinstance(item, Refusal) else item.url for item in found] == [
        URL, "https://other.example/", Reason.DUPLICATE,
    ]  # fmt: skip


# What is broken, and what is still read.


def test_a_plain_archive_cut_in_a_record_gives_what_was_there_and_says_the_loss(read):
    first, second = pages(2)
    one, two = read("crawl.warc", first + second[:-50])
    assert one.losses == ()
    assert PAGE.replace(b"Monday", b"day 1").startswith(two.content)
    assert two.losses == ("the archive ends 46 bytes before the end of the record",)


def test_a_compressed_archive_cut_in_a_record_keeps_the_records_before(read):
    content = members(*pages(3))
    found = read("crawl.warc.gz", content[:-40])
    assert [item.url for item in found if isinstance(item, Capture)][:2] == [f"{URL}/0", f"{URL}/1"]
    assert isinstance(found[-1], Refusal)
    assert found[-1].reason is Reason.TRUNCATED
    assert "the file ends in the middle of a record" in found[-1].detail


def test_after_a_broken_member_the_next_is_read(read):
    first, second, third = (members(one) for one in pages(3))
    broken = second[:60] + b"\xff\xff\xff\xff\xff\xff" + second[66:]
    found = read("crawl.warc.gz", first + broken + third)
    urls = [item.url for item in found if isinstance(item, Capture)]
    assert urls[0] == f"{URL}/0"
    assert urls[-1] == f"{URL}/2"
    assert [item.reason for item in found if isinstance(item, Refusal)] == [Reason.TRUNCATED]


@pytest.mark.parametrize("length", [40, 10_000, -1, "many", ""])
def test_a_record_that_lies_about_its_length_does_not_take_the_next_ones_along(read, length):
    first, _, third = pages(3)
    lying = pages(2, length=length)[1]
    found = read("crawl.warc.gz", members(first, lying, third))
    urls = [item.url for item in found if isinstance(item, Capture)]
    assert urls[0] == f"{URL}/0"
    assert urls[-1] == f"{URL}/2"
    told = [item for item in found if isinstance(item, Refusal)] + [
        c for c in found if isinstance(c, Capture) and c.losses
    ]
    assert told


@pytest.mark.parametrize("style", ["base32", "hex"])
def test_a_record_that_does_not_match_its_own_checksum_says_so(read, style):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    found = hashlib.sha1(block)
    value = found.hexdigest() if style == "hex" else base64.b32encode(found.digest()).decode()
    whole = record(block, kind="response", url=URL, extra=f"WARC-Block-Digest: sha1:{value}\r\n")
    (sound,) = read("crawl.warc", whole)
    (damaged,) = read("crawl.warc", whole.replace(b"Monday", b"Mxnday"))
    assert sound.losses == ()
    assert damaged.losses == (
        "the record is damaged: it does not match the checksum that the archive states",
    )


def test_reading_goes_on_at_the_next_record_after_junk(read):
    first, second = pages(2)
    found = read("crawl.warc", first + b"junk that is no record\r\nmore\r\n" + second)
    assert [type(item) for item in found] == [Capture, Refusal, Capture]
    assert "26 bytes" in found[1].detail


@pytest.mark.parametrize(
    ("body", "loss"),
    [
        (b"10\r\n<html><p>0123456\r\n", "the body ends without its last chunk"),
        (b"ff\r\n<html><p>0123456", "the last chunk of the body is cut off"),
        (
            b"10\r\n<html><p>0123456\r\nzz\r\nrest\r\n0\r\n\r\n",
            "a chunk has a wrong size; 15 bytes after it could not be read",
        ),
        (
            b"10\r\n<html><p>0123456789\r\n0\r\n\r\n",
            "a chunk has a wrong size; 10 bytes after it could not be read",
        ),
    ],
)
def test_wrong_chunks_give_what_could_be_read(read, body, loss):
    (capture,) = read("crawl.warc", response(body, headers=[HTML, ("Transfer-Encoding", "chunked")]))
    assert (capture.content, capture.losses) == (b"<html><p>0123456", (loss,))


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("deflate", zlib.compress)]
)
def test_a_body_cut_in_its_coding_gives_what_could_be_unpacked(read, coding, pack):
    page = b"<html>" + b"".join(
        b"<p>%d lanterns hung over stall %d.</p>" % (n, n * 7 % 1000) for n in range(3000)
    )
    packed = pack(page)
    (capture,) = read(
        "crawl.warc", response(packed[: len(packed) // 2], headers=[HTML, ("Content-Encoding", coding)])
    )
    assert page.startswith(capture.content)
    assert len(capture.content) > 1000
    assert f"the {coding} body is broken or cut off" in capture.losses[0]


def test_a_record_cut_by_its_own_account(read):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>He"
    (capture,) = read(
        "crawl.warc", record(block, kind="response", url=URL, extra="WARC-Truncated: length\r\n")
    )
    assert capture.losses == ("the archive says that the page was cut off when it was saved (length)",)


def test_a_body_shorter_than_its_http_header_says(read):
    (capture,) = read("crawl.warc", response(PAGE[:60], headers=[HTML, ("Content-Length", "90")]))
    assert capture.losses == ("the body ends after 60 of 90 bytes",)


def test_an_image_that_calls_itself_a_page_is_refused(read):
    (refusal,) = read("crawl.warc", response(b"\x89PNG\r\n\x1a\n" + bytes(range(256))))
    assert refusal.reason is Reason.BINARY


def test_a_record_past_the_limit_is_refused_and_the_next_is_read(read):
    big, small = response(b"<html>" + b"x" * 5000), response(url=f"{URL}/2")
    refusal, capture = read("crawl.warc", big + small, settings=GatherSettings(document_bytes=2000))
    assert refusal.reason is Reason.TOO_LARGE
    assert capture.content == PAGE


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
def test_a_body_that_unpacks_past_the_limit_is_refused(read, coding):
    pack = {"gzip": gzip.compress, "br": brotli.compress, "deflate": zlib.compress}[coding]
    body = response(pack(b"<html>" + bytes(9 << 20)), headers=[HTML, ("Content-Encoding", coding)])
    (refusal,) = read("crawl.warc", body, settings=GatherSettings(document_bytes=1 << 20))
    assert refusal.reason is Reason.TOO_LARGE


def test_an_endless_header_line_is_not_read_into_memory(read):
    head = b"WARC/1.1\r\nWARC-Type: response\r\nX-Long: " + b"x" * (3 << 20)
    found = read("crawl.warc", head + b"\r\n\r\n" + response())
    assert isinstance(found[-1], Capture)
    assert [item.reason for item in found[:-1]] == [Reason.BROKEN_ARCHIVE] * (len(found) - 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
@pytest.mark.parametrize("pack", [b"".join, lambda records: members(*records)], ids=["plain", "members"])
def test_an_archive_may_come_through_a_pipe(tmp_path, pack):
    pipe = tmp_path / "crawl.warc.gz"
    os.mkfifo(pipe)
    content = pack(pages(3))
    writer = threading.Thread(target=lambda: pipe.write_bytes(content))
    writer.start()
    found = list(gather([str(pipe)]))
    writer.join()
    assert [item.url for item in found] == [f"{URL}/{number}" for number in range(3)]


# WACZ


def test_a_wacz_gives_the_records_of_its_archives(read):
    first, second = pages(2)
    found = read("site.wacz", wacz(a_warc_gz=members(first), b_warc=second))
    assert [(c.url, c.record) for c in found] == [
        (f"{URL}/0", "archive/a.warc.gz, warc offset 0"),
        (f"{URL}/1", "archive/b.warc, warc offset 0"),
    ]


def test_a_wacz_with_a_broken_member_gives_the_others(read):
    first, second, third = pages(3)
    whole = wacz(a_warc=first, b_warc=second, c_warc=third)
    found = read("site.wacz", whole.replace(b"day 1", b"day X"))
    assert {item.url for item in found if isinstance(item, Capture)} >= {f"{URL}/0", f"{URL}/2"}
    (refusal,) = (item for item in found if isinstance(item, Refusal))
    assert refusal.reason is Reason.BROKEN_ARCHIVE
    assert "archive/b.warc in the archive is broken" in refusal.detail


@pytest.mark.parametrize("name", ["papers.zip", "site.wacz"])
def test_a_wacz_without_archives_holds_no_report(read, name):
    skipped, refusal = read(name, wacz())
    assert skipped.path.endswith(f"{name}#datapackage.json")
    assert refusal.reason is Reason.UNSUPPORTED
    assert "no web archive" in refusal.detail
