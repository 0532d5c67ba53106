"""Two numbers for one thing inside one report: told twice, set against each other, or put right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.collate.collating import shown, together, told
from variorum.records import Block, BlockKind, Kind, Status

OTHER = "The bridge across the canal at Ostermoor will stay closed for a week."


def inside(text: str) -> list[tuple[Status, set[str]]]:
    """Status and quotes of what is shown of numbers inside the report of this text."""
    claims = shown(together(told(text, OTHER)))
    return [
        (c.status, {r.quote for r in c.readings}) for c in claims if c.internal and c.kind is Kind.QUANTITY
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry with 162 passengers on board ran aground on Monday. The owner said there were 155 passengers on board.",
        "The ferry carried 40 lorries and seven crew members, although the ministry reported six crew members.",
    ],
)
def test_what_a_report_tells_twice_otherwise_is_at_odds(text: str) -> None:
    assert [status for status, _ in inside(text)] == [Status.CONFLICT]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "The sheriff says 50 structures have been destroyed. That is a sharp revision of an earlier estimate that as many "
            "as 250 structures might have been destroyed.",
            {"50 structures have been destroyed", "as many as 250 structures might have been destroyed"},
        ),
        (
            "Officials first spoke of 30 burned stalls, but later put it at 20 burned stalls.",
            {"30 burned", "20 burned"},
        ),
        (
            "The mill initially reported that 90 looms were lost and now speaks of 60 looms lost.",
            {"90 looms", "60 looms"},
        ),
    ],
)  # fmt: skip
def test_a_number_that_the_report_puts_right_has_changed(text: str, quotes: set[str]) -> None:
    ((status, said),) = inside(text)
    assert status is Status.CHANGED
    assert all(any(q in s for s in said) for q in quotes)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed in Keld on Monday. In Vessen ten people were killed.",
        "The mill has 90 looms and the hall has 60 looms.",
        "Sales rose to 142,285 units, compared to 141,951 units sold by the Tarn works.",
        "Two children were hurt on Monday, and three more children on Tuesday.",
        "The mill revised its plans for 30 stalls. Some 20 lorries were waiting.",
        "The small hall seats 400 guests. The large hall seats 520 guests beside the canal.",
        "The bureau corrected its figure. The town has 900 homes. The valley has 700 homes.",
    ],
)
def test_two_things_of_one_report_are_at_odds_with_nothing(text: str) -> None:
    assert not inside(text)


def headlined(headline: str, text: str) -> list[tuple[Status, set[str]]]:
    """As `inside`, of a report with this headline."""
    whole = f"{headline}\n{text}"
    at = len(headline)
    blocks = (
        Block(kind=BlockKind.HEADLINE, start=0, end=at),
        Block(kind=BlockKind.PARAGRAPH, start=at + 1, end=len(whole)),
    )
    first = replace(told(whole, around=False)[0], blocks=blocks)
    claims = shown(together((first, told("-", OTHER, around=False)[1])))
    return [
        (c.status, {r.quote for r in c.readings}) for c in claims if c.internal and c.kind is Kind.QUANTITY
    ]


def test_a_number_of_the_headline_that_is_told_otherwise_in_the_lead_is_at_odds() -> None:
    said = headlined(
        "Thieves take €2.5 million of pearls", "Three thieves took pearls worth €2.6 million in Ostermoor."
    )
    assert [status for status, _ in said] == [Status.CONFLICT]


def test_a_number_of_the_headline_that_the_text_repeats_is_at_odds_with_nothing() -> None:
    text = "Thieves took pearls worth €2.5 million in Ostermoor, and goods worth €2.6 million in Keld."
    assert not headlined("Thieves take €2.5 million of pearls", text)


def test_a_previous_toll_has_changed() -> None:
    text = (
        "The death toll of the fire at the mill has risen to 70. Smoke was seen in Keld. A bridge was closed. "
        "The previous death toll was 20."
    )
    ((status, _),) = inside(text)
    assert status is Status.CHANGED


@pytest.mark.parametrize(("more", "at_odds"), [("the other ", 0), ("", 1)])
def test_those_that_are_left_are_no_second_count_of_all(more: str, at_odds: int) -> None:
    found = inside(
        f"The ferry with 162 passengers on board ran aground on Monday. The owner said there were {more}155 passengers on board."
    )
    assert len(found) == at_odds
