"""What is said in quotation marks, sentence by sentence."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, of_one_telling, shown, together
from tests.collate.reports import report
from variorum.parse import parse
from variorum.records import Claim, CollatedStory, Kind, Status


def _quoted(story: CollatedStory) -> list[Claim]:
    return [c for c in shown(story) if c.kind is Kind.QUOTE]


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        ("I think it is a sound roof.", "I think it is a really sound roof.", ("really",)),
        ("Of all the winters here this was the worst.", "Of all the winters here this was worse.", ("worst", "worse")),
        ("We never had water in the mill.", "Frankly, we never had water in the mill.", ("Frankly",)),
        ("The hall opens as planned in spring.", "The hall opens in spring as planned.", ("planned",)),
    ],
)  # fmt: skip
def test_one_sentence_inside_longer_quotations_is_compared_to_its_edges(
    one: str, two: str, words: tuple[str, ...]
) -> None:
    story = collated(
        f"“{one} Nobody else would have gone on building,” said Lotte Brandel.",
        f"“I was born beside the canal. {two}” said Lotte Brandel.",
    )
    (claim,) = _quoted(story)
    assert claim.status is Status.VARIANT
    assert all(word in claim.why for word in words)
    assert {r.quote.rstrip(".") for r in claim.readings} == {one.rstrip("."), two.rstrip(".")}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("“We will rebuild the hall this year,”", "“We will not rebuild the hall this year,”"),
        ("“a danger to the old town,”", "“It is not a danger to the old town,”"),
        ("“We counted 40 stalls in the hall,”", "“We counted 60 stalls in the hall,”"),
    ],
)
def test_a_denial_or_another_number_inside_the_marks_is_a_conflict(one: str, two: str) -> None:
    (claim,) = _quoted(collated(f"{one} said Lotte Brandel.", f"{two} said Lotte Brandel."))
    assert claim.status is Status.CONFLICT


@pytest.mark.parametrize(
    ("before", "language"),
    [("said it was not", "en"), ("sagte, es sei keine", "de"), ("a dit que ce n'était pas", "fr")],
)
def test_a_denial_before_the_marks_is_quoted_with_them_and_denies_nothing_twice(
    before: str, language: str
) -> None:
    inside = {"en": "It is not a danger to the old town", "de": "Es ist keine Gefahr für die Altstadt",
              "fr": "Ce n'est pas un danger pour la vieille ville"}[language]  # fmt: skip
    part = {
        "en": "a danger to the old town",
        "de": "Gefahr für die Altstadt",
        "fr": "un danger pour la vieille ville",
    }
    reports = (
        report(f"Lotte Brandel {before} “{part[language]}”.", id="r1", language=language),
        report(f"“{inside}”, Lotte Brandel.", id="r2", language=language),
    )
    (claim,) = [c for c in together(reports, sentences=dict(parse(reports))).claims if c.kind is Kind.QUOTE]
    assert claim.status is Status.AGREE
    (short,) = [r.quote for r in claim.readings if r.report == "r1"]
    assert short.startswith(before.split()[-1])


def test_house_style_and_an_editors_brackets_change_nothing() -> None:
    story = collated(
        "“It's the colour of our harbour that [the painter] can't forget,” said Lotte Brandel.",
        "“It is the color of our harbor that she cannot forget,” said Lotte Brandel.",
    )
    (claim,) = _quoted(story)
    assert claim.status is Status.AGREE


def test_a_report_that_quotes_both_tells_that_they_are_two() -> None:
    story = collated(
        "“He tried to open the gate of the mill.” “He tried to close the gate of the mill,” said Lotte Brandel.",
        "“He tried to open the gate of the mill.” “He tried to close the gate of the mill,” said Lotte Brandel then.",
    )
    assert {c.status for c in _quoted(story)} == {Status.AGREE}


def test_sentences_quoted_alike_one_after_the_other_are_one_claim() -> None:
    said = "“We lost everything in the hall. Nobody from the council came to help us,” said Lotte Brandel"
    (claim,) = _quoted(collated(f"{said}.", f"{said} on Monday."))
    assert all("We lost" in r.quote and "help us" in r.quote for r in claim.readings)


def test_the_same_words_in_two_mouths_are_a_difference() -> None:
    words = "“The council knew about the rotten beams for years,”"
    (claim,) = [
        c
        for c in _quoted(collated(f"{words} said Lotte Brandel.", f"{words} said Piotr Savelyev."))
        if c.status is Status.CONFLICT
    ]
    assert "Lotte Brandel" in claim.why and "Piotr Savelyev" in claim.why


def test_what_two_people_say_in_like_words_is_not_one_utterance() -> None:
    story = collated(
        "“We will open the market hall again in spring,” said Lotte Brandel.",
        "“We will open the market bridge again in autumn,” said Piotr Savelyev.",
    )
    assert not _quoted(story)


def test_a_word_changed_on_its_way_through_one_telling_is_told() -> None:
    story = of_one_telling(
        "“We lost everything in the hall last night,” said Lotte Brandel.",
        "“We lost everything in the mill last night,” said Lotte Brandel.",
    )
    (claim,) = [c for c in _quoted(story) if c.status is Status.VARIANT]
    assert claim.why.startswith("One telling, edited")


def test_a_few_common_words_do_not_make_one_utterance() -> None:
    story = collated(
        "“What is the finest cloth we could put in, because this is just a test weave?” said Lotte Brandel.",
        "“This is a test ferry,” said Lotte Brandel.",
    )
    assert not _quoted(story)


def test_other_words_of_which_one_is_a_not_are_a_variant() -> None:
    story = collated(
        "“He did not want another winter in the old mill,” said Lotte Brandel.",
        "“He dreaded another winter in the old mill,” said Lotte Brandel.",
    )
    (claim,) = _quoted(story)
    assert claim.status is Status.VARIANT
