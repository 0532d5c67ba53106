"""A word for nobody beside what befell somebody is a number: nought."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated
from tests.collate.reports import parsed
from tests.collate.test_kinds_of_numbers import of_numbers, told
from variorum.collate.mentions.nobody import nobody
from variorum.records import Status

AGREED = {Status.AGREE, Status.COMPATIBLE}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("No one was injured, police said.", "Six people were injured, police said."),
        ("Nobody was hurt in the blaze.", "Six people were injured when a floor gave way, the mayor said."),
        ("None of the passengers was hurt.", "Six passengers were hurt, the union said."),
        ("The fire was put out without casualties.", "Two people died in the fire."),
        ("There were no deaths, the hospital said.", "Three people were killed, the coroner said."),
        ("The fire caused no injuries.", "Eleven people were hurt."),
    ],
)  # fmt: skip
def test_nobody_and_somebody_are_at_odds(here: str, there: str) -> None:
    assert [c.status for c in of_numbers(told(here, there))] == [Status.CONFLICT]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("No one was killed.", "Six people were injured."),
        ("No one else was hurt.", "Six people were hurt."),
        ("No one was seriously hurt.", "Six people were hurt."),
        ("No one on the ground was hurt.", "Six people were hurt."),
        ("No one was injured in an earlier blaze.", "Six people were injured."),
        ("No one was injured in a fire at the mill in 2019.", "Six people were injured."),
        ("The mill denied that no one was injured.", "Six people were injured."),
        ("The mayor hopes that no one was hurt.", "Six people were hurt."),
        ("The road was closed so that no one is hurt.", "Six people were hurt."),
        ("No injuries were reported.", "Six people were injured."),
        ("No officers were hurt.", "Six people were hurt."),
    ],
)  # fmt: skip
def test_what_is_said_of_some_or_hoped_or_not_reported_is_at_odds_with_nothing(here: str, there: str) -> None:
    assert not of_numbers(told(here, there))


def test_two_that_say_nobody_agree() -> None:
    (claim,) = of_numbers(told("No one was injured.", "Nobody was hurt, the mayor said."))
    assert claim.status in AGREED
    assert {r.quote for r in claim.readings} == {"No one was injured", "Nobody was hurt"}


def test_a_later_report_of_the_hurt_has_changed_what_an_earlier_one_said() -> None:
    story = collated(
        "Fire broke out in a carpet mill in Ostermoor on Monday night. No one was hurt.",
        "A blaze swept through the carpet mill of Ostermoor on Monday night. Six people were hurt.",
        published=("2031-05-13", "2031-05-15"),
    )
    assert [c.status for c in of_numbers(story)] == [Status.CHANGED]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("None of the passengers was hurt.", ["None of the passengers"]),
        ("The quake hit the coast without casualties.", ["without casualties"]),
        ("Nobody knows why.", []),
        ("There were no other casualties.", []),
        ("There were no immediate reports of injuries.", []),
    ],
)
def test_what_is_read_as_nought(text: str, said: list[str]) -> None:
    report, sentences = parsed(text)
    assert [m.value.said_as for s in sentences for m in nobody(report, s)] == said
