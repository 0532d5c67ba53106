"""Every character of a report stands in the source, separators aside."""

from __future__ import annotations

import unicodedata

import pytest
from evaluation.shared import SHARED, needs_shared
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.making import capture, page
from variorum.extract import ExtractSettings, extract
from variorum.extract.blocks.layout import parse_page
from variorum.extract.decoding.decode import decode
from variorum.records import Capture, Report

SENTENCE = "The bridge over the Alma was closed on Friday after a barge had struck its second pier."


def unmapped(report: Report, given_capture: Capture) -> str:
    """Characters of the text, white space aside, that no segment holds; asserts that every segment is exact."""
    source = decode(given_capture.content, ExtractSettings(), declared=given_capture.charset).text
    html = given_capture.media_type == "text/html"
    tree = parse_page(source).getroottree() if html else None
    nodes: dict[str, str] = {}
    covered = bytearray(len(report.text))
    for segment in report.segments:
        if segment.node is not None and segment.node not in nodes:
            (nodes[segment.node],) = tree.xpath(segment.node)
        raw = source if segment.node is None else nodes[segment.node]
        size = segment.end - segment.start
        assert (
            raw[segment.source_start : segment.source_start + size]
            == report.text[segment.start : segment.end]
        )
        covered[segment.start : segment.end] = b"\1" * size
    return "".join(c for c, held in zip(report.text, covered, strict=True) if not held and not c.isspace())


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80), max_size=6),
    st.sampled_from(["text/plain", "text/html", "text/x-report"]),
    st.sampled_from(["\n\n", "\n", " ### ", " * * * "]),
)
def test_every_character_has_a_place(texts: list[str], media_type: str, divider: str) -> None:
    story = divider.join(["Barge strikes bridge", SENTENCE, *texts, SENTENCE.replace("Friday", "Monday")])
    given_capture = capture(page(story) if media_type == "text/html" else story, media_type)
    for report in extract([given_capture]).reports:
        assert unicodedata.is_normalized("NFC", report.text)
        # Only what NFC changes may lose its place.
        lost = unmapped(report, given_capture)
        assert not lost or not unicodedata.is_normalized("NFC", "".join(texts) + report.text + story)


def test_origin_of_a_word_in_a_page() -> None:
    given_capture = capture(page(f"Barge strikes bridge\n\n{SENTENCE}\n\n{SENTENCE}"), "text/html")
    (report,) = extract([given_capture]).reports
    start = report.text.index("Alma")
    (origin,) = report.origin(start, start + 4)
    (node,) = parse_page(given_capture.content.decode()).getroottree().xpath(origin.node)
    assert node[origin.start : origin.end] == "Alma"


@pytest.mark.parametrize("tag", ["o:p", 'p"q', "x<y", "a.b", "über"])
def test_odd_names_of_elements_have_paths_that_work(tag: str) -> None:
    story = f"Barge strikes bridge\n\n{SENTENCE}\n\n{SENTENCE}"
    odd = f"<div><{tag}>{SENTENCE.replace('Friday', 'Sunday')}</{tag}></div>"
    given_capture = capture(page(story, after=odd), "text/html")
    (report,) = extract([given_capture]).reports
    assert unmapped(report, given_capture) == ""


def test_hard_wrapped_lines_are_one_paragraph_with_a_place_for_each() -> None:
    wrapped = "Barge strikes bridge\n\n" + "\n".join(
        [
            "The bridge over the river was closed on Friday after a barge",
            "had struck its second pier, and the town has no other way",
            "across until the divers have looked at what is left of it,",
            "which the mayor expects to take until the end of the month.",
        ]
    )
    given_capture = capture(wrapped, "text/plain")
    (report,) = extract([given_capture]).reports
    assert "barge had struck" in report.text
    assert unmapped(report, given_capture) == ""


@needs_shared
@pytest.mark.shared
@pytest.mark.slow
def test_round_trip_on_all_shared_pages() -> None:
    import gzip
    import json

    pages = SHARED / "pages"
    lost = total = 0
    for line in (pages / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        path = pages / json.loads(line)["file"]
        content = path.read_bytes()
        content = gzip.decompress(content) if path.suffix == ".gz" else content
        given_capture = capture(content, "text/html" if ".html" in path.name else "text/plain")
        for report in extract([given_capture]).reports:
            lost += len(unmapped(report, given_capture))
            total += len(report.text)
    # Two pages write umlauts in two characters and one a letter that NFC replaces: 161 characters of 1.7 million.
    assert total > 1_500_000
    assert lost < total / 5_000
