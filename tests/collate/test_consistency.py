"""Numbers of one report that do not fit each other."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated
from variorum.records import Claim, Kind, Status


def inside(text: str) -> list[Claim]:
    return [c for c in collated(text).claims if c.kind is Kind.QUANTITY and c.internal]


def test_a_conversion_that_comes_to_something_else_is_shown() -> None:
    (claim,) = inside("The ferry drifted 85 miles (173 km) before the storm.")
    assert (claim.status, claim.tier) == (Status.CONFLICT, 2)
    assert [r.quote for r in claim.readings] == ["85 miles", "173 km"]
    assert "137 km" in claim.why


def test_parts_that_do_not_make_up_their_total_are_shown() -> None:
    (claim,) = inside("The ferry carried 8 men and 3 women, 12 people in all, when it sank.")
    assert (claim.status, [r.quote for r in claim.readings]) == (
        Status.CONFLICT,
        ["8 men", "3 women", "12 people"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The ferry drifted 85 miles (137 km) before the storm.",
        "The ferry cost $3 million (€2 million) to build.",
        "The ferry carried 8 men and 3 women, 11 people in all, when it sank.",
        "The ferry carried 8 men and 3 women; 40 sacks in all were lost.",
        "The ferry holds 512 MB or 1 GB of maps.",
        "Of 12 people 8 were men and 3 were women.",
        "The ferry carried about 8 men and 3 women, 12 people in all.",
    ],
)
def test_what_fits_or_is_no_sum_is_not_shown(text: str) -> None:
    assert not inside(text)
