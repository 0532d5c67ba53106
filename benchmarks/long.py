"""How the time of each room that reads one report grows with the length of that report, and what the longest costs.

    python -m benchmarks.long

A report of invented sentences, no two alike, at three lengths: the exponent of the last doubling, the seconds of the longest
(near 2,000,000 characters, up to which a report is read: a hundred times a long one) and the memory of the process by then. Times are CPU seconds of one core.
Exits with 1 where an exponent or the sum of the seconds is over its bound.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from math import log2
from typing import Any

from variorum.collate.attribute import attributions, quoted
from variorum.collate.refer import referents
from variorum.extract import extract
from variorum.parse import parse
from variorum.pipeline import derive
from variorum.records import Capture
from variorum.text.ids import digest
from variorum.text.quantities import quantities
from variorum.text.quotations import quotations
from variorum.text.whens import whens

PARAGRAPHS = (
    "The ferry {n} left the harbour at {h}.15 p.m. on Tuesday with {n} people on board, and reached bank {n} after {h} hours.",
    "“Nobody had told us that lantern {n} was out,” said Ellen Moor, who runs office {n}. “We waited {h} hours until dark.”",
    "According to the coast guard, {n} boats had sunk by 14 July 2026. A spokesman for company {n} denied that it knew.",
    "Robert Hale, {h}, accused council {n} of hiding a report worth ${n},000. He said the records show that bridge {n} is unsafe.",
)
# Paragraphs of a report; the longest comes near the 2,000,000 characters up to which a report is read.
LENGTHS = (3_900, 7_800, 15_600)
MOST_EXPONENT, MOST_SECONDS, MOST_MEGABYTES = 1.35, 60.0, 1000
# Too short to tell anything of.
LEAST_SECONDS = 0.05


def page(length: int) -> Capture:
    told = "".join(
        f"<p>{PARAGRAPHS[n % len(PARAGRAPHS)].format(n=n + 2, h=n % 11 + 1)}</p>" for n in range(length)
    )
    content = (
        f"<html lang=en><title>Ferries</title><article><h1>Ferries sink</h1>{told}</article></html>".encode()
    )
    return Capture(
        path="long.html",
        content=content,
        media_type="text/html",
        digest=digest(content),
    )


def rooms(length: int) -> dict[str, float]:
    seconds: dict[str, float] = {}

    def timed(name: str, read: Callable[[], Any]) -> Any:
        start = time.process_time()
        found = read()
        seconds[name] = time.process_time() - start
        return found

    capture = page(length)
    (report,) = timed("extract", lambda: extract([capture]).reports)
    text = report.text
    timed("quantities", lambda: quantities(text, language="en"))
    timed("whens", lambda: whens(text, published="2026-07-19", language="en"))
    timed("quotations", lambda: quotations(text))
    sentences = timed("parse", lambda: parse([report]))[report.id]
    timed("referents", lambda: referents(report, sentences))
    timed("attributions", lambda: attributions(report, sentences))
    timed("quoted", lambda: quoted(report, sentences))
    timed("all rooms", lambda: derive([report], one_story=True, everything=True))
    return seconds


def main() -> int:
    found = [rooms(length) for length in LENGTHS]
    over = []
    for name, last in found[-1].items():
        before = found[-2][name]
        exponent = log2(last / before) if before > LEAST_SECONDS else 1.0
        print(f"{name:14} exponent {exponent:4.2f}  {last:6.1f} s for {LENGTHS[-1]:,} paragraphs")
        if exponent > MOST_EXPONENT:
            over.append(f"{name}: {exponent:.2f}, at most {MOST_EXPONENT}")
    whole = found[-1]["extract"] + found[-1]["all rooms"]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"in all {whole:.1f} s, {memory} MB")
    if whole > MOST_SECONDS or memory > MOST_MEGABYTES:
        over.append(f"{whole:.0f} s and {memory} MB, at most {MOST_SECONDS:.0f} s and {MOST_MEGABYTES} MB")
    for said in over:
        print(f"FAILED {said}", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
