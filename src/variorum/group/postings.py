"""An inverted index in two arrays: which units have each feature, and how often. The postings of many features are read at once."""

from __future__ import annotations

from functools import cache
from math import log

import numpy as np

from variorum.group.arrays import Counts, Floats, Ints, Keys, Rows, grown

# Room for so many postings when a feature is first seen; it doubles whenever it is full.
FIRST = 2

# A feature that stands in a text more often counts as if it stood in it so often.
MOST = 65_535


def weights(counts: Counts) -> Floats:
    """The weight of a feature in a text, from how often it stands there (without its rarity)."""
    return _weights().take(counts, mode="clip")


@cache
def _weights() -> Floats:
    return np.array([0.0, *(1.0 + log(count) for count in range(1, MOST + 1))])


class Postings:
    """Features are numbered from 0. The postings of one feature stand together, in the order in which they were added."""

    def __init__(self) -> None:
        """Begins without features. By feature: where its postings start, how much room they have, how many there are;
        then the postings themselves: unit and count.
        """
        # by feature
        self._start: Ints = np.zeros(0, dtype=np.int64)
        self._room: Ints = np.zeros(0, dtype=np.int64)
        self._length: Ints = np.zeros(0, dtype=np.int64)
        # by posting: the unit, and how often it has the feature
        self._rows: Rows = np.zeros(0, dtype=np.int32)
        self._counts: Counts = np.zeros(0, dtype=np.uint16)
        # the first place that is free behind all rooms
        self._end = 0

    def frequency(self, keys: Keys) -> Ints:
        """How many units hold each feature."""
        return self._length[keys]

    def add(self, row: int, keys: Keys, counts: Counts) -> None:
        """Adds a unit's features. `keys`: each at most once; new ones need not be announced. `row`: the unit's number; `counts`: how
        often it has each key.
        """
        if not len(keys):
            return
        self._widen(int(keys.max()) + 1)
        self._move(keys[self._length[keys] == self._room[keys]])
        places = self._start[keys] + self._length[keys]
        self._rows[places] = row
        self._counts[places] = counts
        self._length[keys] += 1

    def of(self, keys: Keys, factors: Floats) -> tuple[Rows, Floats]:
        """The postings of all `keys`, one after the other: units, and for each the weight of the feature times its factor."""
        lengths = self._length[keys]
        ends = np.cumsum(lengths)
        # the postings of a feature lie in a row: its start, and from there one place further for each
        places = np.repeat(self._start[keys] - (ends - lengths), lengths)
        places += np.arange(len(places))
        return self._rows[places], weights(self._counts[places]) * np.repeat(factors, lengths)

    def _widen(self, features: int) -> None:
        """Makes room for features up to this number."""
        self._start = grown(self._start, features)
        self._room = grown(self._room, features)
        self._length = grown(self._length, features)

    def _move(self, full: Keys) -> None:
        """Gives the features whose room is full twice the room, at the end of the arrays."""
        # at the end of the arrays, twice as much room as before
        room = np.maximum(FIRST, 2 * self._room[full])
        starts = self._end + np.cumsum(room) - room
        self._end += int(room.sum())
        self._rows = grown(self._rows, self._end)
        self._counts = grown(self._counts, self._end)
        # what each has is copied to its new room
        lengths = self._length[full]
        # one index for each posting that is moved: the feature's start, and from there one place further for each
        places = np.repeat(self._start[full] - (np.cumsum(lengths) - lengths), lengths) + np.arange(
            lengths.sum()
        )
        targets = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths) + np.arange(lengths.sum())
        self._rows[targets] = self._rows[places]
        self._counts[targets] = self._counts[places]
        self._start[full] = starts
        self._room[full] = room
