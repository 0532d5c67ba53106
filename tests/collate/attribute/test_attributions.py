"""What stands on whose word: one behaviour each, on invented sentences."""

from __future__ import annotations

import pytest

from tests.collate.reports import parsed
from variorum.collate.attribute import attributed, attributions
from variorum.records import Attribution


def found(text: str, *, headline: bool = False) -> tuple[Attribution, ...]:
    return attributions(*parsed(text, headline=headline))


def pairs(text: str, *, headline: bool = False) -> set[tuple[str, str]]:
    return {(a.source, text[a.start : a.end]) for a in found(text, headline=headline)}


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The harbour master said that nine boats had sunk.", "The harbour master", "nine boats had sunk"),
        ("Nine boats had sunk, the harbour master said.", "the harbour master", "Nine boats had sunk"),
        (
            "Nine boats had sunk, said harbour master Ellen Moor.",
            "harbour master Ellen Moor",
            "Nine boats had sunk",
        ),
        (
            "The mayor, who said the bridge was safe, resigned on Monday.",
            "The mayor",
            "the bridge was safe",
        ),
        ("According to the coast guard, nine boats had sunk.", "the coast guard", "nine boats had sunk"),
        ("Nine boats had sunk, according to the coast guard.", "the coast guard", "Nine boats had sunk"),
        ("By the coast guard's count, nine boats had sunk.", "the coast guard's", "nine boats had sunk"),
        ("Officials accused the company of hiding the leak.", "Officials", "the company of hiding the leak"),
        ("Critics described the plan as a waste of money.", "Critics", "the plan as a waste of money"),
        ("The minister denied taking the money.", "The minister", "taking the money"),
        ("The council called the delay unacceptable.", "The council", "the delay unacceptable"),
        ("The records show that the ship was late.", "The records", "the ship was late"),
        (
            "The ministry's claim that the dam was safe was widely shared.",
            "The ministry's",
            "the dam was safe",
        ),
        ("In an operation the army said was over, two men died.", "the army", "was over"),
    ],
)
def test_a_told_stretch_has_its_source(text: str, source: str, content: str) -> None:
    bare = {(s.removesuffix("'s"), c) for s, c in pairs(text)}
    assert (source.removesuffix("'s"), content) in bare


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman declined to say whether anyone was hurt.",
        "The police did not say who had called them.",
        "The minister wants to announce the plan on Friday.",
        "The bridge was closed and the road stayed open.",
        "Anyone with information to report should write to the town hall.",
        "The minister may announce the plan on Friday.",
        "The storm claimed nine lives on Friday.",
        "Artists accused of theft were sent home.",
    ],
)
def test_what_nobody_said_is_no_attribution(text: str) -> None:
    assert found(text) == ()


def test_the_one_told_passes_it_on() -> None:
    (one,) = found("The police told Reuters that the bridge was closed.")
    assert one.source == "The police"
    assert one.chain == ("The police", "Reuters")


def test_the_one_cited_is_the_source_and_the_one_citing_passes_it_on() -> None:
    text = "The bridge was closed, Reuters reported, citing police."
    assert ("police", "Reuters") in {a.chain for a in found(text)}


def test_a_clause_within_a_clause_goes_up_the_chain() -> None:
    text = "Reuters reported that police said the bridge was closed."
    inner = attributed(found(text), text.index("the bridge"), text.index(" closed"))
    assert inner is not None
    assert inner.chain == ("police", "Reuters")


def test_the_agency_credited_is_the_end_of_the_chain() -> None:
    made, sentences = parsed("The police said the bridge was closed.")
    from dataclasses import replace

    (one,) = attributions(replace(made, credit="AFP"), sentences)
    assert one.chain == ("The police", "AFP")


@pytest.mark.parametrize(
    "text",
    [
        "The captain reportedly left the ship first.",
        "The captain is said to have left the ship first.",
        "The captain is believed to have left the ship first.",
    ],
)
def test_hearsay_names_nobody_and_makes_no_attribution(text) -> None:
    assert found(text) == ()


def test_hearsay_inside_a_told_clause_stands_on_the_word_of_who_tells_it() -> None:
    text = "Police said the captain reportedly left the ship first."
    at = text.index("captain")
    covering = attributed(found(text), at, at + len("captain"))
    assert covering is not None
    assert covering.source == "Police"


def test_a_headline_names_its_source_before_or_after_a_colon() -> None:
    assert ("Police", "Nine boats sunk in storm") in pairs("Police: Nine boats sunk in storm", headline=True)
    assert ("police", "Nine boats sunk in storm") in pairs("Nine boats sunk in storm: police", headline=True)
    assert pairs("Analysis: Nine boats sunk in storm", headline=True) == set()


def test_a_pronoun_keeps_its_words_and_gets_its_speaker() -> None:
    text = "Ellen Moor runs the harbour. She said nine boats had sunk."
    (one,) = found(text)
    assert (one.source, one.speaker) == ("She", "Ellen Moor")


def test_the_innermost_stretch_covers() -> None:
    text = "Reuters reported that police said the bridge was closed."
    at = text.index("the bridge")
    one = attributed(found(text), at, at + 10)
    assert one is not None and one.source == "police"
    assert attributed(found(text), 0, len(text)) is None


def test_a_long_apposition_is_left_out_of_the_source() -> None:
    text = (
        "Ellen Moor, a retired keeper of the old lighthouse on the northern tip of the second largest island, "
        "said nine boats had sunk."
    )
    assert {a.source for a in found(text)} == {"Ellen Moor"}


def test_a_short_apposition_is_kept() -> None:
    assert {a.source for a in found("Ellen Moor, a baker, said nine boats had sunk.")} == {
        "Ellen Moor, a baker"
    }


def test_a_dateline_is_no_part_of_source_or_content() -> None:
    assert pairs("ASHFORD (AFP) - Police said the bridge was closed.") == {
        ("Police", "the bridge was closed")
    }
    assert pairs("ASHFORD (AFP) - The bridge was closed, police said.") == {
        ("police", "The bridge was closed")
    }


def test_a_hyphen_is_no_dateline() -> None:
    assert {a.source for a in found("The U.S.-led coalition said the bridge was closed.")} == {
        "The U.S.-led coalition"
    }


def test_a_caption_stands_on_the_word_of_its_credit() -> None:
    text = "A boat in the harbour of Ashford on Friday. (Ellen Moor via AFP)"
    assert ("Ellen Moor via AFP", "A boat in the harbour of Ashford on Friday.") in {
        (s, c.strip()) for s, c in pairs(text)
    }


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The hall, the mayor said, was old.", "the mayor"),
        ("Lind, the mayor said, was absent.", "the mayor"),
        ("The hall, said the report, will reopen.", "the report"),
        ("The fire, a spokesman said on Monday, began in the dye hall.", "a spokesman"),
        ("Four men, the ministry said in a statement, are still missing.", "the ministry"),
        ("The hall, said Ola Brenn, was old.", "Ola Brenn"),
        ("The hall, Ola Brenn, the mayor, told Vale Radio, was old.", "Ola Brenn, the mayor"),
    ],
)
def test_who_speaks_in_the_middle_of_his_sentence_tells_all_of_it(text: str, source: str) -> None:
    assert pairs(text) == {(source, text.rstrip("."))}


def test_a_dash_signs_the_quotation_before_it_and_not_the_sentence_before_that() -> None:
    text = "Officials met on Monday. “We should have shut the hall in March,” — Otto Lind."
    assert [text[a.start : a.end] for a in found(text)] == ["“We should have shut the hall in March,”"]
