"""Values and their comparison: quantities, names of persons, and whether two numbers answer one question."""

from __future__ import annotations

import numpy as np

from evaluation import slots, values
from evaluation.shared import assert_floors, floors, needs_shared
from variorum.collate.compare.settings import CompareSettings


@needs_shared
def test_values_and_their_comparison() -> None:
    scored = values.newsquant()
    data = slots.load()
    found = slots.held_out(data)
    least = CompareSettings().same_slot
    halves = values.person_halves()
    assert_floors(
        "values",
        {
            "newsquant_f1": scored.f1,
            "newsquant_direction": scored.direction,
            "person_pairs_f1": values.f1(values.person_pairs(), CompareSettings().same_name),
            "person_pairs_f1_held_out": halves,
            "slots_kept_held_out": float(np.mean(found[data.ys > 0] >= least)),
            "slots_rejected_held_out": float(np.mean(found[data.ys == 0] < least)),
        },
    )


@needs_shared
def test_the_weights_in_the_file_are_those_that_the_data_gives() -> None:
    data = slots.load()
    now, fresh = slots.told_now()["weights"], slots.told(slots.all_fitted(data))["weights"]
    assert now.keys() == fresh.keys()
    stale = {name: (now[name], fresh[name]) for name in now if abs(now[name] - fresh[name]) > 0.1}
    assert not stale, f"fit again: python -m evaluation.slots --write; {stale}"


def test_the_floors_are_the_ones_asked_for() -> None:
    asked = {
        "newsquant_f1": 0.90, "newsquant_direction": 0.95, "person_pairs_f1": 0.80,
        "slots_kept_held_out": 0.70, "slots_rejected_held_out": 0.90,
    }  # fmt: skip
    pinned = floors("values")
    assert all(pinned[name] >= least for name, least in asked.items())
