"""Who wrote it, and for whom: bylines without the word "by", and photographers with their houses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.making import capture, page
from tests.extract.test_stated_of_pages import STORY, read
from variorum.extract import extract
from variorum.records import BlockKind

CASES = Path(__file__).resolve().parent.parent / "cases"


def blocks(report, kind):
    return [report.text[b.start : b.end] for b in report.blocks if b.kind is kind]


def test_a_name_and_an_agency_are_author_and_credit():
    report = read((CASES / "10-byline-agency/page.html").read_bytes())
    assert (report.authors, report.credit) == (("Delia Marrow",), "dpa")


@pytest.mark.parametrize(
    ("line", "authors", "credit"),
    [
        ("Otto Kesk (AFP)", ("Otto Kesk",), "AFP"),
        ("Von Delia Marrow und Otto Kesk, dpa", ("Delia Marrow", "Otto Kesk"), "dpa"),
        ("Jean de la Croix, Reuters", ("Jean de la Croix",), "Reuters"),
        ("J. R. Marrow | AP", ("J. R. Marrow",), "AP"),
        ("By Delia Marrow, Associated Press", ("Delia Marrow",), "AP"),
        ("Delia Marrow, Otto Kesk, dpa", ("Delia Marrow", "Otto Kesk"), "dpa"),
        ("Delia Marrow mit dpa", ("Delia Marrow",), "dpa"),
        ("Por Delia Marrow (EFE)", ("Delia Marrow",), "EFE"),
    ],
)
def test_brothers_of_names_and_agencies(line, authors, credit):
    report = read(page(STORY, before=f"<p>{line}</p>"))
    assert (report.authors, report.credit, blocks(report, BlockKind.BYLINE)) == (authors, credit, [line])
    headline, *rest = STORY.split("\n\n")
    text = "\n\n".join([headline, line, *rest])
    for kind in ("text/plain", "text/x-report"):
        report = extract([capture(text, kind)]).reports[0]
        assert (report.authors, report.credit) == (authors, credit), kind


@pytest.mark.parametrize(
    "line", ["New York, AP", "Paris, AFP", "Monday Evening, Reuters", "The mayor of Ostrelle, AP"]
)
def test_places_days_and_posts_are_no_authors(line):
    assert read(page(STORY, before=f"<p>{line}</p>")).authors == ()


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        ("<p class=author>Delia Marrow</p>", ("Delia Marrow",)),
        ("<div class='article-byline'>Delia Marrow/dpa</div>", ("Delia Marrow",)),
        ("<span itemprop=author>dpa/Delia Marrow</span>", ("Delia Marrow",)),
        ("<div class='author-bio'>Delia Marrow</div>", ()),
        ("<div class=byline>Latest from our newsroom</div>", ()),
    ],
)
def test_a_line_that_the_page_calls_the_authors(markup, authors):
    assert read(page(STORY, before=markup)).authors == authors


def test_a_caption_that_ends_with_a_photographer_and_his_house():
    report = read((CASES / "11-caption-slash/page.html").read_bytes())
    assert blocks(report, BlockKind.CAPTION) == ["Smoke over the store on Wednesday"]
    assert blocks(report, BlockKind.CREDIT) == ["Ilse Brand/Lantern"]


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (
            "Smoke over the store on Wednesday Ilse Brand/Lantern",
            "Smoke over the store on Wednesday",
            "Ilse Brand/Lantern",
        ),
        (
            "Rauch über dem Speicher am Mittwoch. Ilse Brand/dpa",
            "Rauch über dem Speicher am Mittwoch.",
            "Ilse Brand/dpa",
        ),
        (
            "The brigade at the store <i class='photo-credit'>© A. Berg</i>",
            "The brigade at the store",
            "© A. Berg",
        ),
        (
            "La fumée sur le silo mercredi Jean de Croix / AFP",
            "La fumée sur le silo mercredi",
            "Jean de Croix / AFP",
        ),
        ("Ilse Brand/Lantern", None, "Ilse Brand/Lantern"),
        ("Anna Reed/AP via Getty Images", None, "Anna Reed/AP via Getty Images"),
        ("picture alliance / dpa", None, "picture alliance / dpa"),
    ],
)
def test_brothers_of_the_caption(line, caption, credit):
    figure = f"<figure><img src=a.jpg><figcaption>{line}</figcaption></figure>"
    report = read(page(STORY, before=figure))
    assert blocks(report, BlockKind.CAPTION) == ([caption] if caption else [])
    assert blocks(report, BlockKind.CREDIT) == [credit]


def test_a_caption_in_a_button_that_opens_the_picture():
    figure = "<button><figure><img src=a.jpg><figcaption>Smoke over the store on Wednesday</figcaption></figure></button>"
    assert blocks(read(page(STORY, before=figure)), BlockKind.CAPTION) == [
        "Smoke over the store on Wednesday"
    ]
