"""Numbers and times: which are one question, and how the answers stand to one another."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, differences, holding, shown
from variorum.records import Claim, CollatedStory, Kind, Status


def values(story: CollatedStory) -> list[Claim]:
    return [c for c in shown(story) if c.kind in {Kind.QUANTITY, Kind.DATE, Kind.TIME}]


def test_a_number_that_differs_inside_matching_statements_is_a_sure_conflict() -> None:
    story = collated(
        "The fire in the market hall destroyed 40 stalls on Monday night.",
        "A fire in the market hall on Monday night destroyed 55 stalls.",
    )
    (claim,) = holding(story, "40 stalls", "55 stalls")[:1]
    assert (claim.status, claim.tier) == (Status.CONFLICT, 1)
    assert "40 stalls" in claim.why and "55 stalls" in claim.why
    assert claim.evidence


def test_a_difference_is_explained_away_by_the_same_value_elsewhere() -> None:
    story = collated(
        "The fire in the market hall destroyed 40 stalls on Monday night.",
        "A fire in the market hall on Monday night damaged 55 stalls. The fire destroyed 40 stalls in the market hall.",
    )
    assert not [c for c in holding(story, "40 stalls", "55 stalls") if c.status is Status.CONFLICT]
    assert [c.status for c in values(story) if c.kind is Kind.QUANTITY] == [Status.AGREE]


def test_a_part_is_not_set_against_the_whole() -> None:
    story = collated(
        "The fire killed 12 people in the market hall.", "The fire in the market hall killed 3 children."
    )
    assert not values(story)


def test_the_killed_are_not_set_against_the_hurt() -> None:
    story = collated(
        "The fire killed 12 people in the market hall.", "The fire injured 30 people in the market hall."
    )
    assert not values(story)


TOLL = ("The fire in the market hall killed 12 people.", "The fire in the market hall killed 17 people.")


@pytest.mark.parametrize(
    ("published", "status"),
    [
        (("2031-03-04", "2031-03-05"), Status.CHANGED),
        (("2031-03-05", "2031-03-04"), Status.CONFLICT),
        ((None, None), Status.CONFLICT),
    ],
)
def test_a_toll_that_a_later_report_raises_has_changed(published, status) -> None:
    story = collated(*TOLL, published=published)
    assert [c.status for c in values(story)] == [status]


def test_weekdays_of_one_deed_differ_even_without_a_date() -> None:
    story = collated(
        "The fire broke out on Monday in the market hall.",
        "The fire in the market hall broke out on Tuesday.",
    )
    assert [(c.kind, c.status) for c in values(story)] == [(Kind.DATE, Status.CONFLICT)]


def test_weekdays_of_two_deeds_are_no_conflict() -> None:
    story = collated(
        "The fire broke out on Monday in the market hall.",
        "The mayor will visit the market hall with an engineer on Tuesday.",
    )
    assert not differences(story)


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("more than 40 stalls", "43 stalls", Status.COMPATIBLE),
        ("about 40 stalls", "40 stalls", Status.COMPATIBLE),
        ("more than 40 stalls", "28 stalls", Status.CONFLICT),
        ("40 stalls", "forty stalls", Status.AGREE),
    ],
)
def test_the_status_comes_from_what_the_words_allow(one, other, status) -> None:
    story = collated(
        f"The fire in the market hall destroyed {one} on Monday night.",
        f"A fire in the market hall on Monday night destroyed {other}.",
    )
    assert [c.status for c in values(story) if c.kind is Kind.QUANTITY] == [status]


def test_last_year_beside_last_year_is_no_difference() -> None:
    story = collated(
        "The wiring of the market hall was renewed last year.",
        "Last year the wiring of the market hall was renewed.",
    )
    assert not differences(story)


def test_a_toll_counts_what_its_words_name() -> None:
    story = collated(
        "The death toll of the fire in the market hall rose to 17 on Tuesday.",
        "The fire in the market hall killed 12 people on Monday.",
        published=("2031-03-05", "2031-03-04"),
    )
    (claim,) = differences(story)
    assert (claim.label, claim.status) == (
        "the death toll of the fire in the market hall rose to … on Tuesday",
        Status.CHANGED,
    )


def test_casualties_are_the_killed_and_the_hurt() -> None:
    story = collated(
        "The war in the marshes has cost Ostermoor more than 6,000 casualties, the mayor said.",
        "The mayor said that the war in the marshes cost Ostermoor some 5,000 casualties.",
    )
    assert {c.label.split()[-1] for c in values(story) if c.kind is Kind.QUANTITY} == {"casualties"}


def test_a_reader_is_told_of_the_tolls_in_sentences_that_say_the_same() -> None:
    story = collated(
        "The fire in the market hall of Ostermoor killed 12 people on Monday, firemen say.",
        "The fire in the market hall of Ostermoor killed 17 people on Monday, firemen say. "
        "Lindholm mourns still: 3 killed. In the tavern at Keld 2 people were killed.",
        published=("2031-03-04", "2031-03-05"),
    )
    (claim,) = [c for c in differences(story) if c.kind is Kind.QUANTITY]
    assert "12 people" in claim.why and "17 people" in claim.why


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The ferry has been out of service since May 3, the harbour master said.", "The ferry has been out of service on May 9, the harbour master said."),
        ("The mill must be empty by May 3, the mayor said.", "The mill must be empty on May 9, the mayor said."),
    ],
)  # fmt: skip
def test_what_bounds_a_stretch_is_no_day_on_which_a_thing_happened(here: str, there: str) -> None:
    story = collated(here, there, published=("2031-05-10", "2031-05-10"))
    assert not [c for c in differences(story) if c.kind is Kind.DATE]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Friday, May 9, 2031 | Updated 9:28 AM", "Monday, May 12, 2031 | Updated 9:01 AM"),
        ("A post shared by Ostermoor Ferries (@ostermoorferries) on May 3, 2031 at 1:12pm", "A post shared by Ostermoor Ferries (@ostermoorferries) on May 9, 2031 at 4:10pm"),
    ],
)  # fmt: skip
def test_a_stamp_is_no_day_on_which_anything_happened(here: str, there: str) -> None:
    story = collated(f"{here}\n\nThe ferry ran aground.", f"{there}\n\nThe ferry ran aground.")
    assert not [c for c in story.claims if c.kind in {Kind.DATE, Kind.TIME} and len(c.readings) > 1]


@pytest.mark.parametrize(
    "how", ["revised upwards by the bureau", "initially recorded as 6.1", "upgraded from 6.1"]
)
def test_a_number_that_is_said_to_be_revised_has_changed(how: str) -> None:
    story = collated(
        "The earthquake off Ostermoor had a magnitude of 6.1, the bureau said.",
        f"The earthquake off Ostermoor had a magnitude of 6.4, {how}.",
        published=("2031-05-13", "2031-05-13"),
    )
    assert {c.status for c in differences(story)} == {Status.CHANGED}


def test_a_bare_number_behind_until_is_an_hour_and_counts_nothing() -> None:
    story = collated(
        "Two helicopters were flying tents to the villages above Ostermoor on Tuesday.",
        "The first helicopter did not land in the villages above Ostermoor until three.",
    )
    assert not [c for c in values(story) if c.kind is Kind.QUANTITY]
