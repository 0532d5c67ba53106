"""Pairs of mentions that may answer one question, and how likely each does."""

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

# Mentions of one statement that is repeated word for word are one mention.
SAME_STATEMENT = 1.0
# Where "nearest to each other" stands in a statement link's vector.
NEAREST = 6
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

    Paired are mentions of linked statements, and mentions that share a value, a fate, or noun and verb. Of the latter only those count that share
    most words around them, `most_around` for each mention. Time: the square of the mentions, in array operations; the pairs that `vetoed`
    must decide one by one, and memory, grow with the mentions.
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
        """Reads the mentions' traits, keys and words around into arrays, and finds for each mention the least share of words around it with which a pair that is
        only joined by a key counts (`least`).
        """
        self.settings = settings
        self.kept = kept
        self.of = Traits(mentions)
        self.weights = weights
        self.links = _Links(links, mentions)
        self.keys = Shared(_coded_keys(mentions), once)
        self.words = Shared([m.around for m in mentions], lambda t: idf.get(t, 1.0), precision=np.float64)

        self.least = np.zeros(len(mentions))
        if len(mentions) > settings.most_around:
            for first, stop in blocks(len(mentions)):
                shared = np.where(self._keyed(first, stop), self.words.sums(first, stop), 0)
                self.least[first:stop] = least_of_highest(shared, settings.most_around)

    def _keyed(self, first: int, stop: int) -> Flags:
        """Where a mention of another report has a key in common: rows first..stop × all mentions."""
        found: Flags = (self.keys.sums(first, stop) > 0) & self._elsewhere(first, stop)
        return found

    def block(self, first: int, stop: int) -> Scored:
        """The pairs whose left side is one of these mentions."""
        of = self.of
        link = self.links.rows(of.statement[first:stop])[:, of.statement]
        around = self.words.sums(first, stop)
        one_statement = of.statement[first:stop, None] == of.statement[None, :]
        near = (around > 0) & (around >= np.minimum(self.least[first:stop, None], self.least[None, :]))
        tolls = of.is_toll[first:stop, None] & of.is_toll[None, :]
        one_fate = tolls & ((of.exclusive[first:stop, None] & of.exclusive[None, :]) != 0)
        met = (link != UNLINKED) | one_statement | (self._keyed(first, stop) & near)
        rows, right = np.nonzero((met | one_fate) & self._later_and_elsewhere(first, stop))
        left = rows + first
        comparable = of.values.comparable(left, right)
        # So many dead are so many dead, whatever else their sentences tell; of other tolls something must.
        strange = np.flatnonzero(~met[rows, right])
        comparable[strange] &= of.values.equal(left[strange], right[strange])
        rows, left, right = rows[comparable], left[comparable], right[comparable]
        likely = self._likely(left, right, link[rows, right])
        pairs = zip(left.tolist(), right.tolist(), likely.tolist(), strict=True)
        free = flags([self._may_answer_one_question(*pair) for pair in pairs])
        rows, left, right, likely = rows[free], left[free], right[free], likely[free]
        shared = around[rows, right].astype(np.float64, copy=False)
        return self._scored(left, right, likely, link=link[rows, right], around=shared)

    def _may_answer_one_question(self, left: int, right: int, likely: float) -> bool:
        """Whether no rule keeps the two mentions apart. `likely`: how likely their statements say the same."""
        one, two = self.of.mentions[left], self.of.mentions[right]
        alike = told_alike(one, two, likely, self.settings) or of_one_event(one, two)
        return not once_vetoed(one, two, self.kept, alike=alike)

    def _likely(self, left: Indexes, right: Indexes, link: Indexes) -> Floats:
        """How likely the statements of each pair say the same."""
        repeated = self.of.statement[left] == self.of.statement[right]
        found: Floats = np.where(link == UNLINKED, repeated * SAME_STATEMENT, self.links.probability[link])
        return found

    def _later_and_elsewhere(self, first: int, stop: int) -> Flags:
        later: Flags = np.arange(len(self.of.report))[None, :] > np.arange(first, stop)[:, None]
        return later & self._elsewhere(first, stop)

    def _elsewhere(self, first: int, stop: int) -> Flags:
        found: Flags = self.of.report[first:stop, None] != self.of.report[None, :]
        return found

    def _scored(
        self, left: Indexes, right: Indexes, likely: Floats, *, link: Indexes, around: Floats
    ) -> Scored:
        """Pairs with their features and probability; equal values of one statement repeated are certain."""
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
        """Sorts the links by either side: those of statement n are numbered `number[start[n]:start[n + 1]]` and lead to `there` at these places."""
        left = np.array([link.left for link in links], dtype=np.int64)
        right = np.array([link.right for link in links], dtype=np.int64)
        here, there = np.concatenate([left, right]), np.concatenate([right, left])
        order = np.argsort(here, kind="stable")
        self.size = 1 + max([int(there.max(initial=-1)), *(m.statement for m in mentions)])
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
    return [frozenset(codes.setdefault(key, len(codes)) for key in keys(m)) for m in mentions]


def keys(mention: Mention) -> Iterator[tuple[str, object]]:
    """Keys of a mention: its value, its fate, its noun with its verb. Two mentions with a common key may answer the same question."""
    yield from (("value", key) for key in equal_keys(mention.value))
    yield from (("happening", name) for name in mention.classes)
    if mention.head is not None and mention.predicate is not None:
        yield "noun and verb", (mention.head, mention.predicate)
    if mention.attribute is not None:
        yield "attribute", mention.attribute
    if mention.owner is not None and is_age(mention):
        yield "age", mention.owner
