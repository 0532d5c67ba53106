"""Live blogs in HTML: entries by the times they print, by time elements, and by what JSON-LD lists."""

from __future__ import annotations

import json

import pytest

from tests.extract.making import capture, page
from variorum.extract import extract
from variorum.records import BlockKind

SAID = [
    "A ferry has run aground off Lindholm in thick fog, the coast guard says this evening.",
    "All passengers are being taken ashore by boat, the operator of the line has told us now.",
    "Divers are to look at the hull on Wednesday, when the wind is expected to turn again.",
]
TIMES = [f"2031-03-04T{hour}:10:00+01:00" for hour in (20, 21, 22)]


def blog(marks: list[str], *, head: str = "") -> list[tuple[str, str | None]]:
    entries = "".join(f"<div>{mark}<p>{text}</p></div>" for mark, text in zip(marks, SAID, strict=True))
    html = page("Ferry aground: the evening as it happened", head=head, after=entries)
    (report,) = extract([capture(html, "text/html")]).reports
    return [(report.text[b.start : b.end], b.said_at) for b in report.blocks if b.kind is BlockKind.ENTRY]


@pytest.mark.parametrize("shown", ["20.10", "8:10 PM", "20:10 CET"])
def test_times_as_printed(shown: str) -> None:
    marks = [f"<p>{shown.replace('10', minute)}</p>" for minute in ("10", "11", "12")]
    assert blog(marks)[0] == (SAID[0], shown)


def test_time_elements_that_show_no_time_of_day() -> None:
    marks = [f"<p><time datetime='{time}'>{n} hours ago</time></p>" for n, time in enumerate(TIMES)]
    assert blog(marks) == list(zip(SAID, TIMES, strict=True))


def test_json_ld_where_the_page_shows_no_times() -> None:
    updates = [
        {"@type": "BlogPosting", "datePublished": time, "articleBody": f"<p>{text}</p>"}
        for time, text in zip(TIMES, SAID, strict=True)
    ]
    said = {"@type": "LiveBlogPosting", "headline": "Ferry aground", "liveBlogUpdate": updates}
    head = f"<script type='application/ld+json'>{json.dumps(said)}</script>"
    assert blog([""] * 3, head=head) == list(zip(SAID, TIMES, strict=True))


def test_a_page_of_paragraphs_has_none() -> None:
    assert blog([""] * 3) == []
    assert blog([f"<p><time datetime='{TIMES[0]}'>Monday</time></p>", "", ""]) == []


def test_hostile_updates_are_no_updates() -> None:
    said = {
        "@type": "LiveBlogPosting",
        "liveBlogUpdate": [None, 7, {"datePublished": {}, "articleBody": [1]}],
    }
    assert blog([""] * 3, head=f"<script type='application/ld+json'>{json.dumps(said)}</script>") == []


def test_an_hour_of_the_page_s_day_stands_as_printed_and_of_another_day_with_its_day() -> None:
    hours = [time[11:16] for time in TIMES]
    marks = [f"<p><time datetime='{time}'>{hour}</time></p>" for time, hour in zip(TIMES, hours, strict=True)]
    head = "<meta property='article:published_time' content='{}T06:30:00+01:00'>"
    assert blog(marks, head=head.format("2031-03-04")) == list(zip(SAID, hours, strict=True))
    assert blog(marks, head=head.format("2031-03-02")) == list(zip(SAID, TIMES, strict=True))
