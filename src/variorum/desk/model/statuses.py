"""Gives the status of readings that an editor has put together. Their values are compared as the collate room compares them; how alike their
words are does not count."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import combinations

from variorum.collate.compare import Comparison, compare, gravest
from variorum.records import Name, Quantity, Reading, Status, When, Words
from variorum.text.words import fold


def status_of(readings: Sequence[Reading]) -> tuple[Status, str]:
    """The status and its reason. The collate room asks, before it compares two values, whether they are of one scope and time. That is not asked
    here: the editor has said that the readings answer one question."""
    witnesses = {r.witness for r in readings}
    if len(witnesses) < 2:
        return Status.SINGLE, "Only one telling says it."
    pairs = [_pair(a, b) for a, b in combinations(readings, 2) if a.witness != b.witness]
    found = gravest(pairs)
    if found.status is Status.AGREE:
        return Status.AGREE, f"{len(witnesses)} tellings say the same."
    return found.status, found.why[:1].upper() + found.why[1:] + "."


def value_key(reading: Reading) -> Hashable:
    """A key by which readings that say the same are equal: made of the value where it is a quantity, a dated time or a name, else of the
    words."""
    match reading.value:
        case Quantity() as q:
            return ("quantity", q.low, q.high, q.exact, q.unit)
        case When() as w if w.earliest is not None:
            return ("when", w.earliest, w.latest)
        case Name() as n:
            return ("name", fold(n.name))
    return ("words", " ".join(fold(word) for word in reading.quote.split()))


def _pair(left: Reading, right: Reading) -> Comparison:
    """How two readings stand to each other. Words are not compared again: an editor who puts two sentences
    together has read them.
    """
    if value_key(left) == value_key(right):
        return Comparison(Status.AGREE, "", 1.0)
    a, b = left.value, right.value
    if a is None or b is None or isinstance(a, Words) or isinstance(b, Words):
        return Comparison(Status.VARIANT, "told in other words", 0.0)
    return compare(a, b)
