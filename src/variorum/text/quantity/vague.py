"""Reads amounts without a number: dozens, several hundred.

Words used here. Vague: a number without a figure ("dozens"). Indefinite: "several", "a few". To open a scale: what
"dozens" or "tens" does before "of thousands".

Keys of numbers.json. `units`: number word → value ("four" → 4); `tens`: "forty" → 40; `hundred`: the word for 100 →
100; `scales`: word that multiplies → factor ("million" → 1e6); `groups`: word for so many → number ("dozen" → 12);
`vague`: word → [low, high) ("dozens" → [12, 120)); `indefinite`: word → [low, high) ("several" → [3, 10));
`articles`: "a", "an"; `of`: words for "of".
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.text.lexicon import entries
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.number import Numeral, word_at
from variorum.text.quantity.tokens import Token


def in_vague_words(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """A range for "dozens", "tens of thousands", "several hundred", as `numbers.json` has it; None for other
    words. `at`: the index of the first word.
    """
    lexicon = numbers(language)
    word = tokens[at].low
    # "several"; "tens of thousands"; "dozens"
    if word in lexicon["indefinite"] or (
        word in lexicon["articles"] and word_at(tokens, at + 1) in lexicon["indefinite"]
    ):
        return _several(tokens, at, language)
    # "Dozen of warships": dozens, where no number and no article counts them
    if (
        word == "dozen"
        and word_at(tokens, at + 1) in lexicon["of"]
        and not _is_counted_before(tokens, at, language)
    ):
        low, high = lexicon["vague"]["dozens"]
        return Numeral(at, at + 1, None, float(low), float(high))
    # "tens of thousands": 10 × 1,000 to ten times that
    scale_opened = _opened(word, language)
    if scale_opened and word_at(tokens, at + 1) in lexicon["of"]:
        scale = lexicon["vague"].get(word_at(tokens, at + 2))
        if scale and scale[0] > scale_opened:
            low = scale_opened * scale[0]
            return Numeral(at, at + 3, None, low, low * 10)
    # "scores" may also be goals in a game
    if word in lexicon["vague"] and not (word == "scores" and not _counts_scores(tokens, at)):
        low, high = lexicon["vague"][word]
        return Numeral(at, at + 1, None, float(low), float(high))
    return None


def _is_counted_before(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a number or article stands before the word ("a dozen of", "two dozen of")."""
    lexicon = numbers(language)
    before = word_at(tokens, at - 1) if at else ""
    return before[:1].isdigit() or any(
        before in lexicon[sort] for sort in ("articles", "units", "tens", "indefinite", "hundred")
    )


# Where one of these words stands for two things and for no few of them, unless a scale follows ("ein paar Hundert").
PAIRS = frozenset({"couple", "paar", "paire", "par", "paio"})


def _opened(word: str, language: str) -> float | None:
    """The factor of a plural that stands before "of" and another number word: "tens of thousands" → 10; None for a
    word that is no such plural.
    """
    if word == "tens" and language == "en":
        return 10.0
    known = numbers(language)["vague"].get(word)
    if known is None or word == "scores":
        return None
    low, _ = known
    # "decenas" alone are taken for 20 to 100, though each counts ten
    return 10.0 if low == 20 else float(low)


def _several(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """A range for "several hundred", "a few dozen", "a couple of thousand"; "several" alone is a bound too. `at`: the index of the first
    word.
    """
    lexicon = numbers(language)
    next_at = at + 1 if tokens[at].low in lexicon["articles"] else at
    # the range of "several" alone, multiplied below by what follows
    low, high = lexicon["indefinite"][tokens[next_at].low]
    # "few hundred" without "a" says how few they are: no amount
    if language == "en" and tokens[next_at].low in {"few", "couple"} and next_at == at:
        return None
    is_pair = tokens[next_at].low in PAIRS
    next_at += 1
    # a truth value counts as 1 here: "of" in "a couple of hundred" is passed
    past = next_at + (is_pair and word_at(tokens, next_at) in lexicon["of"])
    word = word_at(tokens, past)
    # "several hundred", "a few dozen of thousands"
    scale = (
        lexicon["hundred"].get(word)
        or lexicon["scales"].get(word)
        or lexicon["groups"].get(word)
        or _opened(word, language)
    )
    # a second scale behind it: "several hundred of thousands"
    if scale:
        next_scale = (
            _opened(word_at(tokens, past + 2), language)
            if word_at(tokens, past + 1) in lexicon["of"]
            else None
        )
        if next_scale and next_scale > scale:
            return Numeral(at, past + 3, None, low * scale * next_scale, high * scale * next_scale)
        return Numeral(at, past + 1, None, low * scale, high * scale)
    if is_pair:
        return None
    return Numeral(at, next_at, None, float(low), float(high))


def _counts_scores(tokens: Sequence[Token], at: int) -> bool:
    """Whether "scores" is a number: "scores of people", "scores injured", and not "scores twice" or "test
    scores".
    """
    after = word_at(tokens, at + 1)
    return after in {"of", "more", "were"} or after in entries("fates.txt")
