"""Finds slips, which nobody makes twice by chance: doubled and misspelt words. A slip that two reports share is a
sign of copying; one that only the first has tells who edited whom.

Words used here. Slip: a typing error: a misspelt or doubled word, a sentence that breaks off. Piece: a stretch of
equal words in two reports. Odd: places that may be slips. Codes: words as numbers. Usual: the spelling that stands
more often.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from variorum.records import Report
from variorum.text.lexicon import entries, lines
from variorum.text.words import fold
from variorum.trace.matching.align import Piece
from variorum.trace.words.tokens import Among, Tokens, coded

# Nothing but blanks and then the end of the line: the sentence before it has no full stop.
BREAKS_OFF = re.compile(r"[ \t]*(?:\n|\Z)")
# Names shorter than this lie one letter apart by chance.
SHORTEST_NAME = 5
# Letters that two spellings of a name share at either end: "Iranian" and "Iranians" are two words.
SAME_ENDS = 2
MISSPELT, DOUBLED, BROKEN = "misspelt", "a doubled word", "a sentence that breaks off"
# What two reporters do not do alike. Words double by chance where a text has few different ones.
TELLING = {MISSPELT, BROKEN}


class Slip(NamedTuple):
    """A slip at left.text[start:end]; `what` says in words what is wrong."""

    start: int
    end: int
    what: str


def shared_slips(
    cut: Iterable[Piece], reports: tuple[Report, Report], tokens: tuple[Tokens, Tokens]
) -> tuple[Slip, ...]:
    """Slips that both have inside shared pieces: doubled and misspelt words, sentences that break off, names that
    each spells otherwise everywhere else. `cut`: the pieces that both share.
    """
    odd = _odd_places(reports[0], tokens[0])
    return (
        tuple(slip for piece in cut for slip in _slips_in_piece(piece, odd, reports, tokens)) if odd else ()
    )


def _slips_in_piece(
    piece: Piece, odd: Sequence[int], reports: tuple[Report, Report], tokens: tuple[Tokens, Tokens]
) -> Iterator[Slip]:
    """The slips that both reports have at the same place of one shared piece: misspelt, doubled and broken-off words.
    `odd`: the words of the left report, by number and in order, that may be slips.
    """
    left, right = tokens
    # those of the odd words that lie in the piece
    first_odd = bisect_left(odd, piece.left)
    for at_left in odd[first_odd : bisect_left(odd, piece.left + piece.length, first_odd)]:
        # the same word on the right side
        at_right = at_left + piece.right - piece.left
        code = int(left.codes[at_left])
        is_inside = at_left > piece.left
        # misspelt ("recieved"); doubled in both ("the the"); broken off in both ("said that it.")
        if code in _misspelt().codes:
            yield _slip(left, at_left, at_left, MISSPELT)
        elif is_inside and code == left.codes[at_left - 1] and code not in _doubling():
            if _is_repeat_beside(reports[0], left, at_left - 1) and _is_repeat_beside(
                reports[1], right, at_right - 1
            ):
                yield _slip(left, at_left - 1, at_left, DOUBLED)
        elif (
            is_inside
            and code in _dangling().codes
            and _breaks_off(reports[0], left, at_left)
            and _breaks_off(reports[1], right, at_right)
        ):
            yield _slip(left, max(piece.left, at_left - 3), at_left, BROKEN)


def telling_places(report: Report, text: Tokens) -> list[int]:
    """Words of one report, by number, that are slips of a telling sort (TELLING) where another report has them too."""
    broken = (n for n in _dangling().places(text.codes) if _breaks_off(report, text, n))
    return [*_misspelt().places(text.codes), *broken]


def _odd_places(report: Report, text: Tokens) -> list[int]:
    """Words of one report, by number and in order, that count as slips where the other report has them too: misspelt,
    doubled, or the last of a sentence that breaks off.
    """
    if text.kept.odd_places is None:
        doubled = np.flatnonzero(text.codes[1:] == text.codes[:-1]) + 1
        broken = (n for n in _dangling().places(text.codes) if _breaks_off(report, text, n))
        text.kept.odd_places = sorted({*doubled.tolist(), *_misspelt().places(text.codes), *broken})
    return text.kept.odd_places


def _breaks_off(report: Report, text: Tokens, at: int) -> bool:
    return bool(BREAKS_OFF.match(report.text, int(text.ends[at])))


def shared_odd_names(
    cut: Sequence[Piece], reports: tuple[Report, Report], tokens: tuple[Tokens, Tokens]
) -> Iterator[Slip]:
    """Names that both spell in one way at this place and in another way, twice or more, elsewhere. `cut`: the pieces that both share."""
    (left_report, right_report), (left, right) = reports, tokens
    ours = _odd_names(left_report, left)
    theirs = _odd_names(right_report, right) if ours else {}
    for piece in cut if ours and theirs else ():
        for at_left in range(piece.left, piece.left + piece.length):
            usual = ours.get(at_left)
            at_right = piece.right + at_left - piece.left
            if usual and theirs.get(at_right) == usual:
                yield _slip(left, at_left, at_left, f"elsewhere “{usual}”")


def mended(source: str, taker: str, beside: Collection[str]) -> bool:
    """Whether the edit mends a slip: `source` is a slip, and `taker`, in its place, is the word without it. `beside`
    are the words before and after `source`: of a doubled word one is cut.
    """
    if not taker:
        return source.islower() and source in beside and source not in entries("doubled-words.txt")
    return _right().get(fold(source)) == fold(taker)


def _odd_names(report: Report, text: Tokens) -> dict[int, str]:
    """Word number of a name that stands once in the report → the usual spelling: a name one slip away that stands at least twice."""
    # names that are long enough
    long_names = np.flatnonzero(text.named & (text.ends - text.starts >= SHORTEST_NAME))
    if len(set(text.codes[long_names].tolist())) == len(long_names):
        # No name stands twice: none is usual.
        return {}
    # a word that is written small elsewhere is no name
    small_words = set(text.codes[~text.named].tolist())
    columns = (column[long_names].tolist() for column in (text.codes, text.starts, text.ends))
    names = {
        word_number: report.text[start:end]
        for word_number, code, start, end in zip(long_names.tolist(), *columns, strict=True)
        if code not in small_words
    }
    count = Counter(names.values())
    # names that stand twice or more
    usual = [name for name, times in count.items() if times > 1]
    return (
        {}
        if not usual
        else {
            word_number: next(iter(near_spellings))
            for word_number, name in names.items()
            # "Halvorsen" once, beside "Halvorson" three times
            if count[name] == 1
            and name.isalpha()
            and (near_spellings := [usual_name for usual_name in usual if one_slip(name, usual_name)])
        }
    )


def one_slip(one: str, other: str) -> bool:
    """Whether one slip of the typist turns one word into the other: two neighbouring letters swapped ("flihgt") or one letter too many
    ("flighht"), never at the beginning or end of the word.
    """
    if (
        abs(len(one) - len(other)) > 1
        or one[:SAME_ENDS] != other[:SAME_ENDS]
        or one[-SAME_ENDS:] != other[-SAME_ENDS:]
    ):
        return False
    # two letters swapped
    if len(one) == len(other):
        places_that_differ = [
            place
            for place, (letter, other_letter) in enumerate(zip(one, other, strict=True))
            if letter != other_letter
        ]
        if len(places_that_differ) != 2:
            return False
        first, second = places_that_differ
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    # one letter too many
    short, long = sorted((one, other), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(SAME_ENDS, len(long) - SAME_ENDS))


def _slip(text: Tokens, first: int, last: int, what: str) -> Slip:
    return Slip(int(text.starts[first]), int(text.ends[last]), what)


def _is_repeat_beside(report: Report, text: Tokens, at: int) -> bool:
    """Whether only a blank stands between word `at`, of two letters or more, and the next, which begins in lower case. Only then is a
    repeated word a slip: "Duran Duran" is none, nor is one that begins a new sentence. Never in scripts without cases."""
    between = report.text[text.ends[at] : text.starts[at + 1]]
    lower = report.text[text.starts[at + 1]].islower()
    return between == " " and lower and bool(text.ends[at] - text.starts[at] > 1)


@cache
def _right() -> dict[str, str]:
    """Wrong → right."""
    return dict(line.split() for line in lines("misspellings.txt"))


@cache
def _misspelt() -> Among:
    return Among(coded(_right()))


@cache
def _doubling() -> frozenset[int]:
    return coded(entries("doubled-words.txt"))


@cache
def _dangling() -> Among:
    return Among(coded(entries("dangling-words.txt")))
