"""Reads the sides of one thing: "12 by 20 feet", "10-by-12-foot", "20 × 8 × 8.5 feet", "3 mètres sur 4". Each side is a length
of its own. A side without a unit has that of the next side, or else of the side before."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.records import Measure
from variorum.text.quantity.lexicon import length_unit
from variorum.text.quantity.measuring import Measured
from variorum.text.quantity.number_in_context import LexResult, NumberInContext, read_as, read_in_context
from variorum.text.quantity.tokens import HYPHENS, Token
from variorum.text.quantity.valuing import quantity

# What stands between two sides: as a sign; in words, by language.
SIGNS = frozenset({"x", "×"})
BETWEEN = {
    "en": SIGNS | {"by"},
    "de": SIGNS | {"mal"},
    "fr": SIGNS | {"sur"},
    "es": SIGNS | {"por"},
    "pt": SIGNS | {"por"},
    "it": SIGNS | {"per"},
    "nl": SIGNS | {"bij"},
}
# Sides of one thing.
MOST_SIDES = 3
# Longer than so many times the other it is no side: "4 x 100 metres" is run.
MOST_UNLIKE = 20


def dimension(tokens: Sequence[Token], found: NumberInContext, language: str) -> LexResult | None:
    """Reads one side of "12 by 20 feet" as a length, with its own unit or the one that the sides share; None where there is none."""
    number = found.number
    if number.exact is None or number.ordinal or number.share or found.before.currency is not None:
        return None
    # its own unit; the unit of a later side; that of the side before
    own = _own_unit(tokens, found, language) or _behind_a_side(tokens, found, language)
    unit = (
        own
        or _unit_behind(tokens, number.last, number.exact, language)
        or _unit_before(tokens, found, language)
    )
    if unit is None:
        return None
    last = own.last if own else number.last
    side = found._replace(last=last, measured=unit._replace(last=last), counted=None, rate=None)
    return read_as(tokens, found.first, last, quantity(side))


def _own_unit(tokens: Sequence[Token], found: NumberInContext, language: str) -> Measured | None:
    """The unit of a side behind which "by 20" was taken for a rate ("12 metros por 20"); None where no side was taken so."""
    measured = found.measured
    if measured is None or not measured.rate or measured.unit.measure is not Measure.LENGTH:
        return None
    by = next((at for at in range(found.number.last, measured.last) if _is_mark(tokens, at, language)), None)
    per, _, over = measured.rate.partition(" ")
    if by is None or not per.isdecimal() or over not in {"", measured.unit.name}:
        return None
    return measured._replace(last=by, rate=None)


def _behind_a_side(tokens: Sequence[Token], found: NumberInContext, language: str) -> Measured | None:
    """The unit of a later side that is joined to the one before by hyphens ("10-by-12-foot": feet, asked at "12"); None
    where the number is no such side, so that its unit is not taken for that of sides."""
    # the word before the number, a hyphen between them passed over: it must be a "by"
    mark = found.number.first - 1
    mark -= mark > 0 and tokens[mark].low in HYPHENS
    glued = tokens[found.number.first].glued and mark > 0 and _is_mark(tokens, mark, language)
    return found.measured if glued and _is_length(found) else None


def _is_length(found: NumberInContext) -> bool:
    return found.measured is not None and found.measured.unit.measure is Measure.LENGTH


def _unit_behind(
    tokens: Sequence[Token], at: int, exact: float, language: str, most: int = MOST_SIDES
) -> Measured | None:
    """The unit that a later side gives to the sides before it: feet, for "12 by 20 feet" with tokens[at] on "by".

    None where no later side has a unit, or where the next side is more than `MOST_UNLIKE` times longer or shorter than `exact`,
    the side before. `most`: how many more sides are looked at.
    """
    mark_at = _past_hyphen(tokens, at)
    start = _past_hyphen(tokens, mark_at + 1)
    if most < 2 or not _is_mark(tokens, mark_at, language) or start >= len(tokens):
        return None
    next_side = read_in_context(tokens, start, language, start)
    if next_side is None or next_side.number.exact is None or next_side.number.ordinal:
        return None
    # neither is more than so many times the other
    if not exact <= MOST_UNLIKE * next_side.number.exact <= MOST_UNLIKE**2 * exact:
        return None
    if next_side.measured is not None and _is_length(next_side):
        return next_side.measured._replace(rate=None)
    return _unit_behind(tokens, next_side.number.last, next_side.number.exact, language, most - 1)


def _unit_before(tokens: Sequence[Token], found: NumberInContext, language: str) -> Measured | None:
    """The unit of the side before, for a bare number behind a mark: "3 mètres sur 4" gives metres to the 4. None
    where the number has something else behind it, or no length stands before the mark.
    """
    mark = found.number.first - 1
    if (
        found.measured is not None
        or found.counted is not None
        or mark < 2
        or not _is_mark(tokens, mark, language)
    ):
        return None
    # "3 mètres": the word before the mark is a unit of length, the one before that a number
    known = length_unit(tokens[mark - 1].low)
    if known is None or not tokens[mark - 2].is_digits:
        return None
    unit, factor = known
    return Measured(found.number.last, unit, factor, None)


def _is_mark(tokens: Sequence[Token], at: int, language: str) -> bool:
    return at < len(tokens) and tokens[at].low in BETWEEN[language]


def _past_hyphen(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(tokens) and tokens[at].low in HYPHENS and tokens[at].glued else at
