"""Where something lies of a place."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, shown
from variorum.records import Claim, CollatedStory, Kind, Status


def _places(story: CollatedStory) -> list[Claim]:
    return [c for c in shown(story) if c.kind is Kind.PLACE]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("40 kilometres west of the town of Brillstad", "about 40 kilometres south of Brillstad"),
        ("40 km (25 miles) north-west of Brillstad", "40 kilometres southeast of the city of Brillstad"),
    ],
)
def test_one_distance_in_two_directions_is_a_conflict(one: str, two: str) -> None:
    (claim,) = _places(
        collated(
            f"The tremor that shook the mills on Monday was centred {one}.",
            f"The tremor was centred {two} and shook the mills on Monday.",
        )
    )
    assert claim.status is Status.CONFLICT
    assert "Brillstad" in claim.label
    assert all("Brillstad" in r.quote for r in claim.readings)


def test_two_ends_of_one_place_are_a_conflict_where_the_sentences_say_the_same() -> None:
    (claim,) = _places(
        collated(
            "The storm broke the old pier on the northern tip of Soren on Monday evening.",
            "The storm broke the old pier on the western tip of the island of Soren on Monday.",
        )
    )
    assert claim.status is Status.CONFLICT


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("40 kilometres west of Brillstad", "40 kilometres north-west of Brillstad"),
        ("40 kilometres west of Brillstad", "40 kilometres south of Ostermoor"),
        ("40 kilometres west of Brillstad", "65 kilometres south of Brillstad"),
    ],
)
def test_what_may_be_one_place_or_is_two_is_no_conflict(one: str, two: str) -> None:
    said = "The tremor that shook the mills on Monday was centred {}."
    assert not _places(collated(said.format(one), said.format(two)))


def test_a_report_that_gives_both_tells_of_two() -> None:
    both = "One tremor was centred 40 km west of Brillstad, another 40 km south of Brillstad."
    assert not _places(collated(both, "The tremor was centred 40 km south of Brillstad on Monday."))
