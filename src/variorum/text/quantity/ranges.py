"""Reads two numbers that are the ends of one value: "14,000 to 15,000".

Words used here. Joint (`link`): what joins two numbers. Cue: a word before the first number ("between", "from").
`found`, `one`, `two`, `lower`, `upper`: numbers with the hedge, unit and noun beside them. Floor: the token before
which nothing may be read, since it belongs to the amount before. Glued: without a blank before it.

Keys of numbers.json. `and`: words for "and"; `to`: words between the ends of a range ("to"); `or`: words for "or";
`between`: words that open a range before "and"; `from`: words that open a range before "to"; `determiners`: "the",
"these" … of all languages; `any`: what holds for every language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from variorum.records import Hedge, Measure, Quantity
from variorum.text.lexicon import entries, table
from variorum.text.mention import Mention
from variorum.text.quantity.ages import AGE_CUES, as_age
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.number import OLDEST
from variorum.text.quantity.number_in_context import LexResult, NumberInContext, read_as, read_in_context
from variorum.text.quantity.ratios import ratio
from variorum.text.quantity.tokens import DASHES, Token
from variorum.text.quantity.valuing import quantity, unit_of

# "a to b" without "from" or "between" is a range only where the ends are near each other.
WIDEST_BARE = 10.0
# What parts the thousands of a number.
GROUP = "[,.’' \u00a0\u202f]"


# Between two numbers this word tells a change and no range, whatever the verb: "von 4 auf 5 Prozent".
MOVED_TO = {"de": "auf", "nl": "naar", "pt": "para"}


class Joint(NamedTuple):
    """What joins two numbers: `kind` is "between", "from", "to", "dash", "or" or "moved"; the second number begins at token `at`."""

    at: int
    kind: str


def joined(tokens: Sequence[Token], found: NumberInContext, language: str, floor: int) -> LexResult | None:
    """Reads two numbers as the ends of one value: "from 14,000 to 15,000 men", "between 5% and 6%", "$1m-$2m", "seven
    or eight people"; or the first of "rose from 5 to 6" as a value of its own. None where the number at `found` is
    followed by none that belongs to it.
    """
    if found.number.exact is None or found.number.ordinal or found.before.negative:
        return None
    # "one in five" is a share
    share = ratio(tokens, found, language)
    if share is not None:
        return share
    link = _joint_behind(tokens, found, language)
    if link is None:
        return None
    # the second number, past an article and signs
    start = link.at
    if link.kind in {"between", "from"} and start < len(tokens) and tokens[start].low in _articles():
        link, start = link._replace(at=start + 1), start + 1  # "tra i 20 e i 30", "entre los 20 y los 30"
    while start < len(tokens) and tokens[start].text in _SIGNS:
        start += 1
    # "from 5 up to 6" tells a change
    if start < len(tokens) and tokens[start].low == "up":
        return None
    second = read_in_context(tokens, start, language, link.at) if start < len(tokens) else None
    if second is None or second.first != link.at or second.number.exact is None or second.number.ordinal:
        return None
    # "5 to about 6": the second has bounds of its own, so the two are no ends of one value
    if second.before.hedge is not Hedge.EXACT:
        return None
    return _range(tokens, found, second, link, floor, language) or _start_of_change(
        tokens, found, second, link, language
    )


def _start_of_change(
    tokens: Sequence[Token], one: NumberInContext, two: NumberInContext, link: Joint, language: str
) -> LexResult | None:
    """The first number of "rose from 500 to 650 euros". It takes the unit of the second number, and is a value of its own instead of
    one end of a range.
    """
    # the first number tells no unit of its own
    bare = not _unit_known(one) and not one.number.share and one.rate is None
    if (
        link.kind not in {"from", "moved"}
        or not bare
        or not (two.measured or two.counted)
        or tokens[one.first - 1].low not in numbers(language)["from"]
    ):
        return None
    # "from 5 to 6 million": which scale the first has is not said
    if two.number.scaled and not one.number.scaled:
        return None
    measured = two.measured._replace(last=one.last) if two.measured else None
    return read_as(
        tokens, one.first, one.last, quantity(one._replace(measured=measured, counted=two.counted))
    )


# Signs of currencies that may stand before the second number.
_SIGNS = {"$", "€", "£", "¥", "US", "HK", "A", "C", "RM", "USD", "EUR", "GBP", "₹", "Rs"}


def _articles() -> list[str]:
    found: list[str] = table("numbers.json")["any"]["determiners"]
    return found


def _cue_at(tokens: Sequence[Token], first: int, language: str) -> int:
    """Where "between" or "from" may stand before a number: right before it, or before its article. `first`: the index of the number."""
    at, lexicon = first - 1, numbers(language)
    opened = at > 0 and tokens[at].low in _articles() and tokens[at].low not in lexicon["from"]
    return at - 1 if opened and tokens[at - 1].low in (*lexicon["between"], *lexicon["from"]) else at


def _joint_behind(tokens: Sequence[Token], found: NumberInContext, language: str) -> Joint | None:
    """What joins two numbers into a range ("to", "and" after "between", a dash, "or"), and where the second
    number begins.
    """
    lexicon = numbers(language)
    # looked for behind the whole phrase ("20 men to 30"), then right behind the number ("20 to 30 men")
    for at in dict.fromkeys((found.last, found.number.last)):
        if at >= len(tokens):
            continue
        word = tokens[at].low
        cue = tokens[_cue_at(tokens, found.first, language)].low if found.first else ""
        if (
            word in DASHES
            and at + 3 < len(tokens)
            and tokens[at + 1].low in lexicon["to"]
            and tokens[at + 2].low in DASHES
        ):
            return Joint(at + 3, "dash")
        # "three- to five-year terms"
        hangs = word in DASHES and tokens[at].glued and at + 2 < len(tokens) and not tokens[at + 1].glued
        if hangs and tokens[at + 1].low in lexicon["to"]:
            return Joint(at + 2, "to")  # "three- to five-year terms"
        # a dash with blanks on both sides or on neither
        if word in DASHES and at + 1 < len(tokens) and (tokens[at].glued == tokens[at + 1].glued):
            if word == "—" and not tokens[at].glued:
                continue
            return Joint(at + 1, "dash")
        # words: "and", "to", "or", and "a" for what has moved
        if word in lexicon["and"] and (cue in lexicon["between"]):
            return Joint(at + 1, "between")
        if word in lexicon["to"] or (word == "and" and cue == "from"):
            return Joint(at + 1, "from" if cue in lexicon["from"] or cue in lexicon["between"] else "to")
        if word in lexicon["or"]:
            return Joint(at + 1, "or")
        if word == MOVED_TO.get(language) and cue in lexicon["from"]:
            return Joint(at + 1, "moved")
    return None


def _range(
    tokens: Sequence[Token],
    lower: NumberInContext,
    upper: NumberInContext,
    link: Joint,
    floor: int,
    language: str,
) -> LexResult | None:
    """Two numbers and what joins them, as one range: "from 14,000 to 15,000 men" → [14,000, 15,000] men.

    A LexResult without a mention where they are two years ("between 2014 and 2017"), which are no quantity. None: no range.
    """
    ends = _ends_in_one_unit(lower, upper)
    if ends is None or link.kind == "moved":
        return None
    low, high = ends
    # "30 to 40,000" is 30,000 to 40,000
    # An English "from 30 to 40,000" is wide more often than short.
    may_be_short = link.kind in {"dash", "to"} or (link.kind == "from" and language != "en")
    if may_be_short and _shares_thousands(tokens, lower, upper) and low * 1000 < high:
        low *= 1000
    if not _unit_known(lower) and not _unit_known(upper) and _is_years(tokens, lower, upper):
        return LexResult(upper.number.last)
    if not low < high or not _may_be_ends(tokens, lower, low, high, link):
        return None
    # the unit of the range, and where its words begin
    measure, unit, _ = unit_of(upper if _unit_known(upper) else lower)
    begins = lower.first
    if link.kind in {"from", "between"} and begins > floor:
        begins = max(floor, _cue_at(tokens, begins, language))
    hedge = Hedge.RANGE
    noun = upper.counted or lower.counted
    counted = noun.phrase if noun else None
    # ages: "aged 30 to 40", "30 to 40 years old"
    age_read = as_age(tokens, upper)
    if begins and tokens[begins - 1].low in AGE_CUES and high <= OLDEST and not _unit_known(upper):
        measure, unit = Measure.AGE, "year"
    if age_read is not None and age_read.mention is not None:
        measure, unit, behind = Measure.AGE, age_read.mention.value.unit, age_read.next
    else:
        behind = upper.last
    value = Quantity(
        low=low, high=high, exact=None, measure=measure, unit=unit, counted=counted, hedge=hedge, said_as=""
    )
    return LexResult(behind, Mention(tokens[begins].start, tokens[behind - 1].end, value))


def _shares_thousands(tokens: Sequence[Token], first: NumberInContext, second: NumberInContext) -> bool:
    """Whether the first number is meant in the thousands that only the second is written with: "2-3,000 people", "30 to 40,000"."""
    written_first, written_second = tokens[first.number.first].text, tokens[second.number.first].text
    both_one_token = first.number.last - first.number.first == 1 == second.number.last - second.number.first
    # "2" has no unit of its own, and is less than the "3" before the comma
    return (
        both_one_token
        and not _unit_known(first)
        and written_first.isdecimal()
        and len(written_first) < 4
        and re.fullmatch(rf"\d{{1,3}}{GROUP}\d{{3}}", written_second) is not None
        and int(written_first) < int(re.split(GROUP, written_second)[0])
    )


def _is_years(tokens: Sequence[Token], one: NumberInContext, two: NumberInContext) -> bool:
    """Whether the two are years: "between 2014 and 2017"."""
    texts = [tokens[h.number.first].text for h in (one, two) if h.number.is_digits]
    return len(texts) == 2 and all(
        len(text) == 4 and text.isdecimal() and "1000" <= text <= "2199" for text in texts
    )


def _unit_known(found: NumberInContext) -> bool:
    return found.measured is not None or found.before.currency is not None or found.counted is not None


def _ends_in_one_unit(one: NumberInContext, two: NumberInContext) -> tuple[float, float] | None:
    """The two numbers of a range, in one unit; None where their units differ ("5 to 6 km" → (5, 6), "5 kg to 6 km" → None)."""
    (measure_one, name_one, factor_one), (measure_two, name_two, factor_two) = unit_of(one), unit_of(two)
    assert one.number.exact is not None and two.number.exact is not None
    low, high = one.number.exact * factor_one, two.number.exact * factor_two
    if _unit_known(one) and _unit_known(two):
        # two units must be one, but that the second may have a rate
        if (measure_one, name_one) != (measure_two, name_two):
            same_noun = measure_one is measure_two is Measure.COUNT
            differs_by_rate = name_two is not None and name_one == name_two.split(" per ")[0]
            if not (same_noun or differs_by_rate) or (
                one.counted and two.counted and one.counted.head != two.counted.head
            ):
                return None
    elif one.before.currency is None and _unit_known(one) and not _unit_known(two):
        return None
    elif not _unit_known(one):
        low = one.number.exact * factor_two
    # "5 to 6 million"
    if two.number.scaled and not one.number.scaled and low < 1000:
        scaled_low = low * _scale_of(two)
        low = scaled_low if scaled_low < high else low
    return low, high


def _scale_of(found: NumberInContext) -> float:
    """What the scale words of a number multiplied by: 35 billion, 1e9. Told by its size alone."""
    exact = found.number.exact or 0.0
    for factor in (1e12, 1e9, 1e6, 1e3, 1e2):
        if exact >= factor:
            return factor
    return 1.0


def _may_be_ends(tokens: Sequence[Token], one: NumberInContext, low: float, high: float, link: Joint) -> bool:
    """Whether two numbers so joined can be the ends of one value: "or" only for near guesses, "to" not where
    something moves from one to the other. `one`: the first number; `low` and `high`: the values of the two, the smaller first; `link`:
    what joins them.
    """
    if link.kind == "or":
        # "seven or eight"; "ten or twenty"; "200 or 300": round numbers, the second at most half as much again
        round_ones = low % 10 == 0 and high % 10 == 0 and high <= low * 1.5
        return high <= low + 1 or (high <= low * 2 and low < 20) or round_ones
    if link.kind == "between":
        return True
    # a verb such as "rose" tells a change, no range
    moves = any(
        token.low in entries("change-verbs.txt") for token in tokens[max(0, one.first - 5) : one.first]
    )
    if link.kind == "from":
        return not moves
    # "5-6,000"; ends further apart than a thousand times are two numbers
    if link.kind == "dash":
        return high <= max(low, 1.0) * 1000
    return not moves and (low == 0 or high <= max(low, 1.0) * WIDEST_BARE)
