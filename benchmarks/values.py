"""How many sentences a second the lexers of quantities and moments read, how long a hostile line takes, and how many
comparisons a second are made.

    python -m benchmarks.values

The sentences are invented and repeated. Times are CPU seconds of one core.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import combinations
from typing import Any

from variorum.collate.compare import compare
from variorum.text.names import same_person
from variorum.text.quantities import quantities
from variorum.text.whens import whens

SENTENCES = (
    "The ferry left at 9:27 a.m. on Tuesday with more than 140 passengers and some 14,000 crates of fruit on board.",
    "At least 22 people were hurt and dozens more were missing, the harbour office said late on Friday, July 4, 2014.",
    "Repairs cost €2 million ($2.6 million), about 20 percent of what the owners paid in the 1990s for three ships.",
    "Nobody on the quay remembered a calmer morning, and the old pilot went home without a word to anybody.",
    "Ann Example, 61, who has sailed 85 miles (137 km) in her sixth race, won 10-8 after two and a half hours.",
)
REPEATS = 200
HOSTILE = (
    "1" * 100_000,
    "1,111," * 16_000,
    "one hundred and " * 6_000,
    "$" * 100_000,
    "from 1 to " * 10_000,
    "5-" * 50_000,
)
NAMES = ("Ann Example", "Anne Exempel", "Yuri Zhelezov", "Juri Schelesow", "Choe Jin Ho", "Mohammed al-Tayib")


def timed(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    lines = SENTENCES * REPEATS
    quantities(lines[0])
    whens(lines[0], published="2014-07-05")
    for name, read in (("quantities", quantities), ("whens", lambda t: whens(t, published="2014-07-05"))):
        spent = timed(lambda read=read: [read(line) for line in lines])
        worst = max(timed(lambda read=read, line=line: read(line)) for line in HOSTILE)
        print(
            f"{name:<12} {len(lines) / spent:>9,.0f} sentences/s   worst hostile line of 100 kB {worst:.2f} s"
        )
    values = [m.value for line in SENTENCES for m in quantities(line)]
    pairs = list(combinations(values, 2)) * 50
    print(f"{'compare':<12} {len(pairs) / timed(lambda: [compare(a, b) for a, b in pairs]):>9,.0f} pairs/s")
    named = list(combinations(NAMES, 2)) * 2
    same_person.cache_clear()
    print(
        f"{'same_person':<12} {len(named) / timed(lambda: [same_person(a, b) for a, b in named]):>9,.0f} pairs/s"
    )


if __name__ == "__main__":
    main()
