"""Decides whether one report quotes the other's page, or both have the words from somebody else. It is about words
that one report prints in quotation marks, or as a block, and the other as its own.

Words used here. Piece: a stretch of equal words in two reports with a label for each side (narrative, quotation,
statement). Side: 0 the left report, 1 the right one. Lifted: one prints in quotation marks what the other writes
itself. Cites: the outlets that each report names. Block: a statement printed in full. Shingle: a run of `gram` words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from variorum.records import Label, Report
from variorum.text.lexicon import lines
from variorum.text.quotations import quotations
from variorum.trace.citations.citations import Citation
from variorum.trace.citations.houses import house, keys_of
from variorum.trace.matching.align import Piece
from variorum.trace.segments.lines import FIRST_PERSON
from variorum.trace.segments.statements import ATTRIBUTION
from variorum.trace.settings import TraceSettings
from variorum.trace.words.tokens import LABELS, NARRATIVE, QUOTATION, Tokens

# Number of the label.
STATEMENT = LABELS.index(Label.STATEMENT)
# How far from a quotation, in code points, its "he wrote" is looked for.
REACH = 80
# What stands before the name of an outlet that somebody has spoken to at length.
INTERVIEW = re.compile(r"\binterview(?:ed)? (?:with|to|by|on|in)(?: the)? $", re.IGNORECASE)
# How far before a quotation an outlet may be named that it is quoted from ("The wire service adds:" comes between).
FAR = 200


def lifted(
    pieces: Sequence[Piece],
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    settings: TraceSettings,
) -> tuple[int, int]:
    """How many shingles each report has in quotation marks, or as a block, that the other writes as its own
    narrative: (number for the left, number for the right). Words that were spoken, or put out as a statement, do not
    count: both reporters may have heard them.
    """
    counts = [0, 0]
    for piece in pieces:
        # the side that has the words as quotation or statement; None where both or neither have
        side = quoting_side(piece)
        if side is not None and piece.length >= settings.gram:
            # a block counts if it is a reporter's text; a quotation if not both may have heard it
            if (piece.left_label, piece.right_label)[side] == STATEMENT:
                block = _block(tokens[side], (piece.left, piece.right)[side])
                is_lifted = _is_reporting(reports[side].text, *block) or _is_printed_by_outlet(
                    reports[side].text, cites[side], *block
                )
            else:
                place = _place(piece, tokens, side)
                is_lifted = is_beside(cites[side], *place) or not _may_be_heard_by_both(
                    reports[side].text, *place
                )
            if is_lifted:
                # a piece of n words has n - gram + 1 shingles
                counts[side] += piece.length - settings.gram + 1
    left_count, right_count = counts
    return left_count, right_count


def had_from(
    pieces: Sequence[Piece],
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    settings: TraceSettings,
) -> bool:
    """Whether one report says that the people both quote spoke to the other outlet, and both quote much of it.

    It may say so beside the words ("told Vox") or, anywhere, that they are from an interview with Vox. Where nobody states which outlet
    the other report is of, more must be quoted.
    """
    for side in (0, 1):
        # key of an outlet → shingles of quotations that both have and that this report says were said to it
        grams_by_outlet = Counter[str]()
        # where this report names the outlet of the other
        citations_of_other = may_name(side, reports, cites)
        if not citations_of_other:
            continue
        # whether anybody states which outlet the other report is of
        is_outlet_known = house(reports[1 - side]) is not None
        text = reports[side].text
        is_interview = is_outlet_known and any(
            INTERVIEW.search(text[max(0, citation.start - REACH) : citation.start])
            for citation in citations_of_other
        )
        # how much of the shared quotations is told of that outlet
        for piece in pieces:
            if piece.left_label == piece.right_label == QUOTATION:
                citations = (
                    citations_of_other
                    if is_interview
                    else _beside(citations_of_other, *_place(piece, tokens, side))
                )
                for outlet in {citation.key for citation in citations}:
                    grams_by_outlet[outlet] += max(0, piece.length - settings.gram + 1)
        if max(grams_by_outlet.values(), default=0) >= (
            settings.had_grams if is_outlet_known else settings.had_unknown
        ):
            return True
    return False


def had_alike(
    pieces: Sequence[Piece],
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    settings: TraceSettings,
) -> str | None:
    """The third outlet whose words both reports have; None where there is none, or where they share hardly a phrase.

    Both name that outlet beside the words, and one has in quotation marks what the other has as its own text. So the outlet wrote
    these words; they were not spoken to it.
    """
    # outlets that both name, and that are neither's own
    cited_by_both = {citation.key for citation in cites[0]} & {citation.key for citation in cites[1]}
    if not cited_by_both:
        return None
    cited_by_both -= keys_of(reports[0]) | keys_of(reports[1])
    # key of an outlet → shingles that both have beside its name; and the outlets with at least one run of `phrase`
    # words
    counts: Counter[str] = Counter()
    phrases: set[str] = set()
    # shared words that are a quotation in one and narrative in the other
    for piece in pieces if cited_by_both else ():
        # a quotation in one of the two, whichever, and narrative in the other
        if {piece.left_label, piece.right_label} == {QUOTATION, NARRATIVE}:
            left, right = (
                {citation.key for citation in _beside(cites[side], *_place(piece, tokens, side))}
                for side in (0, 1)
            )
            # outlets that are named beside these words in both
            for key in left & right & cited_by_both:
                counts[key] += max(0, piece.length - settings.gram + 1)
                if piece.length >= settings.phrase:
                    phrases.add(key)
    outlets = sorted(key for key in phrases if counts[key] >= settings.cited_weight)
    # the outlet's name as one of the two writes it
    return next(
        (citation.name for key in outlets for citation in (*cites[0], *cites[1]) if citation.key == key), None
    )


def is_beside(cites: Iterable[Citation], start: int, end: int) -> bool:
    """Whether an outlet is named near enough to the stretch from `start` to `end` that the stretch may be from it."""
    return any(_beside(cites, start, end))


def _beside(cites: Iterable[Citation], start: int, end: int) -> Iterator[Citation]:
    return (cite for cite in cites if start - FAR <= cite.end and cite.start <= end + REACH)


def names_narrative(
    narrative: Sequence[Piece],
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    settings: TraceSettings,
) -> bool:
    """Whether the two share more narrative than phrases, and one names the other as its source. Where nobody states
    which outlet the other is, it must do so beside these words.
    """
    long_pieces = [piece for piece in narrative if piece.length >= settings.phrase]
    if not long_pieces or names_other(reports, cites):
        return bool(long_pieces)
    citations_by_side = [may_name(side, reports, cites) for side in (0, 1)]
    return any(
        is_beside(citations_by_side[side], *_place(piece, tokens, side))
        for side in (0, 1)
        if citations_by_side[side]
        for piece in long_pieces
    )


def _place(piece: Piece, tokens: tuple[Tokens, Tokens], side: int) -> tuple[int, int]:
    first = (piece.left, piece.right)[side]
    return int(tokens[side].starts[first]), int(tokens[side].ends[first + piece.length - 1])


def names_other(
    reports: tuple[Report, Report], cites: tuple[tuple[Citation, ...], tuple[Citation, ...]]
) -> bool:
    """Whether one report cites the other (by its outlet or its agency) as the source of what it tells."""
    return any(citation.key in keys_of(reports[1 - side]) for side in (0, 1) for citation in cites[side])


def both_name(
    reports: tuple[Report, Report], cites: tuple[tuple[Citation, ...], tuple[Citation, ...]]
) -> str | None:
    """The name of the third outlet that both reports name as a source; None where there is none. Of several it is the
    one that both name most often.
    """
    left_cites, right_cites = cites
    # how often both name it: the lesser of the two counts
    count = Counter(cite.key for cite in left_cites) & Counter(cite.key for cite in right_cites)
    for report in reports:
        for key in keys_of(report):
            count.pop(key, None)
    most = min(count, key=lambda key: (-count[key], key), default=None)
    return next((cite.name for cite in left_cites if cite.key == most), None)


def may_name(
    side: int, reports: tuple[Report, Report], cites: tuple[tuple[Citation, ...], tuple[Citation, ...]]
) -> list[Citation]:
    """The citations by which one side (0 left, 1 right) names the other as its source. If nobody states which outlet the other is: those of
    outlets that it may be, which are all except the ones that the other itself cites.
    """
    if not cites[side]:
        return []
    other = reports[1 - side]
    # `known`: it is stated which outlet the other is
    keys, known = keys_of(other), house(other) is not None
    elsewhere = {citation.key for citation in cites[1 - side]}
    return [
        citation
        for citation in cites[side]
        if citation.key in keys or not (known or citation.key in elsewhere)
    ]


def quoting_side(piece: Piece) -> int | None:
    """Which side quotes the other's narrative: 0 the left, 1 the right; None where neither does."""
    if piece.left_label in {QUOTATION, STATEMENT} and piece.right_label == NARRATIVE:
        return 0
    if piece.left_label == NARRATIVE and piece.right_label in {QUOTATION, STATEMENT}:
        return 1
    return None


