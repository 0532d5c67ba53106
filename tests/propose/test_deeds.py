"""What variorum's own comparison of deeds says of a difference that a model names: the second vote, of any sort but numbers and days."""

import pytest

from variorum.collate.proposals.deeds import by_deeds
from variorum.parse import parse
from variorum.records import Block, BlockKind, Reading, Report, Status

SHOT = "Witnesses said that the guards shot the miller."
NOT_SHOT = "The mayor said that the guards did not shoot the miller."
CURFEW = "The mayor is considering a plan to impose a curfew on Monday."
IMPOSED = "The council imposed a curfew in the old town."


def votes(*texts, relation=Status.CONFLICT, published=(None, None), witnesses=("a", "b")):
    reports = {
        w: Report(
            id=w,
            path=w,
            digest="",
            text=text,
            blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
            published=day,
            language="en",
        )
        for w, text, day in zip(("r1", "r2"), texts, published, strict=True)
    }
    sentences = parse(tuple(reports.values()))
    readings = [
        Reading(
            report=r.id, start=0, end=len(r.text), quote=r.text, witness=w, value=None, attributed_to=None
        )
        for r, w in zip(reports.values(), witnesses, strict=True)
    ]
    homes = [sentences[r.report][0] for r in readings]
    return [(v.status, v.said) for v in by_deeds(readings, homes, reports, relation)]


def test_a_deed_that_one_denies_and_another_tells_of_the_same_doer_differs():
    ((status, said),) = votes(SHOT, NOT_SHOT)
    assert status is Status.CONFLICT
    assert "“guards … shoot”" in said
    assert votes(NOT_SHOT, SHOT) == votes(SHOT, NOT_SHOT)


@pytest.mark.parametrize(
    "other",
    [
        "The mayor said that the smugglers did not shoot the miller.",
        "The mayor said that the guards did not see the miller.",
        "The mayor said that they did not shoot the miller.",
        "The guards may not have shot the miller.",
    ],
    ids=["another doer", "another deed", "nobody named", "not sure"],
)
def test_not_of_another_doer_or_deed(other):
    assert votes(SHOT, other) == []


def test_what_is_to_come_here_and_done_there_has_changed():
    ((status, said),) = votes(CURFEW, IMPOSED, relation=Status.CHANGED)
    assert status is Status.CHANGED
    assert "“curfew”" in said


def test_that_is_no_conflict():
    assert votes(CURFEW, IMPOSED, relation=Status.CONFLICT) == []


def test_nothing_has_changed_where_it_was_done_before_it_was_to_come():
    days = ("2031-03-05", "2031-03-04")
    assert votes(CURFEW, IMPOSED, relation=Status.CHANGED, published=days) == []
    assert votes(CURFEW, IMPOSED, relation=Status.CHANGED, published=days[::-1]) != []


def test_what_one_doer_plans_and_does_are_two_things():
    planned, done = "The police plan to close the bridge.", "The police searched a barge."
    assert votes(planned, done, relation=Status.CHANGED) == []


@pytest.mark.parametrize("relation", [Status.CONFLICT, Status.CHANGED])
def test_somebody_dead_here_lives_there(relation):
    ((_, said),) = votes("The miller is on life-support.", "The miller has died.", relation=relation)
    assert "“died”" in said
    assert "“life support”" in said


@pytest.mark.parametrize(
    "other",
    ["The miller did not die.", "The miller may have died.", "The miller died and his son survived."],
    ids=["denied", "not sure", "both"],
)
def test_not_where_a_death_is_not_vouched_for(other):
    assert votes("The miller is in critical condition.", other) == []


def test_one_telling_has_no_second_vote_in_itself():
    assert votes(SHOT, NOT_SHOT, witnesses=("a", "a")) == []


@pytest.mark.parametrize("relation", [Status.AGREE, Status.COMPATIBLE, Status.VARIANT])
def test_it_is_asked_of_differences_alone(relation):
    assert votes(SHOT, NOT_SHOT, relation=relation) == []
