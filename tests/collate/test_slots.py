"""What several tell, compared part by part: invented sentences, one behaviour each."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, holding, shown
from tests.collate.reports import parsed
from variorum.collate.slots.propositions import propositions
from variorum.collate.slots.synonyms import synonymous
from variorum.collate.terms import stem
from variorum.collate.tree import Tree
from variorum.records import Claim, Kind, Status

ASSERTED = {Status.AGREE, Status.COMPATIBLE}


def asserted(here: str, there: str) -> list[Claim]:
    return [c for c in shown(collated(here, there)) if c.kind is Kind.STATEMENT and c.status in ASSERTED]


def slots(text: str) -> list[tuple[str, dict[str, str]]]:
    """Of every proposition its predicate, and each role with the head of what fills it."""
    _, sentences = parsed(text)
    tree = Tree(sentences[0].tokens)
    return [
        (tree.tokens[p.predicate].lemma, {role: tree.tokens[f.head].text for role, f in p.slots})
        for p in propositions(tree)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The brigade rescued two weavers from the mill.",
        "Two weavers were rescued from the mill by the brigade.",
    ],
)
def test_a_passive_fills_the_slots_of_the_active(text: str) -> None:
    assert ("rescue", {"subject": "brigade", "object": "weavers", "from": "mill"}) in slots(text)


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    found = dict(slots("The weavers left the mill and locked the gate."))
    assert found["lock"]["subject"] == "weavers"


def test_a_relative_clause_is_said_of_its_noun() -> None:
    found = dict(slots("Police held the driver, who hit the gate of the mill."))
    assert found["hit"]["subject"] == "driver"


@pytest.mark.parametrize(
    ("text", "stem_of_verb", "roles"),
    [
        ("Ada Moll was found guilty of fraud.", "convict", {"object": "Moll"}),
        ("Ada Moll was found not guilty of fraud.", "acquit", {"object": "Moll"}),
        ("Nine people lost their lives in the fire.", "die", {"object": "people", "in": "fire"}),
    ],
)
def test_a_verb_and_what_finishes_it_are_one_verb(
    text: str, stem_of_verb: str, roles: dict[str, str]
) -> None:
    _, sentences = parsed(text)
    tree = Tree(sentences[0].tokens)
    found = {p.stem: {role: tree.tokens[f.head].text for role, f in p.slots} for p in propositions(tree)}
    assert found[stem(stem_of_verb)] == roles


def test_those_who_died_are_those_who_were_killed() -> None:
    assert dict(slots("Nine weavers died in the fire."))["die"]["object"] == "weavers"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "The brigade of Ostermoor rescued two weavers from the cellar, officials said.",
            "Two weavers were rescued from the cellar by the brigade of Ostermoor.",
        ),
        (
            "The town council of Ostermoor closed the Linden bridge on Monday.",
            "On Monday the Ostermoor town council shut the Linden bridge to lorries.",
        ),
        # A title and a first name, a possessive of nobody known, an adjective and a number, a number without its noun.
        (
            "The Ostermoor council opened an inquiry into the death of Tomas Varga.",
            "The Ostermoor council opened an investigation into Mr. Varga's death.",
        ),
        (
            "A strong quake triggered the Linden landslide on Monday.",
            "A 6.1-magnitude quake triggered the Linden landslide on Monday.",
        ),
        (
            "The Linden landslide injured more than 200 people on Monday.",
            "The Linden landslide on Monday injured more than 200.",
        ),
    ],
)
def test_what_is_told_by_both_in_every_part_is_asserted(here: str, there: str) -> None:
    assert asserted(here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        # Another doer, another thing, another day, one and several, planned and done, denied.
        ("The Ostermoor brigade closed the Linden bridge.", "The harbour office closed the Linden bridge."),
        (
            "The Ostermoor council closed the Linden bridge.",
            "The Ostermoor council closed the Linden school.",
        ),
        (
            "The Ostermoor council closed the Linden bridge on Monday.",
            "The Ostermoor council closed the Linden bridge on Friday.",
        ),
        ("A wall of the Linden mill collapsed.", "The walls of the Linden mill collapsed."),
        (
            "The Ostermoor council closed the Linden bridge.",
            "The Ostermoor council will close the Linden bridge.",
        ),
        (
            "The Ostermoor council closed the Linden bridge.",
            "The Ostermoor council did not close the Linden bridge.",
        ),
    ],
)
def test_what_differs_in_one_part_is_not_asserted(here: str, there: str) -> None:
    assert not asserted(here, there)


def test_what_somebody_was_warned_of_is_a_deed() -> None:
    assert ("warn", {"object": "mill", "of": "wiring"}) in slots(
        "Brenn said the mill was warned of the wiring."
    )


def test_a_reading_is_no_wider_than_what_was_compared() -> None:
    found = asserted(
        "The Ostermoor council closed the Linden bridge, and nobody in the town had an idea how long it would last.",
        "Shopkeepers were angry when the Ostermoor council closed the Linden bridge.",
    )
    assert {r.quote for c in found for r in c.readings} == {
        "The Ostermoor council closed the Linden bridge",
        "the Ostermoor council closed the Linden bridge",
    }


def test_what_one_denies_and_the_other_asserts_is_a_conflict() -> None:
    story = collated(
        "The owner denied that the exits of the dye hall in Ostermoor were locked.",
        "The exits of the dye hall in Ostermoor were locked, weavers said.",
    )
    assert any(c.status is Status.CONFLICT for c in holding(story, "locked") if c.tier < 3)


def test_what_was_corrected_is_not_denied() -> None:
    story = collated(
        "The city of Ostermoor said that the weaver is on life support in the Linden hospital.",
        "The city of Ostermoor had said the weaver was dead, but corrected that the weaver was on life support.",
    )
    assert not [c for c in shown(story) if c.kind is Kind.STATEMENT and c.status is Status.CONFLICT]


def test_what_was_not_compared_in_full_is_told() -> None:
    story = collated(
        "Smoke from the market hall of Ostermoor drifted over the canal until noon on Monday.",
        "Over the canal of Ostermoor hung the smoke of the burning market hall all Monday morning.",
    )
    rows = [c for c in shown(story) if c.kind is Kind.STATEMENT and len({r.witness for r in c.readings}) > 1]
    assert rows and all(c.status is Status.TOLD for c in rows)


def test_no_stretch_of_a_sentence_stands_in_two_rows_of_what_is_told() -> None:
    story = collated(
        "The fire in the market hall destroyed 40 stalls, and the brigade worked until noon on Monday.",
        "A fire in the market hall destroyed stalls on Monday.",
        "The brigade worked in the market hall until noon.",
    )
    places = [(r.report, r.start, r.end) for c in shown(story) if c.status is Status.TOLD for r in c.readings]
    assert len(places) == len(set(places))


def test_synonyms_are_of_one_ring() -> None:
    assert synonymous(stem("blaze"), stem("fire"))
    assert not synonymous(stem("arrest"), stem("charge"))


def test_one_person_and_several_are_not_the_same() -> None:
    assert not asserted("Ada Reed is awaiting trial.", "Four others are awaiting trial.")
