"""Claims about numbers and times: one question, the value each report gives, and how the values stand to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from variorum.collate.claims.draft import Voices, claim, witnesses
from variorum.collate.claims.value_labels import value_label
from variorum.collate.claims.value_status import value_status
from variorum.collate.cover import cover
from variorum.collate.mentions.about import Mention
from variorum.collate.pairing import Pair, standing
from variorum.collate.pairing.scope import is_toll, vetoed
from variorum.collate.pairing.values import meets
from variorum.collate.settings import CollateSettings
from variorum.records import Claim, Kind, Quantity, Reading, Status

DIFFERENT = frozenset({Status.CONFLICT, Status.CHANGED, Status.INCOMPARABLE})


def value_claims(
    mentions: Sequence[Mention],
    scored: Sequence[Pair],
    voices: Voices,
    settings: CollateSettings,
    *,
    weights: Sequence[float],
) -> Iterator[Claim]:
    """One claim for each group of mentions that answer one question. `scored`: every candidate pair."""
    by_pair = {(p.left, p.right): p for p in scored}
    likeness = {key: pair.probability for key, pair in by_pair.items()}
    links = [(p.left, p.right) for p in standing(mentions, scored, settings)]

    def clash(left: int, right: int) -> bool:
        """Two values of one report that cannot both answer one question; but tolls are given side by side."""
        a, b = mentions[left], mentions[right]
        if vetoed(a, b):
            return True
        return a.report == b.report and not meets(a.value, b.value) and not (is_toll(a) and is_toll(b))

    covered = cover(
        [m.witness for m in mentions],
        likeness,
        least_join=settings.least_join_values,
        links=links,
        clash=clash,
    )
    for members in covered:
        own = [by_pair[pair] for pair in combinations(members, 2) if pair in by_pair]
        yield _claim([mentions[i] for i in members], own, mentions, voices, settings, weights)


def _claim(
    members: Sequence[Mention],
    own: Sequence[Pair],
    mentions: Sequence[Mention],
    voices: Voices,
    settings: CollateSettings,
    weights: Sequence[float],
) -> Claim:
    readings = [_reading(m, voices) for m in members]
    verdict = value_status(members, readings, voices)
    decisive = [p for p in own if {mentions[p.left], mentions[p.right]} == set(verdict.between)] or list(own)
    surest = max(decisive, key=lambda p: (p.probability, -p.left, -p.right))
    return claim(
        _kind(members[0]),
        value_label(members),
        status=verdict.status,
        why=verdict.why,
        tier=_tier(_kind(members[0]), verdict.status, surest, readings, settings),
        readings=readings,
        evidence=surest.evidence(weights),
    )


def _reading(mention: Mention, voices: Voices) -> Reading:
    start, end = mention.wide
    return voices.reading(mention.report, start, end, mention.value)


def _kind(mention: Mention) -> Kind:
    if isinstance(mention.value, Quantity):
        return Kind.QUANTITY
    return Kind.TIME if mention.value.clock is not None else Kind.DATE


def _tier(
    kind: Kind, status: Status, surest: Pair, readings: Sequence[Reading], settings: CollateSettings
) -> int:
    """A difference is sure when both routes found it: the values answer one question, and the sentences around them say
    the same. Dates that differ are shown only with both, and one verb above them: of those flagged without, none was
    real. What agrees is sure when it is likely, or told by three."""
    both = surest.likely >= settings.sure_difference
    if status in DIFFERENT and kind != Kind.QUANTITY and not (both and surest.same_verb):
        return 3
    if status in DIFFERENT:
        if both and surest.probability >= settings.sure_pair:
            return 1
        return 2 if surest.probability >= settings.likely_pair or both else 3
    return 1 if surest.probability >= settings.sure_pair or len(witnesses(readings)) > 2 else 2
