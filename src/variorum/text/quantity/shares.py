"""Reads halves, thirds and quarters in words: "two thirds of", "half a million".

Keys of numbers.json. `units`: number word → value ("four" → 4); `scales`: word that multiplies → factor ("million" →
1e6); `groups`: word for so many → number ("dozen" → 12); `articles`: "a", "an"; `and`: words for "and"; `of`: words
for "of"; `half`: words for a half; `fractions`: word → share ("third" → .333); `ordinals`: "third" → 3.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.text.quantity.lexicon import hedges_before, numbers
from variorum.text.quantity.number import Numeral, past_hyphen, plain, word_at
from variorum.text.quantity.tokens import Token


def share_of(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """A share: "half", "a third of", "two-thirds", "half a million", "a quarter"."""
    lexicon = numbers(language)
    word = tokens[at].low
    if word_at(tokens, at + 1) in lexicon["half"] and word_at(tokens, at - 1) in lexicon["and"]:
        return None  # "an hour and a half"
    # "half a million"; "half a …"; "half of"
    if word in lexicon["half"]:
        group = group_at(tokens, at + 1, language)
        if group is not None:
            factor, past_group = group
            # half of a million is a number, and no share of something
            return plain(at, past_group, 0.5 * factor, scaled=True)
        next_at = past_hyphen(tokens, at + 1)
        if word_at(tokens, next_at) in lexicon["articles"]:
            return plain(at, at + 1, 0.5, share=True)
        return plain(at, at + 1, 0.5, share=True) if _is_share(tokens, at, language) else None
    # "a half million"
    if word in lexicon["articles"] and word_at(tokens, at + 1) in lexicon["half"]:
        group = group_at(tokens, at + 2, language)
        if group is not None:
            factor, past_group = group
            return plain(at, past_group, 0.5 * factor, scaled=True)
    return _spelled_share(tokens, at, language)


def group_at(tokens: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """(size, index past it) of what a half or a quarter is taken of: "million", "of a million", "de million",
    "-million"; None where nothing is. `at`: the index behind "half".
    """
    lexicon = numbers(language)
    index = past_hyphen(tokens, at)
    if word_at(tokens, index) in lexicon["of"]:
        index += 1
    if word_at(tokens, index) in lexicon["articles"] or word_at(tokens, index) == "one":
        index = past_hyphen(tokens, index + 1)
    word = word_at(tokens, index)
    factor = lexicon["scales"].get(word) or lexicon["groups"].get(word)
    return (factor, index + 1) if factor else None


def _is_share(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether "half" is a share: "half of", "half the", "almost half", and not "this half" or "the second
    half". `at`: its index.
    """
    before, after = word_at(tokens, at - 1), word_at(tokens, at + 1)
    lexicon = numbers(language)
    # "the second half", "the other half" of a game or year
    if before in {
        "this",
        "first",
        "second",
        "last",
        "next",
        "other",
        "better",
        "each",
        "either",
        "top",
        "bottom",
    }:
        return False
    return after in lexicon["of"] or after in _OWNED or before in _CUT or before in hedges_before(language)


# Words behind "half" that show it to be a share.
_OWNED = {
    "the",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "your",
    "that",
    "this",
    "all",
    "those",
    "these",
    "as",
    "hour",
}


# Words before "half" that show it to be a share: "cut by half".
_CUT = {"by", "in", "about", "than"}


def _is_bare(tokens: Sequence[Token], at: int) -> bool:
    """Whether a part of a scale stands without its article: "quarter-million homes"."""
    lexicon = numbers("en")
    ranked = tokens[at].low in lexicon["ordinals"] or word_at(tokens, at - 1) in lexicon["ordinals"]
    return not ranked and word_at(tokens, past_hyphen(tokens, at + 1)) in lexicon["scales"]


def _spelled_share(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """Reads "two thirds", "half", "a quarter million" (→ 250_000) at token `at`; None for an ordinal ("a third man")
    and for one or more.
    """
    lexicon = numbers(language)
    word = tokens[at].low
    # "a", "two" or nothing before "third"
    numerator = 1.0 if word in lexicon["articles"] else lexicon["units"].get(word)
    if numerator is None and word in lexicon["fractions"] and (language != "en" or _is_bare(tokens, at)):
        numerator, fraction_at = 1.0, at
    else:
        fraction_at = past_hyphen(tokens, at + 1)
    # no share begins here
    if not numerator or word_at(tokens, fraction_at) not in lexicon["fractions"]:
        return None
    denominator = lexicon["fractions"][word_at(tokens, fraction_at)]
    # "third" is 1/3 and the third
    is_ordinal = word_at(tokens, fraction_at) in lexicon["ordinals"]
    # "a quarter million"; else a share of something
    group = group_at(tokens, fraction_at + 1, language)
    if group is not None and numerator * denominator < 1:
        factor, past_group = group
        return plain(at, past_group, numerator * denominator * factor, scaled=True)
    after = word_at(tokens, fraction_at + 1)
    # "a third man" ranks, "a third of the men" is a share; two halves and more are no share
    is_of_something = after in lexicon["of"]
    if (
        is_ordinal and numerator == 1.0 and not is_of_something and word != "one"
    ) or numerator * denominator >= 1:
        return None
    return plain(at, fraction_at + 1, numerator * denominator, share=True)
