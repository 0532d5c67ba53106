"""Deeds of which only one can have been done, and what a denial, a reach or a tally says: invented sentences, one behaviour each."""

from __future__ import annotations

import pytest

from tests.collate.collating import AGREEING, collated, shown, told, witnesses
from tests.collate.reports import parsed
from variorum.collate.mentions.about import figures
from variorum.collate.slots.alignment import alignments, side
from variorum.collate.slots.synonyms import contrary
from variorum.collate.slots.verdicts import SlotVerdict, judged
from variorum.collate.statements import statements
from variorum.collate.tellings import tellings
from variorum.collate.tree import Tree
from variorum.parse import parse
from variorum.records import Claim, CollatedStory, Kind, Status


def differing(story: CollatedStory, kind: Kind) -> list[Claim]:
    return [c for c in shown(story) if c.status in {Status.CONFLICT, Status.CHANGED} and c.kind is kind]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "A jury in Ostermoor convicted the banker Ada Moll of fraud on Wednesday.",
            "On Wednesday the banker Ada Moll was cleared of fraud by a jury in Ostermoor.",
        ),
        (
            "Shares in Linden Bank rose 3 percent on Wednesday.",
            "Linden Bank shares fell 3 percent on Wednesday.",
        ),
    ],
)
def test_deeds_of_which_only_one_can_be_are_a_conflict_and_nothing_of_them_agrees(
    here: str, there: str
) -> None:
    story = collated(here, there)
    assert [c.status for c in differing(story, Kind.STATEMENT)] == [Status.CONFLICT]
    assert not [c for c in shown(story) if c.status in AGREEING and c.kind in {Kind.QUANTITY, Kind.STATEMENT}]


def test_what_may_follow_is_no_contrary() -> None:
    assert contrary("convict", "clear") and contrary("clear", "convict")
    assert not contrary("arrest", "releas") and not contrary("rise", "climb")


def test_somebody_named_and_his_post_are_one() -> None:
    story = collated(
        "Governor Ada Moll declared a state of emergency in Ostermoor.",
        "The governor did not declare a state of emergency in Ostermoor, her office said.",
    )
    assert [c.status for c in differing(story, Kind.STATEMENT)] == [Status.CONFLICT]


def test_an_aide_who_is_named_beside_is_the_one_named() -> None:
    story = collated(
        "The mayor's former aide, Ada Moll, was acquitted of fraud in Ostermoor on Thursday.",
        "Ada Moll was cleared of fraud in Ostermoor on Thursday.",
    )
    assert [c for c in shown(story) if c.status in AGREEING and c.kind is Kind.STATEMENT]


@pytest.mark.parametrize(
    ("published", "status"), [("2024-05-17", Status.CONFLICT), ("2024-05-14", Status.CHANGED)]
)
def test_a_denial_later_than_the_deed_is_no_change(published: str, status: Status) -> None:
    story = collated(
        "Governor Ada Moll declared a state of emergency in Ostermoor.",
        "The governor has not declared a state of emergency in Ostermoor, her office said.",
        published=("2024-05-15", published),
    )
    assert [c.status for c in differing(story, Kind.STATEMENT)] == [status]


@pytest.mark.parametrize(("day", "status"), [("November 8", Status.CONFLICT), ("November 9", None)])
def test_a_weekday_and_a_date_a_day_apart_do_not_hold_together(day: str, status: Status | None) -> None:
    story = collated(
        "Ada Moll was sentenced to seven years in prison in Ostermoor on Thursday.",
        f"Ada Moll was sentenced to seven years in prison in Ostermoor on {day}.",
        published=("2023-11-09", "2023-11-21"),
    )
    assert [c.status for c in differing(story, Kind.DATE)] == ([status] if status else [])
    agreed = [c for c in shown(story) if c.kind is Kind.DATE and c.status in AGREEING]
    assert bool(agreed) is (status is None)


def test_a_number_of_people_killed_that_rose_is_a_toll() -> None:
    story = collated(
        "A blast at a mill in Ostermoor killed four people on Tuesday.",
        "The number of people killed in Tuesday's blast at a mill in Ostermoor rose to six on Wednesday.",
        published=("2024-05-14", "2024-05-15"),
    )
    assert [c.status for c in differing(story, Kind.QUANTITY)] == [Status.CHANGED]


def test_a_headline_whose_verb_is_read_as_a_noun_tells_a_toll() -> None:
    """ "climbs" is a noun to the parser here, so that no verb stands above the number."""
    reports = told("Death toll in Ostermoor mill blast climbs to six", around=False)
    by_id = {r.id: r for r in reports}
    sentences = dict(parse(reports))
    (found,) = figures(statements(by_id, sentences, tellings(witnesses(reports), by_id), {}), by_id)
    assert found.predicate is None and found.classes == {"killed"}


