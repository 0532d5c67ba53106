"""Claims about numbers and times: one question, the value each report gives, and how the values stand to each other.

Words used here. Mention: a place where a report gives a number or time. `Folded`: mentions with their copies folded
(`firsts`, `repeats`). `Scored`: the candidate pairs of mentions; of a pair `probability` says how likely they answer
one question, `likely` how likely their sentences say the same. Toll: a count of people to whom one thing happened.
Row: a claim with the two mentions that its reason compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from variorum.collate.claims.draft import HIDDEN, Voices, claim, kind_of
from variorum.collate.claims.value_answers import Row, with_two_answers
from variorum.collate.claims.value_labels import value_label
from variorum.collate.claims.value_rows import in_row
from variorum.collate.claims.value_status import value_status
from variorum.collate.claims.value_tiers import DIFFERENT, tier_of
from variorum.collate.compare import compare
from variorum.collate.cover import cover
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.tolls import is_toll, is_whole
from variorum.collate.pairing import Folded, Inside, Scored, standing
from variorum.collate.pairing.scope import once_vetoed, one_deed
from variorum.collate.pairing.scored import Finding
from variorum.collate.pairing.values import meets
from variorum.collate.settings import CollateSettings
from variorum.records import Claim, Reading, Status, When


def value_claims(
    told: Folded,
    scored: Scored,
    voices: Voices,
    settings: CollateSettings,
    *,
    weights: Sequence[float],
) -> Iterator[Claim]:
    """One claim for each group of mentions that answer one question, with the copies of each (`told`); none if only one telling says it.

    `scored`: every candidate pair of the mentions. `weights`: the weights of the pairs' features, which give the evidence.
    """
    mentions = told.firsts
    likeness = scored.likeness()
    links = [(pair.left, pair.right) for pair in standing(told, scored, settings)]

    def clash(left: int, right: int) -> bool:
        """Whether two values must not stand in one group: they cannot answer one question, or one report gives both
        and they have no value in common. The latter does not count for two tolls."""
        scored_so = (min(left, right), max(left, right)) in likeness
        if not scored_so and once_vetoed(mentions[left], mentions[right], voices.kept):
            return True
        return told.one_report(left, right) and _at_odds(mentions[left], mentions[right])

    # groups of mentions, joined by averages, none of which holds two that clash
    covered = cover(
        [mention.witness for mention in mentions],
        likeness,
        least_join=settings.least_join_values,
        links=links,
        clash=clash,
    )
    pairs = Finding(scored)
    rows: list[Row] = []
    # a row for each group; of a hidden difference also the edits inside one telling
    for members in with_tolls_merged(covered, mentions, least=settings.one_toll):
        group_pairs = pairs.among(members)
        # of days that agree only those that are surely of one thing
        surely_one = _surely_of_one_happening(members, group_pairs, told, settings)
        if surely_one != members:
            group_pairs = pairs.among(surely_one)
        row = _row(surely_one, group_pairs, told, voices, settings, weights)
        if row.claim.status != Status.SINGLE:  # what one telling says is listed as its statement
            rows.append(row)
        if row.claim.tier == HIDDEN and row.claim.status in DIFFERENT:
            edited = (
                _row(one, pairs.among(one), told, voices, settings, weights)
                for one in _of_one_telling(surely_one, mentions)
                if pairs.among(one)
            )
            rows += (
                each_row
                for each_row in edited
                if each_row.claim.status in DIFFERENT and each_row.claim.tier != HIDDEN
            )
    # two rows that agree, each within itself, may be two answers to one question
    yield from with_two_answers(rows, voices, settings)


def _of_one_telling(members: Sequence[int], mentions: Sequence[Mention]) -> Iterator[tuple[int, ...]]:
    """Of the members, those of one telling that gives them in two reports or more, for each such telling: an edit
    changed the value there, and that stays a difference whatever another telling says.
    """
    for witness in sorted({mentions[member].witness for member in members}):
        own = tuple(member for member in members if mentions[member].witness == witness)
        if 1 < len(own) < len(members) and len({mentions[member].report for member in own}) > 1:
            yield own


def with_tolls_merged(
    groups: Iterable[tuple[int, ...]], mentions: Sequence[Mention], *, least: float
) -> Iterator[tuple[int, ...]]:
    """The groups, with those merged that hold tolls of one event. Tolls rise from report to report until the last is
    so unlike the first that they fall into several groups. `least`: two groups are of one event if this share of the
    smaller is in the other.
    """
    merged: list[set[int]] = []
    for group in groups:
        if not all(is_toll(mentions[member]) for member in group):
            yield group
            continue
        joined_members = set(group)
        # groups before that have enough members in common with this one
        near = [
            earlier
            for earlier in merged
            if len(earlier & joined_members) >= least * min(len(earlier), len(joined_members))
        ]
        merged = [earlier for earlier in merged if earlier not in near] + [joined_members.union(*near)]
    yield from (tuple(sorted(joined_members)) for joined_members in merged)


def _surely_of_one_happening(
    members: tuple[int, ...], pairs: Scored, told: Folded, settings: CollateSettings
) -> tuple[int, ...]:
    """The members that surely tell of one happening. Only days and hours that agree are looked at, since much happens
    on one Monday: those stay that one verb joins to another telling's, or whose sentences surely tell of one thing.
    All members stay if they are numbers, if two of them do not agree, or if fewer than two would be left.
    """
    mentions = told.firsts
    # nothing is left out of numbers, or where two of the times do not agree
    moments = [i for i in members if isinstance(mentions[i].value, When)]
    if not moments or any(
        not meets(mentions[i].value, mentions[j].value) for i, j in combinations(moments, 2)
    ):
        return members
    # members that one verb, or a sure link, joins to another telling's
    joined = {
        i
        for left, right, likely in zip(
            pairs.left.tolist(), pairs.right.tolist(), pairs.likely.tolist(), strict=True
        )
        if mentions[left].witness != mentions[right].witness
        and (likely >= settings.sure_difference or one_deed(mentions[left], mentions[right]))
        for i in (left, right)
    }
    return tuple(i for i in members if i in joined) if len(joined) > 1 else members


def _at_odds(mention: Mention, other: Mention) -> bool:
    """Whether the two values have none in common. False for two tolls: they grow from report to report."""
    return not meets(mention.value, other.value) and not (is_toll(mention) and is_toll(other))


def internal_claims(found: Iterable[Inside], voices: Voices, *, weights: Sequence[float]) -> Iterator[Claim]:
    """A claim for each two values that one report gives for one thing: a new opening over an old text, two sources
    side by side, or a number that the report itself corrects.
    """
    for inside in found:
        members = inside.sides
        first, second = members
        # without a word of correction only values that cannot both be true
        compared = compare(first.value, second.value)
        if inside.cue is None and compared.status != Status.CONFLICT:
            continue
        said = " and ".join(f"“{' '.join(mention.value.said_as.split())}”" for mention in members)
        yield claim(
            kind_of(members[0].value),
            value_label(members),
            status=Status.CONFLICT if inside.cue is None else Status.CHANGED,
            why=f"Within one report: {compared.why.rstrip('.')}."
            if inside.cue is None
            else f"Within one report, which tells of a correction (“{inside.cue}”): {said}.",
            tier=2 if inside.cue or inside.sure or _count_one_group(members) else 3,
            readings=[_reading(mention, voices) for mention in members],
            evidence=inside.pair.evidence(weights),
        )


def _count_one_group(members: Sequence[Mention]) -> bool:
    """Whether both count people of one group, to whom one thing happened ("98 evacuees", "109 evacuees"). Other
    values that differ inside a report are nearly always of two things.
    """
    first, second = members
    return bool(first.classes & second.classes) and first.head == second.head and not is_whole(first)


def _row(
    indexes: Sequence[int],
    group_pairs: Scored,
    told: Folded,
    voices: Voices,
    settings: CollateSettings,
    weights: Sequence[float],
) -> Row:
    """The row of one group of mentions, by their indexes in `told.firsts`; `group_pairs`: the scored pairs of the group.

    It holds the two mentions that its reason compares, and those that answer the same question.
    """
    mentions = told.firsts
    members = [mentions[index] for index in indexes]
    scored = _by_indexes(group_pairs)

    def paired(first: int, second: int) -> tuple[float, float]:
        """How likely two members answer one question, and how likely their sentences say the same."""
        one, two = sorted((indexes[first], indexes[second]))
        return scored.get((one, two), (0.0, 0.0))

    def likely_alike(m: int, n: int) -> float:
        _, likely = paired(m, n)
        return likely

    # 1. how the values stand, and which two the reason compares
    verdict = value_status(
        members,
        [_reading(m, voices) for m in members],
        voices,
        answering=lambda m, n: (indexes[m], indexes[n]) in scored,
        alike=lambda m, n: _step(likely_alike(m, n), settings),
    )
    # 2. the evidence is that of the surest pair between the two compared
    between = [index for index in indexes if mentions[index] in verdict.between]
    surest = (group_pairs.among(between) or group_pairs).surest()
    # 3. the readings: all mentions that answer the same question, with their copies
    row = in_row(members, verdict.between, paired, settings, voices.kept)
    readings = [_reading(m, voices) for n in row for m in told.repeats[indexes[n]]]
    made = claim(
        kind_of(members[0].value),
        value_label([members[n] for n in row]),
        status=verdict.status,
        why=verdict.why,
        tier=tier_of(verdict.between, verdict.status, surest, readings, settings),
        readings=readings,
        evidence=surest.evidence(weights),
    )
    return Row(made, verdict.between, tuple(members[n] for n in row))


def _by_indexes(pairs: Scored) -> dict[tuple[int, int], tuple[float, float]]:
    """(left, right) → (how likely the two answer one question, how likely their sentences say the same)."""
    return {
        (left, right): (probability, likely)
        for left, right, probability, likely in zip(
            pairs.left.tolist(),
            pairs.right.tolist(),
            pairs.probability.tolist(),
            pairs.likely.tolist(),
            strict=True,
        )
    }


def _step(likely: float, settings: CollateSettings) -> int:
    """How surely two statements say the same, as a step: 0 not, 1 perhaps, 2 so surely that their values can be called different."""
    # each limit that is reached adds 1
    return (likely >= settings.related_tolls) + (likely >= settings.sure_difference)


def _reading(mention: Mention, voices: Voices) -> Reading:
    """The mention as a reading, with the words around the value that tell what it is of (`wide`)."""
    start, end = mention.wide
    return voices.reading(mention.report, start, end, mention.value)
