"""Finds which places of two reports belong beside each other on a screen: where both have the same words, or answer the same question.

Words used here. Tie: two places that belong beside each other, and how much of the text speaks for it: (left start,
right start, weight). Chain: ties in which both places rise.
"""

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
    """Pairs of places, in left.text and in right.text, that belong side by side. Both places rise from pair to pair;
    of ties that cross, the chain with the most characters is kept.
    """
    found = {
        *_ties_of_shared(left, right, shared),
        *_ties_of_sentences(left, right),
        *_ties_of_claims(left, right, claims),
    }
    # the chain takes the square of the ties: only the heaviest ones are tried
    heaviest = sorted(found, key=lambda tie: (-tie[2], tie))[:MOST]
    return _heaviest_rising_chain(sorted(heaviest))


def _ties_of_shared(left: Report, right: Report, shared: Iterable[SharedText]) -> Iterator[Tie]:
    """Two ties for each stretch that the reports share, at its beginning and at its end. A tie is (place in the left
    text, place in the right text, weight); the weight is the length of the stretch.
    """
    for pair in shared:
        for span in pair.spans if {pair.left, pair.right} == {left.id, right.id} else ():
            sides = ((span.left_start, span.left_end), (span.right_start, span.right_end))
            (start, end), (other_start, other_end) = sides if pair.left == left.id else sides[::-1]
            yield start, other_start, end - start
            yield end - 1, other_end - 1, end - start


def _ties_of_sentences(left: Report, right: Report) -> Iterator[Tie]:
    """A tie for each sentence that both reports have word for word, in the same order."""
    left_spans, right_spans = sentences(left), sentences(right)
    left_words = [folded(left, span) for span in left_spans]
    right_words = [folded(right, span) for span in right_spans]
    for block in SequenceMatcher(None, left_words, right_words, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            (start, end), (other_start, _) = left_spans[block.a + offset], right_spans[block.b + offset]
            yield start, other_start, end - start


def _ties_of_claims(left: Report, right: Report, claims: Iterable[Claim]) -> Iterator[Tie]:
    """A tie between the first readings of both, for each claim that both answer."""
    for claim in claims:
        left_reading, right_reading = (
            next((reading for reading in claim.readings if reading.report == report.id), None)
            for report in (left, right)
        )
        if left_reading is not None and right_reading is not None:
            yield (
                left_reading.start,
                right_reading.start,
                # the weight is in characters: the shorter of the two readings
                min(left_reading.end - left_reading.start, right_reading.end - right_reading.start),
            )


def _heaviest_rising_chain(ties: Sequence[Tie]) -> tuple[tuple[int, int], ...]:
    """The pairs of places of the heaviest chain of ties in which both places rise from tie to tie. `ties` are sorted. Quadratic."""
    # of each tie: the weight of the heaviest chain that ends with it, and the tie before it in that chain
    best: list[tuple[int, int | None]] = []
    for number, (place_left, place_right, weight) in enumerate(ties):
        # the heaviest chain that may stand before this tie
        before = max(
            (
                # of two as heavy the earlier one: `max` takes the greatest, so its number is kept as a negative
                (best[earlier][0], -earlier)
                for earlier in range(number)
                if ties[earlier][0] < place_left and ties[earlier][1] < place_right
            ),
            default=(0, None),
        )
        best.append((before[0] + weight, None if before[1] is None else -before[1]))
    end: int | None = max(range(len(best)), key=lambda number: best[number][0], default=None)
    # back from the end of the heaviest chain
    chain = []
    while end is not None:
        chain.append(ties[end][:2])
        end = best[end][1]
    return tuple(reversed(chain))