def _block(text: Tokens, word: int) -> tuple[int, int]:
    """The stretch around `word` that is set off as somebody else's words, with the quotations inside it. `word`: the number of a word;
    the result is in characters (start, end).
    """
    inside = (text.labels == STATEMENT) | (text.labels == QUOTATION)
    low = high = word
    while low and inside[low - 1]:
        low -= 1
    while high + 1 < len(inside) and inside[high + 1]:
        high += 1
    return int(text.starts[low]), int(text.ends[high])


def _is_reporting(text: str, start: int, end: int) -> bool:
    """Whether a block is a reporter's text. It is if it says who said what ("…, sources said") and never "I" or "we"
    outside quotation marks; if it is announced as a column, an article or a blog; or if the reader is sent elsewhere
    for the rest of it. `start` and `end`: the block.
    """
    before, after = text[max(0, start - FAR) : start], text[end : end + REACH]
    if _cues("article-cues.txt").search(before) or any(
        map(_cues("reading-cues.txt").search, (before, after))
    ):
        return True
    spans = quotations(text, start, end)
    # what stands between the quotations
    quote_edges = [start, *(edge for quoted in spans for edge in (quoted.start, quoted.end)), end]
    outside_quotes = " ".join(
        text[stretch_start:stretch_end]
        for stretch_start, stretch_end in zip(quote_edges[::2], quote_edges[1::2], strict=True)
    )
    return bool(ATTRIBUTION.search(outside_quotes)) and not FIRST_PERSON.search(outside_quotes)


