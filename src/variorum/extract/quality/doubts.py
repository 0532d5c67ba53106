"""Gives the reasons, in words, to read an extracted text with care (`Report.doubts`)."""

from __future__ import annotations

from typing import Any

from variorum.extract.boilerplate.furniture import word_count
from variorum.extract.settings import ExtractSettings
from variorum.text.stubs import ONLY_BEGINNING


def page_doubts(body: str, second: str, head: Any, settings: ExtractSettings) -> tuple[str, ...]:
    """Reasons to read a page's text with care. `body` is the text, `second` that of another, cheap extractor; both without white space.
    `head`: what the page says of itself outside its text.
    """
    doubts = []
    # how much of each text the other has
    kept, held = share(body, second, settings), share(second, body, settings)
    if body and kept < settings.doubtful_share:
        doubts.append(f"a second extractor finds only {kept:.0%} of this text in the page's main content")
    # this sign is weaker, so that more must be lacking; a text of 400 characters or fewer shows nothing
    if second and held < settings.doubtful_share * 0.6 and len(second) > 400:
        doubts.append(
            f"this text holds only {held:.0%} of what a second extractor takes for the main content"
        )
    # where the whole text stands on the page in spite of it, it is longer than 1,500 characters
    if head.paywalled() and word_count(body) and len(body) < 1500:
        doubts.append(f"the page says that it is not free to read, and the text is short: {ONLY_BEGINNING}")
    return tuple(doubts)


def agreement(one: str, other: str, settings: ExtractSettings) -> float:
    """How much two extractors' texts agree, 0 to 1: the share of the one that stands in the other, or of the other in the one, whichever is less."""
    return min(share(one, other, settings), share(other, one, settings))


def share(one: str, other: str, settings: ExtractSettings) -> float:
    """How much of `one` is found in `other`, 0 to 1, in pieces of fixed length. Linear if the pieces come in the same order: each is searched behind
    the last one found, and only then anywhere.
    """
    size, step = settings.agreement_pieces
    pieces = [one[i : i + size] for i in range(0, max(1, len(one) - size + 1), step)]
    hits = at = 0
    for piece in pieces:
        found = other.find(piece, at)
        if found >= 0 or piece in other:
            hits += 1
            at = max(at, found)
    return hits / len(pieces) if one else 0.0
