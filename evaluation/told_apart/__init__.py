"""Stories invented for measuring, five reports each by newsrooms that write in their own words, with every agreement and
difference in them told by hand.

    python -m evaluation.told_apart                  both halves, a line a story (needs the judge in ../shared)

They were written by somebody who had read neither a rule of ours nor a dossier. `tuning` may be read; of `held` only figures
are looked at, so that they go on telling what a stranger's story would show. `short_tuning` and `short_held` are 32 kinds of
differences (an hour, a charge, who won …), each in two to four reports of a hundred words, one event a kind in either half.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from evaluation.fit_collate import Score, dossier_of
from evaluation.gold import scorer
from variorum.parse import parse
from variorum.pipeline import read
from variorum.trace import trace

HERE = Path(__file__).parent
HALVES = ("tuning", "held", "short_tuning", "short_held")


def stories(half: str) -> tuple[Path, ...]:
    """The folders of one half, each with its reports and what is told of them."""
    return tuple(sorted(p.parent for p in (HERE / half).glob("*/gold.json")))


def scores(half: str) -> dict[str, Score]:
    """The judge's figures for each story of a half."""
    return {folder.name: score(folder) for folder in stories(half)}


def score(folder: Path) -> Score:
    """What a reader is shown of the story by default, judged. The judge reads each report from a file of its own."""
    reports, refused, _ = read([str(folder / "reports.jsonl")])
    assert not refused, refused
    dossier = dossier_of(reports, trace(reports), dict(parse(reports)))
    with tempfile.TemporaryDirectory() as made:
        unpacked = Path(made)
        (unpacked / "gold.json").write_bytes((folder / "gold.json").read_bytes())
        for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            (unpacked / row["path"]).write_text(row["text"], encoding="utf-8")
        found: Score = scorer().score(dossier, unpacked)
    return found
