"""Reads numbers in digits and words, without what they count.

Keys of ages.json. `decades`: "twenties" → 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from variorum.text.lexicon import table
from variorum.text.quantity.compounds import aged, is_compound
from variorum.text.quantity.digits import in_digits
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.number import ONE_WORD, Numeral
from variorum.text.quantity.scaled_sums import with_rest
from variorum.text.quantity.shares import share_of
from variorum.text.quantity.spelled import NOUGHTS, in_order, in_words, pointed
from variorum.text.quantity.tokens import SUPERSCRIPT_FRACTIONS, Token
from variorum.text.quantity.vague import in_vague_words


def opens(token: Token, language: str) -> bool:
    """Whether a number may begin with this token, so that others need no look."""
    if token.is_digits or token.low in openers(language):
        return True
    return language != "en" and (is_compound(token.low, language) or aged(token.low, language) is not None)


@cache
def openers(language: str) -> frozenset[str]:
    """Every word that a number can begin with."""
    lexicon = numbers(language)
    # names of word lists in `numbers.json`
    list_names = (
        "units",
        "tens",
        "hundred",
        "scales",
        "groups",
        "vague",
        "half",
        "fractions",
        "ordinals",
        "articles",
    )
    # all words of these lists, and what some languages have besides
    words = {word for part in (*list_names, "indefinite", "multiples") for word in lexicon[part]}
    words |= set(ONE_WORD.get(language, ()))
    words |= {"jeder", "jede", "jedes", "jeden", "jedem"} if language == "de" else set()
    words |= NOUGHTS | set(table("ages.json")["decades"]) if language == "en" else set()
    words |= {"uno", "una"} if language == "es" else set()
    return frozenset(words | {"tens"} | set(SUPERSCRIPT_FRACTIONS))


def numeral(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """The longest number that begins at tokens[at]."""
    found = _simple(tokens, at, language)
    return with_rest(tokens, found, language) if found is not None and found.scaled else found


def _simple(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """The number that begins at token `at`, in digits, vague words, a share, words or an ordinal; None where none does."""
    token = tokens[at]
    if token.is_digits or token.low in SUPERSCRIPT_FRACTIONS:
        return in_digits(tokens, at, language)
    return (
        in_vague_words(tokens, at, language)
        or share_of(tokens, at, language)
        or pointed(tokens, in_words(tokens, at, language), at, language)
        or in_order(tokens, at, language)
    )
