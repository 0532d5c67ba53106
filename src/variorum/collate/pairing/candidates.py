"""Pairs of mentions that may answer one question, and how likely each does.

Words used here. Mention: a place where a report gives a number or time. Key: what two mentions must have alike to be
looked at (`keys`): the value, the fate, or noun and verb. Link: two statements that likely say the same. Arrays have
a row for each left mention and a column for each right one.

Words of the arrays: toll, a count of people to whom one thing happened; sole, the only toll of its report; exclusive,
fates of which one excludes the other (killed, hurt), as bits; vetoed, kept apart by a rule (scope.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from variorum.collate.memo import Remembering
from variorum.collate.mentions.about import Mention
from variorum.collate.models import logistic_of_columns
from variorum.collate.pairing.features import columns
from variorum.collate.pairing.instance import is_age, of_one_event
from variorum.collate.pairing.relations import Flags, Floats, Indexes
from variorum.collate.pairing.scope import once_vetoed, told_alike
from variorum.collate.pairing.scored import Scored, joined
from variorum.collate.pairing.traits import Traits, flags
from variorum.collate.pairing.values import equal_keys
from variorum.collate.settings import CollateSettings
from variorum.collate.statements.linking import Link
from variorum.collate.statements.overlap import Shared, blocks, least_of_highest, once

# How likely two mentions in one statement, repeated word for word, say the same.
SAME_STATEMENT = 1.0
# Index of the feature "nearest to each other" in the vector of a link between statements.
NEAREST = 6
# Stands for the number of a link where there is none.
UNLINKED = -1


def candidates(
    mentions: Sequence[Mention],
    links: Sequence[Link],
    idf: Mapping[str, float],
    weights: Sequence[float],
    *,
    settings: CollateSettings | None = None,
    kept: Remembering | None = None,
) -> Scored:
    """Pairs of comparable mentions of different reports that may answer one question, each with a probability.

    Paired are mentions of linked statements, and mentions that share a value, a fate, or noun and verb. Of the latter
    only those count that share most words around them, `most_around` for each mention. Time: the square of the
    mentions, in array operations; the pairs that `vetoed` must decide one by one, and memory, grow with the mentions. `links`: statements
    that likely say the same; `idf`: word → its weight, by how few have it; `weights`: of the model.
    """
    pairing = _Pairing(mentions, links, idf, weights, settings or CollateSettings(), kept or Remembering())
    return joined(
        [pairing.block(first, stop) for first, stop in blocks(len(mentions))] or [pairing.block(0, 0)]
    )


class _Pairing:
    """Prepares what all pairs need (columns of traits, links, shared keys and words) and scores the pairs block by
    block."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        links: Sequence[Link],
        idf: Mapping[str, float],
        weights: Sequence[float],
        settings: CollateSettings,
        kept: Remembering,
    ) -> None:
        """Reads what every pair needs from the mentions into arrays: their traits, keys, and the words around them.
        `least`: for each mention, how much weight of common words a pair needs that only a key joins. `links`, `idf`,
        `weights`: as for `candidates`.
        """
        self.settings = settings
        self.kept = kept
        self.of = Traits(mentions)
        self.weights = weights
        self.links = _Links(links, mentions)
        self.keys = Shared(_coded_keys(mentions), once)
        self.words = Shared(
            [mention.around for mention in mentions], lambda term: idf.get(term, 1.0), precision=np.float64
        )

        self.least = np.zeros(len(mentions))
        # in long stories, of each mention only the pairs with the most words in common
        if len(mentions) > settings.most_around:
            for first, stop in blocks(len(mentions)):
                shared = np.where(self._has_common_key(first, stop), self.words.sums(first, stop), 0)
                # a row for each mention, a column for each other one: the most_around-th highest of each row
                self.least[first:stop] = least_of_highest(shared, settings.most_around)

    def _has_common_key(self, first: int, stop: int) -> Flags:
        """Where the mention of a row and that of a column are of different reports and have a key in common (`keys`).
        Rows: the mentions first..stop; columns: all mentions.
        """
        found: Flags = (self.keys.sums(first, stop) > 0) & self._elsewhere(first, stop)
        return found

    def block(self, first: int, stop: int) -> Scored:
        """The scored pairs whose left side is one of the mentions first..stop. Each pair is met once, with the later
        mention on the right.
        """
        traits = self.of
        link_number = self.links.rows(traits.statement[first:stop])[:, traits.statement]
        weight_around = self.words.sums(first, stop)
        one_statement = traits.statement[first:stop, None] == traits.statement[None, :]
        shares_enough_words = (weight_around > 0) & (
            weight_around >= np.minimum(self.least[first:stop, None], self.least[None, :])
        )
        tolls = traits.is_toll[first:stop, None] & traits.is_toll[None, :]
        one_fate = tolls & ((traits.exclusive[first:stop, None] & traits.exclusive[None, :]) != 0)
        # 1. candidates: linked statements, one statement repeated, a key and words in common; or tolls of one fate
        may_pair = (
            (link_number != UNLINKED)
            | one_statement
            | (self._has_common_key(first, stop) & shares_enough_words)
        )
        rows, right = np.nonzero((may_pair | one_fate) & self._later_and_elsewhere(first, stop))
        left = rows + first
        # 2. only values that can be compared
        comparable = traits.values.comparable(left, right)
        # So many dead are so many dead, whatever else their sentences tell; and where each report has one toll, the two
        # are of one question. Of other tolls something must tell.
        by_fate_alone = np.flatnonzero(~may_pair[rows, right])
        are_sole = traits.is_sole[left[by_fate_alone]] & traits.is_sole[right[by_fate_alone]]
        are_equal = traits.values.equal(left[by_fate_alone], right[by_fate_alone])
        comparable[by_fate_alone] &= are_equal | are_sole
        rows, left, right = rows[comparable], left[comparable], right[comparable]
        # 3. no pairs that a rule keeps apart
        likely = self._likely(left, right, link_number[rows, right])
        pairs = zip(left.tolist(), right.tolist(), likely.tolist(), strict=True)
        not_vetoed = flags([self._may_answer_one_question(*pair) for pair in pairs])
        rows, left, right, likely = rows[not_vetoed], left[not_vetoed], right[not_vetoed], likely[not_vetoed]
        shared = weight_around[rows, right].astype(np.float64, copy=False)
        return self._scored(left, right, likely, link=link_number[rows, right], around=shared)

    def _may_answer_one_question(self, left: int, right: int, likely: float) -> bool:
        """Whether no rule keeps the two mentions apart. `likely`: how likely their statements say the same. `left` and `right`: their
        indexes.
        """
        one, two = self.of.mentions[left], self.of.mentions[right]
        alike = told_alike(one, two, likely, self.settings) or of_one_event(one, two)
        return not once_vetoed(one, two, self.kept, alike=alike)

    def _likely(self, left: Indexes, right: Indexes, link: Indexes) -> Floats:
        """How likely the statements of each pair say the same: `SAME_STATEMENT` for two mentions of one statement,
        else the probability of their link, 0 without one.
        """
        repeated = self.of.statement[left] == self.of.statement[right]
        found: Floats = np.where(link == UNLINKED, repeated * SAME_STATEMENT, self.links.probability[link])
        return found

    def _later_and_elsewhere(self, first: int, stop: int) -> Flags:
        """(rows, columns): whether the column's mention comes after the row's and is of another report. So each pair is looked at once.
        Rows are the mentions first to stop.
        """
        later: Flags = np.arange(len(self.of.report))[None, :] > np.arange(first, stop)[:, None]
        return later & self._elsewhere(first, stop)

    def _elsewhere(self, first: int, stop: int) -> Flags:
        """(rows, columns): whether the two mentions are of different reports. Rows are the mentions first to stop, columns all."""
        found: Flags = self.of.report[first:stop, None] != self.of.report[None, :]
        return found

    def _scored(
        self, left: Indexes, right: Indexes, likely: Floats, *, link: Indexes, around: Floats
    ) -> Scored:
        """Pairs with their features and probability; equal values of one statement repeated are certain. `link`: for each pair the number
        of its link, or UNLINKED; `around`: how many words around both values are the same. All arrays are (pairs,).
        """
        repeated = self.of.statement[left] == self.of.statement[right]
        nearest = np.where(link == UNLINKED, 0.0, self.links.nearest[link])
        found = columns(self.of, left, right, likely=likely, nearest=nearest, around=around)
        same = self.of.values.equal(left, right)
        return Scored(
            left=left,
            right=right,
            probability=np.where(repeated & same, 1.0, logistic_of_columns(self.weights, found)),
            likely=likely,
            same=same,
            vectors=np.stack(found, axis=1),
        )


