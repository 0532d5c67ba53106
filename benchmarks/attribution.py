"""How many parsed sentences a second the rules for sources, quotations and reference read.

    python -m benchmarks.attribution

The report is invented and repeated; parsing is done before the clock starts. Times are CPU seconds of one core.
"""

from __future__ import annotations

import time

from variorum.collate.attribute import attributions, quoted
from variorum.collate.refer import referents
from variorum.parse import parse
from variorum.records import Block, BlockKind, Report

PARAGRAPHS = (
    "The ferry left the harbour at noon with forty people on board, and the crossing was calm until it reached the bank.",
    "“Nobody had told us that the lantern was out,” said Ellen Moor, who runs the harbour office. “We waited until dark.”",
    "According to the coast guard, nine boats had sunk by the evening. A spokesman for the company denied that it knew.",
    "Robert Hale, a fisherman, accused the council of hiding a report. He said the records show that the bridge is unsafe.",
    "The council reportedly met on Tuesday. It will publish its plan in June, the mayor told the Far Bank Courier.",
)
REPEATS = 200


def invented() -> Report:
    lines = [paragraph for _ in range(REPEATS) for paragraph in PARAGRAPHS]
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=at, end=at + len(line)))
        at += len(line) + 1
    return Report(
        id="bench", path="bench", digest="", text="\n".join(lines), blocks=tuple(blocks), language="en"
    )


def main() -> None:
    report = invented()
    sentences = parse([report])[report.id]
    print(f"{len(sentences)} sentences in one report")
    for name, read in (("referents", referents), ("attributions", attributions), ("quoted", quoted)):
        start = time.process_time()
        found = read(report, sentences)
        taken = time.process_time() - start
        print(f"{name:14} {len(found):6} found  {len(sentences) / taken:8.0f} sentences/s")


if __name__ == "__main__":
    main()
