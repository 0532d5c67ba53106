"""Reads scores: "53-3", "10-8", "2:15"."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Hedge, Measure, Quantity
from variorum.text.lexicon import entries
from variorum.text.mention import Mention
from variorum.text.quantity.ages import AGE_CUES
from variorum.text.quantity.lexicon import numbers
from variorum.text.quantity.measuring import unit_at
from variorum.text.quantity.nouns import is_plural
from variorum.text.quantity.number_in_context import LexResult, NumberInContext
from variorum.text.quantity.tokens import DASHES, Token


def score(tokens: Sequence[Token], found: NumberInContext) -> LexResult | None:
    """A score: "53-3", "10-8", "2:15", two or three bare numbers joined without blanks. A rising pair before a unit
    or plural ("10-12 boats") is a range instead. A LexResult without a mention where the numbers are neither ("Boeing
    737-800").
    """
    number = found.number
    mark_at = number.last
    if not number.is_digits or number.scaled or found.before.currency is not None or number.exact is None:
        return None
    # "aged 5-7" is a range of ages
    if found.first and tokens[found.first - 1].low in AGE_CUES:
        return None
    if _is_model(tokens, found):
        return LexResult(mark_at + 2)
    # the numbers joined by dashes or colons without blanks
    points = [number.exact]
    past = mark_at
    while (
        past + 1 < len(tokens)
        and tokens[past].low in (*DASHES, ":")
        and tokens[past].glued
        and tokens[past + 1].glued
        and tokens[past + 1].text.isdecimal()
    ):
        # so many digits at most: of a longer number nothing depends on its value
        points.append(float(tokens[past + 1].text[:6]))
        past += 2
    # four numbers and more are a telephone number or the like: passed over
    if len(points) < 2 or len(points) > 3:
        return LexResult(past) if len(points) > 3 else None
    return _as_score(tokens, found, points, past)


# Where goals are told with an "a" between, and what may stand behind them. A noun or unit there makes a range of it ("2 a 4 anos").
GOALS_IN = frozenset({"es", "it", "pt"})
BEHIND_GOALS = frozenset([".", ",", ";", ")", ":", "na", "no", "em", "sobre", "contra", "frente", "al", "ao", "el", "en", "ante", "con", "com", "nel", "sul", "contro"])  # fmt: skip
# More goals than this are no score.
MOST_GOALS = 20


def goals(tokens: Sequence[Token], found: NumberInContext, language: str) -> LexResult | None:
    """A score of goals: "por 2 a 0". None in other languages, and where it may be a range."""
    # two small numbers with "a" between them, at the end of a phrase
    last = found.number.last
    if (
        language not in GOALS_IN
        or not found.number.is_digits
        or last + 1 >= len(tokens)
        or tokens[last].low != "a"
    ):
        return None
    before = tokens[found.first - 1].low if found.first else ""
    texts = (tokens[found.number.first].text, tokens[last + 1].text)
    if before in {"de", "da", "entre"} or not all(
        text.isdecimal() and int(text) <= MOST_GOALS for text in texts
    ):
        return None
    if last + 2 < len(tokens) and tokens[last + 2].low not in BEHIND_GOALS:
        return None
    return _as_score(tokens, found, [float(text) for text in texts], last + 2)


def _is_model(tokens: Sequence[Token], found: NumberInContext) -> bool:
    """Whether the digits are the number of a thing with its variant: "Boeing 737-800", "T21:40:00", "ATR
    72-600".
    """
    if not found.first:
        return False
    before, at = tokens[found.first - 1], found.number.last
    # digits, a dash and digits without blanks
    is_joined = (
        at + 1 < len(tokens)
        and tokens[at].glued
        and tokens[at].low in (*DASHES, ":")
        and tokens[at + 1].glued
    )
    is_thing = before.low in entries("numbered-things.txt") and before.text[0].isupper()
    return (
        is_joined
        and tokens[at + 1].is_digits
        and (is_thing or (before.text[-1].isalpha() and tokens[found.first].glued))
    )


def _as_score(
    tokens: Sequence[Token], found: NumberInContext, parts: list[float], behind: int
) -> LexResult | None:
    """The numbers as a score ("53-3", "2:15").

    None where they are a range of amounts ("100-250 men"); a LexResult without a mention where they are neither. `parts`: the numbers;
    `behind`: the index past the last of them.
    """
    # every second token is a mark
    written = [tokens[place].text for place in range(found.number.first, behind, 2)]
    is_clock = tokens[found.number.last].low == ":"
    # numbers of four digits are no points: a range, or neither
    if any(len(digits) > 3 for digits in written) or not all(digits.isdecimal() for digits in written):
        is_range = (
            len(written) == 2
            and parts[0] < parts[1]
            and not is_clock
            and (len(written[0]) <= len(written[1]) or _speaks_of_amount(tokens, behind))
            and not _years(parts)
        )
        return None if is_range else LexResult(behind)
    # "10-12 boats" rises and stands before what it counts
    if not is_clock and len(parts) == 2 and parts[0] < parts[1] and _speaks_of_amount(tokens, behind):
        return None
    start, end = tokens[found.number.first].start, tokens[behind - 1].end
    value = Quantity(
        low=None,
        high=None,
        exact=None,
        measure=Measure.SCORE,
        unit="clock" if is_clock else None,
        counted=None,
        hedge=Hedge.EXACT,
        said_as="",
        parts=tuple(parts),
    )
    return LexResult(behind, Mention(start, end, value))


def _years(parts: list[float]) -> bool:
    # numbers of four digits between these are years sooner than points
    return 1500 <= parts[0] <= 2100


def _speaks_of_amount(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit, a scale or a plural noun stands at token `at`, or a plural right behind it."""
    if unit_at(tokens, at) is not None:
        return True
    if at < len(tokens) and (tokens[at].low in numbers("en")["scales"] or is_plural(tokens[at].low)):
        return True
    return at + 1 < len(tokens) and is_plural(tokens[at + 1].low)
