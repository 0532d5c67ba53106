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
