from __future__ import annotations

import json

import pytest

from tests.extract.making import capture, page
from variorum.extract import extract
from variorum.records import BlockKind, Certainty, Reason, Report

PARAGRAPHS = [
    "A ferry with 212 people on board ran aground off Lindholm late on Monday, the coast guard said.",
    "Nobody was hurt, and all passengers were taken ashore before midnight, according to the operator of the line.",
    "The master of the ferry told the harbour office that he had not seen the light on the northern reef.",
    "Divers will look at the hull on Wednesday, when the wind is expected to turn, the operator said.",
]
STORY = "\n\n".join(["Ferry runs aground off Lindholm", *PARAGRAPHS])


def read(html: str, **given: str) -> Report:
    (report,) = extract([capture(html, "text/html", **given)]).reports
    return report


def test_body_and_headline_without_the_page_around() -> None:
    report = read(page(STORY))
    assert report.body == "\n\n".join(PARAGRAPHS)
    assert report.blocks[0].kind is BlockKind.HEADLINE
    assert report.language == "en"
    assert "Terms of use" not in report.text


def test_captions_stand_in_the_text_and_not_in_the_body() -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>The ferry on the reef on Tuesday morning.</figcaption></figure>"
    )
    report = read(page(STORY, before=figure))
    kinds = {report.text[b.start : b.end]: b.kind for b in report.blocks}
    assert kinds["The ferry on the reef on Tuesday morning."] is BlockKind.CAPTION
    assert "Tuesday morning" not in report.body


def test_metadata_say_where_they_were_found() -> None:
    said = {
        "@type": "NewsArticle",
        "headline": "Ferry runs aground off Lindholm",
        "datePublished": "2031-03-04T22:10:00+01:00",
        "author": [{"@type": "Person", "name": "Anna Berg and Ole Dahl, Chief Correspondent"}],
        "publisher": {"@type": "Organization", "name": "Island Courier"},
    }
    head = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    report = read(page(STORY, head=head))
    assert report.published == "2031-03-04T22:10:00+01:00"
    assert report.authors == ("Anna Berg", "Ole Dahl")
    assert report.outlet == "Island Courier"
    assert ("published", "JSON-LD", Certainty.STATED) in [
        (f.field, f.where, f.certainty) for f in report.findings
    ]


def test_the_outlets_name_is_cut_from_the_shared_title() -> None:
    head = '<meta property="og:title" content="Ferry runs aground off Lindholm | Island Courier">'
    assert read(page(STORY, head=head)).title == "Ferry runs aground off Lindholm"


def test_a_byline_wins_over_the_house_as_author() -> None:
    head = (
        '<meta name="author" content="Island Courier"><meta property="og:site_name" content="Island Courier">'
    )
    assert read(page(STORY, head=head, before="<p>By Anna Berg</p>")).authors == ("Anna Berg",)


def test_an_undated_page_has_no_date() -> None:
    assert read(page(STORY)).published is None


def test_corrections_and_updates_are_no_paragraphs() -> None:
    notice = "<p>Correction: An earlier version of this report gave another number of passengers on board the ferry.</p>"
    report = read(page(STORY, after=notice))
    assert BlockKind.CORRECTION in [block.kind for block in report.blocks]
    assert "earlier version" not in report.body


def test_entries_of_a_live_blog_have_their_times() -> None:
    said = zip(("10:42", "09:15", "08:03"), PARAGRAPHS, strict=False)
    entries = "".join(f"<h3>{at}</h3><p>{paragraph}</p>" for at, paragraph in said)
    html = f"<html><head><title>Ferry</title></head><body><article><h1>Ferry aground: live</h1>{entries}</article></body></html>"
    found = [(b.said_at, b.kind) for b in read(html).blocks if b.said_at]
    assert found == [(at, BlockKind.ENTRY) for at in ("10:42", "09:15", "08:03")]


def test_one_time_above_a_report_makes_no_live_blog() -> None:
    report = read(page(STORY, before="<p>10:42</p>"))
    assert BlockKind.ENTRY not in [block.kind for block in report.blocks]


