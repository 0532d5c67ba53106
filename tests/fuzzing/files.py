"""Files of every kind that is read, written around odd values."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from functools import cache
from html import escape
from random import Random
from xml.sax.saxutils import escape as xml_escape

from tests.badfiles import making
from tests.desk.invented import ALL
from tests.fuzzing.oddities import broken, mutated, odd_text, word, written

LD = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "NewsArticle", "@id": "#a", "headline": "Ferry Albatross runs aground", "datePublished": "2031-03-04T22:10:00Z",
            "dateModified": "2031-03-05", "author": [{"@id": "#p"}, {"@type": "Person", "name": "Ole Dahl", "jobTitle": "Reporter"}],
            "publisher": {"@type": "NewsMediaOrganization", "name": "The Skerry Gazette", "logo": {"url": "https://a.example/l.png"}},
            "articleBody": "The ferry Albatross ran aground.", "mainEntityOfPage": {"@id": "https://a.example/1"}, "inLanguage": "en",
            "isPartOf": {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"articleBody": "Nobody was hurt.", "datePublished": "2031-03-04"}]},
        },
        {"@type": "Person", "@id": "#p", "name": "Anna Berg"},
    ],
}  # fmt: skip
HEAD = {
    "og:title": "Ferry Albatross runs aground | Gazette", "og:site_name": "Gazette", "article:published_time": "2031-03-04T22:10:00+01:00",
    "author": "Anna Berg", "og:locale": "en_GB", "date": "2031-03-04", "canonical": "https://a.example/1", "robots": "noindex",
}  # fmt: skip
PARTS = [
    "<h1>Ferry Albatross runs aground</h1>", "<p class=byline>By Anna Berg and Ole Dahl, dpa</p>", "<time datetime='2031-03-04T22:10'>4 March</time>",
    "<figure><img src=a><figcaption>The ferry on the reef. Photo: A. Berg/AFP</figcaption></figure>", "<p>The ferry ran aground early on Tuesday with 212 on board, the coastguard said.</p>",
    "Text that stands loose", "<br><br>", "<div><p>Twelve people were injured, police said.</p></div>", "<ul><li>One</li><li>Two</li></ul>",
    "<blockquote>“We were lucky,” said Ilse Maren.</blockquote>", "<table><tr><td>Hurt</td><td>12</td></tr></table>", "<p>Updated: 5 March 2031, 18h30</p>",
    "<p>10:15 Uhr</p><p>The harbour was closed.</p>", "<aside><p>Read more: Bridge to close</p></aside>", "<template><p>x</p></template>", "<p>(Reporting by A. Berg; editing by O. Dahl)</p>",
]  # fmt: skip
ROW = {**ALL[0], "authors": ["Anna Berg"], "language": "en", "path": "a/1.txt", "credit": "dpa", "html": None}
FEED = {
    "title": "Gazette",
    "items": [
        {
            "title": r["title"],
            "url": r["url"],
            "text": r["text"],
            "date": r["published"],
            "author": "Anna Berg",
        }
        for r in ALL[:2]
    ],
}
JSON_FEED = json.loads(making.JSON_FEED)
WIRE = {
    "uri": "https://wire.example/1", "standard": {"name": "ninjs", "version": "2.1"}, "versioncreated": "2031-03-04T22:10:00Z", "byline": "Anna Berg",
    "headlines": [{"value": "Ferry aground"}], "bodies": [{"contentType": "text/html", "value": "<p>The ferry ran aground.</p>"}], "infosources": [{"name": "dpa"}],
    "people": [{"rel": "author", "name": "Anna Berg"}], "altids": [{"value": "https://a.example/2"}], "edNote": "second lead", "pubStatus": "usable",
}  # fmt: skip
READER = {
    "items": [{
        "title": "Ferry aground", "published": 1930000000, "canonical": [{"href": "https://a.example/1"}], "origin": {"title": "Gazette"},
        "summary": {"content": "<p>The ferry ran aground.</p>"}, "author": "Anna Berg", "categories": ["x"],
    }]
}  # fmt: skip
MINIFLUX = {"total": 1, "entries": [{"url": "https://a.example/1", "title": "Ferry", "published_at": "2031-03-04T22:10:00Z", "content": "<p>Aground.</p>", "author": "A", "feed": {"title": "Gazette"}}]}  # fmt: skip
CSL = [{"type": "article-newspaper", "title": "Ferry", "author": [{"family": "Berg", "given": "Anna"}], "issued": {"date-parts": [[2031, 3, 4]]}, "URL": "https://a.example/1", "container-title": "Gazette", "abstract": "It ran aground."}]  # fmt: skip
MAIL = {
    "From": "Gazette <news@gazette.example>", "To": "me@x.example", "Subject": "=?utf-8?q?F=C3=A4hre?= aground", "Date": "Tue, 04 Mar 2031 22:10:00 +0300",
    "List-Id": "<l.gazette.example>", "MIME-Version": "1.0",
}  # fmt: skip
PART = {"Content-Type": 'multipart/mixed; boundary="edge"', "text": "text/plain; charset=utf-8", "page": "text/html; charset=utf-8", "file": "text/plain; name=a.txt", "named": "attachment; filename*=utf-8''a.txt"}  # fmt: skip
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def safe(text: object) -> str:
    return str(text).encode("utf-8", "replace").decode()


def xml(text: object) -> str:
    """As text in XML: what no XML can hold is left out, or nothing would be past the first parser."""
    return xml_escape("".join(c for c in safe(text) if (c >= " " and c not in "\ufffe\uffff") or c in "\n\t"))


def html_page(dice: Random) -> bytes:
    said = written(dice, LD)
    metas = "".join(
        f'<meta property="{escape(safe(k))}" content="{escape(safe(v))}">'
        for k, v in mutated(dice, HEAD).items()
    )
    parts = dice.sample(PARTS, dice.randint(2, len(PARTS)))
    body = "".join(odd_text(dice, part) if dice.random() < 0.4 else part for part in parts)
    if dice.random() < 0.03:
        body = "<div>" * dice.choice((300, 3000)) + body
    whole = f'<!doctype html><html lang="{dice.choice(("en", "de", "xx", ""))}"><head><title>Ferry</title>{metas}<script type="application/ld+json">{said}</script></head><body><article>{body}</article></body></html>'
    return broken(dice, whole.encode("utf-8", "replace"))


def feed(dice: Random) -> bytes:
    said = mutated(dice, FEED)
    items = said.get("items") if isinstance(said, dict) else []
    rows = [i for i in items if isinstance(i, dict)] if isinstance(items, list) else []
    if dice.random() < 0.3:
        return broken(dice, written(dice, JSON_FEED).encode())
    if dice.random() < 0.5:
        inner = "".join(
            f"<item><title>{xml(r.get('title'))}</title><link>{xml(r.get('url'))}</link><pubDate>{xml(r.get('date'))}</pubDate>"
            f"<dc:creator>{xml(r.get('author'))}</dc:creator><description>{xml(r.get('text'))}</description></item>" for r in rows
        )  # fmt: skip
        whole = f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gazette</title>{inner}</channel></rss>'
    else:
        inner = "".join(
            f"<entry><title>{xml(r.get('title'))}</title><link href='{xml(r.get('url')).replace(chr(39), '')}'/><updated>{xml(r.get('date'))}</updated>"
            f"<author><name>{xml(r.get('author'))}</name></author><content type='html'>{xml(r.get('text'))}</content></entry>" for r in rows
        )  # fmt: skip
        whole = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>{inner}</feed>'
    return broken(dice, f'<?xml version="1.0" encoding="utf-8"?>{whole}'.encode())


def warc(dice: Random) -> bytes:
    """Pages in records, whose lines are odd now and then."""
    records = []
    for number in range(dice.randint(1, 3)):
        headers = [
            (
                "Content-Type",
                dice.choice(
                    ("text/html; charset=utf-8", "text/html; charset=utf-16", "text/plain", word(dice))
                ),
            )
        ]
        if dice.random() < 0.3:
            headers.append(
                (
                    dice.choice(
                        ("Content-Encoding", "Transfer-Encoding", "Content-Length", "Last-Modified", "Date")
                    ),
                    dice.choice(("gzip", "chunked", "br", "-1", word(dice))),
                )
            )
        lines = tuple((name, safe(value).replace("\r", "").replace("\n", "")) for name, value in headers)
        records.append(
            making.response(
                html_page(dice) if dice.random() < 0.5 else making.PAGE, url=f"{making.URL}/{number}", headers=lines,
                status=dice.choice(("200 OK", "200 OK", "200", "404 Not Found", "999 x", "OK", "304 Not Modified")),
                length=dice.choice((None, None, None, 10, 10**9, -1)),
            )
        )  # fmt: skip
    if dice.random() < 0.3:
        records.insert(
            0,
            making.record(
                b"x: y\r\n",
                kind=dice.choice(("warcinfo", "revisit", "metadata", "conversion", "resource", "nothing")),
                url=making.URL,
            ),
        )
    whole = [
        record.replace(b"2031-05-06T07:08:09Z", safe(word(dice)).replace("\n", " ").encode())
        if dice.random() < 0.2
        else record
        for record in records
    ]
    return broken(dice, making.members(*whole) if dice.random() < 0.4 else b"".join(whole))


def lines(dice: Random) -> bytes:
    return broken(dice, "\n".join(written(dice, ROW) for _ in range(dice.randint(1, 4))).encode())


def objects(dice: Random) -> bytes:
    """What programs export as JSON."""
    template = dice.choice(([ROW, ROW], {"articles": [ROW]}, WIRE, [WIRE], READER, MINIFLUX, CSL))
    return broken(dice, written(dice, template).encode())


def table(dice: Random) -> bytes:
    rows = [mutated(dice, ROW) for _ in range(dice.randint(1, 3))]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dice.choice(",;\t"))
    writer.writerow(mutated(dice, list(ROW)) if dice.random() < 0.3 else list(ROW))
    for row in rows:
        writer.writerow(["" if value is None else safe(value) for value in row.values()])
    return broken(dice, out.getvalue().encode("utf-8", "replace"))


def workbook(dice: Random) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(ROW))
    for _ in range(dice.randint(1, 3)):
        cells = mutated(dice, ROW).values()
        sheet.append(
            [
                c
                if isinstance(c, (int, float)) and abs(c) < 1e15
                else openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", safe(c))[:2000]
                for c in cells
            ]
        )
    out = io.BytesIO()
    book.save(out)
    return repacked(dice, out.getvalue())


def repacked(dice: Random, content: bytes) -> bytes:
    """A zip file one of whose parts is odd: what is inside is past the first parser."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = dice.choice(old.namelist()) if dice.random() < 0.5 else None
        for name in old.namelist():
            inner = old.read(name)
            if name == chosen:
                inner = changed_xml(dice, inner)
            new.writestr(name, inner)
    return broken(dice, out.getvalue()) if dice.random() < 0.3 else out.getvalue()


