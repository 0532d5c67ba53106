"""A small part of `make fuzz` with a fixed seed, and what it is worth: that it is past the first parsers, and finds what is broken."""

from __future__ import annotations

import pytest

from tests.fuzzing import doors, running
from tests.fuzzing.doors import DOORS
from tests.fuzzing.keeping import Keeping
from tests.fuzzing.running import dice_of, fuzz, shared_out
from variorum.gather.tabular import json_files

INPUTS = 700


def test_nothing_is_found_at_any_door():
    outcome = fuzz(INPUTS, seed=2031)
    assert not outcome.found, "\n".join(said for _, _, said in outcome.found.values())
    assert set(outcome.counts) == {door.name for door in DOORS}
    assert outcome.past > 0.6, outcome.told()


def test_the_same_seed_gives_the_same_inputs():
    for door in DOORS:
        assert repr(door.make(dice_of(door, 3, 1))) == repr(
            door.make(dice_of(door, 3, 1))
        ) or door.name.endswith((".xlsx", ".zip", ".docx", "saved"))
        assert repr(door.make(dice_of(door, 3, 1))) != repr(door.make(dice_of(door, 4, 1)))


def test_every_door_has_its_share():
    assert sum(shared_out(100_000).values()) == pytest.approx(100_000, rel=0.01)
    assert min(shared_out(1).values()) == 1


def test_what_a_reader_stops_at_is_found(monkeypatch):
    def stops(*_, **__):
        raise KeyError("a bug of ours")

    monkeypatch.setattr(json_files, "adapter_of", stops)
    (door,) = (door for door in DOORS if door.name == "rows.json")
    found = fuzz(40, seed=1, doors=[door]).found
    assert any(place.startswith("KeyError at gather/tabular/json_files.py") for place in found)


def test_a_line_that_is_lost_is_found(monkeypatch):
    kept = doors.read
    monkeypatch.setattr(doors, "read", lambda source, **how: list(kept(source, **how))[:1])
    (door,) = (door for door in DOORS if door.name == "rows.jsonl")
    assert any(place.startswith("AssertionError") for place in fuzz(40, seed=1, doors=[door]).found)


def test_what_hangs_is_found(monkeypatch):
    def hangs(_: object) -> bool:
        while True:
            pass

    monkeypatch.setattr(running, "SLOW", 0.2)
    door = doors.Door(name="hanging", share=1, make=lambda dice: dice.random(), run=hangs)
    assert any(place.startswith("Hung") for place in fuzz(1, seed=1, doors=[door]).found)


def test_a_run_that_was_ended_goes_on_and_its_parts_add_up(tmp_path):
    door = next(door for door in DOORS if door.name == "rows.json")
    whole = fuzz(30, seed=1, doors=[door])
    first = fuzz(12, seed=1, doors=[door], keeps=Keeping(tmp_path, seed=1, inputs=30, first=0))
    assert first.runs == 12
    rest = fuzz(30, seed=1, doors=[door], keeps=Keeping(tmp_path, seed=1, inputs=30, first=0))
    assert (rest.runs, rest.past) == (whole.runs, whole.past)
    again = fuzz(30, seed=1, doors=[door], keeps=Keeping(tmp_path, seed=1, inputs=30, first=0))
    assert again.runs == 30
    assert again.counts[door.name].seconds == rest.counts[door.name].seconds, "nothing was done again"


def test_what_was_found_before_the_end_is_told_after_it(tmp_path, monkeypatch):
    def stops(*_, **__):
        raise KeyError("a bug of ours")

    door = next(door for door in DOORS if door.name == "rows.json")
    with monkeypatch.context() as broken:
        broken.setattr(json_files, "adapter_of", stops)
        assert fuzz(20, seed=1, doors=[door], keeps=Keeping(tmp_path, seed=1, inputs=40, first=0)).found
    assert fuzz(40, seed=1, doors=[door], keeps=Keeping(tmp_path, seed=1, inputs=40, first=0)).found


def test_no_input_is_begun_after_the_time_is_over():
    door = next(door for door in DOORS if door.name == "rows.json")
    assert fuzz(30, seed=1, doors=[door], seconds=-1).runs == 0
