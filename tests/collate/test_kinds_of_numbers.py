"""Numbers that are equal and count two things, or differ and measure two things, are no agreement and no conflict."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, differences, shown
from variorum.records import Claim, CollatedStory, Kind, Status

CONFLICT = {Status.CONFLICT, Status.CHANGED}
AGREED = {Status.AGREE, Status.COMPATIBLE}
LEADS = (
    "Fire broke out in a carpet mill in Ostermoor on Monday night, officials said.",
    "A blaze swept through the carpet mill of Ostermoor late on Monday.",
)


def _of_words(claim: Claim) -> bool:
    """Of words that differ in one place of two sentences."""
    return any(e.feature == "words that the two sentences share, in order" for e in claim.evidence)


def of_numbers(story: CollatedStory) -> list[Claim]:
    """What is shown of numbers that are set side by side, but for what the leads say; words that differ are no numbers."""
    return [c for c in shown(story) if c.kind is Kind.QUANTITY and len(c.readings) > 1 and not _of_words(c)]


def told(here: str, there: str) -> CollatedStory:
    return collated(f"{LEADS[0]} {here}", f"{LEADS[1]} {there}", published=("2031-05-13", "2031-05-13"))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The night bus, which can carry 50 people, took workers home.", "There were 30 people on the night bus."),
        ("The ferry has a capacity of 300 passengers.", "The ferry had 240 passengers on board."),
        ("The stadium can hold 9,000 spectators.", "The stadium was left by 7,500 spectators."),
        ("The hall, which seats 800 guests, was closed.", "Some 800 guests were in the hall."),
    ],
)  # fmt: skip
def test_what_a_thing_has_room_for_is_not_how_many_are_in_it(here: str, there: str) -> None:
    assert not of_numbers(told(here, there))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Some 2.4 million people cast their votes.", "Almost all of the 2.5 million people eligible cast their votes."),
        ("About 9,000 weavers voted in the ballot.", "About 9,500 weavers were eligible to vote in the ballot."),
        ("The union counted 700 votes.", "The union has 740 registered voters."),
        ("Of the weavers 1,200 took part in the vote.", "In the vote 1,300 weavers were entitled to take part."),
    ],
)  # fmt: skip
def test_who_may_vote_has_not_voted(here: str, there: str) -> None:
    assert not [c for c in of_numbers(told(here, there)) if c.status in CONFLICT | {Status.AGREE}]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("About 40 percent of homes in the valley are without power.", "About 40 percent of schools in the valley are without power."),
        ("A third of the looms was lost.", "A third of the yarn was lost."),
        ("The mill makes 12 percent of the carpets of the land.", "The mill makes 12 percent of the blankets of the land."),
        ("Two percent of the workers were ill.", "Two percent of the sheep were ill."),
    ],
)  # fmt: skip
def test_shares_of_two_things_do_not_agree(here: str, there: str) -> None:
    assert not of_numbers(told(here, there))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Unemployment in the valley rose by 2 percentage points, the bureau said.", "Unemployment in the valley rose by 2 percent, the bureau said."),
        ("The tax on wool fell by 5 percentage points.", "The tax on wool fell by 5 percent."),
        ("Turnout was 4 percentage points higher.", "Turnout was 4 percent higher."),
        ("The lead shrank to 3 points in the poll.", "The lead shrank by 3 percent in the poll."),
    ],
)  # fmt: skip
def test_points_are_no_percent(here: str, there: str) -> None:
    assert not of_numbers(told(here, there))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Half of the 240 workers were in the mill when the fire began, the union said.", "Some 120 workers were in the mill when the fire began, the union said."),
        ("A quarter of the 80 looms were lost in the fire.", "In the fire 20 looms were lost."),
        ("A third of its 900 members left the union in May.", "In May 300 members left the union."),
        ("Half of the 60 houses lost their roofs in the storm.", "The storm took the roofs off 30 houses."),
    ],
)  # fmt: skip
def test_half_of_so_many_is_no_other_number(here: str, there: str) -> None:
    assert not [c for c in of_numbers(told(here, there)) if c.status in CONFLICT]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("An 18-year-old weaver, Tove Rask, died in hospital.", "Tove Rask, 19, a weaver, died in hospital."),
        ("Tove Rask, aged 18, died in hospital on Tuesday.", "The weaver Tove Rask, 19, died in hospital on Tuesday."),
        ("Lotte Brandel, 41, the owner, was taken to hospital.", "The 43-year-old owner, Lotte Brandel, was taken to hospital."),
        ("The foreman, Jon Keld, 52, saw the fire first.", "The 55-year-old foreman, Jon Keld, saw the fire first."),
    ],
)  # fmt: skip
def test_two_ages_of_one_person_differ_however_they_are_said(here: str, there: str) -> None:
    story = told(here, there)
    assert [c.status for c in differences(story) if c.kind is Kind.QUANTITY] == [Status.CONFLICT]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("A quarter of a million homes lost power, the grid operator said.", "A million homes lost power, the grid operator said."),
        ("Half a million homes lost power in the storm.", "Two million homes lost power in the storm."),
        ("A tenth of a million homes lost power in the night.", "A million homes lost power in the night."),
        ("A quarter of a million people were without water.", "Half a million people were without water."),
    ],
)  # fmt: skip
def test_parts_of_a_million_are_no_million(here: str, there: str) -> None:
    assert not [c for c in of_numbers(told(here, there)) if c.status in AGREED]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Weavers earn 500 crowns a month, the union said.", "Weavers earn 6,000 crowns a year, the union said."),
        ("The mill used 40 tonnes of coal a day.", "The mill used 280 tonnes of coal a week."),
        ("The ferry carries 900 passengers a day.", "The ferry carries 300,000 passengers a year."),
        ("The valley counts 40 cases per 100,000 people.", "The valley counts 400 cases per million people."),
    ],
)  # fmt: skip
def test_two_rates_are_no_conflict(here: str, there: str) -> None:
    assert not [c for c in of_numbers(told(here, there)) if c.status in CONFLICT]
