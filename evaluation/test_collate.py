"""Claims on the fourteen events: by the packaged models, by models that have not seen the event, and through the front door."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from evaluation.fit_collate import Event, event, figures_of, held_out, models, score, shown, upright
from evaluation.gold import EVENTS, FITTED, folder_of, inputs, scorer
from evaluation.shared import SHARED, assert_floors, needs_shared
from variorum.collate import Models
from variorum.collate.models import models as packaged
from variorum.pipeline import collate
from variorum.publish import as_json

# The founding example of the project, as its pages were saved.
FOUNDING = "moscow-exhibition"
FOUNDING_FIGURES = (
    "provenance",
    "placed",
    "copies_f1",
    "pairs_recall",
    "pairs_prec",
    "conflict_prec",
    "attribution",
)
# A weight further than this from a refit means that somebody changed a feature and forgot to fit again.
REFIT_SLACK = 0.05

pytestmark = [needs_shared, pytest.mark.slow]


@cache
def events() -> tuple[Event, ...]:
    return tuple(event(name) for name in EVENTS)


@cache
def founding() -> dict[str, float | None]:
    dossier = collate(inputs(FOUNDING))
    found: dict[str, float | None] = scorer().score(json.loads(as_json(dossier)), folder_of(FOUNDING))
    return found


def test_claims() -> None:
    learned = upright(figures_of({e.name: score(e, None) for e in events()}))
    unseen = upright(figures_of(held_out(events())))
    assert_floors(
        "collate",
        {
            **learned,
            **{f"held_out_{name}": value for name, value in unseen.items()},
            **{f"founding_{name}": founding()[name] for name in FOUNDING_FIGURES},
        },
    )


def weights(learned: Models) -> list[float]:
    return [*chain.from_iterable(asdict(learned.statement).values()), *learned.figure, *learned.moment]


def test_stored_models_are_a_fit_of_today() -> None:
    """Otherwise: python -m evaluation.fit_collate --write"""
    stored, fitted = weights(packaged()), weights(models([e for e in events() if e.name in FITTED]))
    assert len(stored) == len(fitted)
    apart = max(abs(a - b) for a, b in zip(stored, fitted, strict=True))
    assert apart <= REFIT_SLACK, (
        f"a stored weight is {apart:.2f} off: python -m evaluation.fit_collate --write"
    )


def test_judged_sentences(tmp_path: Path) -> None:
    """What the packaged models join of pairs of sentences that a reader judged."""
    for told in events():
        (tmp_path / f"{told.name}.json").write_text(json.dumps(shown(told, None)), encoding="utf-8")
    pairs = tmp_path / "pairs.jsonl"
    folder = SHARED / "sentences"
    pairs.write_text(
        "".join(p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.jsonl"))), encoding="utf-8"
    )
    run = subprocess.run(
        [sys.executable, str(folder / "score_sentence_pairs.py"), str(tmp_path), str(pairs), "--json"],
        capture_output=True,
        check=True,
    )
    found = json.loads(run.stdout)["all"]
    assert found["judged"] == 500
    assert_floors(
        "sentences",
        {"no_false_agreement": 1 - found["false_agreement"], "no_hidden": 1 - found["hidden"]},
    )
