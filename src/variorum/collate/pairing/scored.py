"""Pairs of mentions with how likely they answer one question, held as columns (arrays); single pairs are made from
these where they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from variorum.collate.models import weightiest
from variorum.collate.pairing.features import FEATURES, Vector, Vectors
from variorum.collate.pairing.relations import Flags, Floats, Indexes
from variorum.records import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two mentions, by index, `left` < `right`.

    `probability`: how likely they answer one question.
    `likely`: how likely their statements say the same.
    `same`: whether their values are equal.
    `vector`: their features, in the order of `FEATURES`.
    """

    left: int
    right: int
    probability: float
    likely: float
    same: bool
    vector: Vector

    def evidence(self, weights: Sequence[float]) -> tuple[Evidence, ...]:
        """The three features that weigh most, in words."""
        return weightiest(FEATURES, weights, self.vector)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Pairs as columns, a row for each pair, each once, in ascending order of (left, right). The columns are the
    fields of `Pair`."""

    left: Indexes
    right: Indexes
    probability: Floats
    likely: Floats
    same: Flags
    vectors: Vectors

    def __len__(self) -> int:
        return len(self.left)

    def __iter__(self) -> Iterator[Pair]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, row: int) -> Pair:
        """The pair in this row."""
        return Pair(
            left=int(self.left[row]),
            right=int(self.right[row]),
            probability=float(self.probability[row]),
            likely=float(self.likely[row]),
            same=bool(self.same[row]),
            vector=tuple(self.vectors[row].tolist()),
        )

    def where(self, chosen: Flags | Indexes) -> Scored:
        """The chosen of the pairs; indexes must ascend."""
        return Scored(**{name: getattr(self, name)[chosen] for name in COLUMNS})

    def likeness(self) -> dict[tuple[int, int], float]:
        """(left, right) → probability."""
        pairs = zip(self.left.tolist(), self.right.tolist(), strict=True)
        return dict(zip(pairs, self.probability.tolist(), strict=True))

    def surest(self) -> Pair:
        """The likeliest pair, of several the first."""
        return self[int(np.argmax(self.probability))]

    def among(self, members: Sequence[int]) -> Scored:
        """The pairs of which both sides are among `members`, whose indexes must ascend."""
        return Finding(self).among(members)


class Finding:
    """Looks up the pairs inside many groups of mentions; the sorted keys by which they are found are made once."""

    def __init__(self, pairs: Scored) -> None:
        """Makes one whole number of each pair (left times a size, plus right), so that pairs can be looked up in a sorted array."""
        self.pairs = pairs
        self.size = 1 + int(pairs.right.max(initial=0))
        self.keys = pairs.left * self.size + pairs.right

    def among(self, members: Sequence[int]) -> Scored:
        """The pairs of which both sides are among `members`, whose indexes must ascend."""
        known_members = np.array([m for m in members if m < self.size], dtype=np.int64)
        one, two = np.triu_indices(len(known_members), 1)
        # every two members as a key, looked up among the sorted keys of the pairs
        sought = known_members[one] * self.size + known_members[two]
        at = np.searchsorted(self.keys, sought)
        is_found = at < len(self.keys)
        is_found[is_found] = self.keys[at[is_found]] == sought[is_found]
        return self.pairs.where(at[is_found])


COLUMNS = ("left", "right", "probability", "likely", "same", "vectors")


def joined(parts: Sequence[Scored]) -> Scored:
    """One table of the pairs of all parts. The parts must be in ascending order."""
    return Scored(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in COLUMNS})
