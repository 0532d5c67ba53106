"""One quantity: hedge, sign, currency, number, unit or noun, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from variorum.records import Hedge, Measure, Quantity
from variorum.text.mention import Mention
from variorum.text.quantity import hedging, identifiers
from variorum.text.quantity.counting import Counted, Measured, noun_after, ranked_noun, rate_at, unit_at
from variorum.text.quantity.intervals import bounds
from variorum.text.quantity.lexicon import Unit, numbers, units
from variorum.text.quantity.numerals import Numeral, numeral
from variorum.text.quantity.tokens import Token

OLDEST = 125


class Half(NamedTuple):
    """A number with everything around it, before it is known to be whole or one end of a range."""

    first: int
    last: int
    number: Numeral
    before: hedging.Before
    measured: Measured | None
    counted: Counted | None
    hedge: Hedge
    labelled: bool = False


class Read(NamedTuple):
    """`next`: where reading goes on. `mention` is None where the number turned out to be none."""

    next: int
    mention: Mention[Quantity] | None = None


def half(tokens: Sequence[Token], at: int, language: str, floor: int) -> Half | None:
    number = numeral(tokens, at, language)
    if number is None:
        return None
    ahead = hedging.before(tokens, number.first, language, floor)
    number = _money_scale(tokens, number, ahead.currency, language)
    last, late = hedging.after(tokens, number.last)
    measured = unit_at(tokens, last)
    if measured is not None and _is_million(tokens, number, measured):
        number, measured, last = _scaled(number, 1e6), unit_at(tokens, last + 1), last + 1
    if measured is None and number.exact is None and _low_at(tokens, last) in numbers(language)["of"]:
        measured = unit_at(tokens, last + 1)
    if measured is None and ahead.currency is not None:
        measured = _priced(tokens, last, ahead.currency)
    counted = None
    if measured is None and ahead.currency is None and not (number.share or number.multiple):
        counted = (
            ranked_noun(tokens, last)
            if number.ordinal
            else noun_after(tokens, last, language, single=number.exact == 1, vague=number.exact is None)
        )
    end = measured.last if measured else counted.last if counted else last
    later, very_late = hedging.after(tokens, end)
    hedge = late or very_late or ahead.hedge
    labelled = measured is None and counted is None and _has_label(tokens, ahead.first)
    return Half(ahead.first, later, number, ahead, measured, counted, hedge, labelled)


def _low_at(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _priced(tokens: Sequence[Token], at: int, currency: Unit) -> Measured | None:
    """The rate of an amount of money ("$15 per litre")."""
    end, rate = rate_at(tokens, at)
    return Measured(end, currency, 1.0, rate) if rate else None


def _has_label(tokens: Sequence[Token], at: int) -> bool:
    """As in "a magnitude of at least 5.9", "magnitude 6.1"."""
    behind = [t.low for t in tokens[max(0, at - 3) : at]]
    while behind and behind[-1] in {"of", "was", "is", "a", "at", ":"}:
        behind.pop()
    return bool(behind) and behind[-1] in {"magnitude", "magnitudes"}


def _money_scale(tokens: Sequence[Token], number: Numeral, currency: Unit | None, language: str) -> Numeral:
    """As in "£1.7m": a lone m or b behind an amount of money."""
    i = number.last
    if i >= len(tokens) or number.scaled or number.exact is None or not number.is_digits:
        return number
    follows_money = unit_at(tokens, i + 1)
    is_money = currency is not None or (
        follows_money is not None and follows_money.unit.measure is Measure.MONEY
    )
    factor = numbers(language)["money_scales"].get(tokens[i].low)
    if not (is_money and factor and (tokens[i].glued or currency is not None)):
        return number
    return _scaled(number, factor)


_OWNERS = {"its", "their", "his", "her", "the", "these", "those", "our", "my"}


def _is_million(tokens: Sequence[Token], number: Numeral, measured: Measured) -> bool:
    """As in "2.7m sales", "35m of its devices" and "30m people", where "300m of rope" and "a 30m wave" are metres."""
    i = number.last
    if tokens[i].text != "m" or not tokens[i].glued or measured.last != i + 1 or number.exact is None:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or not after.text[0].isalpha():
        return False
    if after.low == "of":
        return i + 2 < len(tokens) and tokens[i + 2].low in _OWNERS
    following = noun_after(tokens, i + 1, "en", single=False, vague=False)
    return following is not None and following.is_plural


def _scaled(number: Numeral, factor: float) -> Numeral:
    assert number.exact is not None
    value = number.exact * factor
    return number._replace(last=number.last + 1, exact=value, low=value, high=value, scaled=True)


def read(tokens: Sequence[Token], at: int, language: str, floor: int) -> Read:
    from variorum.text.quantity.ranges import joined, score

    first = half(tokens, at, language, floor)
    if first is None:
        return Read(at + 1)
    kept = score(tokens, first) or joined(tokens, first, language, floor)
    if kept is not None:
        return kept
    return whole(tokens, first, language)


def whole(tokens: Sequence[Token], found: Half, language: str) -> Read:
    if _is_no_amount(tokens, found, language):
        return Read(found.number.last)
    age = as_age(tokens, found)
    if age is not None:
        return age
    if found.number.ordinal and found.measured is not None:
        return Read(found.number.last)
    value = quantity(found)
    return _mention(tokens, found.first, found.last, value)


def _mention(tokens: Sequence[Token], first: int, last: int, value: Quantity) -> Read:
    return Read(last, Mention(tokens[first].start, tokens[last - 1].end, value))


def _is_no_amount(tokens: Sequence[Token], found: Half, language: str) -> bool:
    number = found.number
    has_noun = found.counted is not None and found.counted.is_plural
    if number.ordinal:
        return _is_no_ordinal(tokens, found)
    if _is_by(tokens, number):
        return True
    if found.before.currency is not None or found.labelled:
        return False
    speaks = found.measured is not None or has_noun
    if number.said_one and not number.is_digits and _is_pronoun(tokens, found):
        return True
    if identifiers.is_decade(tokens, number) or identifiers.is_address(tokens, number):
        return True
    if found.hedge is not Hedge.EXACT and tokens[number.first - 1].low not in _YEAR_HEDGES:
        return False
    return identifiers.is_year(tokens, number, counted=speaks) or identifiers.names_a_thing(
        tokens, number, counted=speaks, measured=found.measured is not None, language=language
    )


# Hedges that stand by years too.
_YEAR_HEDGES = {"around", "about", "circa", "ca"}


def _is_by(tokens: Sequence[Token], number: Numeral) -> bool:
    """Either number of "four-by-four"."""
    i, j = number.first, number.last
    before = i > 1 and tokens[i - 2].low in {"by", "of", "in"} and tokens[i].glued and tokens[i - 1].glued
    after = (
        j + 1 < len(tokens)
        and tokens[j].glued
        and tokens[j + 1].glued
        and tokens[j + 1].low in {"by", "of", "in"}
    )
    return before or after


def _is_no_ordinal(tokens: Sequence[Token], found: Half) -> bool:
    after = tokens[found.number.last].low if found.number.last < len(tokens) else ""
    return after in {"century", "centuries", "amendment", "ly", "-"} or not found.number.exact


def _is_pronoun(tokens: Sequence[Token], found: Half) -> bool:
    """As in "no one", "the one who", "one another", "one can": no count."""
    number = found.number
    before = tokens[number.first - 1].low if number.first else ""
    after = tokens[number.last].low if number.last < len(tokens) else ""
    if before in {
        "no",
        "each",
        "every",
        "the",
        "this",
        "that",
        "which",
        "any",
        "some",
        "a",
        "number",
        "another",
    }:
        return True
    if after in {"another", "by", "-", "'s", "’s"} or tokens[number.first].low.endswith(("'s", "’s")):
        return True
    return found.counted is None and found.measured is None and after not in {"of", "in"}


def as_age(tokens: Sequence[Token], found: Half) -> Read | None:
    """As in "32-year-old", "aged 32", "32 years old", and ", 32," behind a name."""
    number = found.number
    measured = found.measured
    if number.exact is None or number.ordinal or number.share:
        return None
    if (
        measured is not None
        and measured.unit.measure is Measure.DURATION
        and measured.unit.name in _AGE_UNITS
    ):
        last = _past_old(tokens, measured.last)
        if last:
            return _aged(tokens, found, last, measured.unit.name)
        return None
    if measured is not None or found.before.currency is not None or found.counted is not None:
        cue = tokens[found.before.first - 1].low if found.before.first else ""
        if not (cue in AGE_CUES and measured is None and found.before.currency is None):
            return None
    cue = tokens[found.before.first - 1].low if found.before.first else ""
    if cue in AGE_CUES and number.exact <= OLDEST:
        return _aged(tokens, found, number.last, "year")
    if _behind_a_name(tokens, number):
        return _aged(tokens, found, number.last, "year")
    return None


_AGE_UNITS = {"year", "month", "day", "week"}
AGE_CUES = {"aged", "age", "ages"}


def _past_old(tokens: Sequence[Token], at: int) -> int:
    i = at
    if i < len(tokens) and tokens[i].low in {"-", "–", "‑"} and tokens[i].glued:
        i += 1
    if i < len(tokens) and tokens[i].low in {"old", "olds"}:
        return i + 1
    if i + 1 < len(tokens) and tokens[i].low == "of" and tokens[i + 1].low == "age":
        return i + 2
    return 0


def _behind_a_name(tokens: Sequence[Token], number: Numeral) -> bool:
    i = number.first
    if not number.is_digits or number.exact is None or number.exact != int(number.exact) or i < 2:
        return False
    if not 1 <= number.exact <= OLDEST or tokens[i].text.startswith("0"):
        return False
    if tokens[i - 1].low != ",":
        after = tokens[number.last].low if number.last < len(tokens) else ""
        return (
            tokens[i - 1].text.istitle() and number.exact >= 10 and after in {"said", "says", "told", "who"}
        )
    named = tokens[i - 2].text[0].isupper() and tokens[i - 2].text[0].isalpha()
    closes = number.last >= len(tokens) or tokens[number.last].low in {
        ",",
        ".",
        ";",
        ")",
        "who",
        "of",
        "from",
    }
    return named and closes


def _aged(tokens: Sequence[Token], found: Half, last: int, unit: str) -> Read:
    exact = found.number.exact
    assert exact is not None
    low, high = bounds(exact, found.hedge)
    value = Quantity(
        low=low,
        high=high,
        exact=exact,
        measure=Measure.AGE,
        unit=unit,
        counted=None,
        hedge=found.hedge,
        said_as="",
    )
    return _mention(tokens, found.first, last, value)


def quantity(found: Half) -> Quantity:
    """The value of a whole number; its words are put in where the text is at hand."""
    number = found.number
    measure, unit, factor = unit_of(found)
    sign = -1.0 if found.before.negative else 1.0
    counted = found.counted.phrase if found.counted else None
    if number.exact is None:
        hedge = found.hedge if found.hedge is not Hedge.EXACT else Hedge.VAGUE
        low: float | None = number.low * factor
        high: float | None = number.high * factor
        if hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
            high = None
        elif hedge in (Hedge.LESS_THAN, Hedge.AT_MOST):
            low = None
        return Quantity(
            low=low,
            high=high,
            exact=None,
            measure=measure,
            unit=unit,
            counted=counted,
            hedge=hedge,
            said_as="",
        )
    exact = sign * number.exact * factor
    low, high = bounds(exact, found.hedge, is_share=number.share)
    return Quantity(
        low=low,
        high=high,
        exact=exact,
        measure=measure,
        unit=unit,
        counted=counted,
        hedge=found.hedge,
        said_as="",
    )


def unit_of(found: Half) -> tuple[Measure, str | None, float]:
    """Measure, canonical unit and what takes the number said to it."""
    number = found.number
    if number.ordinal:
        return Measure.ORDINAL, found.counted.head if found.counted else None, 1.0
    if number.multiple:
        return Measure.TIMES, "times", 1.0
    if found.before.currency is not None:
        rate = found.measured.rate if found.measured else None
        return Measure.MONEY, _with_rate(found.before.currency.name, rate), 1.0
    if found.measured is not None:
        unit = found.measured.unit
        return unit.measure, _with_rate(unit.name, found.measured.rate), found.measured.factor
    if found.labelled:
        return Measure.MAGNITUDE, "magnitude", 1.0
    if number.share:
        return Measure.PERCENT, "share", 1.0
    return Measure.COUNT, found.counted.head if found.counted else None, 1.0


def _with_rate(unit: str, rate: str | None) -> str:
    return f"{unit} per {rate}" if rate else unit


def with_hedge(value: Quantity, hedge: Hedge) -> Quantity:
    """The same number under another hedge: a conversion in brackets stands under the hedge of what it converts."""
    if value.exact is None or value.hedge is not Hedge.EXACT:
        return value
    low, high = bounds(value.exact, hedge)
    return replace(value, low=low, high=high, hedge=hedge)


def measure_of(unit: str) -> Measure:
    return units()[unit.split(" per ")[0]].measure
