"""Words as they are compared across outlets and languages: folded, without diacritics, with their capitals noted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.text.words import plain

# Letters and digits with full stops and commas inside ("4.6", "1,400", "U.S"); apostrophes divide ("l'Iran", "Iran's").
TOKEN = re.compile(r"\w+(?:[.,]\w+)*")
# Marks after which a capital says nothing.
OPENS = re.compile(r"[.!?:;\"“”«»„•|–—-]")
# Scripts that write no spaces: a run is read as its pairs of letters.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Token(NamedTuple):
    """A word folded and as `written`. `opens`: it stands first in the line, or after a mark behind which any word has a capital."""

    written: str
    folded: str
    capital: bool
    opens: bool


def tokens(line: str) -> Iterator[Token]:
    """The words of a line; in scripts without spaces, every two neighbouring characters."""
    last = 0
    for match in TOKEN.finditer(line):
        word = match.group()
        opens = last == 0 or OPENS.search(line, last, match.start()) is not None
        last = match.end()
        if not word.isascii() and UNSPACED.search(word):
            # "北京市" → "北京", "京市"
            for at in range(max(1, len(word) - 1)):
                yield Token(word[at : at + 2], word[at : at + 2], False, False)
            continue
        yield Token(word, plain(word), word[0].isupper(), opens)
