"""Finds terms that stand close together in both of two statements, and what they weigh: a feature of statement pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.collate.statement import Statement

# Terms of matter in one window; 6 to 12 did equally well on the six events.
WINDOW = 8
# What stands behind each term wherever it stands, itself included.
Opened = Mapping[str, tuple[frozenset[str], ...]]


class Windows:
    """Of all statements, which terms stand close together: a window is `WINDOW` terms in a row. Prepared once, so
    that a pair costs two look-ups and a few small intersections.

    For each statement: `terms`, all its terms; `near`, term → the terms in one window with it; `opened`, term → the
    windows that begin with it. `squares`: term → the square of its weight.
    """

    def __init__(self, statements: Sequence[Statement], idf: Mapping[str, float]) -> None:
        """Cuts the windows of all statements. `idf`: term → its weight, larger for a rare one."""
        self.terms = [statement.terms.all for statement in statements]
        self.near = [_near(statement.terms.order) for statement in statements]
        self.opened = [_opened(statement.terms.order) for statement in statements]
        self.squares = {term: weight**2 for term, weight in idf.items()}

    def closest(self, left: int, right: int) -> float:
        """The greatest weight of terms that stand in one window in both statements, at least two of them; 0.0 if
        there are none. `left` and `right`: indexes of the statements.
        """
        shared = self.terms[left] & self.terms[right]
        if len(shared) < 2:
            return 0.0
        if len(shared) == 2:
            term, two = shared
            are_close = two in self.near[left].get(term, ()) and two in self.near[right].get(term, ())
            return self.squares[term] + self.squares[two] if are_close else 0.0
        # the windows of each statement, without terms that the other lacks
        here, there = _held_as_subset(self.opened[left], shared), _held_as_subset(self.opened[right], shared)
        common_windows = {in_both for window in here for other in there if len(in_both := window & other) > 1}
        return max(map(self._weight, common_windows), default=0.0)

    def _weight(self, terms: frozenset[str]) -> float:
        return sum(map(self.squares.__getitem__, sorted(terms)))


def _near(order: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """For each term the terms that stand in a window with it."""
    found: dict[str, set[str]] = defaultdict(set)
    for at, term in enumerate(order):
        found[term].update(order[max(0, at - WINDOW + 1) : at + WINDOW])
    return {term: frozenset(others) for term, others in found.items()}


def _opened(order: Sequence[str]) -> Opened:
    """Term → the windows that begin where it stands: it and the terms behind it."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for at, term in enumerate(order):
        found[term].append(frozenset(order[at : at + WINDOW]))
    return {term: tuple(windows) for term, windows in found.items()}


def _held_as_subset(opened: Opened, shared: frozenset[str]) -> set[frozenset[str]]:
    """The shared terms of each window that opens at a shared term; a window that opens elsewhere holds no more of them."""
    return {window & shared for term in shared for window in opened.get(term, ())}
