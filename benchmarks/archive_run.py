"""An archive traced and grouped as it grows: processor seconds a stage, exponent, and the peak of the process that did most.

    python -m benchmarks.archive_run [--sizes 10000,30000] [--window 3d] [--until group] [--workers 1] [--keep DIR]

Reports are invented, as for `benchmarks.trace`, of 200 outlets, published over thirty days, those built from another within two days after it. Each size is made and worked through in processes of
their own; what a stage took is what its marks say, in seconds of processor, so that other work on the machine counts less.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.trace_texts import Maker, built, written

SIZES = (10_000, 30_000)
OUTLETS, DAYS = 200, 30
# A file is one task of reading.
FILE = 10_000


def make(folder: Path, count: int) -> None:
    """Files of rows, one group after another: nothing is held but a file."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = np.random.default_rng(7)
    groups = built(Maker(dice))
    rows: list[str] = []
    number = 0
    while number < count:
        first = int(dice.integers(DAYS))
        for n, body in enumerate(next(groups)[: count - number]):
            day = min(DAYS - 1, first + (int(dice.integers(3)) if n else 0))
            lines = written(body)
            row = {
                "path": f"{number:07}",
                "outlet": f"Paper {int(dice.integers(OUTLETS))}",
                "published": f"2031-05-{day + 1:02}",
                "title": lines[0][:60],
                "text": "\n\n".join(lines),
            }
            rows.append(json.dumps(row) + "\n")
            number += 1
            if len(rows) == FILE:
                _put(folder, number, rows)
    if rows:
        _put(folder, number, rows)


def _put(folder: Path, number: int, rows: list[str]) -> None:
    (folder / f"{number:07}.jsonl").write_text("".join(rows), encoding="utf-8")
    rows.clear()


RUN = """
import json, resource, sys
from pathlib import Path
from variorum.archive import Plan, run
if __name__ == "__main__":
    inputs, out, days, until, workers = json.loads(sys.argv[1])
    run(Plan(inputs=tuple(inputs), days=days, until=until), Path(out), workers=workers)
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(max(peaks) / 1024)
"""


def measured(count: int, days: int | None, until: str, workers: int, folder: Path) -> dict[str, float]:
    """Seconds of processor by stage, and "peak MB" of the process that held most."""
    from variorum.archive import status

    if not (folder / "in").exists():
        subprocess.run(
            [
                sys.executable,
                "-m",
                "benchmarks.archive_run",
                "--make",
                str(folder / "in"),
                "--sizes",
                str(count),
            ],
            check=True,
        )
    inputs = sorted(map(str, (folder / "in").glob("*.jsonl")))
    given = json.dumps([inputs, str(folder / "out"), days, until, workers])
    program = folder / "run.py"
    program.write_text(RUN, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(program), given], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    stages = {one.stage: one.processor for one in status(folder / "out") if one.done}
    return {**stages, "peak MB": float(done.stdout.split()[-1])}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--window", type=lambda given: int(given.rstrip("d")))
    parser.add_argument("--until", default="group")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="put the runs here, and leave them")
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    if given.make:
        make(given.make, sizes[0])
        return
    before: tuple[int, float] | None = None
    for size in sizes:
        folder = given.keep / str(size) if given.keep else Path(tempfile.mkdtemp())
        folder.mkdir(parents=True, exist_ok=True)
        found = measured(size, given.window, given.until, given.workers, folder)
        peak = found.pop("peak MB")
        total = sum(found.values())
        power = f"{math.log(total / before[1]) / math.log(size / before[0]):.2f}" if before else "–"
        each = ", ".join(f"{stage} {seconds:,.1f}" for stage, seconds in found.items())
        print(
            f"{size:,} reports: {total:,.1f} s of processor ({each}); exponent {power}; {peak:,.0f} MB",
            flush=True,
        )
        before = size, total
        if not given.keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
