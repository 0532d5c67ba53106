"""Finds which places of two reports belong beside each other on a screen: where both have the same words, or answer the same question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from variorum.desk.revisions.revisions import folded, sentences
from variorum.records import Claim, Report, SharedText

# Of many places the heaviest so many: the search for the best order takes the square of their number.
MOST = 400

# A place in each text, and how many characters speak for it.
Tie = tuple[int, int, int]


def aligned(
    left: Report, right: Report, *, shared: Iterable[SharedText] = (), claims: Iterable[Claim] = ()
) -> tuple[tuple[int, int], ...]:
    """Pairs of places (in left.text, in right.text) that belong beside each other. Both places rise from pair to pair. Of ties that cross each
    other the chain with the most characters is taken."""
    found = {
        *_ties_of_shared(left, right, shared),
        *_ties_of_sentences(left, right),
        *_ties_of_claims(left, right, claims),
    }
    heaviest = sorted(found, key=lambda t: (-t[2], t))[:MOST]
    return _heaviest_rising_chain(sorted(heaviest))


def _ties_of_shared(left: Report, right: Report, shared: Iterable[SharedText]) -> Iterator[Tie]:
    """Two ties for each stretch that both share: one at its beginning and one at its end. A tie is (place in the left text,
    place in the right, weight); its weight is the length of the stretch.
    """
    for one in shared:
        for s in one.spans if {one.left, one.right} == {left.id, right.id} else ():
            sides = ((s.left_start, s.left_end), (s.right_start, s.right_end))
            here, there = sides if one.left == left.id else sides[::-1]
            yield here[0], there[0], here[1] - here[0]
            yield here[1] - 1, there[1] - 1, here[1] - here[0]


def _ties_of_sentences(left: Report, right: Report) -> Iterator[Tie]:
    """A tie for each sentence that both have word for word, in one order."""
    sides = sentences(left), sentences(right)
    said = [[folded(r, s) for s in spans] for r, spans in zip((left, right), sides, strict=True)]
    for block in SequenceMatcher(None, said[0], said[1], autojunk=False).get_matching_blocks():
        for n in range(block.size):
            one, other = sides[0][block.a + n], sides[1][block.b + n]
            yield one[0], other[0], one[1] - one[0]


def _ties_of_claims(left: Report, right: Report, claims: Iterable[Claim]) -> Iterator[Tie]:
    """A tie between the first readings of both, for each claim that both answer."""
    for claim in claims:
        here, there = (next((x for x in claim.readings if x.report == r.id), None) for r in (left, right))
        if here is not None and there is not None:
            yield here.start, there.start, min(here.end - here.start, there.end - there.start)


def _heaviest_rising_chain(ties: Sequence[Tie]) -> tuple[tuple[int, int], ...]:
    """The heaviest chain of ties in which both places rise, as pairs of places. `ties` are sorted."""
    best: list[tuple[int, int | None]] = []
    for n, (at, to, weight) in enumerate(ties):
        before = max(
            ((best[m][0], -m) for m in range(n) if ties[m][0] < at and ties[m][1] < to), default=(0, None)
        )
        best.append((before[0] + weight, None if before[1] is None else -before[1]))
    last: int | None = max(range(len(best)), key=lambda n: best[n][0], default=None)
    chain = []
    while last is not None:
        chain.append(ties[last][:2])
        last = best[last][1]
    return tuple(reversed(chain))
