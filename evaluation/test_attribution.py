"""Attribution on the six events by their scorer, and on other outlets' reports how much quoted speech finds a speaker."""

from __future__ import annotations

import importlib.util
import json
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evaluation.shared import SHARED, assert_floors, needs_shared
from variorum.collate.attribute import attributions, quoted
from variorum.parse import parse
from variorum.records import Block, BlockKind, Report, Sentence
from variorum.text.quotations import quotations

# Every fifth of the reports of ../shared/pairs: 44 of other outlets, stories and years than the six events.
EVERY = 5
# Words from which on a quotation is speech and no title or term.
SPOKEN = 8


def scorer() -> ModuleType:
    path = SHARED / "evaluation" / "score_dossier.py"
    spec = importlib.util.spec_from_file_location("score_dossier", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def report(path: str, text: str) -> Report:
    """A paragraph a line: attribution is measured without what extraction adds."""
    text = unicodedata.normalize("NFC", text)
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind=BlockKind.PARAGRAPH, start=at, end=at + len(line)))
        at += len(line) + 1
    return Report(id=path, path=path, digest="", text=text, blocks=tuple(blocks), language="en")


def event_reports(event: Path) -> list[Report]:
    rows = event / "reports.jsonl"
    if rows.exists():
        read = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
        return [report(row["path"], row["text"]) for row in read]
    return [report(file.name, file.read_text(encoding="utf-8")) for file in sorted(event.glob("*.txt"))]


def dossier(reports: list[Report], sentences: Mapping[str, tuple[Sentence, ...]]) -> dict[str, Any]:
    found = [a for r in reports for a in attributions(r, sentences[r.id])]
    sources = [(a, s) for a in found for s in {a.source, a.speaker or a.source}]
    rows = [{"report": a.report, "start": a.start, "end": a.end, "source": s} for a, s in sources]
    return {
        "reports": [{"id": r.id, "path": r.path, "text": r.text} for r in reports],
        "stories": [{"claims": [], "attributions": rows}],
    }


def event_scores() -> Iterator[float]:
    score = scorer().score
    for event in sorted(p for p in (SHARED / "events").iterdir() if (p / "gold.json").exists()):
        reports = event_reports(event)
        yield score(dossier(reports, parse(reports)), event)["attribution"]


def share_of_speech_with_speaker() -> float:
    files = sorted((SHARED / "pairs" / "texts").iterdir())[::EVERY]
    reports = [report(file.name, file.read_text(encoding="utf-8")) for file in files]
    sentences = parse(reports)
    spoken = named = 0
    for one in reports:
        parts = {p for q in quoted(one, sentences[one.id]) for p in q.parts}
        for block in one.blocks:
            for quote in quotations(one.text, block.start, block.end):
                if len(one.text[quote.start : quote.end].split()) >= SPOKEN:
                    spoken += 1
                    named += (quote.start, quote.end) in parts
    return named / spoken


@needs_shared
@pytest.mark.slow
def test_attribution() -> None:
    scores = list(event_scores())
    assert_floors(
        "attribution",
        {
            "attribution": sum(scores) / len(scores),
            "attribution_worst": min(scores),
            "speech_with_speaker": share_of_speech_with_speaker(),
        },
    )
