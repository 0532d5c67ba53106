"""Quality of the extract room on ../shared/pages and on the saved pages of ../shared/events/moscow-exhibition."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evaluation.shared import SHARED, assert_floors, needs_shared
from variorum.cli.extract import row
from variorum.extract import extract
from variorum.records import Capture
from variorum.text.ids import digest

pytestmark = needs_shared

PAGES = SHARED / "pages"
SAVED = SHARED / "events" / "moscow-exhibition"


def _capture(path: Path) -> Capture:
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    kind = "text/html" if ".html" in path.name else "text/plain"
    return Capture(path=str(path), content=content, digest=digest(content), media_type=kind)


def _scorer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SHARED / "evaluation" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What score_pages.py prints of everything in ../shared/pages."""
    gold = [json.loads(line) for line in (PAGES / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    result = extract([_capture(PAGES / page["file"]) for page in gold])
    predicted = tmp_path_factory.mktemp("pages") / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(row(r)) + "\n" for r in result.reports), encoding="utf-8")
    command = [sys.executable, str(SHARED / "evaluation" / "score_pages.py"), str(PAGES), str(predicted)]
    scored = subprocess.run(command, capture_output=True, text=True, check=True)
    print(scored.stdout, file=sys.stderr)
    return scored.stdout


def _figures(printed: str) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    empty = 0
    for kind, f1, none in re.findall(r"^(\w+)\s+body .* F1 ([\d.]+)\s+empty (\d+)", printed, re.MULTILINE):
        found[f"{kind}_body_f1"] = float(f1)
        empty += int(none)
    found["not_empty"] = 1.0 - min(1, empty)
    named = {"title": r"title ([\d.]+)", "authors": r"authors ([\d.]+)", "date_same": r"same ([\d.]+)"}
    for name, pattern in named.items():
        found[name] = float(re.search(pattern, printed).group(1))  # type: ignore[union-attr]
    found["date_not_wrong"] = round(1 - float(re.search(r"wrong ([\d.]+)", printed).group(1)), 3)  # type: ignore[union-attr]
    for name, pattern in {
        "captions_kept_out": r"leak (\d+)/(\d+)",
        "captions_found": r"captions found (\d+)/(\d+)",
        "captions_right": r"listed right (\d+)/(\d+)",
    }.items():
        hit, of = map(int, re.search(pattern, printed).groups())  # type: ignore[union-attr]
        found[name] = round(hit / of if name != "captions_kept_out" else 1 - hit / of, 3)
    return found


def _saved() -> dict[str, Any]:
    reports = extract([_capture(path) for path in sorted(SAVED.glob("*.txt"))]).reports
    dossier = {"reports": [row(report) for report in reports], "refused": [], "stories": []}
    scored: dict[str, Any] = _scorer("score_dossier").score(dossier, SAVED)
    return {"saved_metadata": scored["metadata"], "saved_body": scored["body"]}


def test_floors(printed: str) -> None:
    assert_floors("extract", {**_figures(printed), **_saved()})
