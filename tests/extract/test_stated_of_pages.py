"""What pages say of themselves beside their text: JSON-LD by reference, inner articles, time elements, teasers' dates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.extract.making import capture, page
from variorum.extract import extract
from variorum.records import BlockKind

CASES = Path(__file__).resolve().parent.parent / "cases"
STORY = (
    "Grain store burns in Ostrelle\n\nFire broke out in the grain store of Ostrelle on Tuesday evening and burned until dawn, "
    "the fire brigade said.\n\nEleven people were taken to hospital, three of them with burns, said Marla Quintin, a "
    "spokeswoman.\n\nThe store held about 4,200 tonnes of wheat, and the brigade put the damage at 3.5 million crowns."
)


def read(content):
    return extract([capture(content, "text/html")]).reports[0]


def case(name):
    return read((CASES / name).read_bytes())


def ld(*objects):
    return "".join(f'<script type="application/ld+json">{json.dumps(o)}</script>' for o in objects)


def test_authors_and_outlet_that_are_named_by_id():
    report = case("06-jsonld-ids/page.html")
    assert (report.authors, report.outlet) == (("Delia Marrow", "Otto Kesk"), "The Ostrelle Lantern")


NAMED = {"@type": "Person", "@id": "#p1", "name": "Delia Marrow"}
HOUSE = {"@id": "#org", "name": "The Ostrelle Lantern"}


@pytest.mark.parametrize(
    "objects",
    [
        ([{"@type": "NewsArticle", "author": {"@id": "#p1"}, "publisher": {"@id": "#org"}}], [NAMED, HOUSE]),
        ([NAMED, HOUSE], [{"@type": "NewsArticle", "author": "#p1", "publisher": "#org"}]),
        (
            {"@type": "WebPage", "publisher": HOUSE},
            {"@type": "Report", "author": [{"@type": "Person", "@id": "#p1"}], "publisher": {"@id": "#org"}},
            {"@type": "ProfilePage", "mainEntity": NAMED},
        ),
        (
            {
                "@graph": [
                    {"@type": "NewsArticle", "creator": {"@list": [{"@id": "#p1"}]}, "publisher": "#org"},
                    {"@type": "Person", "@id": "#p1", "givenName": "Delia", "familyName": "Marrow"},
                    HOUSE,
                ]
            },
        ),
    ],
)
def test_brothers_of_names_by_id(objects):
    report = read(page(STORY, head=ld(*objects)))
    assert (report.authors, report.outlet) == (("Delia Marrow",), "The Ostrelle Lantern")


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/ld+json; charset=utf-8">{}</script>',
        '<script type="Application/LD+JSON">{} {{"@type": "WebSite", "name": "x"}}</script>',
        "<script type=application/ld+json>{};</script>",
        "<script type=application/ld+json>{}\n{{broken</script>",
    ],
)
def test_json_ld_as_it_is_written_by_mistake(script):
    said = json.dumps({"@type": "NewsArticle", "author": "Delia Marrow"})
    assert read(page(STORY, head=script.format(said))).authors == ("Delia Marrow",)


def test_of_two_articles_the_one_at_the_pages_address_is_its_own():
    other = {"@type": "NewsArticle", "headline": "Ferry hits pier at Marn", "url": "https://ex.example/ferry", "datePublished": "2025-09-01", "author": "Bo Lind"}  # fmt: skip
    own = {"@type": "NewsArticle", "headline": "What is known of the night at the mill", "mainEntityOfPage": {"@id": "http://www.ex.example/store/"}, "datePublished": "2025-11-12"}  # fmt: skip
    for objects in ((other, own), (own, other)):
        head = ld({"@graph": objects}) + '<link rel=canonical href="https://ex.example/store">'
        report = read(page(STORY, head=head))
        assert (report.published, report.authors) == ("2025-11-12", ())


def test_a_name_that_points_to_itself_names_nobody():
    report = read(
        page(
            STORY,
            head=ld({"@type": "NewsArticle", "author": {"@id": "#p1"}}, {"@id": "#p1", "@type": "Person"}),
        )
    )
    assert report.authors == ()


def test_a_live_blog_is_named_by_itself_and_not_by_its_entries():
    report = case("07-jsonld-outer/live.html")
    assert (report.title, report.published) == ("Ostrelle fire live: toll rises", "2025-11-12T06:30:00+00:00")
    entries = [block.said_at for block in report.blocks if block.kind is BlockKind.ENTRY]
    assert entries == ["09:40 GMT", "08:05 GMT", "06:30 GMT"]
    assert report.doubts == ()


OTHER = {
    "@type": "NewsArticle", "headline": "Ferry hits pier at Marn", "datePublished": "2025-09-01T07:00:00Z",
    "author": {"@type": "Person", "name": "Ines Vale"}, "articleBody": "A ferry hit the pier.",
}  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        ({"@type": "NewsArticle", "headline": "Grain store burns", "datePublished": "2025-11-12", "isRelatedTo": OTHER},),
        ({"@type": "WebPage", "hasPart": [OTHER]}, {"@type": "Article", "datePublished": "2025-11-12"}),
        (OTHER, {"@type": "NewsArticle", "headline": "Grain store burns in Ostrelle", "datePublished": "2025-11-12"}),
        ({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}, {"@type": "Report", "datePublished": "2025-11-12"}),
        ({"@type": "WebPage", "hasPart": {"@type": "Report", "headline": "Grain store burns in Ostrelle", "datePublished": "2025-11-12"}},),
    ],
)  # fmt: skip
def test_another_article_that_is_told_of_does_not_name_the_page(told):
    report = read(page(STORY, head=ld(*told)))
    assert report.published == "2025-11-12"
    assert report.authors == ()
    assert report.title in ("Grain store burns", "Grain store burns in Ostrelle")


@pytest.mark.parametrize(
    ("name", "published", "modified"),
    [
        ("a", "2025-11-12T07:15:00+01:00", None),
        ("b", "2025-11-12T07:15:00+01:00", "2025-11-13T09:00:00+01:00"),
        ("c", "2025-11-12", "2025-11-12T19:20:45+01:00"),
    ],
)
def test_time_elements(name, published, modified):
    report = case(f"08-time-element/{name}.html")
    assert (report.published, report.modified) == (published, modified)


@pytest.mark.parametrize(
    ("before", "published", "modified"),
    [
        ("<p>Aktualisiert <time datetime='2025-11-13T09:00'>gestern</time> · <time datetime='2025-11-12T07:15'>Mittwoch</time></p>",
         "2025-11-12T07:15:00", "2025-11-13T09:00:00"),
        ("<span itemprop=datePublished content='2025-11-12T07:15:00Z'>12/11</span>", "2025-11-12T07:15:00+00:00", None),
        ("<time class='entry-date published updated' datetime='2025-11-12'>3 hours ago</time>", "2025-11-12", None),
        ("<div>Updated</div><time datetime='2025-11-13'>13/11</time>", None, "2025-11-13"),
        ("<time datetime='PT3M'>3 min</time>", None, None),
        ("<time datetime='1762928100000'>hace 3 horas</time>", "2025-11-12T06:15:00+00:00", None),
        ("<relative-time datetime='2025-11-12T07:15:00Z'>two days ago</relative-time>", "2025-11-12T07:15:00+00:00", None),
        ("<time datetime='Nov 12, 2025 7:15 PM'>yesterday</time>", "2025-11-12T19:15:00", None),
        ("<time pubdate datetime='2025-11-12 07:15 +0100'>Updated daily</time>", "2025-11-12T07:15:00+01:00", None),
    ],
)  # fmt: skip
def test_brothers_of_time_elements(before, published, modified):
    report = read(page(STORY, before=before))
    assert (report.published, report.modified) == (published, modified)


@pytest.mark.parametrize("date", ["3 May 2019", "<time datetime=2019-05-03>3 May 2019</time>", "03.05.2019"])
def test_a_date_that_the_story_comes_to_is_not_the_pages(date):
    told = f"<p>The last fire of that size in the district was on {date}, the brigade said, and nobody was hurt.</p>"
    headline, first, *_rest = STORY.split("\n\n")
    assert read(page(f"{headline}\n\n{first}", after=told)).published is None


def test_a_sentence_may_say_when_it_was_published():
    said = "<p>This article by our correspondent was first published on 12 November 2025 and is shown here as it was.</p>"
    assert read(page(STORY, before=said)).published == "2025-11-12"


def test_the_times_of_a_live_blogs_entries_are_not_the_pages():
    entries = "".join(
        f"<article><time datetime='2025-11-12T0{n}:00Z'>0{n}:00</time><p>At this hour the fire brigade said that the fire was still burning in hall {n}.</p></article>"
        for n in (9, 8, 7)
    )
    assert (
        read(f"<html><body><main><h1>Ostrelle fire live</h1>{entries}</main></body></html>").published is None
    )


def test_a_teasers_date_is_not_the_reports():
    report = case("09-teaser-date/page.html")
    assert report.published is None


TEASER = "<a href=/x>Ferry hits pier at Marn</a>"


@pytest.mark.parametrize(
    "after",
    [
        f"<p>{TEASER} 1 September 2025</p>",
        f"<ul><li><h3>{TEASER}</h3><span>01.09.2025</span></li></ul>",
        f"<div class=k><div>{TEASER}</div><div><time datetime=2025-09-01>1 Sept</time></div></div>",
        "<aside>Published 1 September 2025</aside>",
    ],
)
def test_brothers_of_the_teasers_date(after):
    assert read(page(STORY, after=after)).published is None
    assert read(page(STORY, before=after)).published is None
    own = "<p>Published 12 November 2025</p>"
    assert read(page(STORY, before=own, after=after)).published == "2025-11-12"


@pytest.mark.parametrize(
    ("said", "published", "doubt"),
    [
        ("2025-11", "2025-11", "is only a month"),
        ("2025", "2025", "is only a year"),
        ("0001-01-01T00:00:00Z", None, "is none on which news was printed"),
        ("9999-12-31", None, "is none on which news was printed"),
        ("2025-13-45", None, "is none on which news was printed"),
        ("2025-11-12T08:00:00Z", "2025-11-12T08:00:00+00:00", None),
    ],
)
def test_a_stated_date_that_is_no_day_is_doubted(said, published, doubt):
    for head in (
        f'<meta property="article:published_time" content="{said}">',
        ld({"@type": "Report", "datePublished": said}),
    ):
        report = read(page(STORY, head=head))
        assert report.published == published
        assert [d for d in report.doubts if doubt and doubt in d] == list(report.doubts)
        assert bool(report.doubts) == bool(doubt)


def test_a_month_that_a_visible_date_settles_is_the_day():
    head = '<meta property="article:published_time" content="2025-11">'
    report = read(page(STORY, head=head, before="<p>12 November 2025</p>"))
    assert report.published == "2025-11-12"
