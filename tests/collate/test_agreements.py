"""What two reports agree on, and what only looks like it: invented sentences, one behaviour each."""

from __future__ import annotations

import pytest

from tests.collate.collating import AGREEING, collated, shown, told, witnesses
from variorum.collate.claims.value_rows import are_few_of_two_things
from variorum.collate.mentions.about import figures
from variorum.collate.pairing.things import like_nouns
from variorum.collate.statements import statements
from variorum.collate.tellings import tellings
from variorum.parse import parse
from variorum.records import Claim, CollatedStory, Kind


def agreed(story: CollatedStory, *kinds: Kind) -> list[Claim]:
    return [c for c in shown(story) if c.status in AGREEING and c.kind in kinds]


def test_two_bounds_on_one_side_that_lie_far_apart_are_no_agreement() -> None:
    def said(number: str) -> str:
        return f"In Ostermoor more than {number} people are without power since the Linden rose, Lotte Brandel said."

    other = "The flood of the Linden has left more than 400,000 people in Ostermoor without power."
    assert not agreed(collated(said("320,000"), other), Kind.QUANTITY)
    assert agreed(collated(said("390,000"), other), Kind.QUANTITY)


def test_one_distance_from_two_towns_is_no_agreement() -> None:
    def said(place: str) -> str:
        return f"Geologists put the head of the Linden landslide four miles {place}."

    assert not agreed(collated(said("east of Ostermoor"), said("southwest of Castra")), Kind.QUANTITY)
    assert agreed(collated(said("southwest of Castra"), said("south of Castra")), Kind.QUANTITY)
    assert agreed(collated(said("southwest of Castra"), said("south of Kastra")), Kind.QUANTITY)


def test_a_few_days_of_two_deeds_are_no_agreement() -> None:
    story = collated(
        "Arne Moll said at the mill that his mother had gone away for a few days.",
        "Arne Moll ran into his mother at the mill a few days later, the records say.",
    )
    assert not agreed(story, Kind.QUANTITY)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "Lotte Brandel visited the valley, a region devastated by the Linden flood of 2004.",
            "The valley is a region that was devastated by the Linden flood of 2004, Lotte Brandel said on her visit.",
        ),
        (
            "The brigade of Ostermoor cleared the roads badly damaged by the Linden landslide.",
            "The roads damaged by the Linden landslide were cleared by the brigade of Ostermoor.",
        ),
    ],
)
def test_what_both_take_for_granted_is_agreed_on(here: str, there: str) -> None:
    found = agreed(collated(here, there), Kind.STATEMENT)
    assert any("devastated" in r.quote or "damaged" in r.quote for c in found for r in c.readings)


def test_what_names_a_thing_in_few_words_is_no_agreement() -> None:
    story = collated(
        "A bomb near Ostermoor hit buses carrying weavers, killing at least 112 people.",
        "At least 126 people died when a bomb near Ostermoor struck the buses that were carrying weavers.",
    )
    assert not any(
        "carrying" in r.quote and "hit" not in r.quote and "struck" not in r.quote
        for c in agreed(story, Kind.STATEMENT)
        for r in c.readings
    )


def test_what_both_only_call_by_one_word_tells_of_no_deed() -> None:
    story = collated(
        "Lotte Brandel of Ostermoor swept the badly damaged Linden bridge on Monday.",
        "On Monday the badly damaged Linden bridge was swept by Lotte Brandel of Ostermoor.",
    )
    assert not any(
        r.quote.endswith("damaged Linden bridge") and "swept" not in r.quote
        for c in agreed(story, Kind.STATEMENT)
        for r in c.readings
    )


def test_a_participle_before_its_noun_says_what_was_done_to_it() -> None:
    story = collated(
        "The landslide of Monday blocked the Linden road and damaged the bridge of Ostermoor.",
        "Lotte Brandel saw the damaged Ostermoor bridge and the Linden road that the landslide of Monday had blocked.",
    )
    assert any("damaged" in r.quote for c in agreed(story, Kind.STATEMENT) for r in c.readings)


def test_a_bound_that_lies_far_from_a_toll_and_is_none_stands_in_no_row_of_it() -> None:
    story = collated(
        "More than 600 weavers have been killed in the 12 days of the siege of Ostermoor.",
        "The toll rose to more than 640 weavers killed since the siege of Ostermoor began 12 days ago.",
        "In the siege of Ostermoor a school was hit in which more than 300 weavers had taken shelter.",
    )
    quotes = [r.quote for c in agreed(story, Kind.QUANTITY) for r in c.readings]
    assert any("640" in q for q in quotes) and not any("300" in q for q in quotes)


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("The army lost seven soldiers.", "Shells killed seven children.", True),
        ("Shells killed seven children.", "Seven kids died at home.", False),
        ("The army lost 70 soldiers.", "Shells killed 70 children.", False),
    ],
)
def test_a_few_are_met_by_chance(one: str, two: str, apart: bool) -> None:
    reports = told(one, two, around=False)
    by_id, lineage = {r.id: r for r in reports}, witnesses(*([r] for r in reports))
    said = statements(by_id, dict(parse(reports)), tellings(lineage, by_id), {})
    first, second = figures(said, by_id)
    assert are_few_of_two_things(first, second) is apart


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("The fire killed two soldiers.", "Smoke killed two builders.", True),
        ("The fire killed two women.", "It also reached two buildings.", False),
        ("The fire killed two women.", "The town held two demonstrations.", False),
        ("The fire killed two women.", "Smoke killed two champions.", True),
    ],
)
def test_a_deed_is_not_counted_as_its_doers_are(one: str, two: str, alike: bool) -> None:
    """Their stems are one."""
    reports = told(one, two, around=False)
    by_id, lineage = {r.id: r for r in reports}, witnesses(*([r] for r in reports))
    said = statements(by_id, dict(parse(reports)), tellings(lineage, by_id), {})
    first, second = figures(said, by_id)
    assert like_nouns(first, second) is alike


def test_two_things_that_befell_nobody_alike_do_not_stand_in_one_row() -> None:
    story = collated(
        "Two women died in the fire at the mill in Ostermoor on Monday, the police said.",
        "Two women were killed on Monday as fire swept the mill in Ostermoor, the police said.",
        "The fire at the mill in Ostermoor on Monday, in which two women were killed, reached two other buildings.",
    )
    rows = [{r.quote for r in c.readings} for c in agreed(story, Kind.QUANTITY)]
    assert any(any("women" in q for q in row) for row in rows)
    assert not [row for row in rows if any("women" in q for q in row) and any("buildings" in q for q in row)]
