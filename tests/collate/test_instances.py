"""Values of two instances of what reads like one thing are not set against each other."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, differences
from variorum.collate.pairing.things import of_two_games
from variorum.records import Claim, CollatedStory, Kind, Status
from variorum.text.quantities import quantities

VALUES = {Kind.QUANTITY, Kind.DATE, Kind.TIME}


def at_odds(story: CollatedStory) -> list[Claim]:
    return [c for c in differences(story) if c.kind in VALUES]


FERRY = (
    "The ferry hit the pier on Monday. The ferry drifted 300 metres past the old lighthouse.",
    "On Thursday the ferry hit the pier again. It drifted 450 metres past the old lighthouse before it was caught.",
)


def test_numbers_of_two_days_are_of_two_instances() -> None:
    story = collated(*FERRY, published=("2031-03-04", "2031-03-21"))
    assert not at_odds(story)


def test_numbers_of_one_day_differ() -> None:
    here, there = FERRY
    story = collated(
        here,
        there.replace("On Thursday", "On Monday").replace(" again", ""),
        published=("2031-03-04", "2031-03-05"),
    )
    assert [c.status for c in at_odds(story)] == [Status.CONFLICT]


FAIR = (
    "The kite fair opened in Ostermoor on Monday. It drew 40,000 people to the old meadow behind the canal."
)


def test_numbers_of_two_years_news_are_of_two_instances_though_the_words_are_the_same() -> None:
    later = FAIR.replace("40,000", "52,000")
    assert at_odds(collated(FAIR, later, published=("2031-05-14", "2031-05-15")))
    assert not at_odds(collated(FAIR, later, published=("2031-05-14", "2032-05-12")))


def test_what_was_told_cannot_have_happened_later() -> None:
    told = (
        "The fire broke out on Monday in the market hall.",
        "The fire in the market hall broke out on Tuesday.",
    )
    assert at_odds(collated(*told, published=("2031-03-06", "2031-03-06")))
    assert not at_odds(collated(*told, published=("2031-03-06", "2031-03-13")))


def test_a_deed_that_one_report_tells_of_on_two_days_is_done_often() -> None:
    story = collated(
        "The council met on Monday about the bridge. Nothing came of it, so the council met on Friday as well.",
        "About the old bridge the council met on Wednesday, in a closed room.",
        published=("2031-03-08", "2031-03-08"),
    )
    assert not at_odds(story)


@pytest.mark.parametrize(
    "other",
    [
        "Firemen say that two more people were killed by the fire.",
        "Firemen say that 5 of those killed by the fire in the market hall were children.",
        "Another fire, in a market hall upriver, killed 5 people last spring.",
        "The fire in the market hall killed 11 men and one woman.",
    ],
)
def test_an_addition_another_instance_and_a_part_are_no_other_toll(other: str) -> None:
    told = "The fire killed 12 people in the market hall."
    assert at_odds(collated(told, "Firemen say that 14 people were killed by the fire in the hall."))
    assert not at_odds(collated(told, other))


@pytest.mark.parametrize(
    ("lost", "restored"),
    [
        ("Some 900 households were left without gas.", "By noon 600 households had gas again."),
        ("The flood closed 14 schools in the district.", "Officials reopened 9 schools in the district."),
        ("About 700 farms lost water.", "Water was back in 520 farms."),
        ("The police arrested 40 strikers.", "The police released 25 strikers."),
    ],
)
def test_what_was_lost_and_what_is_as_before_are_two_counts(lost: str, restored: str) -> None:
    around = "The storm hit Ostermoor on Monday. "
    assert not at_odds(collated(around + lost, around + restored))
    number = next(word for word in restored.split() if word.isdigit())
    other = str(int(number) + 190)
    assert at_odds(collated(around + restored, around + restored.replace(number, other)))


def test_a_value_nearly_as_near_makes_the_pair_a_guess() -> None:
    sizes = "The small hall seats 400 guests. The large hall seats 520 guests beside the canal."
    assert not at_odds(collated(sizes, "The hall beside the canal seats 450 guests."))
    one = "The large hall seats 520 guests beside the canal."
    assert at_odds(collated(one, "The large hall beside the canal seats 450 guests."))


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The ferry ran aground 20 km north of Ostermoor.", "The ferry ran aground 26 km east of Lindhafen."),
        ("Ada Reed is the fifth harbour master of the town.", "Reed, a captain, is the third woman harbour master."),
        ("The town buys 40 percent of its grain from the mill.", "From the mill comes 55 percent of all of the town's bread."),
        ("The siege of the mill had lasted 11 days.", "The siege of the old mill had lasted 12 days by then."),
        ("The fire in the mill destroyed 40 sacks.", "The fire that destroyed the mill took 300 sacks with it."),
        ("The guards met at 3am by the mill.", "The guards met on Friday by the old mill."),
        ("Reed has spent 19 seasons with the rowing club.", "Home in Ostermoor is Reed, who spent his first 11 seasons there as a rower with the club."),
        ("The millers had been friends for over 20 years.", "In winter the miller met a friend nearly 20 years older, who paid for the mill."),
        ("The mill got a 250GB hard drive and a screen.", "Among what the mill may get is a 128GB or 256GB solid state drive, or a printer."),
    ],
)  # fmt: skip
def test_two_things_are_not_one_thing_told_differently(here: str, there: str) -> None:
    assert not at_odds(collated(here, there))


def test_nobody_says_that_those_taken_to_hospital_were_killed() -> None:
    story = collated(
        "At least seven people were killed and more than 50 taken to hospital when the tram overturned.",
        "At least nine people were killed when the tram overturned near the hospital.",
    )
    (claim,) = at_odds(story) or [None]
    assert claim is None or not any("50" in r.quote for r in claim.readings)


def test_a_date_with_its_hour_spelled_otherwise_is_no_edit() -> None:
    story = collated(
        "The gunman entered the party of at least a dozen people in the hall around 4 p.m.",
        "The gunman entered the party of at least a dozen people in the hall around 4:00 p.m.",
    )
    assert not at_odds(story)


def test_dozens_of_things_are_no_dozens_of_people() -> None:
    story = collated(
        "Dozens of lorries with wounded stallholders left the market hall of Ostermoor, firemen say.",
        "The blaze in the market hall left dozens wounded, firemen say.",
    )
    assert not [c for c in story.claims if c.kind is Kind.QUANTITY and len(c.readings) > 1]


@pytest.mark.parametrize(
    "told", ["killed 20 people and wounded dozens more", "killed 20 people, wounding dozens more"]
)
def test_more_on_top_of_those_to_whom_something_else_happened_adds_nothing(told: str) -> None:
    story = collated(
        f"The blaze in the market hall {told} on Monday, firemen say.",
        "The blaze in the market hall on Monday wounded hundreds of people, firemen say.",
    )
    assert ["wound" in c.label for c in at_odds(story)] == [True]


def test_people_and_things_are_not_one_count() -> None:
    story = collated(
        "The flood left 50 people hurt in the old town of Ostermoor on Monday.",
        "The flood on Monday reached 50 schools in the old town of Ostermoor.",
    )
    assert not [c for c in story.claims if c.kind is Kind.QUANTITY and len(c.readings) > 1]


def test_scores_without_a_number_in_common_are_of_two_games() -> None:
    def differ(one: str, two: str) -> bool:
        (here,), (there,) = (quantities(score) for score in (one, two))
        return of_two_games(here.value, there.value)

    assert differ("8-7", "9-2")
    assert differ("8-7", "7-2")
    assert not differ("8-7", "8-5")
    assert not differ("8-7", "5-8")
    assert not differ("45-7-2", "45-7-1")


def test_what_a_report_of_weeks_later_says_without_a_day_is_of_something_newer() -> None:
    here = "The ferry hit the pier on Monday. The ferry drifted 300 metres past the old lighthouse."
    there = "The ferry hit the pier. It drifted 450 metres past the old lighthouse before it was caught."
    assert at_odds(collated(here, there, published=("2031-03-04", "2031-03-05")))
    assert not at_odds(collated(here, there, published=("2031-03-04", "2031-03-21")))


def test_two_records_of_one_fighter_differ() -> None:
    said = "Former champion Reed Moll ({}, 33 knockouts) returned to the ring in Ostermoor after three years."
    assert at_odds(collated(said.format("43-1"), said.format("45-1")))
