"""Text for a terminal: safe to print, wrapped between words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from variorum.text.clusters import columns_of, goes_on

# Letters of Persian and Hindi are joined and kept apart by these, which move nothing on a terminal.
JOINERS = "\u200c\u200d"
# Set between two words it keeps them on one line.
GLUE = "\u00a0"


def printable(text: str) -> str:
    """One line, free of the control and direction characters with which a report could rewrite a terminal."""
    kept = "".join(
        " " if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c not in JOINERS else c
        for c in text
    )
    return re.sub(r"\s+", " ", kept).strip()


def columns(text: str) -> int:
    """Columns that a terminal needs for `text`: two for a wide letter, none for a mark on another."""
    return sum(map(columns_of, text))


def wrapped(text: str, *, width: int, first: str = "", later: str = "", whole: bool = False) -> Iterator[str]:
    """`text` in lines of at most `width` columns, broken between words.

    `first` is printed before the first line, `later` before the others. A word longer than a line is broken; not so with `whole`.
    """
    line, empty = first, True
    for word in re.split(r"[^\S\u00a0]+", text.strip()):
        for piece in (word,) if whole else _parts(word, width - columns(later)):
            if not empty and columns(line) + 1 + columns(piece) > width:
                yield line.replace(GLUE, " ")
                line, empty = later, True
            line += piece if empty else f" {piece}"
            empty = False
    if line.strip():
        yield line.replace(GLUE, " ")


def _parts(word: str, most: int) -> Iterator[str]:
    """The word; or pieces of it, where it is longer than a line."""
    if columns(word) <= most:
        yield word
        return
    piece, used = "", 0
    for at, letter in enumerate(word):
        width = columns_of(letter)
        # never between a letter and its marks
        if used + width > most and piece and not goes_on(word, at):
            yield piece
            piece, used = "", 0
        piece += letter
        used += width
    if piece:
        yield piece
