"""Finds a rewrite: sentences that one report tells in the words of the other, though no long run of these words stands in both.

Words used here. Retold: two sentences with the same words in the same order, in part. Rewrite: sentences that one
report tells in the words of another. Grammar: codes of small words. Named: a word that is a name, title or figure.
Codes: words as numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from variorum.records import Report
from variorum.text.outlet_names import outlet_key
from variorum.text.sentences import sentence_spans
from variorum.trace.citations.citations import Citation
from variorum.trace.citations.houses import house
from variorum.trace.dependence.quote_lifting import both_name, is_beside, may_name
from variorum.trace.settings import TraceSettings
from variorum.trace.words.tokens import NARRATIVE, Sentence, Tokens
from variorum.trace.words.tokens import grammar as grammar_of

# Words of narrative that a sentence has at least, and words in both, except for those of grammar, at which two are laid on each other.
LEAST_WORDS = 6
# Words that two sentences must have in common to be compared.
LEAST_COMMON = 5
# What a word of grammar that stands in both is worth, beside 1 for others.
GRAMMAR = 0.1


class Retold(NamedTuple):
    """Two sentences that tell the same in part: `weight` says how many words they have in the same order, names and
    small words counted less; `left` and `right` are their (start, end) in the two texts.
    """

    weight: float
    left: tuple[int, int]
    right: tuple[int, int]


def rewritten(
    reports: tuple[Report, Report],
    tokens: tuple[Tokens, Tokens],
    cites: tuple[tuple[Citation, ...], tuple[Citation, ...]],
    settings: TraceSettings,
) -> tuple[Retold, ...]:
    """Sentences that both reports tell alike in other words, if they show that one was rewritten from the other or
    both from a third; else ().

    One must name the other's outlet as its source, or both name a third one beside the sentence. Where a report's outlet is not
    stated, an outlet that it may be of will do. An agency that one credits and the other cites will not: each may have something
    else from it.
    """
    # agencies that one of them credits, without the outlets of the two themselves
    credited_agencies = {
        outlet_key(report.credit) for report in reports if report.credit and report.outlet
    } - {outlet_key(report.outlet) for report in reports if report.outlet}
    third_key = both_name(reports, cites)
    # where each cites the other's outlet, or a third that both name
    citations_by_side = [
        [
            citation
            for citation in (*may_name(side, reports, cites), *_citations_of(third_key, cites[side]))
            if citation.key not in credited_agencies
        ]
        for side in (0, 1)
    ]
    if not any(citations_by_side):
        return ()
    # sentences told alike; only those beside a citation, unless the outlet itself is named
    told_alike = retold(reports, tokens, settings)
    if any(
        citation.key == outlet_key(house(reports[1 - side]) or "")
        for side in (0, 1)
        for citation in citations_by_side[side]
    ):
        counted = told_alike
    else:
        counted = tuple(
            retold_pair
            for retold_pair in told_alike
            if is_beside(citations_by_side[0], *retold_pair.left)
            or is_beside(citations_by_side[1], *retold_pair.right)
        )
    is_enough = (
        # each sentence must weigh more than two sentences do by chance
        sum(retold_pair.weight - settings.retold_sentence for retold_pair in counted)
        >= settings.retold_weight
    )
    return counted if is_enough else ()


def _citations_of(name: str | None, cites: Sequence[Citation]) -> list[Citation]:
    return [cite for cite in cites if name and cite.key == outlet_key(name)]


def retold(
    reports: tuple[Report, Report], tokens: tuple[Tokens, Tokens], settings: TraceSettings
) -> tuple[Retold, ...]:
    """The pairs of sentences told alike, the most alike first, each sentence in one pair at most, and of a weight of
    at least `retold_sentence`. Names and figures weigh less than other words. In scripts without capitals no word is
    known for a name, and every word counts in full.
    """
    grammar = grammar_of(reports[0].language or reports[1].language or "en")
    ours, theirs = (_sentences(report, text) for report, text in zip(reports, tokens, strict=True))
    # how much each two sentences share, in the same order
    weight_of_pair = {
        (our_number, their_number): weight
        for our_number, their_number in _comparable_sentences(ours, theirs, grammar)
        if (weight := _shared_in_order(ours[our_number], theirs[their_number], grammar, settings))
        >= settings.retold_sentence
    }
    # the most alike first, each sentence once
    pairs, ours_used, theirs_used = [], set[int](), set[int]()
    for (our_number, their_number), weight in sorted(
        weight_of_pair.items(), key=lambda item: (-item[1], item[0])
    ):
        if our_number not in ours_used and their_number not in theirs_used:
            ours_used.add(our_number)
            theirs_used.add(their_number)
            pairs.append(Retold(weight, ours[our_number].place, theirs[their_number].place))
    return tuple(pairs)


def _sentences(report: Report, text: Tokens) -> tuple[Sentence, ...]:
    """The report's sentences, cached for all its pairs, as long as no word's label changes."""
    labels = text.labels.tobytes()
    labels_then, sentences = text.kept.sentences or (None, ())
    if labels_then != labels:
        sentences = tuple(_sentences_read(report, text))
        text.kept.sentences = labels, sentences
    return sentences


def _sentences_read(report: Report, text: Tokens) -> Iterator[Sentence]:
    """The sentences with at least LEAST_WORDS words of narrative: for each its place, and for each of these words its
    code and whether it may be a name. In a text without capitals every word may be one.
    """
    caseless = not any(map(str.isupper, report.text))
    for start, end in sentence_spans(report.text):
        low, high = np.searchsorted(text.starts, (start, end)).tolist()
        told = low + np.flatnonzero(text.labels[low:high] == NARRATIVE)
        if len(told) >= LEAST_WORDS:
            named = np.ones(len(told), np.bool_) if caseless else text.named[told]
            yield Sentence((start, end), tuple(text.codes[told].tolist()), tuple(named.tolist()))


def _comparable_sentences(
    ours: Sequence[Sentence], theirs: Sequence[Sentence], grammar: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of sentences (ours, theirs) that have enough words in common to be compared in order. `grammar`: codes of small words."""
    # word → the numbers of their sentences that have it, small words left out
    sentences_with_code: dict[int, list[int]] = {}
    for number, sentence in enumerate(theirs):
        for code in set(sentence.codes) - grammar:
            sentences_with_code.setdefault(code, []).append(number)
    for our_number, sentence in enumerate(ours):
        words_in_common = Counter(
            their_number
            for code in set(sentence.codes) - grammar
            for their_number in sentences_with_code.get(code, ())
        )
        yield from (
            (our_number, their_number)
            for their_number, count in words_in_common.items()
            if count >= LEAST_COMMON
        )


def _shared_in_order(
    sentence: Sentence, other: Sentence, grammar: frozenset[int], settings: TraceSettings
) -> float:
    """The weight of the heaviest sequence of words that both sentences have in the same order. A word counts 1; a
    small word GRAMMAR; a name in both `retold_discount` less.
    """
    left, right = _common(sentence, other), _common(other, sentence)
    row_before = [0.0] * (len(right) + 1)
    # the usual table for a longest common subsequence, one row at a time, with a weight for each word
    for code, named in left:
        row = [0.0]
        for column, (other_code, other_named) in enumerate(right):
            if code == other_code:
                # a truth value counts as 1: a word that is a name in both costs less, since everybody who tells it writes it
                price = GRAMMAR if code in grammar else 1 - settings.retold_discount * (named and other_named)
                row.append(row_before[column] + price)
            else:
                row.append(max(row[column], row_before[column + 1]))
        row_before = row
    return row_before[-1]


def _common(one: Sentence, other: Sentence) -> list[tuple[int, bool]]:
    known = set(other.codes)
    return [(code, n) for code, n in zip(one.codes, one.named, strict=True) if code in known]
