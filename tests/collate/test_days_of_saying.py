"""A day on which somebody spoke is no day of what happened."""

import pytest

from tests.collate.collating import collated, shown
from variorum.records import Kind

SEEN = "The missing boy was seen on Wednesday near the canal."


def days(*texts: str) -> list[str]:
    return [claim.label for claim in shown(collated(*texts)) if claim.kind in {Kind.DATE, Kind.TIME}]


@pytest.mark.parametrize(
    "said",
    [
        "The missing boy was seen near the canal, police said on Wednesday.",
        "Police said on Wednesday that the missing boy was seen near the canal.",
        "In a statement on Wednesday, police said the missing boy was seen near the canal.",
        "The missing boy was seen near the canal, according to a police statement released on Wednesday.",
        "The missing boy was seen near the canal, police told reporters Wednesday.",
        "The missing boy was seen near the canal, a spokesman said late Wednesday.",
        "Wednesday's statement said the missing boy was seen near the canal.",
        "The missing boy was seen near the canal, the mayor tweeted on Wednesday.",
    ],
)
def test_the_day_of_a_saying_agrees_with_no_day_of_a_deed(said: str) -> None:
    assert not days(SEEN, said)


def test_the_day_of_the_deed_agrees_where_both_tell_it() -> None:
    assert days(SEEN, "Near the canal the missing boy was seen on Wednesday, police said.")
