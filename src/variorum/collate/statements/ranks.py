"""How near a statement's match in another telling comes to the best match it has there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from variorum.collate.statements.overlap import SMALLEST, Floats

# A match is near if it is among so many first ones.
NEAR = 3


class Ranks:
    """For each statement and each witness, the cosine of its best match there and of its third best. Memory: two
    numbers a statement and witness.

    `witness`: for each statement the number of its witness. `members`: for each witness its statements. `best`,
    `third`: a row for each statement, a column for each witness; 0 where there is none.
    """

    def __init__(self, witnesses: Sequence[str]) -> None:
        """Makes empty tables. `witnesses`: for each statement the witness that tells it."""
        names = {witness: n for n, witness in enumerate(sorted(set(witnesses)))}
        self.witness = np.array([names[w] for w in witnesses], dtype=np.int64)
        self.members = [np.flatnonzero(self.witness == n) for n in range(len(names))]
        self.best = np.zeros((len(witnesses), len(names)), dtype=np.float32)
        self.third = np.zeros((len(witnesses), len(names)), dtype=np.float32)

    def add(self, first: int, cosine: Floats) -> None:
        """Takes in the rows from `first` on: their cosines with all statements, a row each."""
        stop = first + len(cosine)
        for number, members in enumerate(self.members):
            own = cosine[:, members]
            self.best[first:stop, number] = own.max(axis=1)
            if len(members) >= NEAR:
                self.third[first:stop, number] = np.partition(own, -NEAR, axis=1)[:, -NEAR]

    def of_two_witnesses(self, first: int, stop: int) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """For each of the statements first..stop (rows) and each statement (columns): whether another witness tells it."""
        found: np.ndarray[Any, np.dtype[np.bool_]] = self.witness[first:stop, None] != self.witness[None, :]
        return found

    def both_ways(
        self, left: np.ndarray[Any, Any], right: np.ndarray[Any, Any], cosine: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """For each pair: on how many sides it is the best match (0 to 2); on how many it is among the three nearest;
        and its cosine as a share of the best one, the mean of both sides.
        """
        ways = ((left, self.witness[right]), (right, self.witness[left]))
        nearest = sum((cosine >= self.best[way]).astype(np.float32) for way in ways)
        near = sum((cosine >= self.third[way]).astype(np.float32) for way in ways)
        share = sum(cosine / np.maximum(self.best[way], SMALLEST) for way in ways) / 2
        return np.asarray(nearest), np.asarray(near), np.asarray(share)
