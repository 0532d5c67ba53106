"""No text of ../shared is refused, and none loses more than two words in a hundred: as .txt, and as the rows they are."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluation.shared import SHARED, needs_shared
from variorum.extract import extract
from variorum.records import Capture
from variorum.text.ids import digest

pytestmark = needs_shared

WORD = re.compile(r"\w+")
KEPT = 0.98


def _capture(path: str, text: str, media_type: str) -> Capture:
    content = text.encode()
    return Capture(path=path, content=content, digest=digest(content), media_type=media_type)


def _rows(file: Path) -> Iterator[tuple[str, str, str]]:
    """Of each row: its name, its text as a file has it, and as the row does."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        beside = file.parent / str(row.get("path"))
        text = row.get("text") or ""
        yield (
            f"{file.parent.name}/{number}",
            beside.read_text(encoding="utf-8") if beside.is_file() else text,
            text,
        )


def _texts(folder: str) -> Iterator[tuple[str, str, str]]:
    for file in sorted((SHARED / folder).rglob("*.jsonl")):
        if file.name == "reports.jsonl" or folder == "stories":
            yield from _rows(file)
    if folder.startswith("pairs"):
        for file in sorted((SHARED / folder / "texts").iterdir()):
            text = file.read_text(encoding="utf-8")
            yield f"{folder}/{file.name}", text, text


@pytest.mark.parametrize("folder", ["events", "events2", "pairs", "pairs2", "stories"])
@pytest.mark.parametrize("media_type", ["text/plain", "text/x-report"])
def test_every_text_is_kept(folder: str, media_type: str) -> None:
    problems, words, held, texts = [], 0, 0, 0
    for name, given, wanted in _texts(folder):
        if not wanted.strip():
            continue
        texts += 1
        made = extract([_capture(name, given if media_type == "text/plain" else wanted, media_type)])
        if made.refused:
            problems.append(f"{name}: {made.refused[0].detail}")
            continue
        want, have = Counter(WORD.findall(wanted)), Counter(WORD.findall(made.reports[0].text))
        kept = sum((want & have).values())
        words, held = words + sum(want.values()), held + kept
        if kept < KEPT * sum(want.values()):
            problems.append(f"{name}: {kept} of {sum(want.values())} words")
    print(f"{folder} as {media_type}: {texts} texts, {held / words:.4f} of {words:,} words", file=sys.stderr)
    assert texts > 30
    assert not problems, "; ".join(problems)


def test_no_saved_page_is_refused() -> None:
    """How much of its gold is kept is measured in test_extract.py."""
    files = sorted(
        (*(SHARED / "pages" / "plain").iterdir(), *(SHARED / "events" / "moscow-exhibition").glob("*.txt"))
    )
    captures = [
        _capture(str(f), f.read_text(encoding="utf-8", errors="replace"), "text/plain") for f in files
    ]
    assert [refusal.detail for refusal in extract(captures).refused] == []
