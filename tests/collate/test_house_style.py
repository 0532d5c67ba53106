"""What a newsroom changes as it likes is no difference."""

from __future__ import annotations

import pytest

from tests.collate.collating import DIFFERENT, collated, of_one_telling, shown
from variorum.records import Kind, Status


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The crater lay about 100 meters away from the mill in Ostermoor.",
            "The crater lay about 100 metres away from the mill in Ostermoor.",
        ),
        (
            "Police chiefs mobilized all their forces in the Linden quarter.",
            "Police chiefs mobilised all their forces in the Linden quarter.",
        ),
        (
            "Weavers stormed the hall of Ostermoor yesterday, unfurling banners.",
            "Weavers stormed the hall of Ostermoor on Tuesday, unfurling banners.",
        ),
        (
            "The council voted for new tax rises before the summer began.",
            "The council voted for new tax hikes before the summer began.",
        ),
        ("The mill is not one to close early in a flood.", "The mill isn’t one to close early in a flood."),
        (
            "The programme serves about four million weavers a year in Ostermoor.",
            "The programme serves about 4 million weavers a year in Ostermoor.",
        ),
        (
            "The barges were held near Puerto Málaga until the quay was cleared.",
            "The barges were held near Puerto Malaga until the quay was cleared.",
        ),
        (
            "The mayor said that the Ostermoor Harbour Board would pay for the quay.",
            "The mayor said that the OHB would pay for the quay.",
        ),
        (
            "The deal will pay the weavers, but more complex claims would be heard later.",
            "The deal will pay the weavers, but more complicated claims would be heard later.",
        ),
        (
            "The flood left … of the mills of Ostermoor without a roof for months.",
            "The flood left nearly all of the mills of Ostermoor without a roof for months.",
        ),
    ],
)
def test_what_an_editor_changes_as_he_likes_is_no_difference(one: str, two: str) -> None:
    assert not [c for c in shown(of_one_telling(one, two)) if c.status in DIFFERENT]


def test_who_did_it_is_a_difference() -> None:
    one = "The bank caught fire after rioters broke a window of the hall."
    two = "The bank caught fire after hooded youths broke a window of the hall."
    assert [c for c in shown(of_one_telling(one, two)) if c.status in DIFFERENT]


def test_a_name_in_american_spelling_is_the_same_name() -> None:
    story = collated(
        "The barges passed the Ostermoor Recognised Transit Corridor at noon.",
        "The barges passed the Ostermoor Recognized Transit Corridor before they turned back.",
    )
    assert not [c for c in shown(story) if c.kind is Kind.NAME and c.status is Status.VARIANT]


# Three tellings that do not name what two others write in two ways.
OTHERS = (
    "The barges lay in the harbour all night. Nobody went near them before dawn.",
    "A pilot of the port slept through the storm. He heard of it from his wife at noon.",
    "Two ropes broke in the wind. The crew had new ones brought from the shed.",
)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("TarnGroup", "Tarn Group"),  # two words as one
        ("Karavane", "Karvane"),  # vowels of a name nobody's given name stands beside
        ("James Merholt", "Jim Merholt"),
        ("T.K. Merholt", "T.K.Merholt"),
    ],
)
@pytest.mark.parametrize("many", [False, True])
def test_habits_in_writing_a_name_are_told_on_request_unless_the_story_is_about_it(
    one: str, two: str, many: bool
) -> None:
    story = collated(
        f"The inspectors of {one} came at noon. A lawyer wrote to {one} about the mill. The flood at {one} was old news.",
        f"A speaker for {two} gave no reason. Nobody at the mill had heard from {two} before. They had gone to {two}.",
        *(() if many else OTHERS),
        around=False,
    )
    variants = [c for c in story.claims if c.kind is Kind.NAME and c.status is Status.VARIANT]
    assert all(c.tier == 3 for c in variants) or (many and "Merholt" not in one)


def test_a_general_noun_for_a_narrower_one_is_no_difference() -> None:
    one = "Weary policemen had to climb over the gate of the mill to get in before dawn."
    two = "Weary officials had to climb over the gate of the mill to get in before dawn."
    assert not [c for c in shown(collated(one, two, around=False)) if c.status in DIFFERENT]


@pytest.mark.parametrize(
    ("known", "is_difference"), [("in Tarnbay, Ostermark", False), ("in the rain", True)]
)
def test_a_place_and_what_it_lies_in_are_no_difference(known: str, is_difference: bool) -> None:
    one = "A miller was charged with the theft of two barges and a boat in Tarnbay."
    two = "A miller was charged with the theft of two barges and a boat in Ostermark."
    story = collated(one, two, f"The barges were found {known}.", around=False)
    assert bool([c for c in shown(story) if c.status in DIFFERENT]) is is_difference
