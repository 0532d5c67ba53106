"""Live blogs: which paragraphs are entries, and when each was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# A line that is a time of day, alone or with a date or a word for it around.
STAMP = re.compile(
    r"^(?:\w+,?\s+){0,4}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s*(?:a\.?m\.?|p\.?m\.?|uhr|[A-Z]{2,4}))?(?:,?\s+\w+\.?){0,4}$",
    re.IGNORECASE,
)
LONGEST_STAMP = 40
# Fewer stamps with a paragraph under each are a byline and an update.
FEWEST_ENTRIES = 3


def entries(texts: Mapping[int, str], paragraphs: Iterable[int]) -> dict[int, str]:
    """For each paragraph (by number) of a live blog, the stamp it stands under, as printed; {} where it is none.
    `texts` are all lines from the first stamp on.
    """
    stamps = sorted(n for n, text in texts.items() if len(text) <= LONGEST_STAMP and STAMP.match(text))
    body = sorted(paragraphs)
    if len(stamps) < FEWEST_ENTRIES:
        return {}
    held = {}
    used = set()
    for number in body:
        above = [stamp for stamp in stamps if stamp < number]
        if above:
            held[number] = texts[above[-1]]
            used.add(above[-1])
    return held if len(used) >= FEWEST_ENTRIES else {}
