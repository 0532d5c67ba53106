"""Reads what stands before and behind a number and bounds or turns it: hedge ("more than"), currency, minus.

Words used here. Hedge: a word that says how exact a number is ("about", "more than"). Floor: the token before which
nothing may be read, since it belongs to the amount before. Glued: without a blank before it. `at`, `first`: indexes
of tokens.

Keys of numbers.json. `units`: number word → value ("four" → 4); `money_scales`: letter that scales money only →
factor ("m" → 1e6); `minus`: words for a minus.

Keys of hedges.json. `places`: words before which a hedge bounds nothing ("over the city"); `softeners`: words that go
with a hedge and change nothing.

Keys of currencies.json. `letters`: letter → the currency that it stands for before a written amount ("R" → ZAR).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from variorum.records import Hedge
from variorum.text.lexicon import table
from variorum.text.quantity.lexicon import (
    Unit,
    currency_letters,
    currency_signs,
    hedges_after,
    hedges_before,
    numbers,
    scale_words,
    short_scales,
)
from variorum.text.quantity.number import past_hyphen, word_at
from variorum.text.quantity.tokens import Token

# Words that may stand between a hedge and its number ("at least another 20").
BETWEEN = {"another", "a", "an", "record", "total", "staggering", "whopping"}

# Digits in groups of three, as amounts are written ("25,000", "25 000"), maybe with hundredths.
GROUPED = re.compile(r"\d{1,3}(?:[ ,.'’\u00a0\u202f\u2009]\d{3})+(?:[.,]\d\d)?")


class Before(NamedTuple):
    """What stands before a number and belongs to it (hedge, currency, minus); `first` is the token at which that begins."""

    first: int
    hedge: Hedge
    currency: Unit | None
    negative: bool


def before(tokens: Sequence[Token], at: int, language: str, floor: int = 0) -> Before:
    """Reads leftwards from tokens[at], no further than `floor`: sign, currency, and hedge with the words before it that only soften it
    ("probably more than").
    """
    first, negative = _sign(tokens, at, language, floor)
    first, currency = _currency(tokens, first, language, floor)
    if not negative:
        first, negative = _sign(tokens, first, language, floor)
    start, hedge = _hedge(tokens, first, language, floor)
    return Before(start, hedge, currency, negative)


def after(tokens: Sequence[Token], at: int) -> tuple[int, Hedge | None]:
    """(index past it, the hedge) of a hedge that follows its number ("or more", "+", "or so"); (at, None) where none
    does.
    """
    if at < len(tokens):
        # "20-plus": the hedge stands behind a hyphen
        inner = at + 1 if tokens[at].low == "-" and tokens[at].glued and at + 1 < len(tokens) else at
        for hedge_at in (at, inner):
            # hedges are kept by their first word
            for words, hedge in hedges_after().get(tokens[hedge_at].low, ()):
                if tuple(
                    token.low for token in tokens[hedge_at : hedge_at + len(words)]
                ) == words and not _belongs_to_sentence(tokens, hedge_at, words):
                    return hedge_at + len(words), hedge
    return at, None


def _belongs_to_sentence(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    """Whether the word behind the number goes on with the sentence instead of hedging it: "four plus six",
    "plus tax", "2011 and more than".
    """
    # "20+" is a hedge, "4 + 6" a sum
    if words in {("plus",), ("+",)}:
        return not tokens[at].glued
    past = at + len(words)
    return past < len(tokens) and (tokens[past].low == "than" or tokens[past].low in numbers("en")["units"])


def _sign(tokens: Sequence[Token], at: int, language: str, floor: int) -> tuple[int, bool]:
    """(index where the number begins with its minus, True) for "minus 5", "-5"; (at, False) without one. The dash of a
    range is no minus.
    """
    sign_at = at - 1
    if sign_at < floor:
        return at, False
    # "minus 5"; but "minus" may be the end of a hedge
    if (
        tokens[sign_at].low in numbers(language)["minus"]
        and _hedge_ending_at(tokens, at, language, floor) is None
    ):
        return sign_at, True
    # a dash glued to the number is a minus where nothing is glued before it
    if tokens[sign_at].low in {"-", "−", "–"} and tokens[at].glued:
        token_before = tokens[sign_at - 1] if sign_at > floor else None
        if (
            token_before is not None
            and token_before.low in numbers(language)["minus"]
            and tokens[sign_at].glued
        ):
            return sign_at - 1, True
        # "at -5", "$-5"; in "5-7" the dash is glued to what stands before it
        if not tokens[sign_at].glued or (
            token_before is not None and token_before.low in {"$", "€", "£", "("}
        ):
            return sign_at, True
    return at, False


def _currency(tokens: Sequence[Token], at: int, language: str, floor: int) -> tuple[int, Unit | None]:
    """The index of a currency sign before the number, with the currency; (at, None) where there is none. `at`: the index of the number."""
    signs = currency_signs()
    # the longest sign first: "US $" before "$"
    for length in (4, 3, 2, 1):
        first = at - length
        if first >= floor:
            unit = signs.get(tuple(token.text for token in tokens[first:at]))
            # before a number in words only a sign of several tokens counts ("US$ five")
            if unit is not None and (not tokens[at].text[0].isalpha() or length > 1):
                return first, unit
    lettered = _currency_of_letter(tokens, at, language) if at > floor else None
    return (at - 1, lettered) if lettered else (at, None)


def _currency_of_letter(tokens: Sequence[Token], at: int, language: str) -> Unit | None:
    """The currency of a letter before an amount: "R1.2bn", "R25,000", "R 25 000", "N5.6trn", "Sh500 million". A letter is money only where
    the number is written as an amount, in groups or with a scale; "R4", "N95", "K9" and "P45" are names (None).
    """
    unit = currency_letters().get(tokens[at - 1].text)
    if unit is None or tokens[at - 1].glued or not tokens[at].is_digits:
        return None
    if not tokens[at].glued and not table("currencies.json")["letters"][tokens[at - 1].text]["apart"]:
        return None
    # written as an amount: grouped digits, or a scale behind
    scale_at = past_hyphen(tokens, at + 1)
    behind = word_at(tokens, scale_at)
    is_scale = behind in scale_words(language) or behind in short_scales(language)
    is_short = (
        behind in numbers(language)["money_scales"]
        and tokens[scale_at].glued
        and not _goes_on_glued(tokens, scale_at)
    )
    return unit if GROUPED.fullmatch(tokens[at].text) or is_scale or is_short else None


def _goes_on_glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a letter or digit is glued on behind token `at`."""
    return at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].text[0].isalnum()


