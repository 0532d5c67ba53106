"""Puts claims in the order a reader meets them in: where sources part, then what they agree on, then what only one says. What another
claim says too is left out.

Words used here. Tier: 1 sure, 2 likely, 3 (`HIDDEN`) shown only on request. Reading: a stretch of a report that
answers the claim's question; two readings meet if they share half of the shorter. Rank: a sort key (`_rank`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.collate.claims.draft import DIFFERENCES, HIDDEN, points, witnesses
from variorum.collate.claims.draft import claim as draft
from variorum.collate.claims.statement_differences import statements_with_differences
from variorum.collate.claims.weight import weight
from variorum.records import Claim, Kind, Quantity, Reading, Status, When
from variorum.records.claim import AGREEING, DIFFERING

# In the order in which a reader meets them.
STATUS_ORDER = (
    Status.CONFLICT,
    Status.CHANGED,
    Status.INCOMPARABLE,
    Status.VARIANT,
    Status.COMPATIBLE,
    Status.AGREE,
    Status.TOLD,
    Status.SINGLE,
)
KIND_ORDER = (
    Kind.QUANTITY,
    Kind.DATE,
    Kind.TIME,
    Kind.NAME,
    Kind.ROLE,
    Kind.PLACE,
    Kind.TITLE,
    Kind.QUOTE,
    Kind.STATEMENT,
)
# Statuses of claims whose values were set beside each other; not told or single.
COMPARED = DIFFERENCES | AGREEING
# Kinds of claims about numbers and times.
VALUES = frozenset({Kind.QUANTITY, Kind.DATE, Kind.TIME})
# Code points: claims are looked up by stretches of this length, so that only those that may meet are compared.
STRETCH = 64


def in_reading_order(
    claims: Iterable[Claim], *, labelled: Callable[[Claim], Claim] = lambda claim: claim
) -> tuple[Claim, ...]:
    """The claims in the order for a reader: differences first; within one status the weightiest (`weight`), then the surest, then by kind.

    On the way, claims that ask one question are merged, and those that say nothing new are left out or hidden; of two
    with the same readings the first is kept. `labelled` gives a claim the label that it is shown with; it is called
    after the merging, which goes by the labels before.
    """
    # 1. merged; of claims with the same readings (report, start, end) the first
    kept: dict[tuple[tuple[str, int, int], ...], Claim] = {}
    for claim in with_same_question_merged(sorted(claims, key=_rank)):
        kept.setdefault(
            tuple((reading.report, reading.start, reading.end) for reading in claim.readings), claim
        )
    # 2. without those that another makes superfluous, with their labels
    shown = tuple(labelled(claim) for claim in without_superfluous(tuple(kept.values())))
    # 3. what would be met twice is hidden; then in order
    once = without_half_told_again(tuple(without_told_twice(tuple(statements_with_differences(shown)))))
    return tuple(sorted(once, key=_place))


def without_half_told_again(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims. A number or time on which sources agree is hidden (tier 3) if half of its readings are in a larger shown claim that
    agrees too: it would add too little.
    """
    agreeing = [
        claim for claim in claims if claim.kind in VALUES and claim.status in AGREEING and claim.tier < HIDDEN
    ]
    kept_claims: dict[tuple[Kind, str], list[Claim]] = defaultdict(list)
    hidden: set[str] = set()
    # the largest first, so that a claim is laid against larger ones alone
    for agreeing_claim in sorted(agreeing, key=lambda claim: (-len(claim.readings), _rank(claim))):
        claims_of_its_reports = {
            id(claim): claim
            for reading in agreeing_claim.readings
            for claim in kept_claims[agreeing_claim.kind, reading.report]
        }
        # more than half of its readings lie in readings of a larger claim
        if any(
            2 * _met(agreeing_claim, other) > len(agreeing_claim.readings)
            for other in claims_of_its_reports.values()
        ):
            hidden.add(agreeing_claim.id)
        else:
            for report in {reading.report for reading in agreeing_claim.readings}:
                kept_claims[agreeing_claim.kind, report].append(agreeing_claim)
    yield from (replace(claim, tier=HIDDEN) if claim.id in hidden else claim for claim in claims)


