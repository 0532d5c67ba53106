"""Reads numbers in digits: "1,200", "5.3 million" → 5_300_000, "3rd", "1 1/2".

Words used here. Token: a word, number or sign; `at`, `last`, `inner`: indexes of tokens, `last` one past the number.
Numeral: a number as said, before what it counts is known. Scale: a word that multiplies ("million").

Keys of numbers.json. `ordinal_endings`: "st", "nd", "rd", "th".
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.text.quantity.lexicon import currency_signs, numbers, unit_openers
from variorum.text.quantity.number import Numeral, past_hyphen, plain, scales, takes_st, word_at
from variorum.text.quantity.tokens import SUPERSCRIPT_FRACTIONS, Token, is_foreign, number_of

# Larger numbers are taken for codes and not read; with a power of ten ("10^30") they may be larger.
LARGEST, LARGEST_POWER = 1e16, 1e60
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")


# below the line of a fraction: "3/4", not the day "9/11"
DENOMINATORS = {2, 3, 4, 5, 6, 8, 10, 16}


def in_digits(tokens: Sequence[Token], at: int, language: str) -> Numeral | None:
    """The number that begins with the digits at token `at`, with its fraction, power of ten and scale ("1.5
    million"); None where it is too large.
    """
    token = tokens[at]
    if token.low in SUPERSCRIPT_FRACTIONS:
        return plain(at, at + 1, SUPERSCRIPT_FRACTIONS[token.low], is_digits=True)
    value = number_of(token.text, language)
    if value > LARGEST:
        return None
    last = at + 1
    # "3/4" alone; "1 1/2", "1½"
    fraction = _slash_fraction(tokens, at)
    if fraction is not None:
        return plain(at, at + 3, fraction, is_digits=True)
    past_hyphen_at = past_hyphen(tokens, last)
    fraction_behind = _slash_fraction(tokens, past_hyphen_at) if past_hyphen_at < len(tokens) else None
    if fraction_behind is not None and value == int(value) and value < 1000 and fraction_behind < 1:
        value, last = value + fraction_behind, past_hyphen_at + 3
    elif word_at(tokens, last) in SUPERSCRIPT_FRACTIONS:
        value, last = value + SUPERSCRIPT_FRACTIONS[tokens[last].low], last + 1
    # "10^6"; a scale word
    power = _power_of_ten(tokens, last)
    if power is not None:
        factor, past_power = power
        if abs(value * factor) <= LARGEST_POWER:
            return plain(at, past_power, value * factor, is_digits=True, scaled=True)
    value, last, scaled = scales(tokens, value, last, language)
    if not scaled and is_foreign(token.text, language) and not _is_measured(tokens, at, last):
        return None
    # "3rd" and, in German, "3." rank something
    ending = word_at(tokens, last)
    stones = ending == "st" and not takes_st(value)  # "11st 4lb"
    if ending in numbers(language)["ordinal_endings"] and tokens[last].glued and not (scaled or stones):
        return plain(at, last + 1, value, is_digits=True, ordinal=True)
    if language == "de" and not scaled and _is_german_order(tokens, at, last):
        return plain(at, last + 1, value, is_digits=True, ordinal=True)
    return plain(at, last, value, is_digits=True, scaled=scaled)


# What stands before a German number with a full stop that ranks ("in der 89. Minute", "im 3. Stock").
BEFORE_A_RANK = frozenset(["der", "die", "das", "dem", "den", "des", "im", "am", "zum", "zur", "beim", "vom", "ins", "seine", "seiner", "seinem", "seinen", "ihre", "ihrer", "ihrem", "ihren", "jeder", "jede", "jedes"])  # fmt: skip


def _is_german_order(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether "3." is "third": a full stop glued to the digits, a word behind it, and before it a word that opens a
    rank ("der 3. Platz").
    """
    if (
        not tokens[at].text.isdecimal()
        or word_at(tokens, last) != "."
        or not tokens[last].glued
        or last + 1 >= len(tokens)
    ):
        return False
    behind = tokens[last + 1]
    return not behind.glued and behind.text[0].isalpha() and word_at(tokens, at - 1) in BEFORE_A_RANK


def _power_of_ten(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """(factor, index past it) of a power of ten behind a number: "1.99×10^30", "6 x 10⁻⁹", "2·10−3";
    None for "3 x 10 m".
    """
    if word_at(tokens, at) not in {"×", "x", "·", "*"} or word_at(tokens, at + 1) != "10":
        return None
    past, exponent = at + 2, ""
    marked = word_at(tokens, past) in {"^", "**"}
    if marked:
        past += 1
    # the exponent: a sign and up to three digits
    while past < len(tokens) and tokens[past].glued and len(exponent) < 4:
        piece = tokens[past].text.translate(SUPERSCRIPTS).replace("−", "-")
        if not (piece in {"-", "+"} and not exponent) and not piece.isdecimal():
            break
        exponent, past = exponent + piece, past + 1
    digits = exponent.lstrip("+-")
    return (10.0 ** int(exponent), past) if digits.isdecimal() and len(digits) < 3 else None


def _is_measured(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a currency stands before or a unit behind; without one "1,2" may be two numbers. `at`: the index of the number; `last`: the
    index past it.
    """
    # "€ 1,2", "US $ 1,2": a sign is up to three tokens
    signed = any(
        tuple(token.text for token in tokens[max(0, at - length) : at]) in currency_signs()
        for length in (1, 2, 3)
    )
    inner = past_hyphen(tokens, last)
    return signed or (
        inner < len(tokens) and (tokens[inner].low in unit_openers() or tokens[inner].text in unit_openers())
    )


def _slash_fraction(tokens: Sequence[Token], at: int) -> float | None:
    """The value of "3/4" at token `at`; None where it is no fraction less than one, or goes on as a date does."""
    if word_at(tokens, at + 1) not in {"/", "⁄"} or at + 2 >= len(tokens):
        return None
    above, below = tokens[at], tokens[at + 2]
    # "3/4"; years and long numbers are no parts of a fraction
    if not (
        above.text.isdecimal() and below.text.isdecimal() and len(above.text) < 3 and len(below.text) < 3
    ):
        return None
    top, bottom = float(above.text), float(below.text)
    # "9/11" is a day, and "3/4/2024" a date
    if bottom not in DENOMINATORS or not 0 < top < bottom or word_at(tokens, at + 3) == "/":
        return None
    return top / bottom
