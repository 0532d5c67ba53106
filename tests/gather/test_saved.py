"""Where and when a page was saved, as browsers, extensions, mirrors and archives write it into the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gather.test_archives import response
from variorum.gather import gather

CASES = Path(__file__).resolve().parent.parent / "cases"
REST = (
    "<html><head><title>Store burns</title></head><body><p>Fire broke out in the store.</p>{}</body></html>"
)


def test_singlefile_says_address_and_time():
    (capture,) = gather([str(CASES / "13-singlefile/page.html")])
    assert (capture.url, capture.retrieved) == (
        "https://ex.example/news/grain-store",
        "2025-11-12T10:15:00+01:00",
    )


@pytest.mark.parametrize(
    ("head", "tail", "url", "at"),
    [
        ("<!-- saved from url=(0031)https://ex.example/news/store -->", "", "https://ex.example/news/store", None),
        ("<!-- Mirrored from ex.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], Wed, 12 Nov 2025 09:15:00 GMT -->",
         "", "http://ex.example/a.html", "2025-11-12T09:15:00+00:00"),
        ("<!--\n Page saved with SingleFile \n url: https://ex.example/a?b=1&c=2 \n saved date: Wed Nov 12 2025 04:15:00 GMT-0500 (EST)\n-->",
         "", "https://ex.example/a?b=1&c=2", "2025-11-12T04:15:00-05:00"),
        ('<script>__wm.wombat("http://ex.example/a","20251112091500","https://web.archive.org/","web");</script>',
         "", "http://ex.example/a", "2025-11-12T09:15:00+00:00"),
        ("", "<!--\n     FILE ARCHIVED ON 09:15:00 Nov 12, 2025 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 10:00:00 Nov 20, 2025.\n-->",
         None, "2025-11-12T09:15:00+00:00"),
        ("<!-- Saved from https://ex.example/a at 2025-11-12T09:15:00Z using monolith v2.8.1 -->", "", "https://ex.example/a", "2025-11-12T09:15:00+00:00"),
        ('<link rel="canonical" href="https://archive.ph/2025.11.12-091500/https://ex.example/a">', "", "https://ex.example/a", "2025-11-12T09:15:00+00:00"),
        ('<meta property="og:url" content="http://archive.today/20251112091500/https://ex.example/a">', "", "https://ex.example/a", "2025-11-12T09:15:00+00:00"),
        ('<link rel=canonical href="https://web.archive.org/web/20251112091500/https://ex.example/a">', "", "https://ex.example/a", "2025-11-12T09:15:00+00:00"),
        ('<p><a href="https://web.archive.org/web/20251112091500/https://ex.example/a">an old copy</a></p>', "", None, None),
        ("<!-- url: javascript:alert(1)\n saved date: soon -->", "", None, None),
        ("<!-- the url: of this page is none of yours -->", "", None, None),
        ("<!-- Page saved with SingleFile\n url: https://ex.example/a\n saved date: Foo Bar 99 9999 99:99:99 -->", "", "https://ex.example/a", None),
    ],
)  # fmt: skip
def test_brothers_of_singlefile(read, head, tail, url, at):
    (capture,) = read("page.html", head + REST.format(tail))
    assert (capture.url, capture.retrieved) == (url, at)


def test_what_an_archive_says_wins(read):
    body = b"<!-- saved from url=(0031)https://other.example/a --><html><body><p>Fire broke out.</p></body></html>"
    (capture,) = read("a.warc", response(body, url="https://ex.example/a"))
    assert capture.url == "https://ex.example/a"
