"""Numbers of tellings that were written apart: what is one thing in other words, and what only looks so. The kinds were found in
stories that were invented for it by somebody who had read no rule."""

from __future__ import annotations

import pytest

from tests.collate.collating import DIFFERENT, collated, shown
from variorum.records import Claim, CollatedStory, Kind, Measure, Status
from variorum.text.quantities import quantities


def differing(story: CollatedStory) -> list[Claim]:
    return [c for c in shown(story) if c.status in DIFFERENT and c.kind in {Kind.QUANTITY, Kind.TIME}]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Otto Brandvik, a 58-year-old night guard, looked at his phone when the shutters began to smoke.",
            "Night watchman Otto Brandvik, 61, credited by many with saving lives, said he wanted no medal.",
        ),
        (
            "Ida Brandvik, 38, used her speech to attack a planned cut to the film fund.",
            "The prize for best director went to the woman behind it, Ida Brandvik, 39, for the second time.",
        ),
        (
            "Mira Tolle-Reyes, 59, said the river was not for sale.",
            "The river is not for sale, said a spokesperson of the tribe, Mira Tolle-Reyes, 61.",
        ),
    ],
)
def test_a_person_has_one_age(one: str, two: str) -> None:
    (claim,) = differing(collated(one, two))
    assert claim.status is Status.CONFLICT
    assert claim.tier < 3


def test_two_persons_have_two_ages() -> None:
    one = "Otto Brandvik, 58, looked at his phone when the shutters began to smoke."
    two = "Night watchman Karl Moll, 61, credited by many with saving lives, said he wanted no medal."
    assert not differing(collated(one, two))


def test_prizes_are_prizes_whatever_the_verb() -> None:
    one = "The family drama was the big winner at the film awards in Ostermoor, taking five prizes."
    two = "The drama, made in a disused cannery, collected six prizes at the film awards on Saturday."
    assert [c.status for c in differing(collated(one, two))] == [Status.CONFLICT]


def test_what_a_later_report_says_remains_has_changed() -> None:
    one = "The cholera centre of Ostermoor has seventy-four patients, the nurse said."
    two = "In the evening, 52 patients remained at the cholera centre of Ostermoor, the nurse said."
    story = collated(one, two, published=("2026-03-04T08:00:00Z", "2026-03-09T08:00:00Z"))
    assert [c.status for c in differing(story)] == [Status.CHANGED]


def test_small_numbers_of_nothing_are_no_agreement() -> None:
    one = "At the centre of Ostermoor two beds in three were occupied, the coordinator of the doctors said."
    two = "They lie two to a bed at the centre of Ostermoor, the coordinator of the doctors said."
    story = collated(one, two)
    assert not [
        c for c in shown(story) if c.kind is Kind.QUANTITY and c.status in {Status.AGREE, Status.COMPATIBLE}
    ]


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ("At 72 the actress has a golden heron.", "72"),
        ("Ida Moll, who at 71 became the oldest winner, waved.", "71"),
        ("The keeper, who was 69, retired in May.", "69"),
        ("He was 83.", "83"),
    ],
)
def test_ages_in_passing(said: str, age: str) -> None:
    assert [q.value.said_as for q in quantities(said) if q.value.measure is Measure.AGE] == [age]


@pytest.mark.parametrize(
    "said",
    [
        "Crews managed to contain it only at about nine, after help had come.",
        "A second engine came towards five.",
        "The doors opened at around ten and closed again.",
    ],
)
def test_a_bare_hour_is_no_count(said: str) -> None:
    assert not [q for q in quantities(said) if q.value.measure is Measure.COUNT]


@pytest.mark.parametrize(
    "said", ["It opened at 85 the next day.", "The bus seats about nine, he said.", "He was 5."]
)
def test_what_is_neither_hour_nor_age(said: str) -> None:
    assert [q.value.measure for q in quantities(said)] == [Measure.COUNT]


def test_the_day_of_an_hour_is_no_other_answer() -> None:
    one = "The tremor struck the valley at 5:17 a.m. and brought down walls."
    two = "The tremor struck the valley on Thursday at 05:17 local time, and walls came down."
    story = collated(one, two)
    assert [c for c in shown(story) if c.kind is Kind.TIME and c.status in {Status.AGREE, Status.COMPATIBLE}]


def test_a_depth_is_a_depth_beside_other_lengths() -> None:
    one = "The tremor struck at a depth of 12 kilometres, 28 kilometres southeast of Ostermoor."
    two = (
        "The seismology centre of the union measured it at a depth of 20 km; Ostermoor is 30 kilometres away."
    )
    assert {c.status for c in differing(collated(one, two))} == {Status.CONFLICT}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Futures of Ostermoor pointed to a 400-point loss.",
            "The market of Ostermoor closed with a 250-point gain.",
        ),
        (
            "Ostermoor saw more than 30 inches of rain.",
            "Tarnholm received 23 inches of rain by Friday night.",
        ),
    ],
)
def test_opposites_and_two_names_are_two_things(one: str, two: str) -> None:
    assert not differing(collated(one, two))


def test_two_dates_in_sentences_that_say_the_same() -> None:
    one = "The first patient, a fisherman of Ostermoor, was admitted to the village clinic on January 27."
    two = "The first patient, a fisherman of Ostermoor, came to the village clinic on January 25."
    found = [c for c in shown(collated(one, two)) if c.kind is Kind.DATE and c.status in DIFFERENT]
    assert [c.status for c in found] == [Status.CONFLICT]


def test_a_name_is_not_spelled_by_house_style() -> None:
    one = "A group that calls itself Greyheron has claimed the attack on the clinics of Ostermoor."
    two = "The attackers, who go by the name of Grayheron, want money from the clinics of Ostermoor."
    assert [c.status for c in shown(collated(one, two)) if c.label.startswith("spelling")] == [Status.VARIANT]