def test_the_gravely_hurt_are_not_the_dead() -> None:
    story = collated(
        "A blast at a mill in Ostermoor left 34 injured on Tuesday, six of them critically.",
        "Six people died in Tuesday's blast at a mill in Ostermoor.",
    )
    assert not [c for c in shown(story) if c.status in AGREEING and c.kind is Kind.QUANTITY]


def test_two_circles_are_not_one() -> None:
    story = collated(
        "About 1,200 people within three miles of the mill in Ostermoor were told to leave their homes.",
        "About 1,200 people within two miles of the mill in Ostermoor were told to leave their homes.",
    )
    assert [c.status for c in differing(story, Kind.QUANTITY)] == [Status.CONFLICT]


def test_a_cost_to_come_is_set_against_one_told_of_the_present() -> None:
    story = collated(
        "The plan will cost 3.2 billion pounds, according to the treasury.",
        "The treasury puts the cost at 3.6 billion pounds.",
    )
    assert [c.status for c in differing(story, Kind.QUANTITY)] == [Status.CONFLICT]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Mayor Paul Moll resigned on Wednesday.", "Paul Moll denied that he had resigned."),
        ("The harbour master Tim Brandt resigned on Monday.", "Tim Brandt did not resign."),
    ],
)
def test_somebody_named_who_denies_a_deed_conflicts_with_it_though_only_one_says_when(
    here: str, there: str
) -> None:
    assert differing(collated(here, there), Kind.STATEMENT)


def test_a_deed_denied_of_a_common_noun_may_be_anothers() -> None:
    assert not differing(collated("A driver fled on Monday.", "The driver did not flee."), Kind.STATEMENT)


def verdicts(here: str, there: str) -> set[SlotVerdict]:
    """What the comparison of any two clauses of the two sentences comes to."""
    sides = []
    for text in (here, there):
        _, sentences = parsed(text)
        sides.append(side(Tree(sentences[0].tokens), {}, (), told_on=None, settled_days=30))
    one, two = sides
    return {judged(found, one, two).verdict for found in alignments(one, two)}


@pytest.mark.parametrize(
    ("there", "found"),
    [
        ("Norsund has sold the ship Lady Imelda, which left under tow on Friday.", True),
        # an attempt, a tale's "would", what goes on, and what both only plan
        ("Norsund tried to sell the ship Lady Imelda, which left under tow on Friday.", False),
        ("Norsund is selling the ship Lady Imelda, which left under tow on Friday.", False),
        ("Norsund will sell the ship Lady Imelda, which left under tow on Friday.", False),
        # nothing is named
        ("The firm has sold the ship, which left under tow on Friday.", False),
    ],
)
def test_what_was_planned_and_what_was_done(there: str, found: bool) -> None:
    here = "The ship Lady Imelda is to be sold to a Baltic operator."
    if "The firm" in there:
        here = "The ship is to be sold to an operator."
    assert (SlotVerdict.CARRIED_OUT in verdicts(here, there)) is found


@pytest.mark.parametrize(
    ("there", "found"),
    [
        ("Jonne Verhagen is in a stable condition after an operation.", True),
        # both states at once, another person, a state that is no opposite
        ("Jonne Verhagen is in a stable but critical condition after an operation.", False),
        ("Tim Verhagen is in a stable condition after an operation.", False),
        ("Jonne Verhagen is in a good condition after an operation.", False),
    ],
)
def test_a_state_that_may_follow_another(there: str, found: bool) -> None:
    here = "Jonne Verhagen was in a critical condition on Monday."
    assert (SlotVerdict.IN_ANOTHER_STATE in verdicts(here, there)) is found


def test_a_claim_that_is_disputed_is_denied_and_the_quotation_says_so() -> None:
    story = collated(
        "The army said that rebels had fired mortars from the Linden school on Tuesday.",
        "The agency has disputed claims that rebels fired mortars from the Linden school on Tuesday.",
    )
    (claim,) = differing(story, Kind.STATEMENT)
    assert claim.status is Status.CONFLICT
    assert any(r.quote.startswith("disputed claims that") for r in claim.readings)


def test_one_may_reject_the_plans_and_the_other_pass_the_plan() -> None:
    story = collated(
        "Councillors in Westerleigh on Thursday rejected plans for a furnace at Fernhollow.",
        "Councillors in Westerleigh on Thursday passed a plan for a furnace at Fernhollow.",
    )
    assert [c.status for c in differing(story, Kind.STATEMENT)] == [Status.CONFLICT]


def test_where_each_report_has_one_toll_the_two_are_set_side_by_side() -> None:
    here = "A blast at the fireworks plant killed four people in Vardal on Wednesday morning."
    there = "Berit Solum ran to the gates for a second time in her life. Five people are dead now, the village hears."
    (claim,) = differing(collated(here, there), Kind.QUANTITY)
    assert claim.status is Status.CONFLICT
    # residents may have died beside others
    part = "Of the sixteen residents who died, the oldest was 101."
    assert not differing(collated("Nineteen people have died in the fire at the home.", part), Kind.QUANTITY)
