"""What a strong reader proposed for three events, whole and spoilt: how much more is found, and how little of it is wrong."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from evaluation.proposals import (
    EVENTS,
    RECORDED,
    all_of_it,
    altered,
    corrupted,
    dropped,
    made,
    mislabelled,
    of_model,
    own_shown,
    spoilt,
    swapped,
    told,
    whole,
    without,
)
from evaluation.shared import assert_floors, needs_shared
from variorum.collate.proposals.reasons import NOT_FOUND

pytestmark = [
    needs_shared,
    pytest.mark.slow,
    pytest.mark.skipif(not RECORDED.is_dir(), reason="no recorded proposals in ../shared/prototypes"),
]
SPOILS = {
    "lost": dropped,
    "misspelt": corrupted,
    "swapped": swapped,
    "mislabelled": mislabelled,
    "all_four": all_of_it,
}


@cache
def figures() -> dict[str, float | None]:
    alone, with_all, unvoted = without(), spoilt(whole), spoilt(whole, cut=own_shown)
    found: dict[str, float | None] = {f"alone_{name}": alone[name] for name in ("pairs_recall", "pairs_prec")}
    found |= {name: with_all[name] for name in ("pairs_recall", "pairs_prec", "pointed", "conflict_prec")}
    found |= {
        f"unvoted_{name}": unvoted[name]
        for name in ("pairs_recall", "pairs_prec", "pointed", "conflict_prec")
    }
    for kind, spoil in SPOILS.items():
        run = spoilt(spoil)
        found |= {f"{kind}_{name}": run[name] for name in ("pairs_recall", "conflict_prec")}
    return found


def test_figures() -> None:
    assert_floors("proposals", figures())


@pytest.mark.parametrize("event", EVENTS)
def test_the_recorded_files_are_taken_as_they_are(event: str) -> None:
    offer = told(event).offer
    assert offer.bad == 0
    found = of_model(made(told(event), offer))
    assert found.offered == len(offer.proposals) > 50
    assert sum(d.count for d in found.dropped) <= 1


@pytest.mark.parametrize("event", EVENTS)
def test_of_corrupted_quotations_none_is_shown(event: str) -> None:
    one = told(event)
    spoilt_offer = corrupted(one, Random(event))
    dossier = made(one, spoilt_offer)
    gone = {d.reason: d.count for d in of_model(dossier).dropped}
    assert gone[NOT_FOUND] == altered(one, spoilt_offer) > 10
    texts = {r.id: r.text for r in dossier.reports}
    assert all(
        texts[r.report][r.start : r.end] == r.quote for c in dossier.stories[0].claims for r in c.readings
    )
