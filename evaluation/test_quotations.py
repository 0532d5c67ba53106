"""On every event: no quotation stands beside a source that has not the words, in any output."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publish.beside import faults

from evaluation.shared import SHARED, needs_shared
from variorum.pipeline import collate

EVENTS = sorted(
    path for folder in ("events", "events2") for path in (SHARED / folder).glob("*/reports.jsonl")
)

pytestmark = [needs_shared, pytest.mark.slow]


@pytest.mark.parametrize("rows", EVENTS, ids=lambda path: path.parent.name)
def test_no_words_are_put_into_another_mouth(rows: Path) -> None:
    assert faults(collate([str(rows)], one_story=True)) == []


def test_every_event_is_looked_at() -> None:
    assert len(EVENTS) == 14
