"""What is said in quotation marks, sentence by sentence."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, differences, of_one_telling, shown, together
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


def _shown_quotes(here: str, there: str) -> list[Claim]:
    told = collated(f"“{here}” said Lotte Brandel, the mayor.", f"“{there}” said Lotte Brandel, the mayor.")
    return [c for c in differences(told) if c.kind is Kind.QUOTE]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("We put the weavers into a warm hall for the night,", "We put the weavers in a warm hall for the night,"),
        ("I think that the hall was a marvel of the weavers' trade,", "The hall was a marvel of the weavers' trade,"),
        ("It was the most likely hall to burn in Ostermoor,", "Was the most likely hall to burn in Ostermoor,"),
        ("The night was cold and wet for all the weavers of the town,", "The night was wet and cold for all the weavers of the town,"),
        ("It stood there since the weavers built it of oak,", "The hall stood there since the weavers built it of oak,"),
        ("I ’ m not sure that all three of the weavers were warned,", "I'm not sure that all three of the weavers were warned,"),
        ("The hall burnt down at 6:41pm in front of the weavers,", "The hall burnt down at 18:41 in front of the weavers,"),
        ("I don't feel that the weavers were heard by the council,", "I feel that the weavers weren't heard by the council,"),
    ],
)  # fmt: skip
def test_what_differs_by_words_without_matter_is_for_who_asks_for_everything(here: str, there: str) -> None:
    assert not _shown_quotes(here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("It was a canny choice for the weavers of Ostermoor,", "It was a really canny choice for the weavers of Ostermoor,"),
        ("The weavers were warned by the council of Ostermoor,", "The weavers were not warned by the council of Ostermoor,"),
        ("Some 12 weavers left the burning hall in time,", "Some 15 weavers left the burning hall in time,"),
        ("We could see the weavers leave the burning hall,", "We can see the weavers leave the burning hall,"),
        ("Nearly all weavers left the burning hall in time,", "Nearly some weavers left the burning hall in time,"),
    ],
)  # fmt: skip
def test_a_word_that_tells_is_shown(here: str, there: str) -> None:
    assert _shown_quotes(here, there)


def test_what_is_quoted_one_sentence_before_is_not_left_out() -> None:
    told = collated(
        "“The hall was a marvel, a marvel of the weavers' trade,” said Lotte Brandel.",
        "She spoke of “a marvel”, of a place “of the weavers' trade” and of a hall that was old: “The hall was a marvel,” said Lotte Brandel.",
    )
    assert not [c for c in differences(told) if c.kind is Kind.QUOTE]


def test_few_words_of_two_persons_are_two_utterances() -> None:
    told = collated(
        "The mayor of Ostermoor, Lotte Brandel, said: “This is an unprecedented and grave threat.”",
        "The harbour master, Ada Reed, said: “It was a most grave threat.”",
    )
    assert not [c for c in told.claims if c.kind is Kind.QUOTE]


@pytest.mark.parametrize("nobody", ["More than 60 people", "A man", "mode", "Man"])
def test_a_label_names_no_speaker_who_is_none(nobody: str) -> None:
    from variorum.collate.claims.quote_claims import _is_somebody

    assert not _is_somebody(nobody)
    assert _is_somebody("Lotte Brandel") and _is_somebody("The Vessen Coastguard")


@pytest.mark.parametrize(
    ("long", "short", "words"),
    [
        (
            "It is good not to carry the key around any longer, because it was heavy and cold.",
            "It is good not to carry the key around any more.",
            ("longer", "more"),
        ),
        (
            "If somebody asked me to paint the ferry, I'd paint it because the town needs it now.",
            "If somebody asked me to paint the ferry, green would be [nice].",
            ("I'd paint", "green would be"),
        ),
        (
            "We looked at every plank, and now the theory is the ferry hit a stone near the weir.",
            "Our early guess is that the ferry hit a stone near the weir.",
            ("now the theory", "Our early guess"),
        ),
    ],
)
def test_a_quotation_that_opens_or_ends_in_other_words_is_not_the_same(
    long: str, short: str, words: tuple[str, ...]
) -> None:
    (claim,) = _quoted(collated(f"“{long}” said Lotte Brandel.", f"“{short}” said Lotte Brandel."))
    assert claim.status is Status.VARIANT
    assert all(word in claim.why for word in words)


def test_a_quotation_cut_short_is_the_same() -> None:
    long = "We built the hall for the weavers and their children, and for nobody else in this town."
    story = collated(
        f"“{long}” said Lotte Brandel.",
        "“We built the hall for the weavers and their children,” said Lotte Brandel.",
    )
    assert [c.status for c in _quoted(story)] == [Status.AGREE]


def test_a_short_quotation_whose_end_stands_further_on_in_the_long_one_is_no_other() -> None:
    story = collated(
        "“One of the greatest mistakes of my work, and one of the greatest mistakes of my life,” said Lotte Brandel.",
        "It was “the greatest mistakes of my life,” said Lotte Brandel.",
    )
    assert not [c for c in _quoted(story) if c.status is not Status.AGREE]


def test_words_that_two_reports_give_to_two_speakers_are_labelled_as_nobody_s() -> None:
    words = "The roof will hold whatever the winter brings to us"
    both = collated(f"“{words},” said Lotte Brandel.", f"“{words},” said Ida Moll.")
    one = collated(f"“{words},” said Lotte Brandel.", f"“{words},” said Brandel.")
    assert [c.label.split(":")[0].split(" “")[0] for c in _quoted(both)] == ["the words"]
    assert [c.label.split(":")[0] for c in _quoted(one)] == ["words of Lotte Brandel"]


def test_a_few_words_in_common_are_one_utterance_of_one_speaker_only() -> None:
    first = "“If Osterbroek wrote that letter, it was only to sell a book,” the Mayor said."
    two = collated(first, "“He wants to sell a book,” Moll said.")
    one = collated(first, "“He wants to sell a book,” the Mayor said.")
    assert not _quoted(two)
    assert _quoted(one)
