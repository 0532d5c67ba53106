"""The corpus of bad files: a name, the bytes, and what gathering must say. Generated, invented, and small unless size is
the point. Other rooms read it too: `CASES` is name → Case.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass

from tests.badfiles.making import PAGE, RSS, members, mhtml, pages, record, response, wacz, zip_bomb
from variorum.records import Reason

MEGABYTE = 1 << 20
SENTENCE = b"The ferry to the far bank stops in June, the harbour office said on Tuesday. "


@dataclass(frozen=True)
class Case:
    """`captures` and `reasons` are what a run over the file gives: how many captures, and the refusals' reasons in order.
    `losses`: at least one capture says that something is missing. `heavy`: megabytes are made.
    """

    name: str
    make: Callable[[], bytes]
    captures: int = 0
    reasons: tuple[Reason, ...] = ()
    losses: bool = False
    heavy: bool = False


def broken_gzip() -> bytes:
    packed = gzip.compress(SENTENCE * 2000, compresslevel=1)
    return packed[:200] + b"\x00" * 40 + packed[240:]


def deep_mhtml() -> bytes:
    """A message in a message in a message, 3,000 deep."""
    parts = b"".join(
        b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)
    )
    return b"MIME-Version: 1.0\r\n" + parts + b"Content-Type: text/html\r\n\r\n<p>Ferry"


CASES = {
    case.name: case
    for case in (
        Case("empty.txt", lambda: b"", reasons=(Reason.EMPTY,)),
        Case("blank.html", lambda: b" \r\n\t\n", reasons=(Reason.EMPTY,)),
        Case("picture.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), reasons=(Reason.BINARY,)),
        Case("random.txt", lambda: bytes(n * n * 7 % 251 for n in range(4000)), reasons=(Reason.BINARY,)),
        Case("zeros.txt", lambda: bytes(4000), reasons=(Reason.BINARY,)),
        Case("word.txt", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), reasons=(Reason.UNSUPPORTED,)),
        Case("latin-1.txt", lambda: "Café près de l’île, où l'été finit.".encode("cp1252"), captures=1),
        Case("koi8.txt", lambda: "Паром остановлен в июне.".encode("koi8-r"), captures=1),
        Case("shift-jis.txt", lambda: "渡し船は六月に止まる。".encode("shift-jis"), captures=1),
        Case("iso-2022-jp.txt", lambda: "渡し船は六月に止まる。".encode("iso-2022-jp"), captures=1),
        Case("utf-16.txt", lambda: "Der Fährdienst endet im Juni.".encode("utf-16"), captures=1),
        Case("utf-16-le-no-mark.txt", lambda: "The ferry stops in June.".encode("utf-16-le"), captures=1),
        Case("utf-16-be-no-mark.html", lambda: PAGE.decode().encode("utf-16-be"), captures=1),
        Case("utf-16-cyrillic-no-mark.txt", lambda: ("Паром остановлен в июне. " * 9).encode("utf-16-le"), captures=1),
        Case("utf-32.txt", lambda: "The ferry stops in June.".encode("utf-32"), captures=1),
        Case("lying-charset.html", lambda: b"<!doctype html><meta charset=utf-16><p>Caf\xe9 open", captures=1),
        Case("null-bytes.txt", lambda: SENTENCE * 20 + b"\0\0" + SENTENCE, captures=1),
        Case("null-bytes.html", lambda: PAGE.replace(b"bridge", b"bri\0dge"), captures=1),
        Case("twenty-megabytes.txt", lambda: SENTENCE * (20 * MEGABYTE // len(SENTENCE)), captures=1, heavy=True),
        Case("one-line-of-fifty-megabytes.txt", lambda: b"x" * (50 * MEGABYTE), reasons=(Reason.TOO_LARGE,), heavy=True),
        Case("one-row-of-fifty-megabytes.jsonl", lambda: b'{"text": "' + b"x" * (50 * MEGABYTE) + b'"}\n{"text": "Two"}', captures=1, reasons=(Reason.TOO_LARGE,), heavy=True),
        Case("nested-tables.html", lambda: b"<html><body>" + b"<table><tr><td>" * 5000 + b"Ferry", captures=1),
        Case("entities.html", lambda: b"<html><p>" + b"&amp;" * 200_000, captures=1),
        Case("entity-bomb.xml", lambda: _entity_bomb(), reasons=(Reason.UNREADABLE,)),
        Case("long-entity.xml", lambda: _long_entity(), reasons=(Reason.UNREADABLE,)),
        Case("small-entity.xml", lambda: RSS.replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY mdash "&#8212;">]><rss', 1), captures=2, reasons=(Reason.EMPTY, Reason.TRUNCATED)),
        Case("broken-row.jsonl", lambda: b'{"text": "One"}\n{"text": "Tw\n{"text": "Three"}\n', captures=2, reasons=(Reason.BROKEN_ROW,)),
        Case("binary-row.jsonl", lambda: b'{"text": "One"}\n\xff\xfe\xfa\n{"text": "Three"}\n', captures=2, reasons=(Reason.BROKEN_ROW,)),
        Case("deep-row.jsonl", lambda: b'{"text": "One", "x": ' + b"[" * 100_000 + b"\n" + b'{"text": "Two"}', captures=1, reasons=(Reason.BROKEN_ROW,)),
        Case("long-number.jsonl", lambda: b'{"text": "One", "x": ' + b"9" * 10_000 + b'}\n{"text": "Two"}', captures=1, reasons=(Reason.BROKEN_ROW,)),
        Case("half-character.jsonl", lambda: b'{"text": "One \\ud83d two"}', captures=1, losses=True),
        Case("wrong-types.jsonl", lambda: b'{"text": "One", "title": 7, "authors": {"a": 1}}', captures=1, losses=True),
        Case("not-gzip.txt.gz", lambda: SENTENCE, captures=1),
        Case("nothing.txt.gz", lambda: gzip.compress(b""), reasons=(Reason.EMPTY,)),
        Case("cut.txt.gz", lambda: gzip.compress(SENTENCE * 2000, compresslevel=1)[:-200], captures=1, losses=True),
        Case("broken.txt.gz", broken_gzip, captures=1, losses=True),
        Case("head-only.txt.gz", lambda: gzip.compress(SENTENCE)[:12], reasons=(Reason.BROKEN_ARCHIVE,)),
        Case("wrong-sum.txt.gz", lambda: gzip.compress(SENTENCE)[:-8] + bytes(8), captures=1, losses=True),
        Case("gzip-in-gzip.txt.gz", lambda: gzip.compress(gzip.compress(SENTENCE)), reasons=(Reason.UNSUPPORTED,)),
        Case("bomb.txt.gz", lambda: gzip.compress(b"bomb " + b"a" * (64 * MEGABYTE), 1), reasons=(Reason.TOO_LARGE,), heavy=True),
        Case("bomb.jsonl.gz", lambda: gzip.compress(b'{"text": "One"}\n' + b"a" * (64 * MEGABYTE), 9), captures=1, reasons=(Reason.TOO_LARGE,), heavy=True),
        Case("bomb.warc.gz", lambda: members(pages(1)[0], b"WARC/1.1\r\n" + b"a" * (64 * MEGABYTE)), captures=1, reasons=(Reason.BROKEN_ARCHIVE, Reason.TOO_LARGE), heavy=True),
        Case("cut.jsonl.gz", lambda: gzip.compress(b'{"text": "%s"}\n' % SENTENCE * 50, 0)[:-60], captures=1, reasons=(*(Reason.DUPLICATE,) * 48, Reason.BROKEN_ROW, Reason.TRUNCATED)),
        Case("empty.warc", lambda: b"WARC/1.0\r\n", reasons=(Reason.BROKEN_ARCHIVE,)),
        Case("no-page.warc", lambda: record(b"software: by hand\r\n", kind="warcinfo"), reasons=(Reason.EMPTY,)),
        Case("damaged-type.warc", lambda: response().replace(b"1.1\r\nWARC-Type", b"1.1WARC-Type", 1), reasons=(Reason.EMPTY,)),
        Case("wrong-chunks.warc", lambda: response(b"5\r\n<html><p>Ferry\r\n0\r\n\r\n", headers=[("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")]), captures=1, losses=True),
        Case("cut.warc", lambda: b"".join(pages(3))[:-60], captures=3, losses=True),
        Case("cut.warc.gz", lambda: members(*pages(3))[:-60], captures=3, reasons=(Reason.TRUNCATED,), losses=True),
        Case("false-starts.warc.gz", lambda: members(pages(1)[0]) + (b"\x1f\x8b\x08" + bytes(7) + b"\xff") * 200_000, captures=1, reasons=(Reason.TRUNCATED, Reason.TRUNCATED)),
        Case("no-address.warc", lambda: response(url=None), captures=1),
        Case("zip-bomb.wacz", zip_bomb, reasons=(Reason.BROKEN_ARCHIVE, Reason.TOO_LARGE), heavy=True),
        Case("broken-member.wacz", lambda: wacz(a_warc=pages(1)[0], b_warc=pages(2)[1]).replace(b"day 1", b"day X"), captures=2, reasons=(Reason.BROKEN_ARCHIVE,)),
        Case("cut.wacz", lambda: wacz(a_warc=pages(1)[0])[:-30], reasons=(Reason.BROKEN_ARCHIVE,)),
        Case("cut-in-page.mhtml", lambda: mhtml(closing=False), captures=1, losses=True),
        Case("deep.mhtml", deep_mhtml, reasons=(Reason.TOO_DEEP,)),
        Case("cut-utf-16.jsonl", lambda: '{"text": "One"}\n{"text": "Two"}'.encode("utf-16")[:-1], captures=1, reasons=(Reason.BROKEN_ROW,)),
        Case("no-page.mhtml", lambda: mhtml().replace(b"text/html; charset", b"text/plain; charset"), reasons=(Reason.UNSUPPORTED,)),
        Case("cut.rss", lambda: RSS[: RSS.index(b"</content:encoded>") - 9], captures=1, reasons=(Reason.TRUNCATED,)),
        Case("no-items.rss", lambda: b"<rss version='2.0'><channel><title>x</title></channel></rss>", reasons=(Reason.EMPTY,)),
        Case("deep.rss", lambda: b"<rss version='2.0'><channel>" + b"<x>" * 20_000, reasons=(Reason.EMPTY,)),
    )
}  # fmt: skip


def _entity_bomb() -> bytes:
    """Ten levels of ten: a billion laughs, if anyone expands them."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]><rss><channel><item><title>&l9;</title></item></channel></rss>'.encode()


def _long_entity() -> bytes:
    """One entity of 2,000 letters, said 1,000 times."""
    said = "&l;" * 1000
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l "{"ha" * 1000}">]><rss><channel><item><title>{said}</title></item></channel></rss>'.encode()
