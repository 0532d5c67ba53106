"""What newsrooms and researchers have beside pages: documents, mails, zip files, wires, lists, exports of feed readers."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from email.message import EmailMessage

import docx
import odfdo
import pytest
from click.testing import CliRunner

from variorum.cli.main import main
from variorum.errors import MissingExtra, UsageError
from variorum.extract import extract
from variorum.gather import GatherSettings, gather
from variorum.gather.fetch import Response
from variorum.records import Capture, Reason, Refusal, Skipped

TEXT = "The ferry stopped at noon, and it stayed where it was, the harbour master said on Wednesday morning: nobody aboard was hurt."
PAGE = f"<!doctype html><title>Ferry</title><body><h1>Ferry stops</h1><p>{TEXT}</p></body>"


def zipped(members, **how):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, **how)
    return out.getvalue()


class Fetcher:
    """Answers every address with a page, and remembers which were asked."""

    def __init__(self):
        self.asked = []

    def fetch(self, url):
        self.asked.append(url)
        return Response(asked=url, url=url, status=200, body=PAGE.encode(), headers=(("content-type", "text/html"),), retrieved="2025-05-16T08:00:00+00:00")  # fmt: skip


# Zip files


def test_pages_in_a_zip_file_are_read_as_those_of_a_folder(read):
    found = read("papers.zip", zipped({
        "b/tuesday.html": PAGE, "a.txt": TEXT, "b/tuesday_files/frame.html": PAGE, "__MACOSX/a.txt": "x", "logo.png": b"\x89PNG",
    }))  # fmt: skip
    captures = [item for item in found if isinstance(item, Capture)]
    assert [item.path.rpartition("/papers.zip")[2] for item in captures] == ["#a.txt", "#b/tuesday.html"]
    assert {item.detail for item in found if isinstance(item, Skipped)} >= {
        "hidden",
        "the parts of b/tuesday.html",
    }
    assert len(found) == 5


@pytest.mark.parametrize("name", ["../up.txt", "/etc/up.txt", "C:\\up.txt", "a/../../up.txt", "..\\up.txt"])
def test_a_name_that_leads_out_of_the_zip_file_is_refused(read, name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), TEXT)
        archive.writestr("a.txt", TEXT)
    found = read("a.zip", out.getvalue())
    assert [item.reason for item in found if isinstance(item, Refusal)] == [Reason.FORBIDDEN]
    assert len([item for item in found if isinstance(item, Capture)]) == 1


def test_a_zip_file_in_another_is_not_opened_but_a_document_is(read):
    found = read("a.zip", zipped({"inner.zip": zipped({"a.txt": TEXT}), "release.docx": document()}))
    assert [item.reason for item in found if isinstance(item, Refusal)] == [Reason.UNSUPPORTED]
    (capture,) = [item for item in found if isinstance(item, Capture)]
    assert capture.path.endswith("a.zip#release.docx")


def test_bombs_are_refused_before_they_are_opened(read):
    (refusal,) = read("a.zip", zipped({"a.html": b"<p>" + b" " * (64 << 20)}))
    assert (refusal.reason, "bomb" in refusal.detail) == (Reason.TOO_LARGE, True)
    out = zipped({"a.html": b"<p>" + b" " * (1 << 20)})
    (refusal,) = [*gather_with(read, "b.zip", out, GatherSettings(unpacked_bytes=1 << 19))]
    assert "split it" in refusal.detail


def gather_with(read, name, content, settings):
    return read(name, content, settings=settings)


def test_a_zip_file_without_reports_is_refused_by_its_name_and_broken_ones_say_so(read):
    assert (
        read("a.zip", zipped({"logo.png": b"\x89PNG"}))[-1].detail
        == "a zip file with no web archive and no report in it"
    )
    assert read("b.zip", zipped({}))[0].reason is Reason.EMPTY
    assert read("c.zip", zipped({"a.txt": TEXT})[:-30])[0].reason is Reason.BROKEN_ARCHIVE


def test_a_locked_file_is_refused_with_what_to_do(read):
    content = bytearray(zipped({"a.txt": TEXT}))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    (refusal,) = read("a.zip", bytes(content))
    assert "password" in refusal.detail


# Documents of office programs


def document(*, title="Ferry stops", table=False):
    made = docx.Document()
    made.core_properties.title = title
    made.add_heading("Ferry stops", 1)
    made.add_paragraph(TEXT)
    if table:
        cells = made.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "aboard", "212"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def open_document():
    made = odfdo.Document("text")
    made.body.clear()
    made.body.append(odfdo.Header(1, "Ferry stops"))
    made.body.append(odfdo.Paragraph(TEXT))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "content"), [("a.docx", document()), ("a.odt", open_document())])
def test_a_document_is_a_report_of_its_paragraphs(read, name, content):
    (capture,) = read(name, content)
    assert capture.content.decode() == f"Ferry stops\n\n{TEXT}"
    assert capture.media_type == "text/plain"


def test_tables_of_a_document_are_read_row_by_row(read):
    (capture,) = read("a.docx", document(table=True))
    assert capture.content.decode().endswith("aboard\t212")
    assert capture.stated.title == "Ferry stops"


def test_tracked_changes_are_taken_and_remarks_left_out(read):
    made = docx.Document()
    paragraph = made.add_paragraph("It had ")
    for tag, inner, words in (("del", "delText", "200"), ("ins", "t", "212")):
        change = docx.oxml.OxmlElement(f"w:{tag}")
        run, text = docx.oxml.OxmlElement("w:r"), docx.oxml.OxmlElement(f"w:{inner}")
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" aboard.")
    out = io.BytesIO()
    made.save(out)
    (capture,) = read("a.docx", out.getvalue())
    assert capture.content == b"It had 212 aboard."
    made = odfdo.Document("text")
    made.body.clear()
    paragraph = odfdo.Paragraph("It had 212 aboard.")
    paragraph.insert_annotation(after="212", body="check this", creator="Bo")
    made.body.append(paragraph)
    out = io.BytesIO()
    made.save(out)
    (capture,) = read("a.odt", out.getvalue())
    assert capture.content == b"It had 212 aboard."


@pytest.mark.parametrize(("name", "content"), [("a.docx", document()), ("a.odt", open_document())])
def test_a_broken_document_is_one_line(read, name, content):
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            body = archive.read(info)
            parts[info.filename] = body[: len(body) // 2] if info.filename.endswith(("document.xml", "content.xml")) else body  # fmt: skip
    (refusal,) = read(name, zipped(parts))
    assert refusal.reason is Reason.BROKEN_ARCHIVE
    assert "\n" not in refusal.detail


@pytest.mark.parametrize(
    ("name", "content", "library"), [("a.docx", document(), "docx"), ("a.odt", open_document(), "odfdo")]
)
def test_documents_name_the_extra_that_is_missing(put, monkeypatch, name, content, library):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=r"variorum\[office\]"):
        list(gather([put(name, content)]))


# E-mails


def mail(*, page=None, text=TEXT, listed=False, attachments=()):
    made = EmailMessage()
    made["From"], made["Subject"] = '"Ada Reed" <ada@harbour.example>', "Ferry stops"
    made["Date"], made["Message-ID"] = "Wed, 14 May 2025 12:00:00 +0200", "<1@harbour.example>"
    if listed:
        made["List-Id"] = "<news.harbour.example>"
    if text is not None:
        made.set_content(text)
    if page is not None:
        made.add_alternative(page, subtype="html") if text is not None else made.set_content(
            page, subtype="html"
        )
    for name, content, kind in attachments:
        made.add_attachment(content, maintype=kind.split("/")[0], subtype=kind.split("/")[1], filename=name)
    return made.as_bytes()


@pytest.mark.parametrize(
    ("content", "kind"),
    [(mail(), "text/plain"), (mail(page=PAGE), "text/plain"), (mail(page=PAGE, text="See this in a browser."), "text/html"),
     (mail(page=PAGE, text=None), "text/html")],
    ids=["text", "both", "a text that only points", "page"],
)  # fmt: skip
def test_a_mail_is_read_from_the_part_that_says_it(read, content, kind):
    (capture,) = read("a.eml", content)
    assert capture.media_type == kind
    assert TEXT[:40] in capture.content.decode()
    assert (capture.stated.title, capture.stated.published) == ("Ferry stops", "2025-05-14T12:00:00+02:00")
    assert (capture.stated.authors, capture.stated.outlet) == (("Ada Reed",), None)


def test_the_sender_of_a_list_is_an_outlet(read):
    (capture,) = read("a.eml", mail(listed=True))
    assert (capture.stated.authors, capture.stated.outlet) == (None, "Ada Reed")


def test_files_that_hang_on_a_mail_are_read_too(read):
    found = read("a.eml", mail(attachments=[
        ("release.docx", document(), "application/octet-stream"), ("logo.png", b"\x89PNG", "image/png"),
        ("../up.txt", TEXT.encode() + b" Twice.", "text/plain"),
    ]))  # fmt: skip
    names = [item.path.rpartition("/")[2] for item in found if isinstance(item, Capture)]
    assert names == ["a.eml", "a.eml#release.docx", "a.eml#.._up.txt"]
    assert [type(item) for item in found].count(Skipped) == 1


@pytest.mark.parametrize(
    "content",
    [b"Message-ID: <1>\r\nFrom: =?utf-8?q?=ff?= <a@b>\r\nDate: yesterday\r\n\r\n" + TEXT.encode(),
     b"Message-ID: <1>\r\nContent-Type: text/plain; charset=klingon\r\n\r\n" + TEXT.encode(),
     b"Message-ID: <1>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n" + TEXT.encode()],
    ids=["odd headers", "no charset", "cut"],
)  # fmt: skip
def test_odd_mails_are_read(read, content):
    (capture,) = read("a.eml", content)
    assert TEXT in capture.content.decode()


# Lists of addresses, standard input

ADDRESSES = "# today\nhttps://a.example/1\nhttps://b.example/2?x=1\nhttps://a.example/1\n\n"


def test_the_addresses_of_a_list_that_is_named_are_fetched(put):
    fetcher = Fetcher()
    found = list(gather([put("urls.txt", ADDRESSES)], fetcher=fetcher))
    assert fetcher.asked == ["https://a.example/1", "https://b.example/2?x=1"]
    assert [type(item) for item in found] == [Capture, Capture]


def test_those_of_a_list_in_a_folder_only_when_asked(put, tmp_path):
    put("urls.txt", ADDRESSES)
    fetcher = Fetcher()
    found = list(gather([str(tmp_path)], fetcher=fetcher))
    assert fetcher.asked == []
    assert [type(item) for item in found] == [Skipped, Skipped]
    list(gather([str(tmp_path)], settings=GatherSettings(follow_lists=True), fetcher=fetcher))
    assert len(fetcher.asked) == 2


@pytest.mark.parametrize(
    ("content", "texts"),
    [(TEXT.encode(), [TEXT]), (PAGE.encode(), [PAGE]), (json.dumps({"text": TEXT}).encode(), [TEXT]),
     (f'title,text\nFerry,"{TEXT}"\n'.encode(), [TEXT]), (f'url;story_text\n;"{TEXT}"\n'.encode(), [TEXT]),
     (zipped({"a.txt": TEXT}), [TEXT])],
    ids=["text", "page", "JSONL", "CSV", "semicolons", "zip"],
)  # fmt: skip
def test_what_is_piped_in_is_known_by_its_content(monkeypatch, content, texts):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    found = [item for item in gather(["-"]) if isinstance(item, Capture)]
    assert [item.content.decode() for item in found] == texts
    assert found[0].path.startswith("-")


def test_a_sentence_with_commas_is_no_table(monkeypatch):
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(b"Title, text, body, said the mayor.\nAnd left."))
    )
    (capture,) = gather(["-"])
    assert capture.media_type == "text/plain"


def test_commands_take_what_is_piped_in(tmp_path):
    result = CliRunner().invoke(main, ["extract", "-"], input=json.dumps({"text": TEXT}))
    assert json.loads(result.stdout)["text"] == TEXT


def test_a_terminal_is_no_pipe(monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    with pytest.raises(UsageError, match="piped"):
        gather(["-"])


# Wires

NINJS_1 = {"uri": "https://wire.example/1", "type": "text", "version": "3", "versioncreated": "2025-05-14T12:00:00Z",
           "firstcreated": "2025-05-14T10:00:00Z", "pubstatus": "usable", "headline": "Ferry stops", "byline": "Ada Reed",
           "body_text": TEXT, "copyrightholder": "Vessen Wire", "ednote": "CORRECTS the hour"}  # fmt: skip
NINJS_2 = {"uri": "urn:wire:2", "standard": {"name": "ninjs", "version": "2.1"}, "version": "2", "pubstatus": "canceled",
           "headlines": [{"role": "main", "value": "Ferry stops"}], "bodies": [{"contenttype": "text/plain", "value": TEXT}],
           "infosources": [{"name": "Coastguard"}, {"name": "Harbour office"}], "ednote": "KILLS this story"}  # fmt: skip
NINJS_3 = {"uri": "urn:wire:3", "standard": {"name": "ninjs", "version": "3.0"}, "version": "1", "pubStatus": "usable",
           "versionCreated": "2025-05-14T12:00:00Z", "firstCreated": "2025-05-14T10:00:00Z",
           "headlines": [{"value": "Ferry stops"}], "bodies": [{"contentType": "text/html", "value": f"<p>{TEXT}</p>"}],
           "infoSources": [{"name": "Coastguard"}], "edNote": "First of two"}  # fmt: skip
NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:wire:4" version="5" standard="NewsML-G2"><itemMeta><itemClass qcode="ninat:text"/><provider literal="Vessen Wire"/>
<versionCreated>2025-05-14T12:00:00Z</versionCreated><firstCreated>2025-05-14T10:00:00Z</firstCreated><pubStatus qcode="stat:withheld"/>
<edNote>CORRECTS the hour in para 2</edNote></itemMeta>
<contentMeta><headline>Ferry stops</headline><by>Ada Reed</by><infoSource><name>Coastguard</name></infoSource></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>
<p>{TEXT}</p><p>It had 212 aboard.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
<newsItem guid="urn:wire:5" version="1"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
</itemSet></newsMessage>"""


