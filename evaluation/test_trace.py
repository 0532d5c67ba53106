"""Copies, dependence and kinds on two sets of hand-read pairs, and copies and shared text on fourteen events.

`news_*` and `pairs2_*` are read from bare texts, as the sets come; `*_stated` with the outlets that the sets' tables state, without
which nothing can be known to cite anything. `*_held_out` are with the settings that do best on the other set (`CHOICES`, one
at a time). `judged_*` are 88 pairs of ../shared/stories that were drawn by a seed and judged before any rule was asked.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.shared import ROOT, SHARED, assert_floors, needs_shared
from variorum.cli.trace import traced
from variorum.cli.trace_rows import rows
from variorum.records import Lineage, Report
from variorum.trace import TraceSettings, trace

SETS = ("events", "events2")
JUDGED = ROOT / "evaluation" / "judged" / "report-pairs-2026-11-30.jsonl"
CHOICES = (
    {},
    *({"dependent_weight": w} for w in (6.0, 8.0, 13.0, 16.0)),
    *({"lifted_grams": n} for n in (15, 45)),
    *({"cited_weight": w} for w in (2.0, 7.0)),
    *({"had_grams": n} for n in (10, 40)),
)
DEFAULT = TraceSettings()
LINE = re.compile(r"(\w+)\s+dependent P ([\d.]+) R ([\d.]+) F1 ([\d.]+)\s+kind right (\d+)/(\d+)")


@needs_shared
def test_gate(tmp_path: Path) -> None:
    measured: dict[str, float | None] = {}
    reports = {
        name: traced([str(p) for p in sorted((SHARED / name / "texts").glob("*.txt"))])[0]
        for name in ("pairs", "pairs2")
    }
    for name, prefix in (("pairs", "news"), ("pairs2", "pairs2")):
        measured |= {f"{prefix}_{k}": v for k, v in _figures(name, reports[name], tmp_path).items()}
        stated = _figures(name, _with_outlets(name, reports[name]), tmp_path)
        measured |= {f"{prefix}_stated_{k}": v for k, v in stated.items()}
    measured |= _held_out({name: _with_outlets(name, found) for name, found in reports.items()}, tmp_path)
    for name in SETS:
        measured |= _events(name)
    assert_floors("trace", measured | _stories())


def _held_out(reports: dict[str, tuple[Report, ...]], folder: Path) -> dict[str, float | None]:
    """F1 of each set with the settings that are best on the other; the first of equals, which are those in use."""
    f1 = {
        name: [_figures(name, found, folder, TraceSettings(**choice))["f1"] for choice in CHOICES]
        for name, found in reports.items()
    }
    best = {name: max(range(len(CHOICES)), key=lambda n: (scores[n], -n)) for name, scores in f1.items()}
    print("best settings:", {name: CHOICES[n] or "as they are" for name, n in best.items()}, file=sys.stderr)
    return {
        "news_held_out_f1": f1["pairs"][best["pairs2"]],
        "pairs2_held_out_f1": f1["pairs2"][best["pairs"]],
    }


def _with_outlets(name: str, reports: tuple[Report, ...]) -> tuple[Report, ...]:
    outlets: dict[str, str] = {}
    for row in map(json.loads, (SHARED / name / "pairs.jsonl").read_text(encoding="utf-8").splitlines()):
        outlets |= {row["left"]: row["left_outlet"], row["right"]: row["right_outlet"]}
    return tuple(replace(r, outlet=outlets.get(Path(r.path).stem)) for r in reports)


def _figures(
    name: str, reports: tuple[Report, ...], folder: Path, settings: TraceSettings = DEFAULT
) -> dict[str, float]:
    """What score_pairs.py says of the news pairs of a set."""
    predicted = folder / "predicted.jsonl"
    predicted.write_text(rows(reports, trace(reports, settings=settings)), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, SHARED / "evaluation" / "score_pairs.py", SHARED / name / "pairs.jsonl", predicted],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    print(told, file=sys.stderr)
    precision, recall, f1, right, known = next(
        found[1:] for found in LINE.findall(told) if found[0] == "news"
    )
    kinds = int(right) / int(known)
    return {"precision": float(precision), "recall": float(recall), "f1": float(f1), "kinds": kinds}


def _events(name: str) -> dict[str, float | None]:
    """The least over the events that have any such pairs (the mean over those of events2); an event that has none must be
    given none.
    """
    scorer = _scorer()
    events = sorted(p for p in (SHARED / name).iterdir() if p.is_dir())
    found = [scorer.score(_dossier(*_traced_event(event)), event) for event in events]
    for event, score in zip(events, found, strict=True):
        print(
            event.name, {k: score[k] for k in ("copies_f1", "shared_recall", "shared_prec")}, file=sys.stderr
        )
    figures = {}
    for figure in ("copies_f1", "shared_recall", "shared_prec"):
        key = figure if name == "events" else f"{name}_{figure}"
        values = [score[figure] for score in found if score[figure] is not None]
        figures[key] = min(values) if name == "events" else sum(values) / len(values)
    return figures


def _stories() -> dict[str, float | None]:
    """Of the pairs called dependent among reports of many stories, those within one: the others are surely wrong; and what is
    said of the pairs that were judged by hand, those in doubt aside.
    """
    within = total = 0
    judged = [row for row in map(json.loads, JUDGED.read_text("utf-8").splitlines()) if not row["doubt"]]
    said: set[tuple[str, frozenset[str]]] = set()
    for name in ("giveme5w", "ecbplus"):
        path = SHARED / "stories" / f"{name}.jsonl"
        with path.open(encoding="utf-8") as lines:
            story = {row["path"]: row["story"] for row in map(json.loads, lines)}
        reports, _, lineage = traced([str(path)])
        of = {r.id: story[r.path] for r in reports}
        paths = {r.id: r.path for r in reports}
        said |= {(name, frozenset((paths[s.left], paths[s.right]))) for s in lineage.shared if s.dependent}
        pairs = [(of[s.left], of[s.right]) for s in lineage.shared if s.dependent]
        total += len(pairs)
        within += sum(left == right for left, right in pairs)
    print(f"stories: {total} dependent pairs, {within} within one story", file=sys.stderr)
    return {"within_story": within / total} | _judged_pairs(judged, said)


def _judged_pairs(
    judged: list[dict[str, Any]], said: set[tuple[str, frozenset[str]]]
) -> dict[str, float | None]:
    found = {row["id"] for row in judged if (row["set"], frozenset((row["left"], row["right"]))) in said}
    dependent = {row["id"] for row in judged if row["dependent"]}
    print("judged pairs, wrong:", *sorted(found ^ dependent), file=sys.stderr)
    right = len(found & dependent)
    return {
        "judged_precision": right / len(found),
        "judged_recall": right / len(dependent),
        "judged_f1": 2 * right / (len(found) + len(dependent)),
    }


def _traced_event(folder: Path) -> tuple[tuple[Report, ...], Lineage]:
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
