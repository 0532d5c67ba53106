"""Visits at which nothing was new: their body stands elsewhere, and it is said where that is not at hand."""

from __future__ import annotations

import pytest

from tests.badfiles.making import URL, members, record, response
from variorum.records import Capture, Reason, Refusal, Skipped

DIGEST = "WARC-Payload-Digest: sha1:ABCDEF\r\n"
AGAIN = "WARC-Refers-To-Date: 2031-05-01T00:00:00Z\r\n"


def revisit(url=URL, extra="", headers=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"):
    return record(headers, kind="revisit", url=url, extra=extra)


@pytest.mark.parametrize("pack", [lambda *r: b"".join(r), members])
def test_a_revisit_of_a_page_in_the_archive_is_passed_over(read, pack):
    found = read("a.warc", pack(response(), revisit()))
    assert [type(item) for item in found] == [Capture, Skipped]
    moved = revisit("https://other.example/", f"WARC-Refers-To-Target-URI: {URL}\r\n")
    found = read("b.warc", pack(response(), moved))
    assert [type(item) for item in found] == [Capture, Skipped]


def test_a_revisit_is_known_by_the_digest_of_its_body(read):
    first = record(
        b"<html>x", kind="resource", url="https://one.example/", content_type="text/html", extra=DIGEST
    )
    found = read("a.warc", first + revisit("https://two.example/", DIGEST))
    assert [type(item) for item in found] == [Capture, Skipped]


@pytest.mark.parametrize("extra", ["", AGAIN, DIGEST])
def test_a_revisit_whose_body_is_in_no_record_is_refused(read, extra):
    found = read("a.warc", response(url="https://other.example/") + revisit(extra=extra))
    assert [type(item) for item in found] == [Capture, Refusal]
    assert found[1].reason is Reason.BROKEN_ARCHIVE
    assert ("2031-05-01" in found[1].detail) == (extra == AGAIN)


def test_a_revisit_of_a_picture_is_passed_over(read):
    (item,) = read("a.warc", revisit(headers=b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"))
    assert isinstance(item, Skipped)