@pytest.mark.parametrize(
    ("name", "content", "notes"),
    [
        ("1.json", json.dumps(NINJS_1), {"version": "3", "pubStatus": "usable", "edNote": "CORRECTS the hour"}),
        ("2.json", json.dumps(NINJS_2), {"version": "2", "pubStatus": "canceled", "infoSources": "Coastguard; Harbour office",
                                         "edNote": "KILLS this story"}),
        ("3.json", json.dumps([NINJS_3]), {"version": "1", "pubStatus": "usable", "infoSources": "Coastguard", "edNote": "First of two"}),
        ("4.xml", NEWSML, {"version": "5", "pubStatus": "withheld", "infoSources": "Coastguard", "edNote": "CORRECTS the hour in para 2"}),
    ],
    ids=["ninjs 1", "ninjs 2", "ninjs 3", "NewsML-G2"],
)  # fmt: skip
def test_what_a_wire_says_of_its_item_is_kept_with_the_report(read, name, content, notes):
    (capture,) = [item for item in read(name, content) if isinstance(item, Capture)]
    (report,) = extract([capture]).reports
    assert TEXT in report.text
    assert report.title == "Ferry stops"
    found = {f.field: f.value for f in report.findings}
    assert {key: found.get(key) for key in notes} == notes
    doubts = [doubt for doubt in report.doubts if "not to be used" in doubt]
    assert bool(doubts) == (notes["pubStatus"] != "usable")


