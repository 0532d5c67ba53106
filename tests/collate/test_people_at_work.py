"""Who comes to an event by work is not counted among the people to whom it happens."""

import pytest

from tests.collate.collating import shown, together, told
from variorum.records import Kind


def rows(*texts: str) -> list[str]:
    made = together(told(*texts, published=["2031-03-05"] * len(texts)))
    return [claim.why for claim in shown(made) if claim.kind is Kind.QUANTITY]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "About 50 people were on board the ferry when it burned.",
            "45 firefighters were on board the ferry by midnight.",
        ),
        (
            "The fire on the ferry, which carried 50 people, was put out.",
            "Some 45 firefighters aboard the ferry put out the fire.",
        ),
        (
            "There were 52 people on board the ferry.",
            '"We have 45 firefighters on board the ferry," fire chief Anna Brodin said.',
        ),
    ],
)
def test_firefighters_are_not_the_people_on_board(here: str, there: str) -> None:
    assert rows(here, there) == []


def test_people_and_passengers_are_still_compared() -> None:
    assert rows("50 people were on board the ferry.", "45 passengers were on board the ferry.")
