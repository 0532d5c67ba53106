"""Compares any two values, and all values that witnesses give in answer to one question."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from variorum.collate.compare.amounts import compare_amounts
from variorum.collate.compare.comparison import Comparison, quoted
from variorum.collate.compare.dates import compare_whens
from variorum.collate.compare.names import compare_names
from variorum.collate.compare.settings import CompareSettings
from variorum.records import Measure, Name, Quantity, Status, Value, When, Words
from variorum.text import stamps

# What the values of a claim amount to is the first of these that any pair of them has.
GRAVEST = (
    Status.CONFLICT,
    Status.CHANGED,
    Status.VARIANT,
    Status.COMPATIBLE,
    Status.INCOMPARABLE,
    Status.AGREE,
)
# Amounts that grow while an event goes on.
GROWING = frozenset({Measure.COUNT, Measure.MONEY, Measure.AREA, Measure.PERCENT, Measure.POINTS})


class Answer(NamedTuple):
    """One answer to a question. `witness`: id of the witness that gives it; `published`: the date of its report, ISO
    or None.
    """

    witness: str
    value: Value
    published: str | None = None


def compare(
    left: Value,
    right: Value,
    *,
    settings: CompareSettings | None = None,
    published: tuple[str | None, str | None] = (None, None),
) -> Comparison:
    """How two answers to one question stand to each other. Symmetric.

    `published`: the dates of publication; with both, a conflict of numbers that may grow is `changed` if the later
    report's number is higher.
    """
    chosen = settings or CompareSettings()
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        found = compare_amounts(left, right, chosen)
        return _changed_if_grown(left, right, found, published)
    if isinstance(left, When) and isinstance(right, When):
        return compare_whens(left, right, chosen)
    if isinstance(left, Name) and isinstance(right, Name):
        return compare_names(left, right, chosen)
    return Comparison(
        Status.INCOMPARABLE, f"{_quoted(left)} and {_quoted(right)} are values of different kinds", 0.0
    )


def _quoted(value: Value) -> str:
    """The words of the value in quotation marks, for a reason."""
    if isinstance(value, Words):
        return quoted(value.words)
    return quoted(value.name if isinstance(value, Name) else value.said_as)


def _changed_if_grown(
    left: Quantity, right: Quantity, found: Comparison, published: tuple[str | None, str | None]
) -> Comparison:
    """The comparison; a conflict of numbers that may grow is `changed` if the later report's number is the larger. `published`: when the
    report of each came out.
    """
    first, second = published
    if found.status is not Status.CONFLICT or left.measure not in GROWING or not first or not second:
        return found
    order = _earlier(first, second)
    if order == 0:
        return found
    early, late = (left, right) if order < 0 else (right, left)
    # the later report has the smaller number: no growth
    if _size(late) <= _size(early):
        return found
    why = f"{quoted(early.said_as)} in the earlier report, {quoted(late.said_as)} in the later"
    return Comparison(Status.CHANGED, why, found.closeness)


def _size(value: Quantity) -> float:
    known = [n for n in (value.exact, value.low, value.high) if n is not None]
    return known[0] if known else 0.0


def _earlier(left: str, right: str) -> int:
    """-1, 0 or 1: the first date is earlier, neither is, or it is later. By the day, or by the time of day where both
    have one of the same sort (with a zone or without). Of a date that may be several days all must be earlier or
    later."""
    # None where the date has no time of day
    one, two = stamps.clock(left), stamps.clock(right)
    if one is not None and two is not None and (one.tzinfo is None) == (two.tzinfo is None):
        return _order(one < two, one > two)
    first, second = stamps.days(left), stamps.days(right)
    if first is None or second is None:
        return 0
    return _order(first.last < second.first, first.first > second.last)


def _order(is_before: bool, is_after: bool) -> int:
    """-1 for before, 1 for after, 0 for neither."""
    return -1 if is_before else 1 if is_after else 0


def compare_all(answers: Iterable[Answer]) -> Comparison:
    """The status of a claim: that of its gravest pair of answers, with the reason of that pair of this status which is closest.

    Answers of one witness are compared only if there is no other witness. Pairs that cannot be compared for want of a
    rate or a date are left out if comparable answers join more than half of the witnesses. The order of the answers
    does not matter. Time: the square of the answers that differ.
    """
    distinct = sorted(
        set(answers), key=lambda answer: (answer.witness, repr(answer.value), answer.published or "")
    )
    witnesses = {answer.witness for answer in distinct}
    if len(witnesses) <= 1 and len({answer.value for answer in distinct}) <= 1:
        said = _quoted(distinct[0].value) if distinct else "nothing"
        return Comparison(Status.SINGLE, f"only one witness says {said}", 1.0)
    pairs = [
        (
            one.witness,
            two.witness,
            compare(one.value, two.value, published=(one.published, two.published)),
        )
        for one, two in combinations(distinct, 2)
        if one.witness != two.witness or len(witnesses) == 1
    ]
    # without pairs that cannot be compared, if the others join more than half of the witnesses
    decided = [
        (witness, other_witness, comparison)
        for witness, other_witness, comparison in pairs
        if comparison.status is not Status.INCOMPARABLE
    ]
    if decided and 2 * _largest_camp(witnesses, decided) > len(witnesses):
        return gravest(comparison for _, _, comparison in decided)
    return gravest(comparison for _, _, comparison in pairs)


def _largest_camp(witnesses: set[str], decided: list[tuple[str, str, Comparison]]) -> int:
    """The size of the largest group of witnesses joined by comparable answers, directly or by way of others. `decided`: two witnesses and
    how their answers compare.
    """
    camp = {witness: {witness} for witness in witnesses}
    for one, two, _ in decided:
        # the camps of both become one
        if camp[one] is not camp[two]:
            merged = camp[one] | camp[two]
            camp.update(dict.fromkeys(merged, merged))
    return max(len(members) for members in camp.values())


def gravest(found: Iterable[Comparison]) -> Comparison:
    """The most serious of several comparisons (order: GRAVEST), the surest of those. There must be one."""
    ranked = sorted(found, key=lambda c: (GRAVEST.index(c.status), -c.closeness, c.why))
    return ranked[0]