def test_the_dates_of_a_wire_are_the_first_and_the_last(read):
    (capture, skipped) = read("4.xml", NEWSML)
    (report,) = extract([capture]).reports
    assert report.published == "2025-05-14T10:00:00+00:00"
    assert report.modified == "2025-05-14T12:00:00+00:00"
    assert report.credit == report.outlet == "Vessen Wire"
    assert skipped.detail == "an item that is no text (picture)"


def test_entities_of_newsml_are_not_expanded_and_broken_ones_are_one_line(read):
    bomb = NEWSML.replace(
        "<newsMessage", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><newsMessage', 1
    )
    (capture, _) = read("a.xml", bomb.replace("aboard", "&b;"))
    assert b"aaaa" not in capture.content
    assert read("b.xml", NEWSML[:900])[0].reason is Reason.UNREADABLE
    for nought in (NEWSML.replace("aboard", "ab\0oard", 1), NEWSML.replace("aboard", "ab\x0board", 1)):
        (refusal,) = read("c.xml", nought)
        assert refusal.reason is Reason.UNREADABLE
        assert "\n" not in refusal.detail


# Exports of feed readers

MINIFLUX = {"total": 2, "entries": [
    {"id": 1, "title": "Ferry stops", "url": "https://bell.example/1", "author": "Ada Reed", "published_at": "2025-05-14T10:00:00Z",
     "content": f"<p>{TEXT}</p>", "feed": {"id": 3, "title": "Bell"}},
    {"id": 2, "title": "Nothing", "url": "", "content": "", "feed": {"id": 3, "title": "Bell"}}]}  # fmt: skip
