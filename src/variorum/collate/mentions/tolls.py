"""Which numbers are tolls: counts of people to whom one thing happened, all of them.

Words used here. Mention: a place where a report gives a number. Fate: what befell those counted (`classes`). Sole: the
only toll of its fate that its report vouches for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import cache
from itertools import compress

from variorum.collate.certainty import Modality, Polarity
from variorum.collate.mentions.mention import Mention
from variorum.collate.terms import stem
from variorum.records import Measure, Quantity
from variorum.text.lexicon import entries

# Happenings of which each person is counted under one only: the killed are not among the hurt.
EXCLUSIVE = frozenset({"killed", "hurt", "missing", "held", "rescued", "trapped", "infected"})
# Heads of counts that leave nobody out. (Residents: others may have died beside them.)
ANYBODY = frozenset({None, stem("people"), stem("person")})


def is_toll(mention: Mention) -> bool:
    """Whether the mention is a toll: it counts people to whom one thing happened, all of them and not one group."""
    return (
        isinstance(mention.value, Quantity)
        and mention.value.measure == Measure.COUNT
        and bool(mention.classes & EXCLUSIVE)
        and is_whole(mention)
    )


def is_whole(mention: Mention) -> bool:
    """Whether the mention counts people in general ("22 people", "112 dead"), and not some of them by a noun of their
    own ("68 children").
    """
    return mention.head is None or mention.head in _at_large()


@cache
def _at_large() -> frozenset[str]:
    """Stems of the nouns for people in general ("people", "victims")."""
    return frozenset(stem(word) for word in entries("people-at-large.txt"))


def with_sole_tolls(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of one report, each toll marked (`sole`) if the report gives no other number for its fate. Tolls
    of long ago, and those that are not vouched for, neither count nor are marked; nor those that are a part or an
    addition, or of another instance.
    """
    values: dict[Hashable, set[float | None]] = defaultdict(set)
    are_tolls = [is_toll(mention) and _is_of_the_news(mention) for mention in mentions]
    for mention in compress(mentions, are_tolls):
        if isinstance(mention.value, Quantity):
            values[mention.classes].add(mention.value.exact)
    return tuple(
        replace(mention, sole=True)
        # `compress` above kept the tolls of the news alone
        if of_news and mention.head in ANYBODY and not mention.scope and len(values[mention.classes]) == 1
        else mention
        for mention, of_news in zip(mentions, are_tolls, strict=True)
    )


def _is_of_the_news(mention: Mention) -> bool:
    """Whether the report asserts the value as done and as part of its own news: not denied, not planned, and not
    settled long before.
    """
    sure = mention.sure
    return not mention.settled and sure.modality is Modality.DONE and sure.polarity is Polarity.ASSERTED
