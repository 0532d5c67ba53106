"""How the time of each lexer grows with the length of a text: the exponent of the last doublings.

    python -m benchmarks.growth

The texts are one piece repeated, the worst that is known for each lexer. Near 1 is linear; n log n shows as 1.1 at these
lengths, and two as 2. Times are CPU seconds of one core. Exits with 1 where an exponent is over the bound.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from math import log2
from typing import NamedTuple

from variorum.collate.attribute import AttributeSettings, Span
from variorum.collate.attribute.surface import surface_attributions
from variorum.text.quantities import quantities
from variorum.text.quotations import quotations
from variorum.text.whens import whens

PIECES = (
    "10 a.m. ", "5 km ", "$5 million and ", "half of the 240 ", "one hundred and ", "a week ago Tuesday ", "May 3 ", "1,2 ",
    "since ", "the September 11 ", "was inspected on Thursday, ", "Easter Monday ", "18h30 ", "per 100,000 ", "2,50,", "1'000'",
    "Mio. ", "“", "“It sank on Friday.” ", "from 1 to ", "5-", "11.11. ", "a quarter of a ", "Q3 ", "x 10",
    "half past six ", "an hour and a half ", "une personne sur ", "jeder fünfte ", "monthly rent of ", "三千人", "selon la ",
    ", a dit Ida", ", sagte Ida", "zufolge ",
)  # fmt: skip
SIZES = (4_000, 8_000, 16_000)
# n log n over a doubling of these lengths, and what timing adds to it.
MOST = 1.35
# Too short to tell anything of.
LEAST_SECONDS = 0.02


class Growth(NamedTuple):
    lexer: str
    piece: str
    exponent: float
    seconds: float


def sources(text: str, language: str) -> list[object]:
    """What one sentence of that length, without a parse, has on whose word."""
    return list(surface_attributions(text, Span(0, len(text)), language, AttributeSettings()))


LEXERS: dict[str, Callable[[str], object]] = {
    "quantities": quantities,
    "quantities, de": lambda text: quantities(text, language="de"),
    "quantities, fr": lambda text: quantities(text, language="fr"),
    "quantities, zh": lambda text: quantities(text, language="zh"),
    "sources, de": lambda text: sources(text, "de"),
    "sources, fr": lambda text: sources(text, "fr"),
    "whens": lambda text: whens(text, published="2031-05-14"),
    "whens, de": lambda text: whens(text, published="2031-05-14", language="de"),
    "whens, fr": lambda text: whens(text, published="2031-05-14", language="fr"),
    "quotations": quotations,
}


def timed(read: Callable[[str], object], piece: str, size: int) -> float:
    """The quicker of two; the texts differ by a character, so that nothing kept is found again."""
    found = []
    for run in range(2):
        text = "x" * run + " " + piece * (size // len(piece))
        start = time.process_time()
        read(text)
        found.append(time.process_time() - start)
    return min(found)


def growth(lexer: str, piece: str, sizes: tuple[int, ...] = SIZES) -> Growth:
    """The exponent over the two last doublings, 1 where the longest takes next to no time."""
    seconds = [timed(LEXERS[lexer], piece, size) for size in sizes]
    if seconds[-1] < LEAST_SECONDS:
        return Growth(lexer, piece, 1.0, seconds[-1])
    steps = min(2, len(seconds) - 1)
    return Growth(lexer, piece, log2(seconds[-1] / max(seconds[-1 - steps], 1e-4)) / steps, seconds[-1])


def main() -> int:
    worst: list[Growth] = []
    for lexer in LEXERS:
        found = sorted((growth(lexer, piece) for piece in PIECES), key=lambda g: -g.exponent)
        worst.append(found[0])
        slow = max(found, key=lambda g: g.seconds)
        print(
            f"{lexer:<16} exponent {found[0].exponent:4.2f} ({found[0].piece!r})   slowest {slow.seconds:.2f} s for "
            f"{SIZES[-1]:,} characters ({slow.piece!r})"
        )
    over = [g for g in worst if g.exponent > MOST]
    for g in over:
        print(f"FAILED {g.lexer}: {g.exponent:.2f} for {g.piece!r}, at most {MOST}", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
