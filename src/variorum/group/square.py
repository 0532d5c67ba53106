"""The sums between few parts, held in a table of all of them: that is how the parts around an arrival are joined."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from variorum.group.arrays import Floats, Ints


class Square:
    """Parts are numbered from 0. A part's row holds its sums with all others, 0 with itself and with what was joined to another; `known` says which rows
    are filled.
    """

    def __init__(self, parts: int) -> None:
        self._sums: Floats = np.zeros((parts, parts))
        self.known: NDArray[np.bool_] = np.zeros(parts, np.bool_)

    def fill(self, rows: Ints, left: Ints, right: Ints, totals: Floats) -> None:
        """Takes in these rows: `totals` are the sums of parts `left` (each among `rows`) with parts `right`."""
        self._sums[left, right] = totals
        self._sums[rows, rows] = 0.0
        self.known[rows] = True

    def row(self, part: int) -> Floats:
        """The sums of one part with all; not to be changed."""
        row: Floats = self._sums[part]
        return row

    def rows(self, parts: Ints) -> tuple[Ints, Ints, Floats]:
        """The sums of several parts, as three arrays of equal length: (part, other part, their sum); pairs without a
        sum are left out.
        """
        rows = self._sums[parts]
        at, right = np.nonzero(rows)
        return parts[at], right, rows[at, right]

    def join(self, kept: int, gone: int) -> None:
        """Counts `gone` as `kept` from now on."""
        sums = self._sums
        sums[kept] += sums[gone]
        sums[:, kept] += sums[:, gone]
        sums[gone] = 0.0
        sums[:, gone] = 0.0
        # nothing is added of a part with itself
        sums[kept, kept] = 0.0
