"""Finds and mends words and numbers that the ends of lines have broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from variorum.text.lexicon import lines

# A word cut by a hyphen at the end of a line: "har-" and "bour" on the next.
BROKEN_WORD = re.compile(r"(?P<before>[^\W\d_]{2,})[-\u00ad\u2010][ \t]*\n[ \t]*(?P<behind>[^\W\d_]{2,})")
# A year that closes a clause is none ("in 2025,\n11 people"): groups have three digits, and decimals a scale or a sign behind them.
BROKEN_NUMBER = re.compile(
    r"(?<!\d)(?P<before>\d{1,3})(?P<mark>[,.'’])[ \t]*\n[ \t]*(?=\d{3}(?!\d)|\d{1,2}\s?(?:%|(?:per\s?cent|[mb]n|mill?i|bill?i|trill?i|mio|mrd|mld)))",
    re.IGNORECASE,
)
# A hyphen at the end of a line behind a digit: "12-" and "year-old" on the next.
HYPHENED_NUMBER = re.compile(r"(?<=\d)-[ \t]*\n[ \t]*(?=[^\W_])")
# "Nord- und Südflügel", "pre- and post-war": what hangs before these belongs to a word further on.
HANGING = frozenset({"und", "oder", "bis", "and", "or", "et", "en", "of", "y", "e", "ou"})


def mended(text: str) -> str:
    """The text with words and numbers that a line's end has broken made whole. A word that stands with this hyphen
    elsewhere in the text keeps the hyphen."""
    out, at = [], 0
    for start, end, between in breaks(text):
        out += [text[at:start], between]
        at = end
    return "".join((*out, text[at:]))


def breaks(text: str) -> Iterator[tuple[int, int, str]]:
    """Each break in order, as (start, end, between): `between` is what text[start:end] stands for, "" or "-"."""
    # "1,\n000" is one number; "12-\nyear-old" keeps its hyphen
    found = [(number.end("mark"), number.end(), "") for number in BROKEN_NUMBER.finditer(text)]
    found += [(number.start(), number.end(), "-") for number in HYPHENED_NUMBER.finditer(text)]
    at = 0
    while (match := BROKEN_WORD.search(text, at)) is not None:
        between = _hyphen_between(match["before"], match["behind"], text)
        if between is not None:
            found.append((match.end("before"), match.start("behind"), between))
        # A word may go over three lines, and be what the next break begins with.
        at = match.start("behind")
    yield from sorted(found)


def _hyphen_between(before: str, behind: str, text: str) -> str | None:
    """What belongs between two halves of a word that a line's end has parted: "" for "har-" + "bour", "-" where the word has a hyphen of
    its own ("wide-" + "ranging"). None where the halves are two words ("Nord- und Südflügel"). `before` and `behind`: the halves; `text`:
    the whole text.
    """
    if behind in HANGING and not before[0].islower():
        return None
    kept = behind[:1].isupper() or f"{before}-{behind}" in text or _has_hyphen(before.lower(), behind.lower())
    return "-" if kept else ""


def _has_hyphen(before: str, behind: str) -> bool:
    """Whether the word is always written with a hyphen, or before this second half. `before`: the first half; None in the list: every
    second half.
    """
    joined = _hyphened().get(before)
    return joined is not None and (not joined or behind in joined)


@cache
def _hyphened() -> Mapping[str, frozenset[str]]:
    return {first: frozenset(rest) for first, *rest in (line.split() for line in lines("hyphened.txt"))}
