"""What is otherwise in the later of two dossiers, and which report did it."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from tests.publish.dossiers import ATTACKS, claim, flood, homes, hostile, one_story, reading, report, said_how
from variorum.cli.main import main
from variorum.publish import as_json
from variorum.publish.changes import (
    Cause,
    Turn,
    changes_as_json,
    changes_as_markdown,
    changes_as_text,
    changes_between,
)
from variorum.records import Hedge, Kind, Status

FIRST = report(
    "Flood\n\nAbout 40 homes stood in water. A dog drowned.", path="in/first.txt", outlet="Fellside Wire"
)
SECOND = report("Water\n\nAbout 40 houses were flooded.", path="in/second.txt", outlet="The Ollerby Bell")
THIRD = report("Toll\n\nSome 90 homes were flooded.", path="in/third.txt", outlet="Radio Tarn")


def homes_claim(status, *readings):
    return claim("homes flooded", status, *readings, kind=Kind.QUANTITY)


def forty(where, words, witness):
    return reading(where, words, witness=witness, value=homes(40, hedge=Hedge.ABOUT, said="About 40"))


TWO = (forty(FIRST, "About 40 homes", "w0"), forty(SECOND, "About 40 houses", "w1"))
DOG = claim("a dog", Status.SINGLE, reading(FIRST, "A dog drowned.", witness="w0"))
BEFORE = one_story((FIRST, SECOND), (homes_claim(Status.AGREE, *TWO), DOG))
NINETY = reading(
    THIRD, "Some 90 homes", witness="w2", value=homes(90, hedge=Hedge.ABOUT, said="Some 90"), on="police"
)
AFTER = one_story((FIRST, SECOND, THIRD), (homes_claim(Status.CONFLICT, *TWO, NINETY), DOG))


def only(changes, turn):
    (found,) = changes.of(turn)
    return found


def test_a_claim_that_a_new_report_turned_into_a_conflict_has_flipped_by_that_report():
    changes = changes_between(BEFORE, AFTER)
    flipped = only(changes, Turn.FLIPPED)
    assert (flipped.old.status, flipped.new.status) == (Status.AGREE, Status.CONFLICT)
    assert [(one.cause, one.shown.outlet) for one in flipped.by] == [(Cause.CAME, "Radio Tarn")]
    assert [r.quote for r in flipped.came] == ["Some 90 homes"]
    assert changes.sources == (2, 3)
    assert len(changes.claims) == 1, "the dog is as it was"


def test_the_other_way_about_the_report_went():
    flipped = only(changes_between(AFTER, BEFORE), Turn.FLIPPED)
    assert [(one.cause, one.shown.outlet) for one in flipped.by] == [(Cause.WENT, "Radio Tarn")]
    assert [r.quote for r in flipped.went] == ["Some 90 homes"]


def test_a_dossier_and_itself_have_nothing_between_them():
    for dossier in (BEFORE, flood()):
        changes = changes_between(dossier, dossier)
        assert changes.none and changes.claims == ()
        assert "Nothing is otherwise" in changes_as_text(changes)


def test_the_same_reports_in_another_folder_are_the_same_reports():
    moved = {r.id: replace(r, id=r.id[::-1], path=f"elsewhere/{r.path}") for r in AFTER.reports}
    story = AFTER.stories[0]
    claims = tuple(
        replace(c, id=c.id[::-1], readings=tuple(replace(r, report=moved[r.report].id) for r in c.readings))
        for c in story.claims
    )
    after = replace(AFTER, reports=tuple(moved.values()), stories=(replace(story, claims=claims),))
    assert changes_between(AFTER, after).none


def test_a_rewritten_report_is_told_as_such_and_its_claim_is_known_again():
    text = "Flood\n\nAbout 60 homes stood in water. A dog drowned."
    later = report(text, path="in/first.txt", outlet="Fellside Wire")
    sixty = reading(
        later, "About 60 homes", witness="w0", value=homes(60, hedge=Hedge.ABOUT, said="About 60")
    )
    dog = claim("a dog", Status.SINGLE, reading(later, "A dog drowned.", witness="w0"))
    after = one_story((later, SECOND), (homes_claim(Status.CONFLICT, sixty, TWO[1]), dog))
    changes = changes_between(BEFORE, after)
    flipped = only(changes, Turn.FLIPPED)
    assert [(one.cause, one.shown.outlet) for one in flipped.by] == [(Cause.REWRITTEN, "Fellside Wire")]
    assert len(changes.claims) == 1, "the dog drowned in both versions"


def test_what_appeared_and_what_went_are_told_apart_from_what_flipped():
    changes = changes_between(replace(BEFORE, stories=one_story((FIRST, SECOND), (DOG,)).stories), AFTER)
    assert only(changes, Turn.APPEARED).new.label == "homes flooded"
    gone = changes_between(AFTER, replace(AFTER, stories=one_story((FIRST, SECOND, THIRD), (DOG,)).stories))
    assert only(gone, Turn.WENT).old.label == "homes flooded"


def test_where_no_report_did_it_that_is_said_with_what_was_made_otherwise():
    other = one_story((FIRST, SECOND), (homes_claim(Status.TOLD, *TWO), DOG))
    made = said_how(BEFORE)
    later = replace(said_how(other), made=replace(made.made, version="0.0.1", settings=("x.y = 2",)))
    changes = changes_between(made, later)
    assert only(changes, Turn.FLIPPED).by == ()
    assert changes.remade == ("version 0.0.0 → 0.0.1", "x.y: 1 → 2")
    said = changes_as_text(changes)
    assert "no reading of a report that came, went or was rewritten" in " ".join(said.split())
    assert "x.y: 1 → 2" in said


def test_the_order_in_which_reports_and_claims_stand_changes_nothing_of_what_is_found():
    def turned(dossier):
        story = replace(dossier.stories[0], claims=dossier.stories[0].claims[::-1])
        return replace(dossier, reports=dossier.reports[::-1], stories=(story,))

    def found(changes):
        return {
            (
                c.turn,
                c.shown.id,
                frozenset(one.shown.id for one in c.by),
                frozenset(c.came),
                frozenset(c.went),
            )
            for c in changes.claims
        }

    assert found(changes_between(BEFORE, AFTER)) == found(changes_between(turned(BEFORE), turned(AFTER)))


def test_every_reading_of_the_json_stands_at_its_place():
    told = json.loads(changes_as_json(changes_between(BEFORE, AFTER)))
    texts = {r.id: r.text for r in AFTER.reports}
    readings = [r for c in told["claims"] for side in ("old", "new") if c[side] for r in c[side]["readings"]]
    assert len(readings) == 5
    assert all(texts[r["report"]][r["start"] : r["end"]] == r["quote"] for r in readings)
    assert told["claims"][0]["by"] == [THIRD.id]


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_told_harmlessly(attack):
    changes = changes_between(flood(), hostile(attack))
    text = changes_as_text(changes)
    assert not any(c in text for c in "\x00\x1b\u202e\u2066")
    assert "<script" not in changes_as_markdown(changes).replace("\\<", "")
    json.loads(changes_as_json(changes))


def test_the_command_tells_reads_suffixes_and_can_exit_with_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_text(as_json(BEFORE))
    (tmp_path / "new.json").write_text(as_json(AFTER))

    def run(*words):
        return CliRunner().invoke(main, ["diff", *words])

    told = run("old.json", "new.json")
    assert told.exit_code == 0
    assert "Reports: 1 came. Claims: 1 flipped. Independent sources: 2 → 3." in told.stdout
    assert "homes flooded: = agree ⇒ ≠ differ" in told.stdout
    assert run("old.json", "new.json", "--exit-code").exit_code == 1
    assert run("old.json", "old.json", "--exit-code").exit_code == 0
    assert run("old.json", "new.json", "--out", "c.md").exit_code == 0
    assert "## Flipped (1)" in (tmp_path / "c.md").read_text()
    assert "c.pdf" in str(run("old.json", "new.json", "--out", "c.pdf").exception)
    (tmp_path / "bad.json").write_text("{}")
    assert "bad.json: not a dossier" in str(run("old.json", "bad.json").exception)
