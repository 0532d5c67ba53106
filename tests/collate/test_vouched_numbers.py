"""A number that is denied, hoped for or planned is not one that its report vouches for."""

from __future__ import annotations

import pytest

from tests.collate.test_kinds_of_numbers import of_numbers, told
from variorum.records import Status

AGREED = {Status.AGREE, Status.COMPATIBLE}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The interior ministry denied that nine people had died.", "Nine people died, the hospital said."),
        ("It is not true that 14 weavers were injured, the owner said.", "A doctor said that 14 weavers were injured."),
        ("The governor denied that 30 villagers had been arrested.", "Police arrested 30 villagers on Tuesday."),
        ("The mill denied that six women were killed.", "Six women were killed, the union said."),
    ],
)  # fmt: skip
def test_a_number_that_one_denies_and_another_states_is_no_agreement(here: str, there: str) -> None:
    assert not [c for c in of_numbers(told(here, there)) if c.status in AGREED]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The town hopes to raise 2 million crowns for the families.", "The town has raised 1.5 million crowns for the families."),
        ("The union plans to send 40 lorries to the valley.", "The union sent 30 lorries to the valley."),
        ("If the dam broke 900 people would be homeless.", "The flood left 700 people homeless."),
        ("Residents fear that 20 people were killed.", "Twelve people were killed, police said."),
    ],
)  # fmt: skip
def test_what_is_hoped_planned_or_feared_is_at_odds_with_nothing(here: str, there: str) -> None:
    assert not [c for c in of_numbers(told(here, there)) if c.status is Status.CONFLICT]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Five workers are missing, the fire chief said.", "Five missing workers were found alive in the cellar, the fire chief said."),
        ("Seven people were missing after the flood.", "Seven missing people were found dead after the flood."),
    ],
)  # fmt: skip
def test_who_is_found_is_not_missing(here: str, there: str) -> None:
    assert not [c for c in of_numbers(told(here, there)) if c.status in AGREED]
