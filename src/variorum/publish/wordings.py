"""Finds for a quotation the sources beside which it may be shown: only those in whose text these very words stand.

Words used here. Cell: what one source says to one claim. Variant: cells that say the same. LOOKED_FOR: for so many
quotations other cells are looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.publish.phrases import way_words
from variorum.publish.standing import stands_in
from variorum.publish.view import Cell

# Other cells are looked at for the words of the first so many wordings of a row; from then on each has its own. It keeps
# a row of a thousand sources from reading every text a thousand times.
LOOKED_FOR = 12


class Wording(NamedTuple):
    """Words that are shown once, for several cells. `cell`: the cell whose words they are. `also`: other cells in
    whose source they stand.
    """

    cell: Cell
    also: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells that say it, the one that is shown first."""
        return (self.cell, *self.also)


def wordings(cells: Sequence[Cell], *, attributed: bool = True) -> tuple[Wording, ...]:
    """The cells of one variant, put together under one quotation where that quotation is true of all of them.

    `attributed`: it is shown on whose word the words are, so this must be equal, too. A cell that says several things stays alone.
    """
    waiting = list(cells)
    result: list[Wording] = []
    while waiting:
        # the first cell, with all later ones that its quotation is true of
        first = waiting.pop(0)
        joined_to_first = (
            [cell for cell in waiting if _may_share_quotation(first, cell, attributed=attributed)]
            if len(result) < LOOKED_FOR
            else []
        )
        waiting = [cell for cell in waiting if not any(cell is taken for taken in joined_to_first)]
        result.append(Wording(first, tuple(joined_to_first)))
    return tuple(sorted(result, key=lambda wording: -len(wording.cells)))


def _may_share_quotation(one: Cell, other: Cell, *, attributed: bool) -> bool:
    """Whether `other` may be shown under the quotation of `one`.

    Both have one wording, in the leading report of their source; the words of `one` stand in the leading report of `other`, too. With
    `attributed`, both are on the same word.
    `one` and `other`: cells of one row.
    """
    if len(one.shown) != 1 or len(other.shown) != 1 or one.elsewhere != (None,) or other.elsewhere != (None,):
        return False
    # the only wording of each
    words, others = one.shown[0], other.shown[0]
    if attributed and (words.attributed_to, way_words(words)) != (others.attributed_to, way_words(others)):
        return False
    if words.quote == others.quote:
        return True
    return other.source.lead is not None and stands_in(words.quote, other.source.lead.text)
