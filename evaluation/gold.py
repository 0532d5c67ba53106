"""Where the hand-made readings of an event stand in the reports that the pipeline extracted from it."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.shared import SHARED
from variorum.pipeline import read
from variorum.records import Report

# The six events that were at hand first, and the eight that were held back until the season before this one.
SETS = ("events", "events2")
EVENTS = tuple(
    sorted(
        p.name for name in SETS if (SHARED / name).is_dir() for p in (SHARED / name).iterdir() if p.is_dir()
    )
)
CONTEXT = 48


# The models are fitted on these alone: on all fourteen they find fewer differences and are no surer of them, and eight
# events that no model has seen are worth more.
FITTED = tuple(p for p in EVENTS if (SHARED / SETS[0] / p).is_dir())


def folder_of(event: str) -> Path:
    return next(SHARED / name / event for name in SETS if (SHARED / name / event).is_dir())


@cache
def scorer() -> ModuleType:
    """score_dossier.py, the judge."""
    spec = importlib.util.spec_from_file_location("score_dossier", SHARED / "evaluation" / "score_dossier.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def inputs(event: str) -> list[str]:
    """What an event is scored with: its reports.jsonl, or its saved pages."""
    folder = folder_of(event)
    rows = folder / "reports.jsonl"
    return [str(rows)] if rows.exists() else [str(p) for p in sorted(folder.glob("*.txt"))]


@cache
def reports_of(event: str) -> tuple[Report, ...]:
    reports, refused, _ = read(inputs(event))
    assert not refused, refused
    return reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """`spans`: for each hand-made claim, the (report id, start, end) of its readings; `copy_of`: report id → the first
    report of its group of copies."""

    spans: tuple[tuple[tuple[str, int, int], ...], ...]
    copy_of: Mapping[str, str]

    def claims_at(self, report: str, start: int, end: int) -> frozenset[int]:
        """The hand-made claims that have a reading half of whose words (or of this stretch's) lie here."""
        return frozenset(
            n
            for n, readings in enumerate(self.spans)
            for rid, low, high in readings
            if rid == report and 2 * (min(high, end) - max(low, start)) >= min(high - low, end - start)
        )


def gold_of(event: str, reports: Sequence[Report]) -> Gold:
    """Readings that cannot be found again are left out; there are none in the six events."""
    folder = folder_of(event)
    told: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    by_name = {Path(r.path).name: r for r in reports}
    spans = tuple(
        tuple(
            (by_name[x["report"]].id, *place)
            for x in claim["readings"]
            if (place := _place(folder / x["report"], x["quote"], by_name[x["report"]].text)) is not None
        )
        for claim in told["claims"]
    )
    copy_of = {r.id: r.id for r in reports}
    for group in told.get("copies", []):
        ids = [by_name[name].id for name in group]
        copy_of |= dict.fromkeys(ids, min(ids))
    return Gold(spans=spans, copy_of=copy_of)


def _place(raw_file: Path, quote: str, text: str) -> tuple[int, int] | None:
    """The quote's span in the extracted text, told apart from its twins by what stands around it in the raw file."""
    judge = scorer()
    raw = judge.Raw(raw_file)
    span = raw.find(quote)
    if span is None:
        return None
    flat, where = judge.folded(text)
    words = judge.folded(quote)[0]
    before = judge.folded(raw.text[max(0, span[0] - CONTEXT) : span[0]])[0]
    after = judge.folded(raw.text[span[1] : span[1] + CONTEXT])[0]
    for take in (CONTEXT, 24, 12, 6, 0):
        left = before[-take:] if take else ""
        at = flat.find(left + words + after[:take])
        if at >= 0:
            first = at + len(left)
            return where[first], where[first + len(words) - 1] + 1
    return None
