"""Finds numbers of which a sentence says that they make up a total: "8 men and 3 women, 12 people in all"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    """Whether the words beside the number call it a total ("12 people in all")."""
    return bool(
        BEHIND.match(text, mention.end) or BEFORE.search(text[max(0, mention.start - 16) : mention.start])
    )


def _list_before(text: str, found: Sequence[Amount], total: Amount) -> tuple[Amount, ...]:
    """The numbers in a list that ends before the total, in order."""
    parts: list[Amount] = []
    following, mark = total, JOINT
    for mention in reversed(found):
        if not mark.match(text[mention.end : following.start]):
            break
        parts.append(mention)
        following, mark = mention, LIST
    return tuple(reversed(parts))
