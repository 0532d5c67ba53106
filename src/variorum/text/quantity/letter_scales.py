"""Reads scales of one letter: "£1.7m", "35m of its lamps".

Keys of numbers.json. `money_scales`: letter that scales money only → factor ("m" → 1e6).
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Measure
from variorum.text.lexicon import entries
from variorum.text.quantity.counting import noun_after
from variorum.text.quantity.lexicon import Unit, numbers
from variorum.text.quantity.measuring import Measured, unit_at
from variorum.text.quantity.number import Numeral
from variorum.text.quantity.tokens import Token

# Currencies in which "L" behind an amount is a lakh.
LAKHS = frozenset({"INR", "PKR"})


def money_scale(tokens: Sequence[Token], number: Numeral, currency: Unit | None, language: str) -> Numeral:
    """The number with a lone letter behind an amount of money read as its scale: "£1.7m", "Rs 20L"."""
    letter_at = number.last
    if letter_at >= len(tokens) or number.scaled or number.exact is None or not number.is_digits:
        return number
    # "1.7m dollars"
    follows_money = unit_at(tokens, letter_at + 1)
    is_money = currency is not None or (
        follows_money is not None and follows_money.unit.measure is Measure.MONEY
    )
    factor = numbers(language)["money_scales"].get(tokens[letter_at].low)
    # "Rs 20L": a lakh is 100,000
    if currency is not None and currency.name in LAKHS and tokens[letter_at].text == "L":
        factor = 1e5
    # only in amounts of money; with a blank before the letter only behind a currency
    if not (is_money and factor and (tokens[letter_at].glued or currency is not None)):
        return number
    return scaled(number, factor)


_OWNERS = {"its", "their", "his", "her", "the", "these", "those", "our", "my"}


def is_million(tokens: Sequence[Token], number: Numeral, measured: Measured) -> bool:
    """Whether the "m" is for millions ("2.7m sales", "35m of its devices", "30m people") and not for metres
    ("300m of rope", "a 30m wave"). `measured`: the "m" read as metres.
    """
    letter_at = number.last
    if (
        tokens[letter_at].text != "m"
        or not tokens[letter_at].glued
        or measured.last != letter_at + 1
        or number.exact is None
    ):
        return False
    # the word behind the "m" says what is counted
    after = tokens[letter_at + 1] if letter_at + 1 < len(tokens) else None
    if after is None or not after.text[0].isalpha():
        return False
    # "35m of its devices" has an owner behind "of", "300m of rope" none
    if after.low == "of":
        return letter_at + 2 < len(tokens) and tokens[letter_at + 2].low in _OWNERS
    if _counts_plural(tokens, letter_at + 1):
        return True
    # "30m men and women": the plural that is counted may stand behind "and"
    and_at = next(
        (
            index
            for index in range(letter_at + 2, min(len(tokens), letter_at + 5))
            if tokens[index].low == "and"
        ),
        None,
    )
    return (
        and_at is not None
        and _counts_plural(tokens, and_at + 1)
        and all(_is_plain(token) for token in tokens[letter_at + 1 : and_at])
    )


def _counts_plural(tokens: Sequence[Token], at: int) -> bool:
    following = noun_after(tokens, at, "en", single=False, vague=False)
    return following is not None and following.is_plural


def _is_plain(token: Token) -> bool:
    """Whether the word may describe what is counted ("2.7m combined digital and physical sales")."""
    return token.text.isalpha() and token.text.islower() and token.low not in entries("function-words.txt")


def scaled(number: Numeral, factor: float) -> Numeral:
    """The number times `factor`, one token longer. It must be exact."""
    assert number.exact is not None
    value = number.exact * factor
    return number._replace(last=number.last + 1, exact=value, low=value, high=value, scaled=True)
