"""Marks that mail programs and markdown put before lines, and what is signed below a mail: no part of the report."""

from __future__ import annotations

import pytest

from variorum.extract import extract

BODY = (
    "Fire broke out in a carpet mill in Tarnholm on Monday night, officials said, and burned until dawn.",
    "Some 240 people work there, and police closed two roads and asked people to keep away.",
    "The owner, Calder Weave, said that it would help the families of those who were hurt.",
)
HEAD = "From: Delia Marrow <delia@vale.example>\nSubject: Mill burns in Tarnholm\nDate: Tue, 13 May 2031 06:30:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"
TEXT = "\n\n".join(BODY)


@pytest.mark.parametrize(
    "written",
    [
        TEXT,
        "\n".join(f"> {line}" if line else ">" for line in TEXT.split("\n")),
        "\n".join(f">> {line}" if line else ">>" for line in TEXT.split("\n")),
        f"{TEXT}\n\n-- \nDelia Marrow\nPhone 555 0100, 4,200 readers",
    ],
    ids=["plain", "quoted", "quoted twice", "signed"],
)
def test_a_mail_is_its_text(read, written):
    (report,) = extract(read("a.eml", (HEAD + written).encode())).reports
    assert report.text.split() == TEXT.split()


def test_a_mail_that_quotes_a_line_keeps_it(read):
    (report,) = extract(read("a.eml", (HEAD + f"> We saw smoke.\n\n{TEXT}").encode())).reports
    assert "We saw smoke." in report.text


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_the_marks_of_headings_are_no_part_of_them(read, name):
    text = f"# Mill burns in Tarnholm\n\n{BODY[0]}\n\n## What the owner says\n\n{BODY[1]}\n\n{BODY[2]}"
    (report,) = extract(read(name, text.encode())).reports
    assert report.title == "Mill burns in Tarnholm"
    assert "#" not in report.text
    assert "What the owner says" in report.text
