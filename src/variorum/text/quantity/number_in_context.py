"""Reads a number with everything around it that belongs to it: hedge, currency, unit, counted noun.

Words used here. Numeral (`number`): the number itself, as said. Before: hedge, currency and minus before it.
Measured: the unit behind it; counted: the noun that it counts. Labelled: a magnitude ("magnitude 5"). Rate: "per
day". Floor: the token before which nothing may be read. `behind`: the index past what has been read so far.

Keys of numbers.json. `of`: words for "of".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.records import Hedge, Measure, Quantity
from variorum.text.mention import Mention
from variorum.text.quantity import hedging
from variorum.text.quantity.counting import Counted, noun_after, ranked_noun
from variorum.text.quantity.letter_scales import is_million, money_scale, scaled
from variorum.text.quantity.lexicon import Unit, numbers
from variorum.text.quantity.measuring import Measured, rate_at, unit_at
from variorum.text.quantity.nouns import singular
from variorum.text.quantity.number import Numeral, word_at
from variorum.text.quantity.numerals import numeral
from variorum.text.quantity.periodic import period_before
from variorum.text.quantity.pounds import paid
from variorum.text.quantity.tokens import Token

# The singular behind more than one is "according to" ("3 mil segundo a polícia").
ONE_SECOND = frozenset({"segundo", "secondo"})


class NumberInContext(NamedTuple):
    """A number with everything around it, before it is known to be whole or one end of a range.

    tokens[first:last] are all of it. `number`: the number itself; `before`: hedge, currency and minus before it;
    `measured`: the unit behind it; `counted`: the noun that it counts, where it has no unit; `hedge`: the one that
    holds, from before or behind; `labelled`: it is a magnitude; `rate`: what it is told for, behind the noun ("day"
    in "20 boats a day").
    """

    first: int
    last: int
    number: Numeral
    before: hedging.Before
    measured: Measured | None
    counted: Counted | None
    hedge: Hedge
    labelled: bool = False
    rate: str | None = None


class LexResult(NamedTuple):
    """What a step of the lexer has read: reading goes on at token `next`. `mention` is None where the number turned
    out to be no quantity.
    """

    next: int
    mention: Mention[Quantity] | None = None


# Adjectives between a number and its unit ("les quatre prochains mois").
BETWEEN = frozenset(
    [
        "prochains",
        "prochaines",
        "derniers",
        "dernières",
        "premiers",
        "premières",
        "longs",
        "longues",
        "próximos",
        "próximas",
        "últimos",
        "últimas",
        "largos",
        "largas",
        "longos",
        "longas",
        "lange",
        "volle",
    ]
)


def read_in_context(tokens: Sequence[Token], at: int, language: str, floor: int) -> NumberInContext | None:
    """The number that begins at tokens[at], with the hedge, currency, unit, noun and rate that are beside it; None where no number begins
    there. Hedges are looked for back to tokens[floor].
    """
    number = numeral(tokens, at, language)
    if number is None:
        return None
    # the number, what stands before it, and a hedge behind it
    before = hedging.before(tokens, number.first, language, floor)
    number = money_scale(tokens, number, before.currency, language)
    behind, hedge_behind = hedging.after(tokens, number.last)
    # the unit: right behind, after an adjective, or after "of"
    measured = unit_at(tokens, behind)
    # "millions of euros"
    if measured is None and word_at(tokens, behind) in BETWEEN:
        measured = unit_at(tokens, behind + 1)
    if measured is not None and number.exact != 1 and tokens[measured.last - 1].low in ONE_SECOND:
        measured = None
    # "35m of its lamps": the "m" is no metres, and the unit comes behind it
    if measured is not None and is_million(tokens, number, measured):
        number, measured, behind = scaled(number, 1e6), unit_at(tokens, behind + 1), behind + 1
    if (
        measured is None
        and (number.exact is None or number.scaled)
        and word_at(tokens, behind) in numbers(language)["of"]
    ):
        measured = unit_at(tokens, behind + 1)
    # "$5 per barrel"; pounds that are money; "monthly rent of"
    if measured is None and before.currency is not None:
        measured = _priced(tokens, behind, before.currency)
    measured = paid(tokens, before.first, measured) if language == "en" else measured
    measured = _by_period(tokens, before, measured, behind)
    labelled = measured is None and _has_label(tokens, before.first)
    # the noun that it counts or ranks, where there is no unit
    noun = None
    if measured is None and before.currency is None and not (number.share or number.multiple or labelled):
        noun = (
            ranked_noun(tokens, behind, language)
            if number.ordinal
            else noun_after(tokens, behind, language, single=number.exact == 1, vague=number.exact is None)
        )
    if (
        measured is None
        and noun is None
        and not labelled
        and before.currency is None
        and not (number.ordinal or number.share)
    ):
        noun = _rated_noun(tokens, behind)
    # a rate behind it, and a hedge behind the noun
    end_of_phrase = measured.last if measured else noun.last if noun else behind
    rate = None
    if measured is None and before.currency is None and not number.ordinal and (noun or number.is_digits):
        past_rate, rate = rate_at(tokens, end_of_phrase)
        if rate and not (noun or rate[0].isdecimal()):
            rate = None
        end_of_phrase = past_rate if rate else end_of_phrase
    end_of_hedge, hedge_behind_noun = hedging.after(tokens, end_of_phrase)
    hedge = hedge_behind or hedge_behind_noun or before.hedge
    return NumberInContext(before.first, end_of_hedge, number, before, measured, noun, hedge, labelled, rate)


def _rated_noun(tokens: Sequence[Token], at: int) -> Counted | None:
    """The noun counted before a rate per so many ("40 Fälle pro 100.000 Einwohner": Fälle), in any language; None
    where no such rate follows.
    """
    if at >= len(tokens) or not tokens[at].text[0].isalpha():
        return None
    _, rate = rate_at(tokens, at + 1)
    # the rate is a bare number: "100000"
    if not rate or not rate.isdecimal():
        return None
    return Counted(at + 1, tokens[at].low, singular(tokens[at].low), True)


def _priced(tokens: Sequence[Token], at: int, currency: Unit) -> Measured | None:
    """The rate of an amount of money ("$15 per litre"), as the unit that stands behind it; None where none begins at token `at`."""
    end, rate = rate_at(tokens, at)
    return Measured(end, currency, 1.0, rate) if rate else None


def _by_period(
    tokens: Sequence[Token], ahead: hedging.Before, measured: Measured | None, last: int
) -> Measured | None:
    """The unit with the rate that words before the money give it ("a monthly rent of 500 euros"). `ahead`: hedge, currency and minus
    before the number; `measured`: the unit behind it; `last`: the index past the number.
    """
    unit = ahead.currency or (measured.unit if measured and measured.unit.measure is Measure.MONEY else None)
    if unit is None or (measured is not None and measured.rate):
        return measured
    rate = period_before(tokens, ahead.first)
    if rate is None:
        return measured
    return measured._replace(rate=rate) if measured else Measured(last, unit, 1.0, rate)


def _has_label(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word before the number says what it measures: "a magnitude of at least 5.9", "magnitude 6.1"."""
    behind = [token.low for token in tokens[max(0, at - 3) : at]]
    while behind and behind[-1] in {"of", "was", "is", "a", "at", ":", "-", "‑"}:
        behind.pop()
    return bool(behind) and behind[-1] in {"magnitude", "magnitudes"}


def read_as(tokens: Sequence[Token], first: int, last: int, value: Quantity) -> LexResult:
    """The value, as said by tokens[first:last]; reading goes on at `last`."""
    return LexResult(last, Mention(tokens[first].start, tokens[last - 1].end, value))
