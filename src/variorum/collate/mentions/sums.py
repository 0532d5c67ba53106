"""Numbers that a sentence makes of others: a total ("8 men and 3 women, 12 people in all"), a share ("half of the 240")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from variorum.records import Hedge, Measure, Quantity
from variorum.text.mention import Mention

Amount = Mention[Quantity]
BEFORE = re.compile(r"\b(?:a total of|in all,?|altogether,?|making|or)\s+\Z", re.IGNORECASE)
BEHIND = re.compile(r"\s*,?\s*(?:in all|in total|altogether|overall|all told)\b", re.IGNORECASE)
# What may stand between the parts of a list, and between the last of them and the total.
LIST = re.compile(r"\s*(?:,|and|,\s*and|plus)\s*\Z", re.IGNORECASE)
JOINT = re.compile(
    r"\s*[,(–—-]+\s*(?:making\s+|or\s+)?(?:a\s+total\s+of\s+|in\s+all,?\s+|altogether,?\s+)?\Z",
    re.IGNORECASE,
)
FEWEST = 2
# Between a share and what it is taken of.
OF = re.compile(r"\s+of\s+(?:the|its|their|those|these|all)?\s*\Z")
SHARE = "share"


class Sum(NamedTuple):
    total: Amount
    parts: tuple[Amount, ...]


def sums(found: Sequence[Amount], text: str) -> Iterator[Sum]:
    """The sums among the quantities of one sentence: a list of exact counts, right before a number called the total."""
    exact = [
        m
        for m in found
        if m.value.measure is Measure.COUNT and m.value.exact is not None and m.value.hedge is Hedge.EXACT
    ]
    for at, total in enumerate(exact):
        if at < FEWEST or not _is_total(text, total):
            continue
        parts = _list_before(text, exact[:at], total)
        if len(parts) >= FEWEST:
            yield Sum(total, parts)


def _is_total(text: str, mention: Amount) -> bool:
    return bool(
        BEHIND.match(text, mention.end) or BEFORE.search(text[max(0, mention.start - 16) : mention.start])
    )


def _list_before(text: str, found: Sequence[Amount], total: Amount) -> tuple[Amount, ...]:
    parts: list[Amount] = []
    following, mark = total, JOINT
    for mention in reversed(found):
        if not mark.match(text[mention.end : following.start]):
            break
        parts.append(mention)
        following, mark = mention, LIST
    return tuple(reversed(parts))


def with_shares(text: str, found: Sequence[Amount]) -> tuple[Amount, ...]:
    """The quantities of a sentence; a share of a count ("half of the 240 workers") as the count that it comes to, beside
    the count that it is taken of."""
    made: list[Amount] = []
    for at, mention in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        share = following and _share(text, mention, following)
        made.append(share or mention)
    return tuple(made)


def _share(text: str, part: Amount, whole: Amount) -> Amount | None:
    factor = part.value.exact
    if part.value.unit != SHARE or factor is None or not 0 < factor < 1:
        return None
    if whole.value.measure is not Measure.COUNT or whole.value.exact is None:
        return None
    if not OF.match(text[part.end : whole.start]):
        return None
    hedge = part.value.hedge if whole.value.hedge is Hedge.EXACT else whole.value.hedge
    low, high = _times(part.value.low, whole.value.low), _times(part.value.high, whole.value.high)
    value = replace(
        whole.value,
        low=low,
        high=high,
        exact=whole.value.exact * factor,
        hedge=hedge,
        said_as=text[part.start : whole.end],
    )
    return Mention(part.start, whole.end, value)


def _times(one: float | None, two: float | None) -> float | None:
    return None if one is None or two is None else one * two
