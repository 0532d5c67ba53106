"""What looks like an agreement or a difference to a rule and is none to a reader; each kind was drawn for one who wrote no rule."""

from __future__ import annotations

import pytest

from tests.collate.collating import DIFFERENT, collated, of_one_telling, shown
from variorum.collate.claims.value_tiers import is_long_and_counted_from_now
from variorum.collate.compare import compare
from variorum.records import Claim, CollatedStory, Kind, Status
from variorum.text.quantities import quantities
from variorum.text.whens import whens

MOMENTS = {Kind.DATE, Kind.TIME}


def dated(story: CollatedStory) -> list[Claim]:
    return [c for c in shown(story) if c.kind in MOMENTS and len({r.witness for r in c.readings}) > 1]


def when(said: str):
    ((_, _, value),) = whens(said, published="2031-03-05")
    return value


def test_the_day_on_which_two_spoke_is_no_agreement() -> None:
    here = "Harbour officials said on Tuesday that the quay of Ostermoor would be closed."
    assert not dated(collated(here, "The quay of Ostermoor would be closed, the mayor said on Tuesday."))
    assert dated(
        collated("The quay of Ostermoor closed on Tuesday.", "On Tuesday the quay of Ostermoor closed.")
    )


def test_a_party_of_a_feast_is_no_day() -> None:
    here = "A man opened fire at a Christmas party in Ostermoor and killed a clerk."
    there = "A clerk was killed when a man opened fire at the Christmas party of a mill in Ostermoor."
    assert not dated(collated(here, there))


@pytest.mark.parametrize(("one", "two"), [("2007-08", "2008-09"), ("1999-2003", "2001-2005")])
def test_stretches_that_only_overlap_do_not_hold_each_other(one: str, two: str) -> None:
    a, b = when(f"the {one} season"), when(f"the {two} season")
    assert compare(a, b).status is Status.INCOMPARABLE
    assert compare(a, a).status is Status.AGREE


def test_each_sort_of_a_mixed_group_is_counted_for_itself() -> None:
    story = collated(
        "The navy arrested 12 Danish and 11 Polish sailors off Ostermoor.",
        "The navy arrested 23 sailors off Ostermoor.",
    )
    assert not [c for c in shown(story) if c.kind is Kind.QUANTITY and c.status in DIFFERENT]


def test_trades_of_one_person_are_no_two_posts() -> None:
    story = collated(
        "Radio Ostermoor reporter Lotte Brandel was asked to become mayor.",
        "Lotte Brandel, medical correspondent of Radio Ostermoor, was asked to become mayor.",
    )
    assert not [c for c in shown(story) if c.kind is Kind.ROLE and c.status in DIFFERENT]


def test_the_full_hour_inside_a_quotation_is_house_style() -> None:
    said = "“Police locked the square and the man gave himself up just after {} pm,” said Otto Lind."
    story = of_one_telling(said.format("6"), said.format("6:00"))
    assert not [c for c in shown(story) if c.kind is Kind.QUOTE and c.status in DIFFERENT]


def test_two_sentences_that_both_deny_are_no_conflict() -> None:
    story = collated(
        "“We have no information on intent or motive,” said fire chief Otto Lind.",
        "“We just don't have any leads at all as far as the intent or motive in this,” said fire chief Otto Lind.",
    )
    assert Status.CONFLICT not in {c.status for c in shown(story)}


def test_whose_somebody_is_is_no_title() -> None:
    story = collated(
        "Brandel was named Otto Lind's Harbour Party running mate in Ostermoor last year.",
        "Brandel was named Senator Otto Lind's running mate in Ostermoor last year.",
    )
    assert not [c for c in story.claims if c.kind is Kind.TITLE]


def test_one_who_is_named_more_fully_is_one_source() -> None:
    here = "The ferry Tern ran aground on Monday, her captain Otto Lind said."
    there = "The ferry Tern ran aground on Monday, Otto Lind said."
    (claim,) = dated(collated(here, there))
    assert "the other of" not in claim.why


def test_a_word_for_a_word_is_for_who_asks_unless_an_edit_put_it_for_what_a_verb_takes() -> None:
    here = "The harbour master moved the barges from the old quay to the northern basin on Monday."
    there = here.replace("old quay", "old wharf")
    assert not [c for c in shown(collated(here, there)) if c.status is Status.VARIANT]
    assert not [c for c in shown(of_one_telling(here, there)) if c.status is Status.VARIANT]
    another = here.replace("barges", "tankers")
    assert [c for c in shown(of_one_telling(here, another)) if c.status is Status.VARIANT]


@pytest.mark.parametrize(
    ("said", "is_long"),
    [
        ("last week", True),
        ("this year", True),
        ("a decade ago", True),
        ("over the weekend", False),
        ("two years ago", False),
        ("in May", False),
        ("in 2031", False),
        ("on Tuesday", False),
    ],
)
def test_a_long_stretch_counted_from_the_report_is_known(said: str, is_long: bool) -> None:
    """Much happens in a week: two deeds of one week are no agreement on when something happened."""
    assert is_long_and_counted_from_now(when(said)) is is_long


def test_a_day_of_a_month_is_no_number() -> None:
    assert not quantities("It happened on the Fourth of July.", language="en")
    assert quantities("It was the fourth of five fires.", language="en")


def numbers(story: CollatedStory) -> list[Claim]:
    return [c for c in shown(story) if c.kind is Kind.QUANTITY and len({r.witness for r in c.readings}) > 1]


def test_people_of_a_place_are_not_the_places() -> None:
    here = "Houses were damaged and two villagers injured near Ostermoor, the governor said."
    assert not numbers(
        collated(here, "Houses in two villages near Ostermoor were damaged, the governor said.")
    )
    assert numbers(collated(here, "The governor said two villagers were injured near Ostermoor."))


def test_what_is_left_out_is_not_counted() -> None:
    here = "A knee kept Ada Moll out of all but eight games of Ostermoor last season."
    assert not numbers(collated(here, "Ostermoor without Ada Moll lost eight of its last ten games."))


def test_a_small_number_of_another_deed_stands_in_no_row() -> None:
    """Two await trial; that as many testified is equal by chance."""
    story = collated(
        "Four more members of the guild of Ostermoor are awaiting trial over the quay.",
        "Four other members of the guild of Ostermoor are awaiting trial over the quay.",
        "Before it the jury of Ostermoor heard at least four women.",
    )
    (row,) = [c for c in numbers(story) if "awaiting" in c.label or "trial" in c.label]
    assert len({r.report for r in row.readings}) == 2
    assert row.status is Status.AGREE
