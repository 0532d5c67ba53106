"""Gives the status of readings that an editor has put together. Their values are compared as the collate room compares them; how alike
their words are does not count."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import combinations

from variorum.collate.compare import Comparison, compare, gravest
from variorum.records import Name, Quantity, Reading, Status, When, Words
from variorum.text.words import fold


def status_of(readings: Sequence[Reading]) -> tuple[Status, str]:
    """The status of the readings, and its reason. Other than in the collate room, readings of two scopes or times are compared, too: an
    editor has said that they answer one question.
    """
    witnesses = {reading.witness for reading in readings}
    if len(witnesses) < 2:
        return Status.SINGLE, "Only one telling says it."
    # readings of one telling are not compared
    pairs = [_pair(a, b) for a, b in combinations(readings, 2) if a.witness != b.witness]
    found = gravest(pairs)
    if found.status is Status.AGREE:
        return Status.AGREE, f"{len(witnesses)} tellings say the same."
    return found.status, found.why[:1].upper() + found.why[1:] + "."


def value_key(reading: Reading) -> Hashable:
    """A key that is equal for readings that say the same: made of the value for a quantity, a dated time and a name, else of the words."""
    match reading.value:
        case Quantity() as q:
            return ("quantity", q.low, q.high, q.exact, q.unit)
        case When() as w if w.earliest is not None:
            return ("when", w.earliest, w.latest)
        case Name() as n:
            return ("name", fold(n.name))
    return ("words", " ".join(fold(word) for word in reading.quote.split()))


def says_the_same(left: Reading, right: Reading) -> bool:
    """Whether two readings give one value, be it of another unit's name or language ("38 people", "38 Menschen")."""
    return _pair(left, right).status is Status.AGREE


def _pair(left: Reading, right: Reading) -> Comparison:
    """How two readings stand to each other: agree, conflict … Readings in other words are a variant: an editor who puts two sentences
    together has read them.
    """
    if value_key(left) == value_key(right):
        return Comparison(Status.AGREE, "", 1.0)
    left_value, right_value = left.value, right.value
    if (
        left_value is None
        or right_value is None
        or isinstance(left_value, Words)
        or isinstance(right_value, Words)
    ):
        # one of them has no value to compare, only words
        return Comparison(Status.VARIANT, "told in other words", 0.0)
    return compare(left_value, right_value)
