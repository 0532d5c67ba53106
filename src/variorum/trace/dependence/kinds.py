"""Names what two reports that share text are to each other (`SharedKind`).

Words used here. Piece: a stretch of equal words in two reports. Covered: for each word of a report, whether the other
has it. Wire: an agency's text. Kinds: copy (nearly all of both), trimmed (nearly all of one), update, excerpt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from variorum.records import Label, SharedKind
from variorum.trace.matching.align import Piece
from variorum.trace.settings import TraceSettings
from variorum.trace.words.tokens import LABELS, NARRATIVE, Tokens

# Labels of words that somebody said, and the reporter only heard or read.
SPOKEN = {Label.QUOTATION, Label.STATEMENT, Label.POST}
# Pictures and furniture say nothing of how much of a story is another's.
FURNITURE = [LABELS.index(Label.CAPTION), LABELS.index(Label.BOILERPLATE)]


def copied(
    cut: Sequence[Piece],
    tokens: tuple[Tokens, Tokens],
    narrative: tuple[float, float],
    settings: TraceSettings,
    *,
    quoted: bool = False,
    one_wire: bool = False,
) -> SharedKind:
    """The kind of a dependent pair (copy, trimmed, update, excerpt), by how much of each story stands in the other, quotations included.

    `cut`: the shared pieces. `narrative`: for each side, the shared part of its narrative, 0 to 1. `quoted`: one report took words of
    the other only in quotation marks; then they are no versions of one text, however much it is. `one_wire`: both credit one agency.
    """
    pieces_with_edits = tuple(_with_small_edits(cut, settings))
    covered_by_side = tuple(_covered_words(pieces_with_edits, tokens, side) for side in (0, 1))
    lesser_share, greater_share = sorted(_share(words_covered) for words_covered in covered_by_side)
    if lesser_share >= settings.copy_share:
        return SharedKind.COPY
    if greater_share >= settings.trimmed_share:
        return SharedKind.TRIMMED
    if quoted:
        return SharedKind.EXCERPT
    if not one_wire and any(
        _only_its_beginning(words_covered, settings) for words_covered in covered_by_side
    ):
        # Editors cut from the bottom; whoever lifts from the top writes a story of his own around it.
        return SharedKind.TRIMMED if max(narrative) >= settings.copy_share else SharedKind.EXCERPT
    return SharedKind.UPDATE if lesser_share >= settings.update_share else SharedKind.EXCERPT


def _with_small_edits(cut: Sequence[Piece], settings: TraceSettings) -> Iterator[tuple[int, int, int, int]]:
    """(left start, left end, right start, right end) of each piece, and of the few reworded words between two pieces,
    since a word that was edited was taken over, too.
    """
    for piece in cut:
        yield piece.left, piece.left + piece.length, piece.right, piece.right + piece.length
    for one, other in pairwise(sorted(cut)):
        gaps = other.left - one.left - one.length, other.right - one.right - one.length
        if all(0 <= gap <= settings.small_edit for gap in gaps):
            yield one.left + one.length, other.left, one.right + one.length, other.right


def _covered_words(
    cut: Sequence[tuple[int, int, int, int]], tokens: tuple[Tokens, Tokens], side: int
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """For each word of one side's story, furniture left out, whether the other side has it too."""
    labels = tokens[side].labels
    shared = np.zeros(len(labels), np.bool_)
    # each span: the first word and the stop on the left side, then on the right
    for left_first, left_stop, right_first, right_stop in cut:
        first, stop = (right_first, right_stop) if side else (left_first, left_stop)
        shared[first:stop] = True
    caption, boilerplate = FURNITURE
    told: np.ndarray[tuple[int], np.dtype[np.bool_]] = shared[(labels != caption) & (labels != boilerplate)]
    return told


def _only_its_beginning(covered: np.ndarray[tuple[int], np.dtype[np.bool_]], settings: TraceSettings) -> bool:
    """Whether only the beginning of a story stands in the other: at least `sentence_share` of its first half, and
    less than `tail_share` of its last quarter. Versions of one story keep its background, which stands last.
    `covered`: for each word of the story, whether the other has it.
    """
    half, rest = len(covered) // 2, len(covered) - len(covered) // 4
    return bool(
        half
        and _share(covered[rest:]) < settings.tail_share
        and _share(covered[:half]) >= settings.sentence_share
    )


def _share(covered: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    return int(np.count_nonzero(covered)) / len(covered) if len(covered) else 0.0


def common(labelled: Sequence[tuple[Piece, int]], settings: TraceSettings) -> SharedKind | None:
    """The kind of a pair that is not dependent; None where it shares no more than a phrase."""
    # shared words that were spoken (True), and captions and boilerplate (False)
    words: Counter[bool] = Counter()
    for piece, label in labelled:
        if label != NARRATIVE:
            words[LABELS[label] in SPOKEN] += piece.length
    if words.total() < settings.least_run:
        return None
    return SharedKind.SHARED_QUOTE if words[True] >= words[False] else SharedKind.BOILERPLATE
