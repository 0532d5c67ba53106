"""Amounts without a number: dozens, several hundred."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.text.lexicon import entries
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.number import Numeral, word_at
from variorum.text.quantity.tokens import Token


def in_vague_words(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """A range for "dozens", "tens of thousands", "several hundred", as `numbers.json` has it; None for other
    words.
    """
    lexicon = numbers(language)
    word = tokens[at].low
    if word in lexicon["indefinite"] or (
        word in lexicon["articles"] and word_at(tokens, at + 1) in lexicon["indefinite"]
    ):
        return _several(tokens, at, language)
    opened = lexicon["tens"].get(word) or {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0}.get(word)
    if word in {"tens", "hundreds", "dozens"} and word_at(tokens, at + 1) in lexicon["of"]:
        scale = lexicon["vague"].get(word_at(tokens, at + 2))
        if scale and opened:
            low = opened * scale[0]
            return Numeral(at, at + 3, None, low, low * 10)
    if word in lexicon["vague"] and not (word == "scores" and not _counts_scores(tokens, at)):
        low, high = lexicon["vague"][word]
        return Numeral(at, at + 1, None, float(low), float(high))
    return None


def _several(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """A range for "several hundred", "a few dozen", "a couple of thousand"; "several" alone is a bound too."""
    lexicon = numbers(language)
    i = at + 1 if tokens[at].low in lexicon["articles"] else at
    low, high = lexicon["indefinite"][tokens[i].low]
    if language == "en" and tokens[i].low in {"few", "couple"} and i == at:
        return None
    i += 1
    if word_at(tokens, i) in lexicon["of"] and word_at(tokens, i - 1) == "couple":
        i += 1
    word = word_at(tokens, i)
    scale = lexicon["hundred"].get(word) or lexicon["scales"].get(word) or lexicon["groups"].get(word)
    if tokens[i - 1].low == "couple" and not scale:
        return None
    if scale:
        return Numeral(at, i + 1, None, low * scale, high * scale)
    return Numeral(at, i, None, float(low), float(high))


def _counts_scores(tokens: Sequence[Token], at: int) -> bool:
    """Whether "scores" is a number: "scores of people", "scores injured", and not "scores twice" or "test
    scores".
    """
    after = word_at(tokens, at + 1)
    return after in {"of", "more", "were"} or after in entries("fates.txt")
