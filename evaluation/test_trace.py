"""Copies, dependence and kinds on the hand-read pairs, and copies and shared text on the six events."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.shared import SHARED, assert_floors, needs_shared
from variorum.cli.trace import traced
from variorum.cli.trace_rows import rows
from variorum.records import Lineage, Report

EVENTS = sorted(p.name for p in (SHARED / "events").iterdir()) if (SHARED / "events").is_dir() else []
LINE = re.compile(r"(\w+)\s+dependent P ([\d.]+) R ([\d.]+) F1 ([\d.]+)\s+kind right (\d+)/(\d+)")


@needs_shared
def test_gate(tmp_path: Path) -> None:
    measured = {**_pairs(tmp_path), **_events(), **_stories()}
    assert_floors("trace", measured)


def _pairs(folder: Path) -> dict[str, float | None]:
    """What score_pairs.py says of the texts read through the front door."""
    reports, _, lineage = traced([str(p) for p in sorted((SHARED / "pairs" / "texts").glob("*.txt"))])
    predicted = folder / "predicted.jsonl"
    predicted.write_text(rows(reports, lineage), encoding="utf-8")
    scorer = SHARED / "evaluation" / "score_pairs.py"
    told = subprocess.run(
        [sys.executable, scorer, SHARED / "pairs" / "pairs.jsonl", predicted],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    print(told, file=sys.stderr)
    figures: dict[str, float | None] = {}
    for name, precision, recall, f1, right, known in LINE.findall(told):
        figures |= {
            f"{name}_precision": float(precision),
            f"{name}_recall": float(recall),
            f"{name}_f1": float(f1),
            f"{name}_kinds": int(right) / int(known),
        }
    return figures


def _events() -> dict[str, float | None]:
    """The least over the events that have any such pairs; an event that has none must be given none."""
    scorer = _scorer()
    found = [scorer.score(_dossier(*_traced_event(event)), SHARED / "events" / event) for event in EVENTS]
    for event, score in zip(EVENTS, found, strict=True):
        print(event, {k: score[k] for k in ("copies_f1", "shared_recall", "shared_prec")}, file=sys.stderr)
    figures = {}
    for name in ("copies_f1", "shared_recall", "shared_prec"):
        figures[name] = min(score[name] for score in found if score[name] is not None)
    return figures


def _stories() -> dict[str, float | None]:
    """Of the pairs called dependent among reports of many stories, those within one: the others are surely wrong."""
    within = total = 0
    for name in ("giveme5w", "ecbplus"):
        path = SHARED / "stories" / f"{name}.jsonl"
        with path.open(encoding="utf-8") as lines:
            story = {row["path"]: row["story"] for row in map(json.loads, lines)}
        reports, _, lineage = traced([str(path)])
        of = {r.id: story[r.path] for r in reports}
        pairs = [(of[s.left], of[s.right]) for s in lineage.shared if s.dependent]
        total += len(pairs)
        within += sum(left == right for left, right in pairs)
    print(f"stories: {total} dependent pairs, {within} within one story", file=sys.stderr)
    return {"within_story": within / total}


def _traced_event(event: str) -> tuple[tuple[Report, ...], Lineage]:
    folder = SHARED / "events" / event
    table = folder / "reports.jsonl"
    inputs = [str(table)] if table.exists() else [str(p) for p in sorted(folder.glob("*.txt"))]
    reports, _, lineage = traced(inputs)
    return reports, lineage


def _dossier(reports: tuple[Report, ...], lineage: Lineage) -> dict[str, Any]:
    """As much of a dossier as the scorer reads for this room's figures."""
    names = {r.id: r.path for r in reports}
    shared = [json.loads(line) for line in rows(reports, lineage).splitlines()]
    ids = {path: report for report, path in names.items()}
    for row in shared:
        row.update(left=ids[row["left"]], right=ids[row["right"]])
    story = {
        "id": "all",
        "title": "",
        "reports": list(names),
        "copies": lineage.copies,
        "shared_text": shared,
        "claims": [],
        "attributions": [],
    }
    return {"reports": [{"id": r.id, "path": r.path, "text": r.text} for r in reports], "stories": [story]}


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_dossier", SHARED / "evaluation" / "score_dossier.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
