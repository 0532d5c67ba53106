"""A lineage as JSON lines: one row for each pair of reports that shares text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from variorum.records import Lineage, Report, SharedText


def rows(reports: Sequence[Report], lineage: Lineage) -> str:
    """One line of JSON for each pair of reports with shared text; "" where there is none."""
    known = {report.id: report for report in reports}
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
        # [left start, left end, right start, right end] in the texts
        "spans": [[span.left_start, span.left_end, span.right_start, span.right_end] for span in pair.spans],
        # the same places in the files, where they are known
        "raw": [
            [_raw(left, span.left_start, span.left_end), _raw(right, span.right_start, span.right_end)]
            for span in pair.spans
        ],
        "labels": [span.label.value for span in pair.spans],
        "direction": pair.direction.value,
        "edits": [
            [edit.left_start, edit.left_end, edit.right_start, edit.right_end, edit.kind.value]
            for edit in pair.edits
        ],
        "why": "; ".join(pair.why),
    }


def _raw(report: Report, start: int, end: int) -> list[list[object]]:
    """Where the words stand in the source as it was decoded: [start, end] in code points, of a page in the text node that is
    named third. Empty where that is not known."""
    return [
        [origin.start, origin.end] if origin.node is None else [origin.start, origin.end, origin.node]
        for origin in report.origin(start, end)
    ]
