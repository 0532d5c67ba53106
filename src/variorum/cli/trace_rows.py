"""A lineage as JSON lines: one row for each pair of reports that shares text."""

from __future__ import annotations

import json
from collections.abc import Sequence

from variorum.records import Lineage, Report, SharedText


def rows(reports: Sequence[Report], lineage: Lineage) -> str:
    paths = {r.id: r.path for r in reports}
    return "".join(json.dumps(_row(pair, paths), ensure_ascii=False) + "\n" for pair in lineage.shared)


def _row(pair: SharedText, paths: dict[str, str]) -> dict[str, object]:
    return {
        "left": paths[pair.left],
        "right": paths[pair.right],
        "kind": pair.kind.value,
        "dependent": pair.dependent,
        "shares": [pair.left_share, pair.right_share],
        "spans": [[s.left_start, s.left_end, s.right_start, s.right_end] for s in pair.spans],
        "labels": [s.label.value for s in pair.spans],
        "direction": pair.direction.value,
        "edits": [[e.left_start, e.left_end, e.right_start, e.right_end, e.kind.value] for e in pair.edits],
        "why": "; ".join(pair.why),
    }
