"""Builders for archives and other containers, byte by byte, so that they can be broken on purpose. Everything in them is
invented.
"""

from __future__ import annotations

import gzip
import io
import zipfile

PAGE = b"<!doctype html><html><head><title>Lantern Bridge</title></head><body><p>The bridge opened on Monday.</p></body></html>"
URL = "https://paper.example/bridge"


def response(
    body=PAGE,
    *,
    url=URL,
    status="200 OK",
    headers=(("Content-Type", "text/html; charset=utf-8"),),
    length=None,
):
    """A WARC response record, plain. `length` overrides the true Content-Length of the record."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return record(
        f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body, kind="response", url=url, length=length
    )


def record(
    block, *, kind, url=None, length=None, content_type="application/http; msgtype=response", extra=""
):
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2031-05-06T07:08:09Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: {content_type}\r\n{extra}"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def chunked(body, size=16):
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def members(*records):
    """Each record a gzip member of its own, as the standard wants."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def pages(count, **settings):
    return [
        response(PAGE.replace(b"Monday", b"day %d" % number), url=f"{URL}/{number}", **settings)
        for number in range(count)
    ]


def wacz(**warcs):
    """A WACZ whose members (name with dots as underscores → bytes) are stored, as the format wants."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("datapackage.json", "{}")
        for name, content in warcs.items():
            archive.writestr(f"archive/{name.replace('_', '.')}", content)
    return out.getvalue()


def zip_bomb(size=64 << 20):
    """A WACZ with a deflated WARC of zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.warc", b"WARC/1.1\r\n" + bytes(size))
    return out.getvalue()


def mhtml(page=PAGE, *, closing=True):
    import quopri

    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/bridge\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----edge"\r\n\r\n\r\n------edge\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-ID: <frame-0@mhtml.blink>\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://paper.example/bridge\r\n\r\n"
        + quopri.encodestring(page)
        + b"\r\n"
        + (
            b"------edge\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n------edge--\r\n"
            if closing
            else b""
        )
    )


RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>River News</title><link>https://river.example/</link>
<item><title>Bridge &amp; lanterns</title><link>https://paper.example/bridge</link>
<source url="https://paper.example/rss">The Paper</source>
<pubDate>Tue, 06 May 2031 07:08:09 +0300</pubDate><dc:creator>A. Reed</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The bridge opened on Monday.</p><p>The mayor crossed first.</p>]]></content:encoded></item>
<item><title>Ferry</title><link>https://river.example/ferry</link><description>The ferry stops in June.</description></item>
<item><title>Nothing but a title</title></item>
</channel></rss>
"""
ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>River News</title><id>urn:1</id><updated>2031-05-06T07:08:09Z</updated>
<entry><title>Bridge</title><id>urn:2</id><updated>2031-05-06T08:00:00+03:00</updated><author><name>B. Stone</name></author>
<link href="https://river.example/bridge"/><content type="html">&lt;p&gt;The bridge opened.&lt;/p&gt;</content>
<source><title>The Paper</title></source></entry></feed>
"""
JSON_FEED = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "River News", "authors": [{"name": "Desk"}], "items": [
{"id": "1", "url": "https://river.example/1", "title": "Bridge", "content_html": "<p>It opened.</p>", "date_published": "2031-05-06T07:08:09Z"},
{"id": "2", "content_text": "The ferry stops.", "authors": [{"name": "C. Low"}]}, 7, {"id": "4", "title": "no text"}]}
"""


def opml(*urls):
    lines = "".join(f'<outline type="rss" text="x" xmlUrl="{url}"/>' for url in urls)
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body><outline text="all">{lines}</outline></body></opml>'.encode()
