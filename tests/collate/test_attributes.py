"""What an event has one of, told otherwise: its turnout, the area that burned, the people on board."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, shown, together, told
from variorum.records import Claim, Kind, Status


def _of(claims: list[Claim], quote: str) -> list[tuple[Status, set[str]]]:
    return [
        (c.status, {r.quote for r in c.readings})
        for c in claims
        if c.kind is Kind.QUANTITY and any(quote in r.quote for r in c.readings)
    ]


def test_two_turnouts_in_unlike_sentences_are_at_odds() -> None:
    story = collated(
        "The council said late on Sunday that turnout was almost 60% in the vote on the new harbour.",
        "Counting went on behind closed doors, and officials announced that turnout reached 64.2 percent.",
    )
    ((status, _),) = _of(shown(story), "64.2")
    assert status is Status.CONFLICT


def test_two_farms_have_two_areas() -> None:
    story = collated(
        "The Brandel farm, which spread to at least 2,000 acres, grows barley and beans for the mill.",
        "A change of the law turned the Moll farm, which now spans 7,300 acres, towards timber.",
    )
    assert not [c for c in _of(shown(story), "7,300") if c[0] in {Status.CONFLICT, Status.CHANGED}]


@pytest.mark.parametrize(
    "second", ["The line said there are 148 passengers on board.", "It was carrying 148 passengers."]
)
def test_two_numbers_of_passengers_in_one_report_are_at_odds(second: str) -> None:
    text = f"The ferry carrying 155 passengers that vanished on Sunday is still sought. Divers came at noon. {second}"
    claims = [c for c in shown(together(told(text, "The bridge at Ostermoor stays closed."))) if c.internal]
    assert [status for status, _ in _of(claims, "148")] == [Status.CONFLICT]
