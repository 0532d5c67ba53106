"""Feeds whose markup was escaped once too often, and whose dates are half said."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import pytest

from variorum.extract import extract
from variorum.gather import gather

CASES = Path(__file__).resolve().parent.parent / "cases"
ONE = "Fire broke out in the grain store of Ostrelle on Tuesday evening and burned until dawn, the fire brigade’s chief said."
TWO = "Eleven people were taken to hospital, three of them with burns, said Marla Quintin, a spokeswoman for the district."


def reports(captures):
    return extract(captures).reports


def test_the_two_sentences_of_a_feed_escaped_twice():
    (report,) = reports(gather([str(CASES / "17-double-escaped/feed.xml")]))
    assert report.text.count("\n\n") == 1
    assert report.text.endswith("a spokeswoman for the district.")


MARKUP = (
    f"<p>{ONE}</p><p>{TWO}</p>",
    f"{ONE}<br/><br/>{TWO}",
    f"<div><p>{ONE}</p> <p>{TWO}</p></div>".replace("’", "&rsquo;"),
)


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("times", [0, 1, 2, 3])
def test_brothers_by_how_often_and_where(read, markup, times):
    for _ in range(times):
        markup = escape(markup, quote=False)
    rss = f"<rss version='2.0'><channel><title>L</title><item><title>Store burns</title><description>{escape(markup)}</description></item></channel></rss>"
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>L</title><entry><title>Store burns</title><content type='html'><![CDATA[{markup}]]></content></entry></feed>"
    jsonfeed = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "L",
            "items": [{"id": "1", "title": "Store burns", "content_html": markup}],
        }
    )
    for name, content in (("a.xml", rss), ("a.atom", atom), ("a.json", jsonfeed)):
        (report,) = reports(read(name, content))
        assert report.text == f"{ONE}\n\n{TWO}", name


def test_markup_that_is_shown_is_no_markup(read):
    told = f"<p>{ONE}</p><p>The page began with &lt;p&gt;, which the browser shows as it stands, she said of the fault.</p>"
    rss = f"<rss version='2.0'><channel><item><title>A &amp;amp; B</title><description>{escape(told)}</description></item></channel></rss>"
    (report,) = reports(read("a.xml", rss))
    assert "began with <p>, which" in report.text
    assert report.title == "A & B"


@pytest.mark.parametrize(
    "markup",
    [
        f"<div>{escape(MARKUP[0])}</div>",
        f"<img src='a.jpg'/>{escape(MARKUP[0])}",
        escape(f"<center>{ONE}</center><hr/><u>{TWO}</u>"),
        f"<p>{ONE}</p>&amp;nbsp;<p>{TWO}</p>",
    ],
)
def test_tags_around_what_was_escaped(read, markup):
    rss = f"<rss version='2.0'><channel><title>L</title><item><title>Store burns</title><description>{escape(markup)}</description></item></channel></rss>"
    (report,) = reports(read("a.xml", rss))
    assert report.text == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("Nov 12, 2025 7:15 PM", "2025-11-12T19:15:00"),
        ("Wed, 12 Nov 2025 07:15:00 CET", "2025-11-12T07:15:00+01:00"),
        ("Wed, 12 Nov 2025 07:15:00 EST", "2025-11-12T07:15:00-05:00"),
        ("12.11.2025 07:15", "2025-11-12T07:15:00"),
        ("2025年11月12日", "2025-11-12"),
        ("1762934400", "2025-11-12T08:00:00+00:00"),
        ("1762934400000", "2025-11-12T08:00:00+00:00"),
        ("12. November 2025", "2025-11-12"),
        ("mercredi 12 novembre 2025 08:00", "2025-11-12T08:00:00"),
        ("2025. 11. 12.", "2025-11-12"),
        ("99999999", None),
        ("soon", None),
    ],
)
def test_dates_of_feeds(read, said, published):
    rss = f"<rss version='2.0'><channel><item><title>Store burns</title><pubDate>{said}</pubDate><description>{ONE} {TWO}</description></item></channel></rss>"
    (report,) = reports(read("a.xml", rss))
    assert report.published == published
    assert bool(report.doubts) == (published is None)


def test_the_handed_feed():
    days = [report.published[:10] for report in reports(gather([str(CASES / "16-feed-half-dates/feed.xml")]))]
    assert days == ["2025-11-12", "2025-11-12"]