def _met(claim: Claim, other: Claim) -> int:
    """How many readings of a claim share half with one of the other's."""
    return sum(any(_share_half(reading, own) for own in other.readings) for reading in claim.readings)


def _place(claim: Claim) -> tuple[int, tuple[int, int, int], tuple[object, ...]]:
    """A sort key by which a reader meets the claims: the status, then the weight (`weight`), then `_rank`. What
    agrees and what is compatible stand together.
    """
    status = Status.AGREE if claim.status in AGREEING else claim.status
    return STATUS_ORDER.index(status), weight(claim), _rank(claim)


def without_told_twice(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims. A claim that is only told (not compared) is hidden if a compared and shown statement or quotation
    has readings at all of its places: a reader would meet the same words twice.
    """
    # report → the compared statements and quotations that quote it, by their places in `claims`
    compared_in: dict[str, set[int]] = defaultdict(set)
    for index, claim in enumerate(claims):
        if claim.kind in {Kind.STATEMENT, Kind.QUOTE} and claim.tier < HIDDEN and claim.status in COMPARED:
            for reading in claim.readings:
                compared_in[reading.report].add(index)
    for claim in claims:
        if claim.status is Status.TOLD and claim.tier < HIDDEN:
            # compared claims that quote every report of this one
            rivals = set.intersection(*(compared_in[r.report] for r in claim.readings))
            if any(_lies_on(claim, claims[index_of_rival]) for index_of_rival in rivals):
                yield replace(claim, tier=HIDDEN)
                continue
        yield claim


def _rank(claim: Claim) -> tuple[int, int, int, int, str, str, list[tuple[int, int]], str]:
    """A sort key: of two claims that say the same, the first is kept. Words decide before ids, since ids hold the
    paths of reports, and the same texts in another folder must come in the same order.
    """
    return (
        STATUS_ORDER.index(claim.status),
        claim.tier,
        -len(witnesses(claim.readings)),
        KIND_ORDER.index(claim.kind),
        claim.label,
        claim.why,
        sorted((reading.start, reading.end) for reading in claim.readings),
        claim.id,
    )


def with_same_question_merged(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, with those merged that ask one question of a number or time on which sources differ.

    Two claims ask one question if kind, label and status are the same, and either all answers of one are in the other
    by the same tellers, or half of the readings of the smaller one meet readings of the other. The reason is that of
    the first claim.
    """
    # the claims so far, each with the readings of those merged into it
    open_: list[Claim] = []
    asking: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for claim in claims:
        at_odds = claim.kind in VALUES and claim.status in DIFFERING and claim.tier != HIDDEN
        # `asking` keeps, by question, the indexes in `open_`; a claim that may not be merged gets a list of its own
        alike = asking[claim.kind, claim.label, claim.status, claim.internal] if at_odds else []
        home = next((index for index in alike if _ask_same_question(open_[index], claim)), None)
        if home is None:
            alike.append(len(open_))
            open_.append(claim)
        else:
            open_[home] = with_readings_of(open_[home], claim)
    yield from open_


def _ask_same_question(claim_: Claim, other_claim: Claim) -> bool:
    """Whether two claims are one question asked twice: all answers of one are among the other's, or half of the
    readings of the one with fewer meet readings of the other.
    """
    fewer_answers, more_answers = sorted((_answers(claim_), _answers(other_claim)), key=len)
    if fewer_answers <= more_answers:
        return True
    fewer, more = sorted((claim_, other_claim), key=lambda either: len(either.readings))
    met = sum(any(_share_half(reading, other) for other in more.readings) for reading in fewer.readings)
    return 2 * met >= len(fewer.readings)


def _answers(claim: Claim) -> frozenset[tuple[str, str]]:
    """(witness, answer) of each reading of a claim: who answers what."""
    return frozenset((reading.witness, _answer(reading)) for reading in claim.readings)


def _answer(reading: Reading) -> str:
    """The answer that a reading gives, in small letters: the words of its number or time, else its whole quotation."""
    value = reading.value
    return value.said_as.casefold() if isinstance(value, Quantity | When) else reading.quote.casefold()


def with_readings_of(first: Claim, second: Claim) -> Claim:
    """The first claim with the readings of both; its id is made anew."""
    return draft(
        first.kind,
        first.label,
        status=first.status,
        why=first.why,
        tier=first.tier,
        readings=(*first.readings, *second.readings),
        evidence=first.evidence,
    )


def without_superfluous(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, without those of which every reading lies on a reading of another claim that says the same. Of two
    such differences the first in order stays, of two agreements the one with more readings. A variant that points at
    a few words is kept before one that quotes the whole sentence.
    """
    sorts: dict[object, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        sorts[_sort_of_claim(claim)].append(index)
    gone = {index for sort, own in sorts.items() if sort is not None for index in _superfluous(own, claims)}
    return tuple(c for index, c in enumerate(claims) if index not in gone)


def _sort_of_claim(claim: Claim) -> object:
    """The sort of a claim: only claims of one sort may make each other superfluous. None for a claim that
    always stays.
    """
    if claim.status in DIFFERENCES:
        return claim.status, claim.kind in VALUES
    return claim.kind if claim.status in AGREEING else None


def _superfluous(indexes: Sequence[int], claims: Sequence[Claim]) -> set[int]:
    """The indexes of those claims, all of one sort, that another of them makes superfluous."""
    claims_on_stretch: dict[tuple[str, int], set[int]] = defaultdict(set)
    claims_in_report: dict[str, set[int]] = defaultdict(set)
    for index in indexes:
        for reading in claims[index].readings:
            claims_in_report[reading.report].add(index)
            for stretch in _stretches(reading):
                claims_on_stretch[stretch].add(index)
    gone: set[int] = set()
    for index in indexes:
        claim = claims[index]
        # claims that touch a stretch of this one and have readings in all of its reports
        candidates = set().union(
            *(claims_on_stretch[stretch] for r in claim.readings for stretch in _stretches(r))
        )
        candidates.intersection_update(*(claims_in_report[r.report] for r in claim.readings))
        rivals = sorted(candidates - gone - {index})
        if any(_makes_superfluous(claims[rival], claim, first=rival < index) for rival in rivals):
            gone.add(index)
    return gone


def _stretches(reading: Reading) -> Iterator[tuple[str, int]]:
    """The stretches of a report that a reading touches: two readings that meet have one in common."""
    return ((reading.report, n) for n in range(reading.start // STRETCH, reading.end // STRETCH + 1))


def _makes_superfluous(rival: Claim, claim: Claim, *, first: bool) -> bool:
    """Whether `claim` is superfluous since `rival`, of one sort with it (`_sort_of_claim`), says the same at the same
    places. `first`: whether `rival` comes before it in order.
    """
    # a hidden claim makes no shown one superfluous
    if rival.tier > claim.tier and rival.tier == HIDDEN:
        return False
    # of two differences
    if claim.status in DIFFERENCES:
        if claim.kind in VALUES and _answers(claim).isdisjoint(_answers(rival)):
            return False  # "34 injured, six of them critically": two questions in one place
        if claim.status == Status.VARIANT and _pointed(rival) and not _pointed(claim):
            return _lies_on(rival, claim)
        # the earlier one, or the one with more readings, stays
        return (first or len(rival.readings) > len(claim.readings)) and _lies_on(claim, rival)
    # of two agreements: more readings; of as many, the earlier one (True is more than False)
    fuller = (len(rival.readings), first) > (len(claim.readings), not first)
    return fuller and _lies_on(claim, rival)


def _pointed(claim: Claim) -> bool:
    """Whether all readings are so short that a reader sees what differs (`points`)."""
    return all(points(reading) for reading in claim.readings)


def _lies_on(inner: Claim, outer: Claim) -> bool:
    """Whether every reading of `inner` overlaps a reading of `outer` by at least half of the shorter one."""
    return all(any(_share_half(reading, b) for b in outer.readings) for reading in inner.readings)


def _share_half(left: Reading, right: Reading) -> bool:
    """Whether two readings of one report share at least half of the shorter."""
    if left.report != right.report:
        return False
    shared = min(left.end, right.end) - max(left.start, right.start)
    return 2 * shared >= min(left.end - left.start, right.end - right.start)