def changed_xml(dice: Random, content: bytes) -> bytes:
    """Between two marks something is odd; or a number is."""
    pieces = content.split(b'"')
    if len(pieces) > 3 and dice.random() < 0.7:
        at = dice.randrange(1, len(pieces), 2) if len(pieces) > 2 else 0
        pieces[at] = xml(word(dice)).replace('"', "").encode()
        return b'"'.join(pieces)
    return broken(Random(dice.random()), content[: dice.randrange(len(content) + 1)])


def packed(dice: Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(dice.randint(1, 4)):
            make, end = dice.choice(
                (
                    (html_page, "html"),
                    (lines, "jsonl"),
                    (feed, "xml"),
                    (table, "csv"),
                    (mail, "eml"),
                    (text, "txt"),
                    (packed_none, "zip"),
                )
            )
            name = dice.choice(
                (
                    f"{number}.{end}",
                    f"a/{number}.{end}",
                    f"../{number}.{end}",
                    f"/{number}.{end}",
                    f"{safe(word(dice))[:40]}.{end}",
                    f"__MACOSX/{number}.{end}",
                )
            )
            archive.writestr(name.replace("\x00", "") or "x", make(dice))
    return broken(dice, out.getvalue())


def packed_none(dice: Random) -> bytes:
    return making.wacz()


@cache
def _document() -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.title = "Ferry Albatross runs aground"
    for paragraph in ALL[0]["text"].split("\n\n"):
        document.add_paragraph(paragraph)
    cells = document.add_table(rows=2, cols=2)
    cells.cell(0, 0).text = "Hurt"
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as whole:
        kept = {
            name: whole.read(name)
            for name in whole.namelist()
            if "theme" not in name and "thumbnail" not in name
        }
    less = io.BytesIO()
    with zipfile.ZipFile(less, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in kept.items():
            archive.writestr(name, content)
    return out.getvalue()


def document(dice: Random) -> bytes:
    """A Word document whose body is odd."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_document())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        chosen = dice.choice(
            (
                "word/document.xml",
                "word/document.xml",
                "word/document.xml",
                "docProps/core.xml",
                "[Content_Types].xml",
                "_rels/.rels",
            )
        )
        for name in old.namelist():
            inner = old.read(name)
            new.writestr(name, changed_document(dice, inner) if name == chosen else inner)
    return broken(dice, out.getvalue())


def changed_document(dice: Random, content: bytes) -> bytes:
    said = content.decode()
    chosen = dice.randrange(5)
    if chosen == 0:
        return said.replace("Albatross", xml(odd_text(dice, "Albatross"))).encode()
    if chosen == 1:
        return said.replace(
            "<w:tcPr>",
            f'<w:tcPr><w:gridSpan w:val="{dice.choice(("2", "-1", "100000", "x", "2.5", ""))}"/><w:vMerge/>',
        ).encode()
    if chosen == 2:
        return said.replace("<w:r>", "<w:ins><w:r>", 1).replace("</w:r>", "</w:r></w:ins>", 1).encode()
    if chosen == 3:
        deep = "<w:tbl><w:tr><w:tc>" * 300 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 300
        return said.replace("</w:body>", f"{deep}</w:body>").encode()
    return changed_xml(dice, content)


def mail(dice: Random) -> bytes:
    head = mutated(dice, MAIL)
    parts = mutated(dice, PART) if dice.random() < 0.4 else PART
    lines_ = [f"{safe(k)}: {safe(v)}".replace("\n", " ").replace("\r", " ") for k, v in head.items() if k]
    said = {key: safe(parts.get(key, "")).replace("\n", " ") for key in PART}
    whole = "\r\n".join(lines_) + f"\r\nContent-Type: {said['Content-Type']}\r\n\r\n" + (
        f"--edge\r\nContent-Type: {said['text']}\r\n\r\n{safe(odd_text(dice, ALL[0]['text']))}\r\n"
        f"--edge\r\nContent-Type: {said['page']}\r\nContent-Transfer-Encoding: {dice.choice(('8bit', 'base64', 'quoted-printable', 'x'))}\r\n\r\n<p>A page</p>\r\n"
        f"--edge\r\nContent-Type: {said['file']}\r\nContent-Disposition: {said['named']}\r\n\r\nThe ferry stops in June.\r\n--edge--\r\n"
    )  # fmt: skip
    return broken(dice, whole.encode())


def newsml(dice: Random) -> bytes:
    said = mutated(
        dice,
        {
            "head": "Ferry aground",
            "when": "2031-03-04T22:10:00Z",
            "by": "Anna Berg",
            "class": "ninat:text",
            "guid": "urn:x:1",
            "body": "The ferry ran aground.",
        },
    )
    got = {key: xml(value).replace('"', "") for key, value in said.items()}
    whole = (
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="{got.get("guid")}" version="{dice.choice(("1", "x", "-1"))}">'
        f'<itemMeta><itemClass qcode="{got.get("class")}"/><versionCreated>{got.get("when")}</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>'
        f'<contentMeta><headline>{got.get("head")}</headline><by>{got.get("by")}</by><creditline>{dice.choice(("dpa", ""))}</creditline></contentMeta>'
        f'<contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body><body.content><p>{got.get("body")}</p></body.content></body></nitf></inlineXML></contentSet>'
        "</newsItem></itemSet></newsMessage>"
    )  # fmt: skip
    return broken(dice, whole.encode())


def references(dice: Random) -> bytes:
    said = mutated(
        dice,
        {
            "TY": "NEWS",
            "T1": "Ferry",
            "AU": "Berg, Anna",
            "PY": "2031/03/04",
            "UR": "https://a.example/1",
            "L1": "a.pdf",
            "ER": "",
        },
    )
    return broken(dice, "".join(f"{safe(k)[:2].upper()}  - {safe(v)}\r\n" for k, v in said.items()).encode())


def addresses(dice: Random) -> bytes:
    urls = mutated(
        dice, ["https://a.example/1", "https://b.example/2?x=1", "http://c.example/3", "https://d.example/4"]
    )
    return broken(dice, "\n".join(safe(url) for url in urls).encode())


def saved(dice: Random) -> bytes:
    return broken(
        dice,
        dice.choice(
            (
                making.mhtml(html_page(dice)),
                making.opml(xml(word(dice)).replace('"', "")),
                making.wacz(data_warc=warc(dice)),
                gzip.compress(lines(dice), 1),
            )
        ),
    )


def text(dice: Random) -> bytes:
    row = dice.choice(ALL)
    said = f"{row['title']}\n\nLORNE, March 4 (AP) — {row['text']}\n\nBy Anna Berg\n\nPhoto: A. Berg/AFP"
    for _ in range(dice.randint(1, 3)):
        said = odd_text(dice, said)
    return broken(dice, said.encode("utf-8", "replace"))
