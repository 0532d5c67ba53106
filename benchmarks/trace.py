"""Who copied whom: quality, time and memory beside MinHash with LSH and a plain shingle join.

    python -m benchmarks.trace [--sizes 1000,10000,50000] [--methods variorum,spans,rensa,datasketch,join]

Same invented texts, same machine, one core, each measurement in a process of its own. Truth is who was built from whose
text; a method is given credit for the pair, whatever else it says of it. Time is of the whole job from texts to pairs,
in seconds of one core; making the texts is not counted. datasketch and rensa are run where they are installed.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.trace_texts import Texts, texts
from variorum import trace
from variorum.text.words import words
from variorum.trace.matching.align import pieces
from variorum.trace.matching.join import runs
from variorum.trace.words.cutting import cut
from variorum.trace.words.tokens import Codes

Pairs = set[tuple[str, str]]
SIZES = (1_000, 10_000, 50_000)
HASHES = 128
# The usual ones, and those among which the best is looked for, on the smallest size.
THRESHOLDS = (0.8, 0.5, 0.3, 0.2, 0.1, 0.05)
# A plain join keeps every shingle of every report in one table: beyond this it does not fit beside anything else.
LARGEST_JOIN = 10_000
ENOUGH = 10


def variorum_whole(given: Texts) -> Pairs:
    """Everything: labels, spans, kinds, direction, edits, copies, witnesses, absent origins, alarms."""
    return {(s.left, s.right) for s in trace.trace(given.reports).shared if s.dependent}


def variorum_spans(given: Texts) -> Pairs:
    """Candidates and verified spans alone: what the other tools' pairs would still need."""
    settings = trace.TraceSettings()
    codes = Codes()
    arrays = list(cut(given.reports, codes))
    found = set()
    for left, right, shared in runs(arrays, settings):
        spans = tuple(pieces(shared, arrays[left], arrays[right]))
        if sum(max(0, p.length - settings.gram + 1) for p in spans) >= ENOUGH:
            a, b = given.reports[left].id, given.reports[right].id
            found.add((min(a, b), max(a, b)))
    return found


def shingled(text: str) -> list[str]:
    folded = [w.folded for w in words(text)]
    return [" ".join(folded[i : i + 5]) for i in range(len(folded) - 4)]


