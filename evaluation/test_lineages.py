"""Direction, labels, absent witnesses and alarms on invented stories whose lineage is known because it is made here."""

from __future__ import annotations

import sys

from evaluation.lineages import Case, cases
from evaluation.shared import assert_floors
from variorum.records import Direction, Lineage, SharedText
from variorum.trace import trace


def test_gate() -> None:
    found: dict[str, list[bool]] = {}
    for case in cases():
        for figure, right in judged(case, trace(case.reports)):
            found.setdefault(figure, []).append(right)
            if not right:
                print(f"{figure}: {case.name}", file=sys.stderr)
    assert all(len(rights) >= 4 for rights in found.values()), "a figure that hardly any case measures"
    assert_floors("lineages", {figure: sum(rights) / len(rights) for figure, rights in found.items()})


def judged(case: Case, lineage: Lineage) -> list[tuple[str, bool]]:
    """(figure, whether it is right) for what the case says of itself."""
    rows = []
    if len(case.reports) == 2 and case.absent is None:
        (pair,) = lineage.shared or (None,)
        if case.label is None:
            figure = "direction" if case.source is not None or case.common else "undecided"
            rows.append((figure, pair is not None and pair.direction is _expected(case, pair)))
        else:
            rows.append(("label", pair is not None and _longest_label(pair) is case.label))
        if case.dependent is not None:
            rows.append(("dependent", pair is not None and pair.dependent is case.dependent))
    if case.absent is not None:
        rows.append(("absent", {w.name for w in lineage.witnesses if w.absent} == set(case.absent)))
    if case.alarms is not None:
        rows.append(("alarms", tuple(a.kind for a in lineage.alarms) == case.alarms))
    return rows


def _expected(case: Case, pair: SharedText) -> Direction:
    if case.common:
        return Direction.COMMON_SOURCE
    if case.source is None:
        return Direction.UNDECIDED
    first = pair.left == case.reports[case.source].id
    return Direction.RIGHT_FROM_LEFT if first else Direction.LEFT_FROM_RIGHT


def _longest_label(pair: SharedText) -> object:
    return max(pair.spans, key=lambda s: s.left_end - s.left_start).label
