"""What one pair of reports shares, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from variorum.records import Direction, Label, Report, SharedKind, SharedText
from variorum.trace.align import chosen, shared_span, split_by_label
from variorum.trace.join import Run
from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import NARRATIVE, QUOTATION, Tokens

DEPENDENT = frozenset({SharedKind.COPY, SharedKind.TRIMMED, SharedKind.UPDATE, SharedKind.EXCERPT})


def shared_text(
    left: Report,
    right: Report,
    tokens: tuple[Tokens, Tokens],
    found: Sequence[Run],
    settings: TraceSettings,
) -> SharedText:
    pieces = [piece for run in chosen(found) for piece in split_by_label(run, *tokens)]
    narrative = [run.length for run, label in pieces if label == NARRATIVE]
    grams = sum(max(0, length - settings.gram + 1) for length in narrative)
    shares = tuple(_share(sum(narrative), text) for text in tokens)
    kind = _kind(grams, shares, {label for _, label in pieces}, settings)
    return SharedText(
        left=left.id,
        right=right.id,
        kind=kind,
        dependent=kind in DEPENDENT,
        left_share=shares[0],
        right_share=shares[1],
        spans=tuple(shared_span(run, label, *tokens) for run, label in pieces),
        direction=Direction.UNDECIDED,
        why=(f"{sum(narrative)} words of narrative stand in both",),
    )


def _share(shared: int, text: Tokens) -> float:
    own = int(np.count_nonzero(text.labels == NARRATIVE))
    return round(shared / own, 3) if own else 0.0


def _kind(grams: int, shares: tuple[float, ...], labels: set[int], settings: TraceSettings) -> SharedKind:
    if grams < settings.dependent_grams:
        return SharedKind.SHARED_QUOTE if QUOTATION in labels else SharedKind.BOILERPLATE
    if min(shares) >= settings.copy_share:
        return SharedKind.COPY
    if max(shares) >= settings.copy_share:
        return SharedKind.TRIMMED
    return SharedKind.UPDATE if min(shares) >= settings.update_share else SharedKind.EXCERPT


def narrative_spans(shared: SharedText) -> list[tuple[int, int, int, int]]:
    return [
        (s.left_start, s.left_end, s.right_start, s.right_end)
        for s in shared.spans
        if s.label is Label.NARRATIVE
    ]
