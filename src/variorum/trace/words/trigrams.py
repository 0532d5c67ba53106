"""Finds which of many short texts may stand in a long one: those whose trigrams (three characters in a row) all stand in it. In numpy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from variorum.text.lexicon import lines

# Slots for trigrams, a power of two: a text of 3,000 characters has some 1,500 different ones.
SLOTS = 1 << 14
Slots = NDArray[np.uint32]


class Trigrams:
    """The trigrams of a text. It is looked through once, however many cues are then looked for in it."""

    def __init__(self, text: str) -> None:
        """Marks the slot of each trigram of the text in a table of bits."""
        self.text = text
        self.held = np.zeros(SLOTS, np.bool_)
        self.held[_slots(text)] = True
        self.held[0] = True

    def present(self, name: str) -> Iterator[str]:
        """The entries of lexicons/`name` that stand in the text, in its order; a leading "^" is left out of account."""
        cues, slots = _cues(name)
        for n in np.flatnonzero(self.held[slots].all(axis=1)).tolist():
            if cues[n].removeprefix("^") in self.text:
                yield cues[n]


def _slots(text: str) -> Slots:
    """For each three neighbouring characters their place in a table of `SLOTS`, by a hash."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    # multiplied by large odd numbers and shifted, so that neighbouring characters spread over the table
    found: Slots = (points[:-2] * 0x9E3B + points[1:-1]) * 0x85EB + points[2:]
    found ^= found >> np.uint32(13)
    return found & np.uint32(SLOTS - 1)


@cache
def _cues(name: str) -> tuple[Sequence[str], Slots]:
    """The entries of a list, and the slots of each one's trigrams, in as many columns as the longest needs. An entry
    shorter than a trigram has slot 0, which every text holds.
    """
    cues = lines(name)
    each = [_slots(cue.removeprefix("^")) for cue in cues]
    width = max(map(len, each))
    return cues, np.array(
        [np.resize(slots, width) if len(slots) else np.zeros(width) for slots in each], np.uint32
    )