def _hedge(tokens: Sequence[Token], at: int, language: str, floor: int) -> tuple[int, Hedge]:
    """(index at which a hedge before the number begins, the hedge); "at least another 20" has a word between them.
    Without one, (at, Hedge.EXACT). `at`: the index of the number.
    """
    # right before the number, or with a word such as "another" between
    hedge_end = at
    # "sub-10": a hyphen between hedge and number
    if (
        hedge_end > floor
        and tokens[hedge_end - 1].low == "-"
        and tokens[hedge_end - 1].glued
        and tokens[hedge_end].glued
    ):
        hedge_end -= 1
    for step in (0, 1):
        if step and (hedge_end <= floor or tokens[hedge_end - 1].low not in BETWEEN):
            break
        hedge_end -= step
        found = _hedge_ending_at(tokens, hedge_end, language, floor)
        if found is not None:
            return found
    return at, Hedge.EXACT


def _hedge_ending_at(tokens: Sequence[Token], at: int, language: str, floor: int) -> tuple[int, Hedge] | None:
    """(the index it begins at, hedge) of the hedge whose last word stands before token `at`; None where none does, or
    "over" tells a place. `at`: the index of the number.
    """
    if at <= floor:
        return None
    table_of = hedges_before(language)
    # hedges by their last word; a hedge may have several words ("no fewer than")
    for words, hedge in table_of.get(tokens[at - 1].low, ()):
        first = at - len(words)
        if first >= floor and tuple(token.low for token in tokens[first:at]) == words:
            if len(words) == 1 and _is_place(tokens, first, language, floor):
                return None
            return _softened(tokens, first, hedge, language, floor)
    return None


# So many tokens between a verb and the "over" that goes with it ("spread out over", "erstreckt sich über").
PARTICLE = 2
# Behind these a bound begins all the same ("a war of over 30 years", "fears that over 30 died").
BOUNDED = frozenset(
    {"of", "that", "with", "by", "for", "in", "after", "and", "dass", "von", "mit", "nach", "und"}
)


def _is_place(tokens: Sequence[Token], at: int, language: str, floor: int) -> bool:
    """Whether "over" or "under" goes with the verb and is no hedge: "spread over 20 hectares", "handed over
    30 men", "buried under 3 metres".
    """
    verbs = table("hedges.json")["places"].get(language, {}).get(tokens[at].low)
    behind = [token.low for token in tokens[max(floor, at - PARTICLE) : at]]
    return bool(verbs) and any(word in verbs for word in behind) and behind[-1] not in BOUNDED


def _softened(
    tokens: Sequence[Token], first: int, hedge: Hedge, language: str, floor: int
) -> tuple[int, Hedge]:
    """The hedge with the index where it begins, words before it that only soften it included ("probably more than")."""
    softening_words = table("hedges.json")["softeners"].get(language, ())
    start = first
    while start > floor and tokens[start - 1].low in softening_words:
        start -= 1
    return start, hedge
