"""On every event: no quotation stands beside a source that has not the words, in any output."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publish.beside import faults

from evaluation.shared import SHARED, needs_shared
from variorum.pipeline import collate

EVENTS = sorted(path.parent for name in ("events", "events2") for path in (SHARED / name).glob("*/gold.json"))

pytestmark = [needs_shared, pytest.mark.slow]


@pytest.mark.parametrize("event", EVENTS, ids=lambda path: path.name)
def test_no_words_are_put_into_another_mouth(event: Path) -> None:
    rows = event / "reports.jsonl"
    inputs = [str(rows)] if rows.exists() else [str(p) for p in sorted(event.glob("*.txt"))]
    assert faults(collate(inputs, one_story=True)) == []


def test_every_event_is_looked_at() -> None:
    assert len(EVENTS) == 14
