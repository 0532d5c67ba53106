"""Slips: what nobody writes twice by himself. Shared, they tell of copying; mended, of who edited whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.records import Report
from variorum.text.lexicon import entries, lines
from variorum.text.words import fold
from variorum.trace.align import Piece
from variorum.trace.tokens import Codes, Tokens

# Nothing but blanks and then the end of the line: the sentence before it has no full stop.
BREAKS_OFF = re.compile(r"[ \t]*(?:\n|\Z)")
# Names shorter than this lie one letter apart by chance.
SHORTEST_NAME = 5
# Letters that two spellings of a name share at either end: "Iranian" and "Iranians" are two words.
SAME_ENDS = 2


class Slip(NamedTuple):
    """left.text[start:end], and what is wrong with it in words."""

    start: int
    end: int
    what: str


def shared_slips(
    cut: Iterable[Piece], reports: tuple[Report, Report], tokens: tuple[Tokens, Tokens]
) -> tuple[Slip, ...]:
    """Doubled and misspelt words, sentences that break off, and names spelt otherwise this once, inside pieces."""
    left, right = tokens
    found: list[Slip] = []
    for piece in cut:
        here = slice(piece.left, piece.left + piece.length)
        codes = left.codes[here]
        wrong = np.flatnonzero(np.isin(codes, _misspelt())) + piece.left
        found.extend(_slip(left, n, n, "misspelt") for n in wrong.tolist())
        for n in np.flatnonzero((codes[1:] == codes[:-1]) & ~np.isin(codes[1:], _doubling())).tolist():
            a, b = piece.left + n, piece.right + n
            if _adjoin(reports[0], left, a) and _adjoin(reports[1], right, b):
                found.append(_slip(left, a, a + 1, "a doubled word"))
        for n in np.flatnonzero(np.isin(codes, _dangling())).tolist():
            if n and all(
                BREAKS_OFF.match(r.text, int(t.ends[at + n]))
                for r, t, at in zip(reports, tokens, (piece.left, piece.right), strict=True)
            ):
                first = max(0, n - 3)
                found.append(_slip(left, piece.left + first, piece.left + n, "a sentence that breaks off"))
    return tuple(found)


def shared_odd_names(
    cut: Sequence[Piece], reports: tuple[Report, Report], tokens: tuple[Tokens, Tokens]
) -> Iterator[Slip]:
    """Names that both spell in one way at this place and in another way, twice or more, elsewhere."""
    ours, theirs = (_odd_names(r, t) for r, t in zip(reports, tokens, strict=True))
    for piece in cut if ours and theirs else ():
        for n in range(piece.left, piece.left + piece.length):
            usual = ours.get(n)
            if usual and theirs.get(piece.right + n - piece.left) == usual:
                yield _slip(tokens[0], n, n, f"elsewhere “{usual}”")


def mended(source: str, taker: str, beside: Collection[str]) -> bool:
    """Whether `taker` stands where `source` has a slip, without it; `beside` are the source's words before and after."""
    if not taker:
        return source.islower() and source in beside and source not in entries("doubled-words.txt")
    return _right().get(fold(source)) == fold(taker)


def _odd_names(report: Report, text: Tokens) -> dict[int, str]:
    """Place of a name that stands once → its spelling, one letter apart, that stands at least twice."""
    long = text.named & (text.ends - text.starts >= SHORTEST_NAME)
    plain = set(text.codes[~text.named].tolist())
    at = [n for n in np.flatnonzero(long).tolist() if int(text.codes[n]) not in plain]
    names = {n: report.text[text.starts[n] : text.ends[n]] for n in at}
    count = Counter(names.values())
    usual = [name for name, times in count.items() if times > 1]
    return {
        n: next(iter(near))
        for n, name in names.items()
        if count[name] == 1 and name.isalpha() and (near := [u for u in usual if one_slip(name, u)])
    }


def one_slip(one: str, other: str) -> bool:
    """Two neighbouring letters changed places, or one is too many; never at either end."""
    if (
        abs(len(one) - len(other)) > 1
        or one[:SAME_ENDS] != other[:SAME_ENDS]
        or one[-SAME_ENDS:] != other[-SAME_ENDS:]
    ):
        return False
    if len(one) == len(other):
        apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return (
            len(apart) == 2
            and apart[1] == apart[0] + 1
            and one[apart[0]] == other[apart[1]]
            and one[apart[1]] == other[apart[0]]
        )
    short, long = sorted((one, other), key=len)
    return any(long[:n] + long[n + 1 :] == short for n in range(SAME_ENDS, len(long) - SAME_ENDS))


def _slip(text: Tokens, first: int, last: int, what: str) -> Slip:
    return Slip(int(text.starts[first]), int(text.ends[last]), what)


def _adjoin(report: Report, text: Tokens, at: int) -> bool:
    """Word `at` and the next with a blank between and in lower case: no "Duran Duran" and no new sentence."""
    between = report.text[text.ends[at] : text.starts[at + 1]]
    return between == " " and not text.named[at + 1] and bool(text.ends[at] - text.starts[at] > 1)


@cache
def _right() -> dict[str, str]:
    """Wrong → right."""
    return dict(line.split() for line in lines("misspellings.txt"))


@cache
def _misspelt() -> NDArray[np.uint64]:
    return _coded(_right())


@cache
def _doubling() -> NDArray[np.uint64]:
    return _coded(entries("doubled-words.txt"))


@cache
def _dangling() -> NDArray[np.uint64]:
    return _coded(entries("dangling-words.txt"))


def _coded(words: Iterable[str]) -> NDArray[np.uint64]:
    codes = Codes()
    return np.array(sorted(codes[word] for word in words), np.uint64)
