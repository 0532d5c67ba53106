"""The page says of the freshly judged pairs of sentences what the judgements say, and each stands at its place."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from evaluation.draw_pairs import SEED, WANTED, given
from evaluation.shared import ROOT, needs_shared
from variorum.pipeline import read

JUDGED = ROOT / "evaluation" / "judged" / "sentence-pairs-2026-11.jsonl"
PAGE = ROOT / "docs" / "explanation" / "differences.md"
RELATIONS = ("same", "part", "differ", "topic", "none")


def judged() -> list[dict[str, Any]]:
    return [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]


def test_the_page_gives_the_figures_of_the_judged_pairs() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for stratum in WANTED:
        found = Counter(r["relation"] for r in judged() if r["stratum"] == stratum)
        cells = " | ".join(str(found[r] or "–") for r in RELATIONS)
        assert f"| {found.total()} | {cells} |" in page, stratum


def test_the_judged_pairs_are_those_that_were_asked_for() -> None:
    rows = judged()
    assert Counter(r["stratum"] for r in rows) == WANTED
    assert {r["seed"] for r in rows} == {SEED}


@needs_shared
def test_every_judged_sentence_stands_at_its_place(tmp_path: Path) -> None:
    for event, inputs in given(tmp_path).items():
        texts = {Path(str(r.path)).name: r.text for r in read(inputs)[0]}
        for row in (r for r in judged() if r["event"] == event):
            for side in ("left", "right"):
                at = row[side]
                words = texts[at["report"]][at["start"] : at["end"]]
                assert hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest()[:16] == at["sha1"], (
                    row["id"]
                )
                if row["relation"] == "differ":
                    assert row[f"{side}_value"] in words, row["id"]
