"""What is told otherwise in unlike sentences: a person's age, the hour of a deed, a day to come; and numbers that only look alike."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, shown
from variorum.records import Claim, Kind, Status

DIFFERENT = {Status.CONFLICT, Status.CHANGED}


def _stati(claims: list[Claim], *quotes: str) -> list[Status]:
    return [
        c.status
        for c in claims
        if c.kind is not Kind.STATEMENT and all(any(q in r.quote for r in c.readings) for q in quotes)
    ]


@pytest.mark.parametrize(
    "second",
    ["The 62-year-old Penhale was led away by two bailiffs.", "Penhale, 62, ran the town for years."],
)
def test_two_ages_of_one_name_are_at_odds_whatever_their_sentences_tell(second: str) -> None:
    story = collated("Douglas Penhale, 61, showed no emotion as the judge spoke in Harrow Bay.", second)
    assert _stati(shown(story), "61", "62") == [Status.CONFLICT]


def test_two_men_of_one_country_have_two_ages() -> None:
    story = collated(
        "The 41-year-old American fought for the first time in three years.",
        "The 44-year-old American swam across the lake at dawn.",
    )
    assert not _stati(shown(story), "41", "44")


def test_two_hours_of_one_deed_are_at_odds_by_whatever_verbs() -> None:
    story = collated(
        "The march through Lorville began on Republic Square shortly after three in the afternoon.",
        "The marchers left Republic Square in Lorville at 2 p.m.",
    )
    assert _stati(shown(story), "three", "2 p.m.") == [Status.CONFLICT]


def test_two_days_to_come_are_at_odds_where_one_is_told_as_planned() -> None:
    story = collated(
        "Parliament will vote on the pension bill on October 29.",
        "A vote is scheduled for October 30 on the pension bill.",
        published=("2024-10-13", "2024-10-12"),
    )
    assert _stati(shown(story), "October 29", "October 30") == [Status.CONFLICT]


def test_a_year_by_which_something_is_due_dates_no_number_of_what_was_done() -> None:
    story = collated(
        "Lawmakers in Veltria voted on Thursday to shut the coal plants by 2031, after a debate that ran for 16 hours.",
        "The debate of the lawmakers in Veltria on the coal plants ran for 18 hours.",
        published=("2024-06-20", "2024-06-20"),
    )
    assert _stati(shown(story), "16 hours", "18 hours") == [Status.CONFLICT]


def test_nine_years_are_not_nine_weeks() -> None:
    story = collated(
        "Moll was sentenced to nine years. The trial in Harrow Bay lasted seven weeks and heard 46 witnesses.",
        "The trial in Harrow Bay lasted nine weeks, in which the jury listened to 46 witnesses.",
    )
    assert _stati(shown(story), "seven weeks", "nine weeks") == [Status.CONFLICT]


def test_a_far_bound_is_no_assurance_where_the_sentences_say_the_same() -> None:
    story = collated(
        "The clean-up on the coast will cost at least 30 million pounds, the county estimates.",
        "The county estimates the cost of the clean-up on the coast at 45 million pounds.",
    )
    assert not _stati(shown(story), "30 million", "45 million")


def test_unions_that_claim_a_turnout_kill_nobody() -> None:
    story = collated(
        "The blaze claimed 57 lives in Brela.",
        "Unions in Brela claimed 130,000 had come, and 57 were killed in the blaze.",
    )
    assert [c for c in shown(story) if c.kind is Kind.QUANTITY and c.status is Status.AGREE]
    assert not [c for c in shown(story) if c.status in DIFFERENT]
