"""One report more: what a story costs when a report joins it, from scratch, by the memo of the last collation, and at a desk.

    python -m benchmarks.one_more [--dense]

A fifth of the reports are tellings of the sample's event, the others copies of them (`benchmarks.dossier`); with --dense every
report is a telling, and every sentence has a number, a day and a name (`benchmarks.collate`). Seconds of processor, the middle of
three reports added in turn; the exponent is in the reports of the story. `desk`: `variorum desk add`, once loaded and as a
process of its own.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path

from benchmarks.collate import SHORT, Parsed, invented, report
from benchmarks.dossier import COMMAND, measured, rewrite, rows, sentences
from variorum.collate import CollateSettings, Memo, Remembering, collate
from variorum.desk.desk import open_desk
from variorum.desk.ingest.add import add
from variorum.parse import parse
from variorum.pipeline import as_one_story
from variorum.records import CollatedStory, Report
from variorum.trace import trace

SIZES = (25, 50, 100)
DENSE = (10, 30, 100)
ADDED = 3
COPIES_OF_ONE = 4
WORDS = 400
Row = dict[str, str]


def made(size: int) -> list[Row]:
    """Rows of a story of `size` reports, and ADDED tellings more."""
    tellings = size // (1 + COPIES_OF_ONE)
    known = [json.loads(line) for line in rows(rewrites=tellings, copies=size - tellings, words=WORDS)]
    dice, pool = random.Random(size), sentences()
    late = [
        {**known[0], "path": f"late/{n}", "outlet": f"Late {n}", "text": rewrite(pool, dice, words=WORDS)}
        for n in range(ADDED)
    ]
    return [*known, *late]


def dense(size: int) -> list[Row]:
    return [
        {"path": one.path, "outlet": one.path, "title": one.path, "text": one.text}
        for one in invented(size + ADDED, SHORT)
    ]


def clocked(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def collations(written: Sequence[Row], size: int) -> tuple[float, float]:
    """(from scratch, by the memo): seconds to collate the story with one report more. Both make the same, or it raises."""
    reports = [report(row["path"], row["text"]) for row in written]
    parsed: Parsed = dict(parse(reports))
    memo = collated(reports[:size], parsed, None)[2]
    steps = []
    for stop in range(size + 1, len(reports) + 1):
        seconds, story, memo = collated(reports[:stop], parsed, memo)
        steps.append(seconds)
    scratch, same, _ = collated(reports, parsed, None)
    assert repr(same) == repr(story)
    return scratch, statistics.median(steps)


def collated(
    reports: Sequence[Report], parsed: Parsed, memo: Memo | None
) -> tuple[float, CollatedStory, Memo | None]:
    by_id = {one.id: one for one in reports}
    lineage = trace(reports)
    kept = Remembering.of(memo, by_id, parsed, CollateSettings())
    begun = time.process_time()
    story = collate(as_one_story(reports), by_id, lineage, parsed, kept=kept)
    return time.process_time() - begun, story, kept.memo()


def additions(written: Sequence[Row], size: int) -> tuple[float, float]:
    """(once loaded, as a process): seconds of `variorum desk add` of one report."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{n}.jsonl" for n in range(1 + ADDED)]
        for file, own in zip(files, [written[:size], *([row] for row in written[size:])], strict=True):
            file.write_text("\n".join(json.dumps(row) for row in own), encoding="utf-8")
        place = str(Path(folder) / "desk.variorum")
        desk = open_desk(place, create=True)
        add(desk, [str(files[0])])
        loaded = [clocked(lambda file=file: add(desk, [str(file)])) for file in files[1:]]
        desk.close()
        place = str(Path(folder) / "other.variorum")
        command = [*COMMAND, "desk", "--desk", place]
        measured([*command, "init"])
        measured([*command, "add", str(files[0])])
        cold = [measured([*command, "add", str(file)])[1] for file in files[1:]]
    return statistics.median(loaded), statistics.median(cold)


def main() -> None:
    names = ("from scratch", "by the memo", "desk, loaded", "desk, a process")
    print(f"{'reports':>8}" + "".join(f"{name:>22}" for name in names))
    before: tuple[int, tuple[float, ...]] | None = None
    for size in DENSE if "--dense" in sys.argv else SIZES:
        written = dense(size) if "--dense" in sys.argv else made(size)
        took = (*collations(written, size), *additions(written, size))
        powers = [
            f" (power {log(now / then) / log(size / before[0]):.2f})" if before else ""
            for now, then in zip(took, before[1] if before else took, strict=True)
        ]
        print(
            f"{size:>8}" + "".join(f"{f'{s:.2f} s{p}':>22}" for s, p in zip(took, powers, strict=True)),
            flush=True,
        )
        before = size, took


if __name__ == "__main__":
    main()
