"""Finds what was changed inside copied text: between two shared spans that follow each other in both reports.

Words used here. Piece: a stretch of equal words in two reports. Edit: what was changed between two pieces that follow
each other. Furniture: captions and what belongs to the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from variorum.records import Edit, EditKind, Report
from variorum.text.lexicon import table
from variorum.text.words import WORD, fold
from variorum.trace.dependence.kinds import FURNITURE
from variorum.trace.matching.align import Piece
from variorum.trace.settings import TraceSettings
from variorum.trace.words.tokens import Tokens

# Words as written, each with its folded form.
Words = Sequence[tuple[str, str]]
# Kind → its place in the order in which edits are shown: the gravest is 0.
GRAVITY = {kind: n for n, kind in enumerate(EditKind)}


def edits(
    cut: Sequence[Piece],
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    settings: TraceSettings,
) -> tuple[Edit, ...]:
    """The edits: gaps between pieces that follow each other in both reports, of at most `longest_edit` words on
    either side; numbers first. A paragraph that one side lacks is no edit: there the story was cut.
    """
    found = (
        _edit(piece, next_piece, reports, tokens)
        for piece, next_piece in pairwise(sorted(cut))
        if _gap(piece, next_piece, settings)
    )
    return tuple(
        sorted(
            (one_edit for one_edit in found if one_edit),
            key=lambda one_edit: (GRAVITY[one_edit.kind], one_edit.left_start),
        )
    )


def _gap(one: Piece, other: Piece, settings: TraceSettings) -> bool:
    """Whether few words stand between the two pieces, which then are an edit: at least one word in all, at most
    `longest_edit` on either side, and the pieces in the same order on both.
    """
    left = other.left - one.left - one.length
    right = other.right - one.right - one.length
    return 0 <= left <= settings.longest_edit and 0 <= right <= settings.longest_edit and left + right > 0


def _edit(
    before: Piece, behind: Piece, reports: tuple[Report, Report], tokens: tuple[Tokens, Tokens]
) -> Edit | None:
    """The edit between two pieces that follow each other; None where only captions or page furniture stand between them, since no editor
    wrote these into the story. `reports` and `tokens`: of the left side, then of the right.
    """
    (left_report, right_report), (left_tokens, right_tokens) = reports, tokens
    # the words between the two pieces on either side, as (first, stop)
    left_first, left_stop = _without_furniture(before.left + before.length, behind.left, left_tokens)
    right_first, right_stop = _without_furniture(before.right + before.length, behind.right, right_tokens)
    if left_first == left_stop and right_first == right_stop:
        return None
    left_start, left_end = _place_between(left_first, left_stop, left_tokens)
    right_start, right_end = _place_between(right_first, right_stop, right_tokens)
    return Edit(
        left_start=left_start,
        left_end=left_end,
        right_start=right_start,
        right_end=right_end,
        kind=edit_kind(left_report.text[left_start:left_end], right_report.text[right_start:right_end]),
    )


def _without_furniture(first: int, until: int, text: Tokens) -> tuple[int, int]:
    """The words from `first` to before `until`, without page furniture at either end, as (first, behind the last)."""
    labels = text.labels[first:until].tolist()
    while labels and labels[-1] in FURNITURE:
        labels.pop()
    until = first + len(labels)
    return first + next((number for number, label in enumerate(labels) if label not in FURNITURE), 0), until


def _place_between(first: int, until: int, text: Tokens) -> tuple[int, int]:
    """The place, in code points, of the words from `first` to before `until`; where there are none, the empty place
    between their neighbours.
    """
    if first < until:
        return int(text.starts[first]), int(text.ends[until - 1])
    return int(text.ends[first - 1]), int(text.ends[first - 1])


def edit_kind(left: str, right: str) -> EditKind:
    """What the two sides differ in: a number, else a name, else an attribution, else other wording."""
    left_words, right_words = _words(left), _words(right)
    changed = _changed_words(left_words, right_words)
    # the first kind of which any changed word is
    for kind, test in KINDS:
        for word, folded in changed:
            if test(word, folded):
                return kind
    if not left_words:
        return EditKind.ADDED
    return EditKind.WORDING if right_words else EditKind.CUT


def _words(text: str) -> list[tuple[str, str]]:
    """The words of a text in order, each as (as written, folded)."""
    return [(word, fold(word)) for word in WORD.findall(text)]


def _changed_words(left_words: Words, right_words: Words) -> Words:
    """The words of each side that the other lacks, as (as written, folded). If one side is empty, all of the other's."""
    if not left_words or not right_words:
        return left_words or right_words
    folded_theirs, folded_ours = {folded for _, folded in right_words}, {folded for _, folded in left_words}
    return [
        *((word, folded) for word, folded in left_words if folded not in folded_theirs),
        *((word, folded) for word, folded in right_words if folded not in folded_ours),
    ]


def _is_number(word: str, folded: str) -> bool:
    return folded in _listed("numbers") or (not word.isalpha() and any(map(str.isdigit, word)))


def _is_name(word: str, folded: str) -> bool:
    return word[:1].isupper() and len(word) > 1 and folded not in _listed("openers")


def _attributes(_: str, folded: str) -> bool:
    return folded in _listed("attributions")


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(table("edit-words.json")[kind])


KINDS = (
    (EditKind.NUMBER, _is_number),
    (EditKind.NAME, _is_name),
    (EditKind.ATTRIBUTION, _attributes),
)
