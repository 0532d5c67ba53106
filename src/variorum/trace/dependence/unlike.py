"""Decides whether two reports tell of unlike events: what they share is then a template, a footer or a standing note.

Words used here. Piece: a stretch of equal words in two reports. Mark (`marks`): for each word, whether it is a name
or figure that tells of one event. Plain: words that are no such names. Closing: the paragraph with which both end.
Codes: words as numbers.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

import numpy as np
from numpy.typing import NDArray

from variorum.records import Report
from variorum.trace.dependence.dangling_context import days
from variorum.trace.matching.align import Piece
from variorum.trace.settings import TraceSettings
from variorum.trace.words.tokens import Tokens, coded, grammar

# So many words before the first shared piece, or behind the last, are allowed to a template: a title, a date, a name.
EDGE = 12
# From so many shared pieces on it is a template with gaps that are filled in.
PIECES = 4
Mask = NDArray[np.bool_]
# What may stand between the end of a sentence and the next one's first word.
BETWEEN = " \t\"'“”‘’«»„()[]–—-"
# What ends a sentence or a line.
ENDS = ".?!:…\n#*"


def unlike(
    common: Sequence[Piece],
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    settings: TraceSettings,
) -> bool:
    """Whether the two reports are of unlike events.

    They are if, outside the shared pieces (`common`), each has names and figures that hardly occur in the other, and the shared pieces hold
    few. (Whoever takes over part of a story keeps to its people and places elsewhere too.) Fewer names are asked for if the reports
    share only the paragraph with which both end, and the rest has unlike words.
    """
    shared = (_within(common, tokens[0], 0), _within(common, tokens[1], 1))
    # how many names each must have of its own; fewer where only a closing paragraph is shared
    names_needed = settings.unlike_names
    if _is_closing(common, reports, tokens) and _unlike_words(tokens, shared, settings):
        names_needed = settings.closing_names
    # one of the two has too few outside the shared pieces: nothing can be said
    if any(
        int((text_tokens.named & ~is_shared).sum()) < names_needed
        for text_tokens, is_shared in zip(tokens, shared, strict=True)
    ):
        return False
    # names and figures of each, and those outside the shared pieces
    marks = [_specific(report, text) for report, text in zip(reports, tokens, strict=True)]
    specific_names = [
        set(text.codes[is_specific].tolist()) for text, is_specific in zip(tokens, marks, strict=True)
    ]
    common_words = _plain(tokens, specific_names[0] | specific_names[1])
    specific_names = [names_of_side - common_words for names_of_side in specific_names]
    names_outside = [
        _codes(text, is_specific & ~is_shared_word, common_words)
        for text, is_specific, is_shared_word in zip(tokens, marks, shared, strict=True)
    ]
    in_both = _codes(tokens[0], marks[0] & shared[0], common_words)
    # each must have enough of its own, and hardly one of them in the other; `fewest`: of the one that has fewer
    fewest = min(map(len, names_outside))
    if fewest < max(names_needed, len(in_both) / 2) or not all(
        _has_name(report, text, is_specific & ~is_shared_word)
        for report, text, is_specific, is_shared_word in zip(reports, tokens, marks, shared, strict=True)
    ):
        return False
    # names of one that stand anywhere in the other
    in_rest_of_other = (
        (names_outside[0] & specific_names[1]) | (names_outside[1] & specific_names[0])
    ) - _small_codes()
    return len(in_rest_of_other) <= settings.unlike_share * fewest


def _is_closing(
    common: Sequence[Piece], reports: tuple[Report, Report], tokens: tuple[Tokens, Tokens]
) -> bool:
    """Whether all that is shared is one paragraph, whole, with which both end. `common`: what the two share."""
    if len(common) != 1:
        return False
    (piece,) = common
    return all(
        start + piece.length == len(text.codes)
        and report.text[: text.starts[start]].rstrip(BETWEEN).endswith("\n")
        for report, text, start in zip(reports, tokens, (piece.left, piece.right), strict=True)
    )


def _unlike_words(tokens: tuple[Tokens, Tokens], shared: tuple[Mask, Mask], settings: TraceSettings) -> bool:
    """Whether of the words that each report does not share hardly one, words of grammar apart, stands among those of the other. `shared`:
    for each side, which of its words the other has.
    """
    ours, theirs = (
        set(text.codes[~inside & ~text.named].tolist()) - grammar()
        for text, inside in zip(tokens, shared, strict=True)
    )
    least = min(len(ours), len(theirs))
    return least > 0 and len(ours & theirs) <= settings.unlike_share * least


def frames(narrative: Sequence[Piece], tokens: tuple[Tokens, Tokens]) -> bool:
    """Whether what is shared begins or ends both reports, or runs through both in pieces, as a template does. A block
    in the middle of two stories is no frame: one of them may have lifted it.
    """
    # so many pieces run through the whole report
    if len(narrative) >= PIECES:
        return True
    first, last = min(narrative), max(narrative)
    begins_both = first.left <= EDGE and first.right <= EDGE
    return begins_both or all(
        len(text.codes) - EDGE <= start + last.length
        for text, start in zip(tokens, (last.left, last.right), strict=True)
    )


def _within(pieces: Sequence[Piece], text: Tokens, side: int) -> Mask:
    """Which words of one side (0 left, 1 right) the pieces cover."""
    shared = np.zeros(len(text.codes), np.bool_)
    for piece in pieces:
        start = (piece.left, piece.right)[side]
        shared[start : start + piece.length] = True
    return shared


def _specific(report: Report, text: Tokens) -> Mask:
    """The mask of a report's figures, and of its words with a capital that do not begin a sentence; cached with the report's words."""
    if text.kept.specific is None:
        text.kept.specific = _specific_of(report, text)
    return text.kept.specific


def _specific_of(report: Report, text: Tokens) -> Mask:
    """For each word, whether it is a name, a title or a figure. A capital that only begins a sentence does not count."""
    found = text.named.copy()
    for word in np.flatnonzero(found).tolist():
        start = int(text.starts[word])
        if report.text[start].isupper():
            # what stands before the word, without quotation marks and brackets: the end of a sentence?
            before = report.text[max(0, start - 8) : start].rstrip(BETWEEN)
            found[word] = bool(before) and before[-1] not in ENDS
    return found


def _plain(tokens: tuple[Tokens, Tokens], names: Set[int]) -> set[int]:
    """Those of `names` (codes) that are no names: they stand somewhere in small letters too, or are a weekday's."""
    asked = np.array(sorted(names), np.uint64)
    found = set(names & _day_codes())
    for text in tokens if len(asked) else ():
        codes = text.codes[~text.named]
        found.update(codes[asked[np.searchsorted(asked, codes).clip(0, len(asked) - 1)] == codes].tolist())
    return found


def _codes(text: Tokens, mark: Mask, plain: Set[int]) -> set[int]:
    return set(text.codes[mark].tolist()) - plain


def _has_name(report: Report, text: Tokens, mark: Mask) -> bool:
    """Whether one of the marked words begins with a capital. In scripts without capitals none does, and only
    figures could be compared.
    """
    return any(report.text[start].isupper() for start in text.starts[mark].tolist())


@cache
def _small_codes() -> frozenset[int]:
    """The codes of whole numbers below a hundred. As hours, days and minutes any two events may share them."""
    return coded(f"{number:0{width}}" for number in range(100) for width in (1, 2))


@cache
def _day_codes() -> frozenset[int]:
    """The codes of the days of the week, which any two events may have in common."""
    return coded(days())
