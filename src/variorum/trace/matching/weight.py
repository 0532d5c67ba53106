"""Weighs how far a shared run of narrative is a sign of copying, and not of two reporters naming the same things.

Words used here. Piece: a stretch of equal words in two reports. Named: words that are names, titles or figures.
Formula: words that everybody writes alike. Cap: the most that short runs may add.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.trace.matching.align import Piece
from variorum.trace.segments.formulae import cost
from variorum.trace.settings import TraceSettings
from variorum.trace.words.tokens import NARRATIVE, Tokens

# A formula of law runs on for some forty words at most: whoever shares more in a row shares a text, and need not be asked.
LONGEST_FORMULA = 60
# Times the threshold, beyond which no more is weighed.
ENOUGH = 2


def weight(narrative: Iterable[Piece], tokens: tuple[Tokens, Tokens], settings: TraceSettings) -> float:
    """Evidence of copying, counted in shingles.

    In a run, names, titles of office and figures count half and formulae nothing: everybody who writes of the matter uses them.
    Runs under `least_run` words count half: idioms are short. Runs under `phrase` words count together up to a cap, unless they stand
    close together: ten stock phrases in two long reports are no copied text. Stops once the threshold is reached. `narrative`: the shared
    pieces of narrative.
    """
    left, right = tokens
    narrative = tuple(narrative)
    total = from_phrases = 0.0
    cap = (
        ENOUGH * settings.dependent_weight if _dense(narrative, tokens, settings) else settings.phrases_weight
    )
    for piece in sorted(narrative, key=lambda piece: -piece.length):
        if total >= ENOUGH * settings.dependent_weight:
            break
        left_words = slice(piece.left, piece.left + piece.length)
        right_words = slice(piece.right, piece.right + piece.length)
        # for each word, whether it is a name on both sides
        named = left.named[left_words] & right.named[right_words]
        if piece.length <= LONGEST_FORMULA:
            # words, less for names and formulae; then as shingles, less for short runs
            words = float(cost(left.codes[left_words], named, settings.name_discount).sum())
        else:
            words = piece.length - int(named.sum()) * settings.name_discount
        # so many words hold so many shingles of `gram` words
        shingles = max(0.0, words - settings.gram + 1)
        weight_of_piece = (
            shingles if piece.length >= settings.least_run else shingles * settings.short_discount
        )
        if piece.length < settings.phrase:
            weight_of_piece = min(weight_of_piece, cap - from_phrases)
            from_phrases += weight_of_piece
        total += weight_of_piece
    return total


def _dense(narrative: Sequence[Piece], tokens: tuple[Tokens, Tokens], settings: TraceSettings) -> bool:
    shortest = min(int((text.labels == NARRATIVE).sum()) for text in tokens)
    return sum(piece.length for piece in narrative) >= settings.dense_share * shortest
