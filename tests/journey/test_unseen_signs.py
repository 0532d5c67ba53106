"""Ligatures, soft hyphens and marks of no width inside words and numbers, from the door to the claims."""

from __future__ import annotations

from pathlib import Path

import pytest

import variorum
from tests.extract.making import capture, page
from variorum.extract import extract
from variorum.records import Kind, Status
from variorum.text.quantities import quantities
from variorum.text.signs import places, spelled, visible

CASES = Path(__file__).resolve().parent.parent / "cases"


def amounts(dossier):
    """Labels and quotes of the agreed quantities."""
    for report in dossier.reports:
        for claim in dossier.stories[0].claims:
            for reading in claim.readings:
                if reading.report == report.id:
                    assert report.text[reading.start : reading.end] == reading.quote
    claims = dossier.stories[0].claims
    return [
        [r.quote for r in c.readings] for c in claims if c.kind is Kind.QUANTITY and c.status is Status.AGREE
    ]


def test_a_number_with_a_ligature_agrees_and_keeps_its_characters():
    found = amounts(variorum.collate([str(CASES / "04-ligature/reports.jsonl")], one_story=True))
    assert found == [["ﬁve ﬁreﬁghters were hurt", "five firefighters were hurt"]]


def test_soft_hyphens_and_marks_of_no_width_part_no_numbers():
    found = amounts(variorum.collate([str(CASES / "14-soft-hyphens/reports.jsonl")], one_story=True))
    assert sorted(quote for quotes in found for quote in quotes) == [
        "Some 1200 people fled", "Some 1200 people fled", "damage is put at 3.5 million crowns", "damage is put at 3.5 million crowns",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "exact", "noun"),
    [
        ("ﬁfteen ﬂats burned", 15, "flats"),
        ("ﬁve ofﬁcers were hurt", 5, "officers"),
        ("twenty-ﬁve ﬁreﬁghters came", 25, "firefighters"),
        ("five firefighters came", 5, "firefighters"),
    ],
)
def test_brothers_of_the_ligature(said, exact, noun):
    (mention,) = quantities(f"They said {said}.")
    assert (mention.value.exact, spelled(mention.value.counted)) == (exact, noun)


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200c", "\u200d", "\u200e"])
def test_no_sign_inside_a_word_or_number_is_seen_and_the_way_back_holds(sign):
    headline = f"Grain st{sign}ore burns"
    story = f"{headline}\n\nThe fire bri{sign}gade put the damage at 3.5 mil{sign}lion crowns on Tuesday, and said that 1{sign}200 people had fled from the houses."
    for content, kind in ((page(story), "text/html"), (story, "text/plain"), (story, "text/x-report")):
        report = extract([capture(content, kind)]).reports[0]
        assert sign not in report.text + (report.title or "")
        assert "3.5 million crowns" in report.text
        assert "1200 people" in report.text
        if kind != "text/html":
            for part in report.segments:
                source = story[part.source_start : part.source_start + part.end - part.start]
                assert report.text[part.start : part.end] == source


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "👨\u200d👩\u200d👧"])
def test_joiners_that_mean_something_stay(text):
    assert visible(text) == text


def test_places_lead_back():
    text = "ofﬁce ﬂat"
    assert [text[at] for at in places(text)[:-1]] == [*"ofﬁﬁce ﬂﬂat"]
    assert len(places(text)) == len(spelled(text)) + 1
