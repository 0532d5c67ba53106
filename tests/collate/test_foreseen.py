"""What one report has done and another still to come, whom a pronoun names, and posts: invented sentences, one behaviour each."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, shown
from tests.collate.reports import parsed
from variorum.collate.claims.slot_claims import stands_for
from variorum.collate.compare.posting import ONE_POST, compare_posts
from variorum.collate.slots.alignment import Side, side
from variorum.collate.slots.propositions import SUBJECT, Filler
from variorum.collate.tree import Tree
from variorum.records import CollatedStory, Kind, Status

DONE = "The Kestrel replaced the Marten on patrol off Tarnholm."
PLANNED = "The Kestrel will replace the Marten in patrolling off Tarnholm, the navy said."


def of_deeds(story: CollatedStory) -> list[Status]:
    return [
        c.status
        for c in shown(story)
        if c.kind is Kind.STATEMENT and c.status in {Status.CONFLICT, Status.CHANGED}
    ]


@pytest.mark.parametrize(
    ("published", "status"),
    [
        ((), Status.CHANGED),
        (("2024-03-09", "2024-03-08"), Status.CHANGED),
        (("2024-03-08", "2024-03-09"), Status.CONFLICT),
    ],
)
def test_a_deed_done_in_one_is_still_to_come_in_the_other(published: tuple[str, ...], status: Status) -> None:
    assert of_deeds(collated(DONE, PLANNED, published=published)) == [status]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (DONE, "The Kestrel would replace the Marten in patrolling off Tarnholm, the navy said."),
        (DONE, "The Kestrel has replaced the Marten in patrolling off Tarnholm, the navy said."),
        ("The Kestrel is replacing the Marten on patrol off Tarnholm.", PLANNED),
        ("In 1998 the Kestrel replaced the Marten on patrol off Tarnholm.", PLANNED),
    ],
)
def test_a_deed_that_may_be_at_one_stage_does_not_differ(here: str, there: str) -> None:
    assert not of_deeds(collated(here, there, published=("2024-03-09", "2024-03-09")))


def subject_of(text: str) -> tuple[Filler, Side]:
    """What the first verb of a sentence is said of, and the sentence."""
    _, (sentence,) = parsed(text)
    own = side(Tree(sentence.tokens), {}, (), told_on=None, settled_days=30)
    return own.whole[0].fillers(SUBJECT)[0], own


@pytest.mark.parametrize(
    ("said", "stands"),
    [("He", True), ("The man", True), ("A man", False), ("The council", False), ("Sam Orley", False)],
)
def test_he_and_the_man_may_be_the_one_whom_the_other_names(said: str, stands: bool) -> None:
    named = subject_of("Tom Barlow wore a helmet when he fell.")
    assert stands_for(*subject_of(f"{said} wore no helmet."), *named) is stands


def test_a_post_before_a_comma_is_read() -> None:
    story = collated(
        "The price was fair, Tarn Bank's chairwoman, Ada Reed, told the owners on Monday.",
        "Ada Reed, director of Tarn Bank, told the owners on Monday that the price was fair.",
    )
    assert [c.status for c in shown(story) if c.kind is Kind.ROLE] == [Status.CONFLICT]


def test_a_post_held_once_is_not_told_as_the_post_held_now() -> None:
    found = compare_posts("former campaign adviser", "political adviser")
    assert found.status is Status.COMPATIBLE and found.closeness < ONE_POST
