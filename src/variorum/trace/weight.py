"""How much a shared run of narrative says about copying, as against two reporters naming the same things."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from variorum.trace.align import Piece
from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import Tokens


def weight(narrative: Iterable[Piece], tokens: tuple[Tokens, Tokens], settings: TraceSettings) -> float:
    """In shingles. A run's names, titles of office and figures count half, for whoever writes of the matter writes
    them; runs under `least_run` words count half, for idioms are short and chance falls off steeply with length.
    """
    left, right = tokens
    total = 0.0
    for piece in narrative:
        ours = left.named[piece.left : piece.left + piece.length]
        theirs = right.named[piece.right : piece.right + piece.length]
        named = int(np.count_nonzero(ours & theirs))
        told = piece.length - named * settings.name_discount
        shingles = max(0.0, told - settings.gram + 1)
        total += shingles if piece.length >= settings.least_run else shingles * settings.short_discount
    return total
