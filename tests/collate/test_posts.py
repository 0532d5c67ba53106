"""The posts that reports give to one person."""

from __future__ import annotations

import pytest

from tests.collate.collating import collated, shown
from variorum.records import Claim, Kind, Status


def _posts(*described: str) -> list[Claim]:
    said = (f"{who} said the carpet mill had been warned of the wiring." for who in described)
    return [c for c in shown(collated(*said)) if c.kind is Kind.ROLE]


def _differing(*described: str) -> list[Claim]:
    return [c for c in _posts(*described) if c.status in {Status.CONFLICT, Status.VARIANT}]


@pytest.mark.parametrize(
    ("one", "two", "status"),
    [
        ("Ola Brenn, the deputy mayor of Tarnholm,", "Ola Brenn, the mayor of Tarnholm,", Status.CONFLICT),
        ("Acting fire chief Ola Brenn", "Fire chief Ola Brenn", Status.CONFLICT),
        ("Ola Brenn, a police spokesman,", "Ola Brenn, the police chief,", Status.CONFLICT),
        ("Lieutenant Ola Brenn", "Captain Ola Brenn", Status.CONFLICT),
        ("Ola Brenn, a police sergeant,", "Ola Brenn, a police inspector,", Status.CONFLICT),
        ("Colonel Ola Brenn", "Major Ola Brenn", Status.CONFLICT),
        ("Sergeant Ola Brenn", "Inspector Ola Brenn", Status.CONFLICT),
        ("Sgt Ola Brenn", "Insp Ola Brenn", Status.CONFLICT),
        ("Det. Sgt. Ola Brenn", "Det. Insp. Ola Brenn", Status.CONFLICT),
        ("Constable Ola Brenn", "Superintendent Ola Brenn", Status.CONFLICT),
        ("PC Ola Brenn", "Sgt Ola Brenn", Status.CONFLICT),
        ("Bishop Ola Brenn", "Archbishop Ola Brenn", Status.CONFLICT),
        ("state District Judge Ola Brenn", "U. S. District Judge Ola Brenn", Status.CONFLICT),
        ("mayor, Ola Brenn,", "deputy mayor of Tarnholm, Ola Brenn,", Status.CONFLICT),
    ],
)
def test_two_posts_of_one_person_are_a_difference(one: str, two: str, status: Status) -> None:
    (claim,) = _posts(one, two)
    assert claim.status is status
    assert claim.label == "who Ola Brenn is"
    assert {r.quote for r in claim.readings} == {one.rstrip(","), two.rstrip(",")}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ola Brenn, the mayor of Tarnholm,", "Mayor Ola Brenn"),
        ("Ola Brenn, chairman of Calder Weave,", "Calder Weave chair Ola Brenn"),
        ("Ola Brenn, chief executive of Calder Weave,", "Ola Brenn, the CEO of Calder,"),
        ("Ola Brenn, 56, editor of the Bell,", "Ola Brenn, the Bell's editor,"),
        ("Deputy mayor Ola Brenn", "Mayor Jon Tarrick"),
        ("secretary of state Ola Brenn", "U.S. secretary Ola Brenn"),
        ("the mayor, Ola Brenn,", "Mayor Ola Brenn"),
        ("Premier Ola Brenn", "Prime Minister Ola Brenn"),
        ("Police inspector Ola Brenn", "Police spokesman Ola Brenn"),
        ("Lt. Ola Brenn", "Lieutenant Ola Brenn"),
        ("Captain Ola Brenn", "Ola Brenn, a spokesman for the coastguard,"),
        ("The town felt safe under Mayor Ola Brenn, it said,", "Mayor Ola Brenn"),
        ("President and General Manager Ola Brenn", "President Ola Brenn"),
        ("Ola Brenn, a city official,", "Ola Brenn, the deputy mayor of Tarnholm,"),
        ("Deputy Sgt. Ola Brenn", "Sgt. Ola Brenn, a Tarnholm County sheriff's deputy,"),
        ("Deputy Sgt. Ola Brenn", "Sgt. Ola Brenn"),
        ("Ola Brenn, the former mayor of Tarnholm,", "Ola Brenn, the mayor of Tarnholm,"),
        (
            "Chairman of the Joint Chiefs of Staff Gen. Ola Brenn",
            "Gen. Ola Brenn, chairman of the Joint Chiefs of Staff,",
        ),
    ],
)
def test_one_post_in_other_words_and_posts_of_two_people_are_none(one: str, two: str) -> None:
    assert not _differing(one, two)


@pytest.mark.parametrize(
    ("one", "two", "status"),
    [
        ("Deputy mayor Ola Brenn", "Deputy Mayor Ola Brenn", Status.AGREE),
        ("Ola Brenn, the mayor of Tarnholm,", "Mayor Ola Brenn", Status.COMPATIBLE),
        ("Ola Brenn, chairman of Calder Weave,", "Calder Weave chair Ola Brenn", Status.AGREE),
    ],
)
def test_a_post_that_two_give_is_told_once(one: str, two: str, status: Status) -> None:
    (claim,) = _posts(one, two)
    assert (claim.status, claim.label) == (status, "who Ola Brenn is")


def test_posts_that_may_both_be_held_are_not_said_to_be_one() -> None:
    assert not _posts("Ola Brenn, a city official,", "Ola Brenn, the deputy mayor of Tarnholm,")


def test_a_post_that_both_give_somewhere_settles_it() -> None:
    story = collated(
        "Ola Brenn, the mayor of Tarnholm, said the mill had been warned. Ola Brenn, harbour commissioner, had gone.",
        "Ola Brenn, the harbour commissioner, said the mill had been warned of the wiring.",
    )
    assert {c.status for c in shown(story) if c.kind is Kind.ROLE} <= {Status.AGREE, Status.COMPATIBLE}


def test_one_post_in_two_fields_is_for_who_asks_for_everything() -> None:
    one, two = (
        "Ola Brenn, general manager of Calder's dye hall and spinning,",
        "Ola Brenn, Calder's general manager for cloud weaving,",
    )
    assert not _differing(one, two)


def test_two_posts_that_one_person_may_hold_are_likely_and_one_body_in_two_words_is_kept_back() -> None:
    (claim,) = _differing("Incident commander Ola Brenn", "Ola Brenn, the forest office's spokesman,")
    assert (claim.status, claim.tier) == (Status.VARIANT, 2)
    assert not _differing("Ola Brenn, the head of the weavers' fund,", "Ola Brenn, the head of Calder Hall,")