def test_a_text_that_stands_only_in_a_script() -> None:
    state = json.dumps({"content": "".join(f"<p>{p}</p>" for p in PARAGRAPHS)})
    report = read(
        f"<html><head><title>Ferry runs aground</title></head><body><div id='app'></div><script>x={state}</script></body></html>"
    )
    assert PARAGRAPHS[1] in report.body
    assert any("script" in doubt for doubt in report.doubts)


def test_a_page_that_breaks_off_is_read_and_doubted() -> None:
    whole = page(STORY)
    report = read(whole[: whole.index("<footer>")] + "<foot")
    assert any("breaks off" in doubt for doubt in report.doubts)


def test_a_section_page_is_no_article() -> None:
    links = "".join(f"<li><a href='/{n}'>Another story of the day number {n}</a></li>" for n in range(60))
    html = f"<html><head><title>News</title></head><body><ul>{links}</ul></body></html>"
    (refusal,) = extract([capture(html, "text/html")]).refused
    assert refusal.reason in (Reason.NOT_AN_ARTICLE, Reason.TOO_SHORT)


TABLES = "<table><tr><td>" * 5000 + PARAGRAPHS[0] + "</td></tr></table>" * 5000


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (f"<html><body>{TABLES}</body></html>", Reason.TOO_DEEP),
        ("<html><body><p>" + "<span>" * 5000 + PARAGRAPHS[0], Reason.TOO_DEEP),
        ("<html><body><div " + " ".join(f'a{n}=""' for n in range(20_000)) + ">x</div>", Reason.TOO_LARGE),
        ("<html><body><!-- never closed " + STORY, Reason.TRUNCATED),
        ("<html><frameset><frame src=a></frameset></html>", Reason.TOO_SHORT),
        ('<script>"' + '\\"' * 100_000, Reason.TRUNCATED),
    ],
)
def test_hostile_pages_are_refused_with_the_reason(html: str, reason: Reason) -> None:
    (refusal,) = extract([capture(html, "text/html")]).refused
    assert refusal.reason == reason


@pytest.mark.parametrize(
    "hostile",
    [
        "<p>&#" + "9" * 100_000 + "</p>",
        "<p onclick='alert(1)' class=\"'><script>alert(1)</script>\">x</p>",
        "<p>\0</p>",
        "<script type='application/ld+json'>" + "[" * 50_000 + "</script>",
        "<script type='application/ld+json'>"
        + '{"@type":"Article","a":' * 900
        + "1"
        + "}" * 900
        + "</script>",
        "<p>e" + "\u0301" * 50_000 + " x.</p>",
    ],
)
def test_hostile_parts_leave_a_clean_report(hostile: str) -> None:
    report = read(page(STORY, after=hostile))
    assert all(paragraph in report.text for paragraph in PARAGRAPHS)
    assert "alert(1)" not in report.text
    assert "\0" not in report.text


def test_a_byline_under_the_headline_is_a_block_of_the_text() -> None:
    sentence = "The bridge over the Alma was closed on Friday after a barge had struck its second pier."
    html = page(
        "\n\n".join(["Barge strikes bridge", *[sentence] * 3]), before="<p class='author'>By Anna Berg</p>"
    )
    (report,) = extract([capture(html, "text/html")]).reports
    assert [b.kind for b in report.blocks][:2] == [BlockKind.HEADLINE, BlockKind.BYLINE]
    assert (report.authors, "Anna Berg" in report.body) == (("Anna Berg",), False)


def test_a_sentence_with_its_photographer_is_a_caption_and_a_credit() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The ferry lies on the northern reef. © Agency Pictures | Anna Berg</figcaption></figure>"
    report = read(page(STORY, before=figure))
    kinds = {report.text[b.start : b.end]: b.kind for b in report.blocks}
    assert kinds["The ferry lies on the northern reef."] is BlockKind.CAPTION
    assert kinds["© Agency Pictures | Anna Berg"] is BlockKind.CREDIT


def test_a_picture_four_elements_up_makes_a_caption_of_the_line_beside_it() -> None:
    beside = (
        "<div><div><div><p>The ferry on the reef on Tuesday morning</p></div></div><img src='a.jpg'></div>"
    )
    report = read(page(STORY, before=beside))
    kinds = {report.text[b.start : b.end]: b.kind for b in report.blocks}
    assert kinds["The ferry on the reef on Tuesday morning"] is BlockKind.CAPTION
