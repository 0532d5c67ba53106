"""Finds two reports that share little but quotations, and have these, with words around them, from one third report of the set.

Words used here. Through: the third report from which two have what they share. Dependent: that depends on another.
End: one of the two reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.records import Direction, Label, Report, SharedText
from variorum.text.stamps import moments
from variorum.trace.clusters.word_ownership import told_in_words
from variorum.trace.settings import TraceSettings
from variorum.trace.words.tokens import Tokens

Ints = NDArray[np.int64]
# report id → id of each report that it depends on, or that depends on it → what the two share
Dependents = dict[str, dict[str, SharedText]]


def had_through(
    shared: Sequence[SharedText],
    reports: Sequence[Report],
    texts: Sequence[Tokens],
    settings: TraceSettings,
) -> Iterator[tuple[SharedText, Report]]:
    """Pairs of reports that do not depend on each other but both depend on a third, which holds the words they share; each with that third.
    A third report that may itself have taken the words from one of the two is passed over: it may have gathered from both. `texts`: the
    reports' words, in the same order.
    """
    number = {report.id: place for place, report in enumerate(reports)}
    # for each report those that it depends on or that depend on it
    shared_with: Dependents = {}
    for pair in shared:
        if pair.dependent:
            shared_with.setdefault(pair.left, {})[pair.right] = pair
            shared_with.setdefault(pair.right, {})[pair.left] = pair
    for pair in shared:
        if pair.dependent or pair.left not in shared_with or pair.right not in shared_with:
            continue
        # a report that both depend on, and that holds what they share
        for third in sorted(shared_with[pair.left].keys() & shared_with[pair.right].keys()):
            ends = pair.left, pair.right
            # the third must not have taken it from either of them
            if all(
                _may_be_source(shared_with[end][third], reports[number[end]], reports[number[third]])
                for end in ends
            ):
                # for each word of the two the number of the same word in the third report, or below 0
                places = [
                    _source_places(shared_with[end][third], end, texts[number[end]], texts[number[third]])
                    for end in ends
                ]
                if _is_enough_shared(
                    pair, (texts[number[pair.left]], texts[number[pair.right]]), places, settings
                ):
                    yield pair, reports[number[third]]
                    break


def _may_be_source(pair: SharedText, taker: Report, source: Report) -> bool:
    """Whether `taker` may have it from `source`: neither the direction found nor the dates say the opposite."""
    against = Direction.RIGHT_FROM_LEFT if pair.left == taker.id else Direction.LEFT_FROM_RIGHT
    mine, its = moments(taker.published), moments(source.published)
    if pair.direction is against:
        return False
    if mine is None or its is None:
        return True
    (_, my_latest), (its_earliest, _) = mine, its
    # impossible only if every moment of the taker's date is before every moment of the source's
    return my_latest >= its_earliest


def _source_places(pair: SharedText, taker: str, text: Tokens, source: Tokens) -> Ints:
    """For each word of the taker, the number of the word of the source that it shares; -1 where it shares none."""
    found = np.full(len(text.starts), -1, np.int64)
    is_left = pair.left == taker
    for _, low, high, other in told_in_words(pair, *((text, source) if is_left else (source, text))):
        length = high - low
        mine, its = (low, other) if is_left else (other, low)
        found[mine : mine + length] = np.arange(its, its + length)
    return found


def _is_enough_shared(
    pair: SharedText, texts: tuple[Tokens, Tokens], places: Sequence[Ints], settings: TraceSettings
) -> bool:
    """Whether the third report holds, at one place, a long sentence or more of what the pair shares, some
    narrative among it. `places`: for each of the two, word by word, the place of the same word in the third report; below 0: not in it.
    """
    shingles = narrative = 0
    our_places, their_places = places
    for span, first, stop, other_first in told_in_words(pair, *texts):
        ours, theirs = our_places[first:stop], their_places[other_first : other_first + stop - first]
        # words of the span that both have at the same place of the third report; below 0: not in it
        same = int(((ours == theirs) & (ours >= 0)).sum())
        shingles += max(0, same - settings.gram + 1)
        if span.label is Label.NARRATIVE:
            narrative += same
    return shingles >= settings.through_grams and narrative >= settings.phrase
