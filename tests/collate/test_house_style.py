"""What a newsroom changes as it likes is no difference."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, shown
from variorum.collate.claims.statement_claims import edits
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
    ],
)
def test_spelling_a_day_and_a_synonym_are_no_edit(one: str, two: str) -> None:
    assert not list(edits(one, two))


def test_another_word_is_an_edit() -> None:
    one = "The bank caught fire after rioters broke a window of the hall."
    two = "The bank caught fire after hooded youths broke a window of the hall."
    assert list(edits(one, two)) == [("hooded youths", "rioters")]


def test_a_name_in_american_spelling_is_the_same_name() -> None:
    story = collated(
        "The barges passed the Ostermoor Recognised Transit Corridor at noon.",
        "The barges passed the Ostermoor Recognized Transit Corridor before they turned back.",
    )
    assert not [c for c in shown(story) if c.kind is Kind.NAME and c.status is Status.VARIANT]
