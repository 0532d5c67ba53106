"""Reads shares like the English "one in five": "une personne sur cinq", "una de cada cinco", "een op de vijf", "jeder fünfte".

Words used here. `ahead`: the hedge before the share. `above`, `below`: the two numbers of "two in three". Joint: the
words between them ("sur", "de cada"). `at`, `start`, `past`: indexes of tokens.

Keys of numbers.json. `articles`: "a", "an".
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Measure, Quantity
from variorum.text.quantity import hedging
from variorum.text.quantity.counting import noun_after
from variorum.text.quantity.intervals import bounds
from variorum.text.quantity.lexicon import length_unit, numbers
from variorum.text.quantity.number import Numeral, word_at
from variorum.text.quantity.number_in_context import LexResult, read_as
from variorum.text.quantity.numerals import numeral
from variorum.text.quantity.tokens import Token

# Language → (what may stand between the two numbers, how many words of a noun may stand before that).
JOINTS = {
    "fr": ((("sur",),), 2),
    "it": ((("su",),), 2),
    "es": ((("de", "cada"), ("por", "cada")), 2),
    "pt": ((("em", "cada"), ("a", "cada"), ("de", "cada")), 2),
    "nl": ((("op", "de"), ("op", "elke")), 2),
}
# Forms of the German "jeder".
EACH = frozenset({"jeder", "jede", "jedes", "jeden", "jedem"})
# "Jeder zweite" up to "jeder zwanzigste" are shares; "der hundertste" is one visitor. MOST: the largest second number
# of a share.
MOST_EACH, MOST = 20, 1000
# A verb or a mark behind an Italian number; a noun there is what stands on so many ("una casa su tre piani").
BEHIND_SU = frozenset(
    [
        "è",
        "ha",
        "sono",
        "hanno",
        "non",
        "era",
        "aveva",
        "vive",
        "vivono",
        "in",
        "nel",
        "nella",
        "a",
        "al",
        "alla",
        "di",
        "del",
        "della",
        "delle",
        "che",
        "dice",
        "dicono",
        "si",
        "soffre",
        "lavora",
        "usa",
        "muore",
        "ed",
        "e",
        "ma",
        "o",
        "da",
    ]
)


def of_every(tokens: Sequence[Token], at: int, language: str, floor: int) -> LexResult | None:
    """A share told as "two in three" or "one out of every ten" at token `at`; None where none begins there."""
    ahead = hedging.before(tokens, at, language, floor)
    # German says it in one word behind "jeder" ("jeder fünfte")
    if language == "de":
        return _german_share(tokens, at, ahead)
    if language not in JOINTS:
        return None
    # the first number, perhaps a noun, then the joint and the second number
    above, past = _first_number(tokens, at, language)
    joints, most_nouns = JOINTS[language]
    for skipped in range(most_nouns + 1):
        joint_at = past + skipped
        joint = next(
            (
                joint_words
                for joint_words in joints
                if tuple(token.low for token in tokens[joint_at : joint_at + len(joint_words)]) == joint_words
            ),
            None,
        )
        if joint is not None:
            if skipped and above and above > 1 and length_unit(tokens[joint_at - 1].low):
                return None  # "3 mètres sur 4" are the sides of a room
            start = joint_at + len(joint)
            below = numeral(tokens, start, language) if start < len(tokens) else None
            return _share(tokens, ahead, above, below, language) if above and below else None
        if joint_at >= len(tokens) or not tokens[joint_at].text.isalpha():
            return None
    return None


def _first_number(tokens: Sequence[Token], at: int, language: str) -> tuple[float | None, int]:
    """(the number that stands first in "two in three", the index past it); an article is 1; (None, at) where none stands there."""
    if word_at(tokens, at) in numbers(language)["articles"] or word_at(tokens, at) in {"uno", "una"}:
        return 1.0, at + 1
    number = numeral(tokens, at, language)
    plain = number is not None and not (number.ordinal or number.share or number.scaled)
    return (number.exact, number.last) if number and plain else (None, at)


def _share(
    tokens: Sequence[Token], ahead: hedging.Before, above: float, below: Numeral, language: str
) -> LexResult | None:
    """The share `above` of `below`, "une personne sur cinq" → 0.2; None where something else is counted behind it."""
    # "one in five": the first number is smaller, and the second a plain one
    if (
        below.exact is None
        or below.ordinal
        or below.share
        or below.scaled
        or not 0 < above < below.exact <= MOST
    ):
        return None
    behind = tokens[below.last] if below.last < len(tokens) else None
    # "une réunion sur trois sujets": the second number counts something
    counted = (
        noun_after(tokens, below.last, language, single=False, vague=False) if language == "fr" else None
    )
    if counted is not None and counted.is_plural:
        return None
    if language == "it" and behind and behind.text.isalpha() and behind.low not in BEHIND_SU:
        return None
    return _as_share(tokens, ahead, above / below.exact, below.last)


def _german_share(tokens: Sequence[Token], at: int, ahead: hedging.Before) -> LexResult | None:
    """A German "jeder fünfte" → 0.2; None where no such words begin at token `at`."""
    number = numeral(tokens, at + 1, "de") if word_at(tokens, at) in EACH and at + 1 < len(tokens) else None
    if number is None or not number.ordinal or number.exact is None or not 1 < number.exact <= MOST_EACH:
        return None
    return _as_share(tokens, ahead, 1 / number.exact, number.last)


def _as_share(tokens: Sequence[Token], ahead: hedging.Before, exact: float, last: int) -> LexResult:
    """The share `exact` as a percentage's Quantity that ends before token `last`."""
    low, high = bounds(exact, ahead.hedge, is_share=True)
    value = Quantity(
        low=low, high=high, exact=exact, measure=Measure.PERCENT, unit="share", counted=None, hedge=ahead.hedge, said_as=""
    )  # fmt: skip
    return read_as(tokens, ahead.first, last, value)
