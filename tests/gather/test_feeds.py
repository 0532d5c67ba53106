"""Feeds, lists of feeds, saved pages in one file, PDF."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest

from tests.badfiles.making import ATOM, JSON_FEED, PAGE, RSS, mhtml, opml, wacz
from variorum.errors import MissingExtra
from variorum.gather import gather
from variorum.records import Capture, Reason, Refusal, Skipped


def test_rss_items_state_what_the_feed_says_and_keep_their_source(read):
    first, second, third = read("river.xml", RSS)
    assert first.path.endswith("river.xml#1")
    assert first.media_type == "text/html"
    assert b"<p>The bridge opened on Monday.</p>" in first.content
    assert first.url == "https://paper.example/bridge"
    stated = first.stated
    assert (stated.title, stated.outlet) == ("Bridge & lanterns", "The Paper")
    assert (stated.published, stated.authors) == ("2031-05-06T07:08:09+03:00", ("A. Reed",))
    assert (second.media_type, second.content) == ("text/x-report", b"The ferry stops in June.")
    assert second.stated.outlet == "River News"
    assert third.reason is Reason.EMPTY
    assert "Nothing but a title" in third.detail


def test_atom(read):
    (capture,) = read("river.atom", ATOM)
    assert capture.content == b"<p>The bridge opened.</p>"
    stated = capture.stated
    assert (stated.outlet, stated.published, stated.authors) == (
        "The Paper",
        "2031-05-06T08:00:00+03:00",
        ("B. Stone",),
    )


def test_json_feed(read):
    first, second, broken, empty = read("river.json", JSON_FEED)
    assert (first.media_type, first.content) == ("text/html", b"<p>It opened.</p>")
    assert first.stated.authors == ("Desk",)
    assert (second.media_type, second.stated.authors) == ("text/x-report", ("C. Low",))
    assert (broken.reason, empty.reason) == (Reason.BROKEN_ROW, Reason.EMPTY)


def test_a_feed_that_breaks_off_gives_the_items_before_and_says_so(read):
    found = read("river.xml", RSS[: RSS.index(b"<item><title>Nothing")] + b"<item><title>& < broken")
    assert [item.stated.title for item in found if isinstance(item, Capture)][:2] == [
        "Bridge & lanterns",
        "Ferry",
    ]
    assert found[-1].reason is Reason.TRUNCATED


def test_a_feed_in_a_folder_is_read_under_any_name(put, tmp_path):
    put("export/feed.php", RSS)
    put("export/other.xml", "<?xml version='1.0'?><invoice/>")
    found = list(gather([str(tmp_path)]))
    assert [type(item) for item in found] == [Capture, Capture, Refusal, Skipped]


def test_opml_reads_the_feeds_beside_it_and_lists_the_others(put):
    put("lists/river.xml", RSS)
    path = put("lists/all.opml", opml("river.xml", "https://far.example/rss", "../../etc/passwd", "gone.xml"))
    found = list(gather([path]))
    assert [item.stated.outlet for item in found if isinstance(item, Capture)] == ["The Paper", "River News"]
    (skipped,) = (item for item in found if isinstance(item, Skipped))
    assert skipped.path == "https://far.example/rss"
    refused = [item.reason for item in found if isinstance(item, Refusal)]
    assert refused == [Reason.EMPTY, Reason.FORBIDDEN, Reason.UNREADABLE]


def test_opml_does_not_read_what_is_no_feed(put):
    put("lists/secret.txt", "not for you")
    (skipped,) = gather([put("lists/all.opml", opml("secret.txt"))])
    assert isinstance(skipped, Skipped)


def test_opml_entities_are_not_followed(put, tmp_path):
    secret = put("secret.xml", RSS)
    text = f'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file://{secret}">]><opml><body><outline xmlUrl="a.xml" text="&x;"/></body></opml>'
    (refusal,) = gather([put("all.opml", text)])
    assert refusal.reason is Reason.UNREADABLE


@pytest.mark.parametrize("name", ["bridge.mhtml", "bridge.mht", "bridge"])
def test_mhtml_gives_the_page(read, name):
    (capture,) = read(name, mhtml())
    assert capture.content.rstrip() == PAGE
    assert (capture.media_type, capture.charset, capture.url) == (
        "text/html",
        "utf-8",
        "https://paper.example/bridge",
    )
    assert capture.losses == ()


def test_mhtml_cut_in_the_page_says_so(read):
    (capture,) = read("bridge.mhtml", mhtml(closing=False))
    assert capture.content.startswith(PAGE)
    assert capture.losses == ("the MHTML file ends in the middle of the page",)


def pdf(text):
    """A PDF of one page with one line, written by hand."""
    stream = b"BT /F1 12 Tf 20 100 Td (" + text + b") Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, 2)
    for number, one in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def test_a_pdf_gives_its_text_layer(read):
    (capture,) = read("bridge.pdf", pdf(b"The bridge opened."))
    assert (capture.media_type, capture.content) == ("text/plain", b"The bridge opened.")
    assert dict(capture.headers)["source-type"] == "application/pdf"


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        (b"Bridge opens", "Bridge opens"),
        (b"p.html", None),
        (b"Microsoft Word - draft 2.docx", None),
        (b"Bridge of St. Ann", "Bridge of St. Ann"),
    ],
)
def test_the_name_of_a_file_is_no_title_of_a_pdf(read, stated, title):
    content = pdf(b"The bridge opened.").replace(
        b"<</Size 6/Root 1 0 R>>", b"<</Size 6/Root 1 0 R/Info<</Title(%s)>>>>" % stated
    )
    (capture,) = read("bridge.pdf", content)
    assert capture.stated.title == title


def test_a_scanned_pdf_is_said_to_have_no_text(read):
    (refusal,) = read("scan.pdf", pdf(b""))
    assert refusal.reason is Reason.EMPTY
    assert "OCR" in refusal.detail


def test_a_broken_pdf_is_refused(read):
    (refusal,) = read("broken.pdf", pdf(b"The bridge opened.")[:200])
    assert refusal.reason is Reason.UNREADABLE


@pytest.mark.parametrize(
    ("library", "name", "content", "extra"),
    [
        ("pypdf", "a.pdf", pdf(b"x"), "pdf"),
        ("feedparser", "a.xml", RSS, "feeds"),
        ("warcio.recordloader", "a.warc", b"WARC/1.1\r\n\r\n", "warc"),
        ("warcio.recordloader", "a.wacz", wacz(a_warc=b"WARC/1.1\r\n\r\n"), "warc"),
    ],
)
def test_a_missing_extra_is_a_refusal_in_a_folder_and_an_error_for_a_named_file(
    put, tmp_path, monkeypatch, library, name, content, extra
):
    import sys

    path = put(f"in/{name}", content)
    put("in/z.txt", "The ferry stops.")
    monkeypatch.setitem(sys.modules, library, None)
    refusal, capture = gather([str(tmp_path / "in")])
    assert refusal.reason is Reason.NEEDS_EXTRA
    assert f"pip install 'variorum[{extra}]'" in refusal.detail
    assert isinstance(capture, Capture)
    with pytest.raises(MissingExtra) as caught:
        list(gather([path]))
    assert caught.value.extra == extra


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.html", PAGE), ("a.txt", b"The ferry stops."), ("a.md", b"# Ferry\n\nIt stops."), ("a.mhtml", mhtml()),
     ("a.jsonl", b'{"text": "One"}\n{"text": "Two"}\n'), ("a.xml", RSS), ("a.pdf", pdf(b"Ferry"))],
)  # fmt: skip
def test_a_gzip_of_a_file_gives_the_same(read, name, content):
    plain = read(name, content)
    packed = read(f"{name}.gz", gzip.compress(content))
    assert [(c.content, c.media_type, c.stated) for c in plain if isinstance(c, Capture)] == [
        (c.content, c.media_type, c.stated) for c in packed if isinstance(c, Capture)
    ]
    assert len(plain) == len(packed)