class _Links:
    """Looks up the link of two statements from either side. `probability` and `nearest` hold a 0 behind the last
    link, for two statements that are not linked (`UNLINKED`, -1)."""

    def __init__(self, links: Sequence[Link], mentions: Sequence[Mention]) -> None:
        """Sorts the links by either side, so that the links of one statement lie side by side. Those of statement n
        are at the places start[n] to start[n + 1]: there `there` has the other statement, and `number` the link's
        number.
        """
        left = np.array([link.left for link in links], dtype=np.int64)
        right = np.array([link.right for link in links], dtype=np.int64)
        here, there = np.concatenate([left, right]), np.concatenate([right, left])
        order = np.argsort(here, kind="stable")
        self.size = 1 + max([int(there.max(initial=-1)), *(mention.statement for mention in mentions)])
        self.there = there[order]
        self.number = np.concatenate([np.arange(len(links))] * 2)[order]
        self.start = np.searchsorted(here[order], np.arange(self.size + 1))
        self.probability = np.array([*(link.probability for link in links), 0.0])
        self.nearest = np.array([*(link.vector[NEAREST] for link in links), 0.0])

    def rows(self, statements: Indexes) -> Indexes:
        """A row for each of these statements, with a column for every statement: the number of the link
        between the two, or UNLINKED.
        """
        found = np.full((len(statements), self.size), UNLINKED, dtype=np.int64)
        for row, statement in zip(found, statements.tolist(), strict=True):
            own = slice(self.start[statement], self.start[statement + 1])
            row[self.there[own]] = self.number[own]
        return found


def _coded_keys(mentions: Sequence[Mention]) -> list[frozenset[int]]:
    """The keys of each mention as numbers, the same key with the same number."""
    codes: dict[tuple[str, object], int] = {}
    return [frozenset(codes.setdefault(key, len(codes)) for key in keys(mention)) for mention in mentions]


def keys(mention: Mention) -> Iterator[tuple[str, object]]:
    """The keys of a mention, as (sort, key): its value, the fates of those counted, its noun with its verb, what it
    measures, whose age it is. Two mentions with a common key may answer the same question.
    """
    yield from (("value", key) for key in equal_keys(mention.value))
    yield from (("happening", name) for name in mention.classes)
    if mention.head is not None and mention.predicate is not None:
        yield "noun and verb", (mention.head, mention.predicate)
    if mention.attribute is not None:
        yield "attribute", mention.attribute
    if mention.owner is not None and is_age(mention):
        yield "age", mention.owner
