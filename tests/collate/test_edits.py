"""Sentences that are the same but for a few words."""

from __future__ import annotations

import pytest

from tests.collate.collating import DIFFERENT, collated, holding, of_one_telling
from tests.collate.reports import parsed
from variorum.collate.statements.nearly import changes
from variorum.records import Claim, CollatedStory, Kind, Status

SAID = "The harbour master moved the barges from the old quay to the northern basin on Monday."


def edit(old: str, new: str) -> str:
    assert old in SAID
    return SAID.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("Monday", "Thursday", Status.CONFLICT),
        ("moved", "did not move", None),
        ("barges", "tankers", Status.VARIANT),
        ("harbour master", "dock foreman", Status.VARIANT),
    ],
)
def test_what_differs_is_shown_whether_copied_or_told_apart(old, new, status) -> None:
    for story in (of_one_telling(SAID, edit(old, new)), collated(SAID, edit(old, new))):
        found = [c for c in holding(story, old, new) if c.status in DIFFERENT]
        assert found
        assert status is None or status in {c.status for c in found}


@pytest.mark.parametrize("now", ["is to move", "plans to move", "will move"])
def test_what_one_has_done_and_the_other_planned_has_changed(now) -> None:
    """One verb in nearly the same words."""
    for story in (of_one_telling(SAID, edit("moved", now)), collated(SAID, edit("moved", now))):
        assert Status.CHANGED in {c.status for c in holding(story, "moved", now) if c.tier < 3}


def test_one_verb_in_two_forms_that_are_both_done_is_no_difference() -> None:
    story = collated(SAID, edit("moved", "has moved"))
    assert not [c for c in holding(story, "moved", "has moved") if c.status is Status.CHANGED]


def test_a_not_put_in_is_a_conflict() -> None:
    said = "The mayor was told of the old wiring in the market hall."
    for story in (
        of_one_telling(said, said.replace("was", "was not")),
        collated(said, said.replace("was", "was not")),
    ):
        assert Status.CONFLICT in {c.status for c in story.claims}


def test_another_source_for_the_same_words_is_told() -> None:
    said = "The bridge over the canal will stay closed until the autumn, the city engineers said."
    story = collated(said, said.replace("city engineers", "canal company"))
    found = [c for c in holding(story, "city engineers", "canal company") if c.status is Status.VARIANT]
    assert found


def test_the_spans_are_those_of_the_words_that_differ() -> None:
    (one, (first,)), (two, (second,)) = parsed(SAID), parsed(edit("northern", "southern"))
    (change,) = changes(first, second)
    assert one.text[change.left.start : change.left.end] == "northern"
    assert two.text[change.right.start : change.right.end] == "southern"


@pytest.mark.parametrize(
    "other",
    [
        "On Monday, barges left the old quay; the northern basin took them in, said the harbour master.",
        "A bakery in Lindholm sells rye bread to tourists every weekend.",
        "He was not hurt.",
    ],
)
def test_sentences_written_anew_have_no_edits(other) -> None:
    (_, (first,)), (_, sentences) = parsed(SAID), parsed(other)
    assert changes(first, sentences[0]) == ()


def test_style_is_no_difference() -> None:
    story = of_one_telling(SAID, edit("the barges", "all the barges"))
    assert not [c for c in story.claims if c.kind is not Kind.STATEMENT]


def test_a_line_of_the_page_is_compared_with_none() -> None:
    stamps = [
        parsed(f"Updated: Tuesday, May {day}, 2031 at 9:4{day} p.m. Vessen time")[1][0] for day in (4, 6)
    ]
    assert changes(*stamps) == ()
    told = [
        parsed(f"The council updated the map of the harbour basin on May {day}, 2031.")[1][0]
        for day in (4, 6)
    ]
    assert len(changes(*told)) == 1


def test_an_apostrophe_set_apart_denies_nothing() -> None:
    here = "The mayor hadn't answered the stallholders of the market hall by Tuesday."
    copy = "The mayor hadn ’ t answered the stallholders of the market hall by Tuesday."
    assert not [c for c in of_one_telling(here, copy).claims if c.status is Status.CONFLICT]


def _words_that_differ(story: CollatedStory) -> list[Claim]:
    return [
        c
        for c in story.claims
        if c.status in DIFFERENT and c.evidence[0].feature == "words that the two sentences share, in order"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("harbour master", "[dock foreman]"),
        ("barges", "[tankers]"),
    ],
)
def test_what_an_editor_put_in_brackets_is_no_other_word(old: str, new: str) -> None:
    story = of_one_telling(SAID, edit(old, new))
    assert not _words_that_differ(story)


def test_an_accent_is_no_other_name() -> None:
    said = "A weaver died when he fell near the Place Osterma in the old town on Monday, the rescuers said."
    assert not _words_that_differ(of_one_telling(said, said.replace("Osterma", "Ostermâ")))


def test_two_persons_in_one_post_are_a_conflict() -> None:
    said = "The bridge over the canal stays closed until the autumn, spokesman Otto Lindgren said on Monday."
    story = collated(said, said.replace("Otto Lindgren", "Emil Brandt"))
    assert [c.status for c in holding(story, "Lindgren", "Brandt") if c.kind is Kind.NAME] == [
        Status.CONFLICT
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The company", "Moll Brothers"),
        ("The most valuable player", "The MVP"),
        ("Constable Reed", "Const. Reed"),
    ],
)
def test_a_name_and_what_may_mean_it_is_not_shown(one: str, two: str) -> None:
    said = "{} told the town council on Monday that the old ferry would be repaired in spring."
    story = of_one_telling(said.format(one), said.format(two))
    assert not [c for c in holding(story, one, two) if c.status in DIFFERENT and c.tier < 3]


def test_another_word_in_one_telling_stands_behind_another_value() -> None:
    story = of_one_telling(SAID, edit("barges", "tankers"))
    assert {c.tier for c in holding(story, "barges", "tankers") if c.status is Status.VARIANT} == {2}


def test_a_name_and_another_body_are_two() -> None:
    story = of_one_telling(SAID, edit("The harbour master", "Moll Brothers"))
    assert [
        c
        for c in holding(story, "The harbour master", "Moll Brothers")
        if c.status in DIFFERENT and c.tier < 3
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [("the quay steps", "the quay stairs"), ("old ferry", "old boat")],
)
def test_another_word_for_a_thing_that_no_verb_takes_is_kept_back(old: str, new: str) -> None:
    said = "Stallholders mended the lamps on the quay steps behind the old ferry on Monday with wire from the mill."
    story = of_one_telling(said, said.replace(old, new))
    assert not [c for c in holding(story, old, new) if c.status in DIFFERENT and c.tier < 3]


@pytest.mark.parametrize(("new", "shown"), [("MV Orlanda", False), ("Tug Orlando", True)])
def test_another_word_before_a_name_that_stays_is_kept_back(new: str, shown: bool) -> None:
    said = "The crew of the Tug Orlanda told the council on Monday that the lamps on the northern quay were broken."
    story = collated(said, said.replace("Tug Orlanda", new))
    told = [c for c in holding(story, "Orland", "Orland") if c.status is Status.VARIANT and c.tier < 3]
    assert bool(told) is shown
