"""A lineage as JSON lines: one row for each pair of reports that shares text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from variorum.records import Lineage, Report, SharedText


def rows(reports: Sequence[Report], lineage: Lineage) -> str:
    """One line of JSON for each pair of reports with shared text; "" where there is none."""
    known = {r.id: r for r in reports}
    return "".join(json.dumps(_row(pair, known), ensure_ascii=False) + "\n" for pair in lineage.shared)


def _row(pair: SharedText, reports: Mapping[str, Report]) -> dict[str, object]:
    """The row of one pair, as the help of `variorum trace` describes it."""
    left, right = reports[pair.left], reports[pair.right]
    return {
        "left": left.path,
        "right": right.path,
        "kind": pair.kind.value,
        "dependent": pair.dependent,
        "shares": [pair.left_share, pair.right_share],
        "spans": [[s.left_start, s.left_end, s.right_start, s.right_end] for s in pair.spans],
        "raw": [
            [_raw(left, s.left_start, s.left_end), _raw(right, s.right_start, s.right_end)]
            for s in pair.spans
        ],
        "labels": [s.label.value for s in pair.spans],
        "direction": pair.direction.value,
        "edits": [[e.left_start, e.left_end, e.right_start, e.right_end, e.kind.value] for e in pair.edits],
        "why": "; ".join(pair.why),
    }


def _raw(report: Report, start: int, end: int) -> list[list[object]]:
    """Where the words stand in the source as it was decoded: [start, end] in code points, of a page in the text node that is
    named third. Empty where that is not known."""
    return [
        [o.start, o.end] if o.node is None else [o.start, o.end, o.node] for o in report.origin(start, end)
    ]
