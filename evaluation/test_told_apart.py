"""What is shown of stories told apart: agreements and differences between reports that share no sentence."""

from __future__ import annotations

import json

import pytest

from evaluation.fit_collate import figures_of, upright
from evaluation.shared import assert_floors, needs_shared
from evaluation.told_apart import HALVES, scores, stories

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("half", HALVES)
def test_every_quote_stands_in_its_report(half: str) -> None:
    found = stories(half)
    assert len(found) == (32 if half.startswith("short") else 8)
    for folder in found:
        rows = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
        texts = {row["path"]: row["text"] for row in map(json.loads, rows)}
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        for claim in gold["claims"]:
            for reading in claim["readings"]:
                assert reading["quote"] in texts[reading["report"]], (folder.name, claim["id"])


@needs_shared
@pytest.mark.parametrize("half", HALVES)
def test_stories_told_apart(half: str) -> None:
    assert_floors(f"told_apart_{half}", {**upright(figures_of(scores(half)))})