FRESHRSS = {"id": "user/-/state/org.freshrss/starred", "title": "List of favourite articles", "items": [
    {"id": "tag:1", "title": "Ferry stops", "author": "Ada Reed", "published": 1747216800, "canonical": [{"href": "https://bell.example/1"}],
     "alternate": [{"href": "https://bell.example/1"}], "content": {"content": f"<p>{TEXT}</p>"}, "origin": {"title": "Bell"}}]}  # fmt: skip


@pytest.mark.parametrize(("whole", "refused"), [(MINIFLUX, 1), (FRESHRSS, 0)], ids=["Miniflux", "FreshRSS"])
def test_exports_of_feed_readers_are_read(read, whole, refused):
    found = read("a.json", json.dumps(whole))
    (capture,) = [item for item in found if isinstance(item, Capture)]
    assert (capture.url, capture.stated.outlet, capture.stated.title) == (
        "https://bell.example/1",
        "Bell",
        "Ferry stops",
    )
    (report,) = extract([capture]).reports
    assert (report.published or "")[:10] == "2025-05-14"
    assert [type(item) for item in found].count(Refusal) == refused


# References

RIS = """TY  - NEWS
TI  - Ferry stops
T2  - Bell
AU  - Reed, Ada
DA  - 2025/05/14/
UR  - https://bell.example/1
L2  - files/1/page.html
ER  -

TY  - NEWS
TI  - A ferry
UR  - https://post.example/2
ER  -

TY  - NEWS
TI  - Nothing
L1  - ../../out.html
ER  -

"""


