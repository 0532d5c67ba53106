"""A plain text that was given is kept: no phrase, last line or narrow column condemns it; only menus are cut away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.making import capture
from variorum.extract import extract
from variorum.gather import gather
from variorum.records import BlockKind, Capture

CASES = Path(__file__).resolve().parent.parent / "cases"
SENTENCES = (
    "Fire broke out in the grain store of Ostrelle on Tuesday evening and burned until dawn, the fire brigade said.",
    "Eleven people were taken to hospital, three of them with burns, said a spokeswoman for the district.",
    "The store held about 4,200 tonnes of wheat, and the brigade put the damage at 3.5 million crowns.",
    "No cause has been found so far, and some two hundred passengers of the line were taken on by bus.",
)


def read(text: str):
    (report,) = extract([capture(text, "text/plain")]).reports
    return report


def wrapped(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split():
        if len(line) + 1 + len(word) > width and line:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize(
    "phrase", ["Subscribe to our newsletter", "All rights reserved", "… 832 Community standards", "Read more"]
)
def test_furniture_glued_to_a_text_of_one_line_condemns_no_word_of_it(phrase: str) -> None:
    report = read(" ".join((*SENTENCES, phrase)))
    assert all(sentence in report.body for sentence in SENTENCES)


def test_a_furniture_phrase_inside_a_paragraph_condemns_no_block() -> None:
    said = "“Follow us on the way,” the driver of the last bus told them, said the privacy policy officer of the line."
    report = read("\n\n".join((SENTENCES[0], said, SENTENCES[1])))
    assert said in report.body


@pytest.mark.parametrize("width", [24, 30, 36, 40, 72])
def test_columns_of_any_width_are_paragraphs_again(width: int) -> None:
    text = "Grain store burns in Ostrelle\n\n" + "\n\n".join(
        wrapped(sentence, width) for sentence in SENTENCES
    )
    assert read(text).body == "\n\n".join(SENTENCES)


@pytest.mark.parametrize(
    "last",
    [
        "1",
        "- 12 -",
        "Page 2 of 2",
        "https://lantern.example/fire",
        "Photo: Anna Berg",
        "(Reporting by A. Reed)",
    ],
)
@pytest.mark.parametrize("width", [34, 80, 1000])
def test_a_last_line_is_no_part_of_the_last_sentence(width: int, last: str) -> None:
    report = read("\n".join((wrapped(" ".join(SENTENCES), width), last)))
    assert " ".join(SENTENCES) in (report.text[block.start : block.end] for block in report.blocks)


def test_a_page_number_between_two_halves_of_a_sentence_is_left_out_of_it() -> None:
    words = " ".join(SENTENCES)
    half = words.index(" the damage")
    report = read(wrapped(words[:half], 70) + "\n1\f" + wrapped(words[half + 1 :], 70) + "\n2")
    assert report.body == words
    # Every character but the blank in its place has a way back.
    assert sum(segment.end - segment.start for segment in report.segments) >= len(words) - words.count(" ")


PRINTED = ("11/30/26, 9:39 PM Mill burns down", "https://lantern.example/fire 1/1")


@pytest.mark.parametrize(
    "lines", [(*PRINTED, 0), (PRINTED[0], 0, PRINTED[1]), (0, "30.11.26, 21:39", "ﬁle:///tmp/p.html 1/1")]
)
def test_what_a_browser_prints_at_the_edges_of_a_page_is_no_part_of_the_report(
    lines: tuple[str | int, ...],
) -> None:
    words = "\n".join(SENTENCES)
    assert read("\n".join(line or words for line in lines)).text.split("\n")[-1] == SENTENCES[-1]


def test_a_time_at_the_edge_of_a_page_that_no_browser_printed_stays() -> None:
    text = "\n".join((*SENTENCES, "11/30/26, 9:39 PM the mill was shut."))
    assert "9:39" in read(text).text


def test_a_number_that_closes_a_line_elsewhere_stays() -> None:
    text = "Results of the day\n\n" + SENTENCES[0] + "\n\n1962\n\n" + SENTENCES[1]
    assert "1962" in read(text).text


@pytest.mark.parametrize("text", ["Nobody was hurt.", "Mill burns", "Seven words are not a news report."])
def test_a_short_text_is_kept_with_a_doubt(text: str) -> None:
    report = read(text)
    assert report.text == text
    assert any("words of text" in doubt for doubt in report.doubts)


def test_a_menu_is_refused() -> None:
    menu = "\n".join(
        f"Section {name}"
        for name in [
            "News",
            "Sport",
            "Weather",
            "Money",
            "Travel",
            "Culture",
            "Health",
            "Games",
            "Opinion",
            "Video",
        ]
        * 2
    )
    (refusal,) = extract([capture(menu, "text/plain")]).refused
    assert refusal.reason == "too-short"


def test_a_menu_around_a_text_is_still_cut_away() -> None:
    menu = "\n".join(
        ("Home", "News", "Sport", "Weather", "Money", "Travel", "Culture", "Health", "Games", "Opinion")
    )
    report = read(f"{menu}\n\nGrain store burns in Ostrelle\n\n" + "\n\n".join(SENTENCES) + f"\n\n{menu}")
    assert report.title == "Grain store burns in Ostrelle"
    assert report.body == "\n\n".join(SENTENCES)


def test_a_date_alone_is_of_the_byline_and_the_day_of_the_report() -> None:
    report = read("Grain store burns in Ostrelle\n\nPublished 4 March 2031\n\n" + "\n\n".join(SENTENCES))
    assert report.published == "2031-03-04"
    assert report.body == "\n\n".join(SENTENCES)
    assert BlockKind.BYLINE in {block.kind for block in report.blocks}


def handed(*names: str):
    captures = [one for one in gather([str(CASES / name) for name in names]) if isinstance(one, Capture)]
    made = extract(captures)
    assert made.refused == ()
    return made.reports


def test_the_handed_pages_with_numbers() -> None:
    plain, one, two = handed(
        *(f"02-page-number/{n}.pdf" for n in ("without-number", "one-page", "two-pages"))
    )
    assert one.body == two.body == plain.body
    assert plain.body.endswith("taken on by bus.")


def test_the_handed_narrow_columns() -> None:
    columns, text = handed("03-narrow-columns/columns.pdf", "03-narrow-columns/wrapped-at-30.txt")
    assert columns.body == text.body
    assert columns.title == text.title == "Grain store burns in Ostrelle"
    assert columns.body.count(". ") + 1 >= 10
