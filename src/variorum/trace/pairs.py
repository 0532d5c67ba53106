"""What one pair of reports shares, and what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from variorum.records import Direction, Label, Report, SharedKind, SharedSpan, SharedText
from variorum.trace.align import Piece, pieces
from variorum.trace.join import Run
from variorum.trace.lifting import lifted, quoting_side
from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import LABELS, NARRATIVE, Tokens
from variorum.trace.weight import weight

SPOKEN = {Label.QUOTATION, Label.STATEMENT, Label.POST}


def shared_text(
    left: Report,
    right: Report,
    tokens: tuple[Tokens, Tokens],
    found: Sequence[Run],
    settings: TraceSettings,
) -> SharedText | None:
    """None where two reports only happen to use the same phrase."""
    cut = tuple(pieces(found, *tokens))
    quoted = lifted(cut, (left, right), tokens, settings)
    lifts = max(quoted) >= settings.lifted_grams
    labelled = [(piece, _label(piece, lifts)) for piece in cut]
    narrative = [piece for piece, label in labelled if label == NARRATIVE]
    dependent = lifts or weight(narrative, tokens[0], settings) >= settings.dependent_weight
    words = sum(piece.length for piece in narrative)
    shares = _share(words, tokens[0]), _share(words, tokens[1])
    kind = _copied(shares, settings) if dependent else _common(labelled, settings)
    if kind is None:
        return None
    return SharedText(
        left=left.id,
        right=right.id,
        kind=kind,
        dependent=dependent,
        left_share=shares[0],
        right_share=shares[1],
        spans=tuple(_span(piece, label, tokens) for piece, label in labelled),
        direction=Direction.UNDECIDED,
        why=(f"{words} words of narrative stand in both",),
    )


def _label(piece: Piece, lifts: bool) -> int:
    """Narrative where both sides have it so, or where one quotes the other's; else what the one says that does not."""
    if lifts and quoting_side(piece) is not None:
        return NARRATIVE
    return piece.right_label if piece.left_label == NARRATIVE else piece.left_label


def _share(shared: int, text: Tokens) -> float:
    own = int(np.count_nonzero(text.labels == NARRATIVE))
    return round(min(1.0, shared / own), 3) if own else 0.0


def _copied(shares: tuple[float, float], settings: TraceSettings) -> SharedKind:
    if min(shares) >= settings.copy_share:
        return SharedKind.COPY
    if max(shares) >= settings.copy_share:
        return SharedKind.TRIMMED
    return SharedKind.UPDATE if min(shares) >= settings.update_share else SharedKind.EXCERPT


def _common(labelled: Sequence[tuple[Piece, int]], settings: TraceSettings) -> SharedKind | None:
    words: Counter[bool] = Counter()
    for piece, label in labelled:
        if label != NARRATIVE:
            words[LABELS[label] in SPOKEN] += piece.length
    if words.total() < settings.least_run:
        return None
    return SharedKind.SHARED_QUOTE if words[True] >= words[False] else SharedKind.BOILERPLATE


def _span(piece: Piece, label: int, tokens: tuple[Tokens, Tokens]) -> SharedSpan:
    left, right = tokens
    return SharedSpan(
        left_start=int(left.starts[piece.left]),
        left_end=int(left.ends[piece.left + piece.length - 1]),
        right_start=int(right.starts[piece.right]),
        right_end=int(right.ends[piece.right + piece.length - 1]),
        label=LABELS[label],
    )