def plain_join(given: Texts) -> Pairs:
    """Every shingle in one table, every pair in one counter."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, report in enumerate(given.reports):
        for shingle in set(shingled(report.text)):
            holders[shingle].append(n)
    common = Counter(
        (one, other) for held in holders.values() for i, one in enumerate(held) for other in held[i + 1 :]
    )
    ids = [r.id for r in given.reports]
    return {_pair(ids[a], ids[b]) for (a, b), count in common.items() if count >= ENOUGH}


def datasketch(given: Texts, threshold: float) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    signatures = {}
    for report in given.reports:
        signature = MinHash(num_perm=HASHES)
        signature.update_batch([s.encode() for s in set(shingled(report.text))])
        signatures[report.id] = signature
    index = MinHashLSH(threshold=threshold, num_perm=HASHES)
    for report_id, signature in signatures.items():
        index.insert(report_id, signature)
    return {
        _pair(report_id, other)
        for report_id, signature in signatures.items()
        for other in index.query(signature)
        if other != report_id and signature.jaccard(signatures[other]) >= threshold
    }


def rensa(given: Texts, threshold: float) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    signatures = RMinHash.from_token_sets((shingled(r.text) for r in given.reports), HASHES, 42)
    index = RMinHashLSH(threshold, HASHES, _bands(threshold))
    for n, signature in enumerate(signatures):
        index.insert(n, signature)
    ids = [r.id for r in given.reports]
    return {
        _pair(ids[n], ids[other])
        for n, signature in enumerate(signatures)
        for other in index.query(signature)
        if other != n and signature.jaccard(signatures[other]) >= threshold
    }


def _bands(threshold: float) -> int:
    """The division of the hashes whose S-curve rises nearest to the threshold: (1/b)^(b/hashes)."""
    divisors = [b for b in range(1, HASHES + 1) if HASHES % b == 0]
    return min(divisors, key=lambda b: abs((1 / b) ** (b / HASHES) - threshold))


def _pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


METHODS: dict[str, Callable[..., Pairs]] = {
    "variorum": variorum_whole,
    "spans": variorum_spans,
    "rensa": rensa,
    "datasketch": datasketch,
    "join": plain_join,
}
NAMES = {
    "variorum": "variorum trace, everything",
    "spans": "variorum trace, pairs and spans",
    "join": "plain all-pairs shingle join",
}


def one(method: str, made: Path, threshold: float | None) -> dict[str, float]:
    """One measurement, in this process, on texts that another has made: making them takes memory too."""
    given: Texts = pickle.loads(made.read_bytes())
    before = time.process_time()
    found = METHODS[method](given) if threshold is None else METHODS[method](given, threshold)
    seconds = time.process_time() - before
    right = len(found & given.truth)
    precision, recall = right / len(found) if found else 0.0, right / len(given.truth)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if right else 0.0,
        "seconds": seconds,
        "memory": _peak(),
    }


def _peak() -> float:
    """Megabytes this program has held at most. getrusage would count what its parent held before it began."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(method: str, made: Path, threshold: float | None) -> dict[str, float] | None:
    """The same in a process of its own; None where the library is not installed."""
    command = [sys.executable, "-m", "benchmarks.trace", "--one", method, "--texts", str(made)]
    if threshold is not None:
        command += ["--threshold", str(threshold)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "ModuleNotFoundError" in done.stderr:
        return None
    if done.returncode:
        print(f"{method}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    row: dict[str, float] = json.loads(done.stdout)
    return row


def table(methods: Iterable[str], made: dict[int, Path]) -> None:
    sizes = sorted(made)
    print(f"{'':34}{'reports':>8} {'P':>6} {'R':>6} {'F1':>6} {'seconds':>9} {'MB':>7}")
    for method in methods:
        for name, threshold in _variants(method, made[sizes[0]]):
            seconds = {}
            for size in sizes:
                if method == "join" and size > LARGEST_JOIN:
                    print(f"{name:34}{size:8}   not run: the table does not fit in memory")
                    continue
                row = measured(method, made[size], threshold)
                if row is None:
                    print(f"{name:34}{size:8}   not run: not installed, or it failed")
                    break
                seconds[size] = row["seconds"]
                print(
                    f"{name:34}{size:8} {row['precision']:6.3f} {row['recall']:6.3f} {row['f1']:6.3f} "
                    f"{row['seconds']:9.1f} {row['memory']:7.0f}",
                    flush=True,
                )
            if len(seconds) > 1:
                low, high = min(seconds), max(seconds)
                growth = math.log(seconds[high] / seconds[low]) / math.log(high / low)
                print(f"{'':34}time grows with the power {growth:.2f} of the number of reports")


def _variants(method: str, made: Path) -> list[tuple[str, float | None]]:
    """MinHash at its usual thresholds and at the one that is best on the smallest size."""
    if method not in {"rensa", "datasketch"}:
        return [(NAMES[method], None)]
    scores = {t: row["f1"] for t in THRESHOLDS if (row := measured(method, made, t))}
    best = max(scores, key=lambda t: scores[t], default=0.5)
    usual = [(f"{method} MinHash+LSH at {t}", t) for t in (0.8, 0.5) if t != best]
    return [*usual, (f"{method} MinHash+LSH at {best} (best)", best)]


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Quality, time and memory of finding copies.")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--methods", default=",".join(METHODS))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--texts", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--threshold", type=float, help=argparse.SUPPRESS)
    # Called by `python -m benchmarks` with the whole run's arguments: those are not ours.
    chosen = parser.parse_args([] if arguments is None else arguments)
    if chosen.one:
        print(json.dumps(one(chosen.one, chosen.texts, chosen.threshold)))
        return
    with tempfile.TemporaryDirectory() as folder:
        made = {int(n): Path(folder) / f"{n}.pickle" for n in chosen.sizes.split(",")}
        for size, path in made.items():
            path.write_bytes(pickle.dumps(texts(size)))
        table(chosen.methods.split(","), made)


if __name__ == "__main__":
    main(sys.argv[1:])
