"""Edits planted in reports are shown, with their exact places, and nothing else is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evaluation.planted import (
    FORMS,
    MOST_SAMPLE,
    MOST_SHARED,
    Outcome,
    figures,
    of_events,
    of_sample,
    outcomes,
)
from evaluation.planting import IN_SAMPLE, KINDS
from evaluation.shared import assert_floors, needs_shared

pytestmark = pytest.mark.slow
FEWEST_CASES = 5


def measured(found: list[Outcome], kinds: Sequence[str] = tuple(KINDS)) -> dict[str, float | None]:
    """Recall, precision and exactness of each form, and the least recall of any kind."""
    rows: dict[str, float | None] = {}
    for form in FORMS:
        of = figures([o for o in found if o.form == form])
        rows |= {f"{form}_recall": of.recall, f"{form}_precision": of.precision, f"{form}_exact": of.exact}
    by_kind = {kind: [o for o in found if o.kind == kind] for kind in kinds}
    assert all(len(of) >= FEWEST_CASES for of in by_kind.values()), "a kind of edit that was hardly planted"
    rows["worst_kind_recall"] = min(figures(of).recall for of in by_kind.values())
    return rows


def test_edits_in_the_sample() -> None:
    assert_floors("planted", measured(list(outcomes(of_sample(), most=MOST_SAMPLE))))


@needs_shared
def test_edits_in_the_events() -> None:
    kinds = [kind for kind in KINDS if kind not in IN_SAMPLE]
    found = list(outcomes(of_events(), most=MOST_SHARED, kinds=kinds))
    assert_floors("planted_events", measured(found, kinds))
