"""Reasons, in words, to read an extraction with care."""

from __future__ import annotations

from typing import Any

from variorum.extract.furniture import word_count

# Share of one extractor's text that the other must hold. On 216 pages the 5 % on which the two agree least hold about
# half of the bad extractions (../shared/evidence.md).
AGREE = 0.5
# Size of the pieces that are looked up, in characters without white space.
PIECE = 24
STEP = 60


def page_doubts(body: str, second: str, head: Any) -> tuple[str, ...]:
    """`body` and `second` (the cheap extractor's text) without white space."""
    doubts = []
    kept, held = share(body, second), share(second, body)
    if body and kept < AGREE:
        doubts.append(f"a second extractor finds only {kept:.0%} of this text in the page's main content")
    if second and held < AGREE * 0.6 and len(second) > 400:
        doubts.append(
            f"this text holds only {held:.0%} of what a second extractor takes for the main content"
        )
    if head.paywalled() and word_count(body) and len(body) < 1500:
        doubts.append(
            "the page says that it is not free to read, and the text is short: it may be only its beginning"
        )
    return tuple(doubts)


def agreement(one: str, other: str) -> float:
    """How much two extractors agree, 0 to 1: the smaller of what each holds of the other."""
    return min(share(one, other), share(other, one))


def share(one: str, other: str) -> float:
    """How much of `one` stands in `other`, by pieces."""
    pieces = [one[i : i + PIECE] for i in range(0, max(1, len(one) - PIECE + 1), STEP)]
    return sum(piece in other for piece in pieces) / len(pieces) if one else 0.0
