"""How readings stand to one another that an editor has put together: from their values, never from likeness."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import combinations

from variorum.records import Name, Quantity, Reading, Status, When
from variorum.text.words import fold


def status_of(readings: Sequence[Reading]) -> tuple[Status, str]:
    """The status and its reason. The machine's own rules, which know scope and time, are the collate room's; these are
    the plain ones that are left when a person has said that two readings answer one question.
    """
    witnesses = {r.witness for r in readings}
    if len(witnesses) < 2:
        return Status.SINGLE, "Only one independent source says it."
    pairs = [_pair(a, b) for a, b in combinations(readings, 2) if a.witness != b.witness]
    if Status.CONFLICT in pairs:
        return Status.CONFLICT, "The values do not meet."
    if all(p is Status.AGREE for p in pairs):
        return Status.AGREE, f"{len(witnesses)} independent sources say the same."
    if Status.VARIANT in pairs:
        return Status.VARIANT, "Told in other words."
    return Status.COMPATIBLE, "All can be true as stated."


def value_key(reading: Reading) -> Hashable:
    """Equal for readings that say the same value."""
    match reading.value:
        case Quantity() as q:
            return ("quantity", q.low, q.high, q.exact, q.unit)
        case When() as w if w.earliest is not None:
            return ("when", w.earliest, w.latest)
        case Name() as n:
            return ("name", fold(n.name))
    return ("words", " ".join(fold(word) for word in reading.quote.split()))


def _pair(left: Reading, right: Reading) -> Status:
    if value_key(left) == value_key(right):
        return Status.AGREE
    match left.value, right.value:
        case Quantity() as a, Quantity() as b:
            return _bounds((a.low, a.high), (b.low, b.high))
        case When() as a, When() as b if a.earliest is not None and b.earliest is not None:
            # ISO dates of one length compare as text; a day against an hour of it by the day.
            size = min(len(a.earliest), len(b.earliest))
            return _bounds(_cut(a, size), _cut(b, size))
    return Status.VARIANT


def _cut(when: When, size: int) -> tuple[str, str]:
    return (when.earliest or "")[:size], (when.latest or when.earliest or "")[:size]


def _bounds(
    left: tuple[float | None, float | None] | tuple[str, str],
    right: tuple[float | None, float | None] | tuple[str, str],
) -> Status:
    (low, high), (other_low, other_high) = left, right
    apart = _below(high, other_low) or _below(other_high, low)
    return Status.CONFLICT if apart else Status.COMPATIBLE


def _below(high: float | str | None, low: float | str | None) -> bool:
    return high is not None and low is not None and high < low  # type: ignore[operator]
