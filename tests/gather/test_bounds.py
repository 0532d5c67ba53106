"""Small files that say they are large: every kind has a bound, and says when it is reached."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx
import pytest

from variorum.extract import extract
from variorum.gather import GatherSettings, gather
from variorum.records import Capture, Reason, Refusal, Skipped

DRAWN = b"BT /F1 10 Tf 1 0 0 1 60 700 Tm (The ferry stops in June.) Tj ET\n"


def pdf(stream: bytes, *, filters: bytes = b"/FlateDecode", pages: int = 1) -> bytes:
    """`pages` times one page, drawn by one stream."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [" + b" ".join([b"3 0 R"] * pages) + b"] /Count %d >>" % pages,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return content + tail % (table, len(content))


def read(folder, name, content, **settings):
    path = folder / name
    path.write_bytes(content)
    return list(gather([str(path)], settings=GatherSettings(**settings)))


def test_a_pdf_that_draws_one_large_page_often_is_read_as_far_as_the_bound_and_says_so(tmp_path):
    content = pdf(zlib.compress(DRAWN * 50), pages=400)
    (found,) = read(tmp_path, "many.pdf", content, pdf_drawn_bytes=len(DRAWN) * 50 * 3)
    assert isinstance(found, Capture)
    assert found.losses == ("only 3 of 400 pages were read: more than 0 MB are drawn on its pages",)


@pytest.mark.parametrize("twice", [False, True])
def test_a_pdf_that_unpacks_to_a_bomb_is_refused(tmp_path, twice):
    packed = zlib.compress(b" " * (100 << 20), 9)
    content = pdf(zlib.compress(packed, 9), filters=b"[/FlateDecode /FlateDecode]") if twice else pdf(packed)
    (found,) = read(tmp_path, "bomb.pdf", content)
    assert isinstance(found, Refusal)
    assert found.reason in {Reason.TOO_LARGE, Reason.UNREADABLE}
    assert "page" in found.detail


def test_a_cell_of_a_document_that_says_it_is_a_hundred_million_wide_is_one(tmp_path):
    document = docx.Document()
    document.add_paragraph("The ferry ran aground.")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Hurt", "12"
    table.cell(0, 0).merge(table.cell(0, 1))
    plain, out = io.BytesIO(), io.BytesIO()
    document.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(b'w:gridSpan w:val="2"', b'w:gridSpan w:val="100000000"')
            )
    (found,) = read(tmp_path, "wide.docx", out.getvalue())
    assert found.content.decode().split() == ["The", "ferry", "ran", "aground.", "Hurt", "12"]


def test_an_e_mail_of_very_many_parts_is_refused_before_it_is_parsed(tmp_path):
    head = b"Message-ID: <a>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    part = b"--b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nThe ferry\r\n"
    (found,) = read(tmp_path, "many.eml", head + part * 100_000)
    assert (found.reason, "2,000" in found.detail) == (Reason.TOO_LARGE, True)
    assert len(read(tmp_path, "few.eml", head + part * 3 + b"--b--\r\n")) == 3


def test_a_table_with_a_name_of_a_column_that_is_longer_than_the_csv_modules_own_limit_is_a_table(tmp_path):
    import csv

    csv.field_size_limit(131_072)
    content = b'"' + b"x" * 200_000 + b'",title,text\n1,Ferry,The ferry stops in June.\n'
    found = read(tmp_path, "long.csv", content)
    assert [type(item) for item in found if not isinstance(item, Skipped)] == [Capture]


def test_a_page_of_very_many_links_is_told_to_be_an_index(tmp_path):
    links = "".join(
        f'<p><a href="https://a.example/{n}">Story {n} of the ferry</a></p>' for n in range(3_000)
    )
    captures = read(
        tmp_path, "links.html", f"<html><body><article><h1>Ferry</h1>{links}</article></body></html>".encode()
    )
    (refused,) = extract(captures).refused
    assert "links" in refused.detail