def test_pages_that_zotero_saved_are_read_with_what_the_reference_says(put):
    put("files/1/page.html", PAGE)
    fetcher = Fetcher()
    page, address, refusal = gather([put("export.ris", RIS)], fetcher=fetcher)
    assert page.path.endswith("files/1/page.html")
    assert page.url == "https://bell.example/1"
    assert (page.stated.title, page.stated.outlet, page.stated.published) == (
        "Ferry stops",
        "Bell",
        "2025-05-14",
    )
    assert page.stated.authors == ("Ada Reed",)
    assert isinstance(address, Skipped)
    assert address.path == "https://post.example/2"
    assert (refusal.reason, fetcher.asked) == (Reason.FORBIDDEN, [])


def test_references_in_csl_are_pages_to_fetch(put):
    items = [{"id": "a", "type": "article-newspaper", "title": "Ferry stops", "container-title": "Bell", "URL": "https://bell.example/1",
              "author": [{"family": "Reed", "given": "Ada"}], "issued": {"date-parts": [["2025", 5, 14]]}}]  # fmt: skip
    path = put("export.json", json.dumps(items))
    (skipped,) = gather([path])
    assert "--follow-lists" in skipped.detail
    (page,) = gather([path], settings=GatherSettings(follow_lists=True), fetcher=Fetcher())
    assert (page.stated.title, page.stated.outlet, page.stated.published) == (
        "Ferry stops",
        "Bell",
        "2025-05-14",
    )
    assert page.stated.authors == ("Ada Reed",)


@pytest.mark.parametrize("odd", [True, 7, "Berg, Anna", [None, 1, "A"], {"family": "Berg"}])
def test_authors_of_a_reference_that_are_no_list_of_people_are_none(put, odd):
    reference = {
        "type": "article-newspaper",
        "title": "Ferry",
        "author": odd,
        "URL": "https://a.example/1",
        "issued": "2031",
    }
    (found,) = gather([put("r.json", json.dumps([reference]))])
    assert not isinstance(found, Refusal)


@pytest.mark.parametrize("parts", [[["²", 3]], [["9" * 5000]], [[-1, 2]], [[True]], [{}], 7])
def test_dates_of_a_reference_that_are_no_numbers_are_none(put, parts):
    reference = {
        "type": "article-newspaper",
        "title": "Ferry",
        "issued": {"date-parts": parts},
        "URL": "https://a.example/1",
    }
    (found,) = gather([put("r.json", json.dumps([reference]))])
    assert not isinstance(found, Refusal)


def test_a_mailbox_gives_each_of_its_e_mails(tmp_path):
    letters = (
        "From a@b Wed Nov 12 07:15:00 2025\nSubject: Store {n} burns\nFrom: Delia Marrow <d@ex.example>\n"
        "Date: Wed, 12 Nov 2025 07:15:00 +0100\n\nFire broke out in store {n}.\n\n>From the roof one saw it in 2025\n\n"
    )
    place = tmp_path / "press.mbox"
    place.write_text(letters.format(n=1) + letters.format(n=2))
    found = list(gather([str(tmp_path)]))
    assert [(one.path[-12:], one.stated.title) for one in found] == [
        ("press.mbox#1", "Store 1 burns"),
        ("press.mbox#2", "Store 2 burns"),
    ]
    assert (
        found[0].content.decode().strip() == "Fire broke out in store 1.\n\nFrom the roof one saw it in 2025"
    )


def test_a_text_that_begins_as_a_mailbox_does_is_a_text(tmp_path):
    place = tmp_path / "a.txt"
    place.write_text(
        "From the roof one saw the fire of 2025\nThe brigade said that it had burned until dawn.\n"
    )
    (found,) = gather([str(place)])
    assert found.media_type == "text/plain"