def _is_printed_by_outlet(text: str, cites: Sequence[Citation], start: int, end: int) -> bool:
    """Whether a block is what an outlet has printed. The outlet is named in the words that lead to the block, or
    right behind it, and nothing there says that the words were spoken, or are a document for many. `cites`: the report's citations;
    `start` and `end`: the block.
    """
    named = any(start - FAR <= cite.start < start or end <= cite.start <= end + REACH for cite in cites)
    # only the line that leads to the block, not the lines before that
    before = text[max(0, start - FAR) : start].rstrip().rsplit("\n", 1)[-1]
    return named and not any(_cues(name).search(before) for name in ("document-cues.txt", "spoken-cues.txt"))


def _may_be_heard_by_both(text: str, start: int, end: int) -> bool:
    """Whether both reporters may have heard the words text[start:end], instead of one reading them in the other's
    report. The first list of cues below that has a cue beside the words decides; without any cue they were read.
    """
    beside = text[max(0, start - REACH) : start], text[end : end + REACH]
    # lists of cues in the order in which they decide; True: both may have heard the words
    ladder = (
        ("article-cues.txt", False),
        ("reading-cues.txt", False),
        ("document-cues.txt", True),
        ("written-cues.txt", False),
        ("spoken-cues.txt", True),
    )
    for name, heard in ladder:
        if any(_cues(name).search(part) for part in beside):
            return heard
    return False


@cache
def _cues(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, lines(name))) + r")\b", re.IGNORECASE)
