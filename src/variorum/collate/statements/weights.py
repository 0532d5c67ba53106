"""How much a term tells, in this story: the rarer, the more (inverse document frequency over statements)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from variorum.collate.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """`term` and `link`: inverse document frequencies, natural logarithms."""

    term: dict[str, float]
    link: dict[tuple[str, str], float]


def weights(statements: Sequence[Statement]) -> Weights:
    """How rare, and so how telling, each term and each pair of linked terms is in this story. Copies are folded before, so they count once."""
    count = len(statements)
    terms = Counter(term for statement in statements for term in statement.terms.all)
    governed = Counter(link for statement in statements for link in statement.terms.links)
    return Weights(
        # a logarithm of how many statements there are for each that has the term; the halves keep it from 0
        term={t: log((count + 1) / (times + 0.5)) for t, times in terms.items()},
        link={pair: log((count + 1) / (times + 0.5)) for pair, times in governed.items()},
    )
