"""Finds, in the words before an amount of money, the period by which it is paid: "a monthly rent of 500 euros", "un loyer
mensuel de 500 euros", "eine Monatsmiete von 500 Euro", "monatlich 500 Euro".

Words used here. Flow: money that is paid again and again ("rent", "salary"). Adjective: one that names its period ("monthly").

Keys of units.json, `periods`. `adjectives`: "monthly" → "month"; `flows`: what is paid ("wage"); `between`: words
between it and the money; `compounds`: how a German or Dutch word opens → period ("Jahres" → "year"); `before_money`:
adverb → period ("monthly" → "month").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from variorum.text.lexicon import entries, table
from variorum.text.quantity.tokens import Token

# Tokens between what is paid and how much: "of", "was", "von", "in Höhe von".
MOST_BETWEEN = 8


def period_before(tokens: Sequence[Token], first: int) -> str | None:
    """The period ("month", "year") by which the money that begins at `first` is paid; None where no word before it says so."""
    lexicon = _lexicon()
    at = first - 1
    if at >= 0 and tokens[at].low in lexicon["before_money"]:
        return str(lexicon["before_money"][tokens[at].low])
    # words that may stand between are passed over
    for _ in range(MOST_BETWEEN):
        if at < 0 or not (tokens[at].is_digits or tokens[at].low in lexicon["between"]):
            break
        at -= 1
    if at < 0:
        return None
    # the two words before the money and what may stand between
    word, before = tokens[at].low, tokens[at - 1].low if at else ""
    # "monthly rent of", "loyer mensuel de"; a compound, "Monatsmiete von"
    if word in lexicon["flows"]:
        period = lexicon["adjectives"].get(before)
        return str(period) if period else None
    if word in lexicon["adjectives"] and before in lexicon["flows"]:
        return str(lexicon["adjectives"][word])
    return _compound(word)


def _compound(word: str) -> str | None:
    """The period in a compound for a sum of money: "Monatsmiete", "jaarsalaris"."""
    lexicon = _lexicon()
    for opens, period in lexicon["compounds"].items():
        if word.startswith(opens) and word.removeprefix(opens) in lexicon["flows"]:
            return str(period)
    return None


@cache
def _lexicon() -> Any:
    """The word lists of `period_before`. `between` has the verbs of change too ("rose from 500 to 650 euros")."""
    periods = table("units.json")["periods"]
    return periods | {
        "between": entries("change-verbs.txt") | frozenset(periods["between"]),
        "flows": frozenset(periods["flows"]),
    }
