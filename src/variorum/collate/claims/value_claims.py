"""Claims about numbers and times: one question, the value each report gives, and how the values stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from variorum.collate.claims.draft import Voices, claim, witnesses
from variorum.collate.claims.value_labels import value_label
from variorum.collate.claims.value_status import value_status
from variorum.collate.compare import compare, same_slot
from variorum.collate.cover import cover
from variorum.collate.mentions.about import Mention
from variorum.collate.pairing import Folded, Pair, Scored, standing
from variorum.collate.pairing.scope import is_toll, is_whole, one_deed, vetoed
from variorum.collate.pairing.values import meets
from variorum.collate.settings import CollateSettings
from variorum.records import Claim, Grain, Kind, Measure, Quantity, Reading, Status, When

DIFFERENT = frozenset({Status.CONFLICT, Status.CHANGED, Status.INCOMPARABLE})


def value_claims(
    told: Folded,
    scored: Scored,
    voices: Voices,
    settings: CollateSettings,
    *,
    weights: Sequence[float],
) -> Iterator[Claim]:
    """One claim for each group of mentions that answer one question, with what repeats them. `scored`: every candidate
    pair of the mentions."""
    mentions = told.firsts
    likeness = scored.likeness()
    links = [(p.left, p.right) for p in standing(told, scored, settings)]

    def clash(left: int, right: int) -> bool:
        """Two values that cannot both answer one question, or of one report; but tolls are given side by side. What is
        vetoed was not scored."""
        scored_so = (min(left, right), max(left, right)) in likeness
        if not scored_so and vetoed(mentions[left], mentions[right]):
            return True
        return told.one_report(left, right) and _at_odds(mentions[left], mentions[right])

    covered = cover(
        [m.witness for m in mentions],
        likeness,
        least_join=settings.least_join_values,
        links=links,
        clash=clash,
    )
    for members in covered:
        made = _claim(members, scored.among(members), told, voices, settings, weights)
        if made.status != Status.SINGLE:  # what one telling says is listed as its statement
            yield made


def _at_odds(a: Mention, b: Mention) -> bool:
    return not meets(a.value, b.value) and not (is_toll(a) and is_toll(b))


def internal_claims(
    told: Folded, found: Iterable[Pair], voices: Voices, *, weights: Sequence[float]
) -> Iterator[Claim]:
    """Two values that one report gives for one thing: a new lead over an old body, or two sources side by side."""
    for pair in found:
        members = _in_one_report(told, pair)
        readings = [_reading(m, voices) for m in members]
        compared = compare(members[0].value, members[1].value)
        if compared.status == Status.CONFLICT:
            yield claim(
                _kind(members[0]),
                value_label(members),
                status=Status.CONFLICT,
                why=f"Within one report: {compared.why.rstrip('.')}.",
                tier=2 if _one_group(members) else 3,
                readings=readings,
                evidence=pair.evidence(weights),
            )


def _in_one_report(told: Folded, pair: Pair) -> list[Mention]:
    """Both sides of the pair as the first report that says both has them."""
    report = next(m.report for m in told.repeats[pair.left] if m.report in told.reports[pair.right])
    return [next(m for m in told.repeats[side] if m.report == report) for side in (pair.left, pair.right)]


def _one_group(members: Sequence[Mention]) -> bool:
    """Both count one group of people to whom one thing happened ("98 evacuees", "109 evacuees"): what else differs inside
    a report is nearly always two things."""
    first, second = members
    return bool(first.classes & second.classes) and first.head == second.head and not is_whole(first)


def _claim(
    indexes: Sequence[int],
    own: Scored,
    told: Folded,
    voices: Voices,
    settings: CollateSettings,
    weights: Sequence[float],
) -> Claim:
    mentions = told.firsts
    members = [mentions[i] for i in indexes]
    readings = [_reading(m, voices) for i in indexes for m in told.repeats[i]]
    scored = dict(
        zip(zip(own.left.tolist(), own.right.tolist(), strict=True), own.likely.tolist(), strict=True)
    )
    verdict = value_status(
        members,
        [_reading(m, voices) for m in members],
        voices,
        answering=lambda m, n: (indexes[m], indexes[n]) in scored,
        alike=lambda m, n: _step(scored.get((indexes[m], indexes[n]), 0.0), settings),
    )
    between = [i for i in indexes if mentions[i] in verdict.between]
    surest = (own.among(between) or own).surest()
    return claim(
        _kind(members[0]),
        value_label(members),
        status=verdict.status,
        why=verdict.why,
        tier=_tier(verdict.between, verdict.status, surest, readings, settings),
        readings=readings,
        evidence=surest.evidence(weights),
    )


def _step(likely: float, settings: CollateSettings) -> int:
    """How surely two statements say the same: not, perhaps, or so that a difference between them is sure."""
    return (likely >= settings.related_tolls) + (likely >= settings.sure_difference)


def _reading(mention: Mention, voices: Voices) -> Reading:
    start, end = mention.wide
    return voices.reading(mention.report, start, end, mention.value)


def _kind(mention: Mention) -> Kind:
    if isinstance(mention.value, Quantity):
        return Kind.QUANTITY
    return Kind.TIME if mention.value.clock is not None else Kind.DATE


def _tier(
    between: Sequence[Mention],
    status: Status,
    surest: Pair,
    readings: Sequence[Reading],
    settings: CollateSettings,
) -> int:
    """A difference is sure when two routes found it: value first (the question that each value answers, asked of it with
    the value masked, is one) and statement first (the sentences around the values say the same). What agrees is sure
    when it is likely, or told by three."""
    if status not in DIFFERENT:
        return 1 if surest.probability >= settings.sure_pair or len(witnesses(readings)) > 2 else 2
    statement_first = surest.likely >= settings.sure_difference
    if not _comparable_difference(between, both=statement_first):
        return 3
    value_first = _one_question(between, settings)
    if statement_first and value_first:
        return 1
    if _other_question(between, settings):
        return 3
    if isinstance(between[0].value, When):
        return 2 if value_first else 3
    tolls = all(is_toll(m) for m in between)
    needed = settings.related_tolls if tolls and status == Status.CHANGED else settings.related_statements
    return 2 if statement_first or ((value_first or tolls) and surest.likely >= needed) else 3


def _one_question(between: Sequence[Mention], settings: CollateSettings) -> bool:
    """The value-first route: for numbers, the judged-pairs model; for times, one verb."""
    first, second = between[0].asked, between[1].asked
    if first is None or second is None:
        return one_deed(*between)
    return same_slot(first, second).probability >= settings.one_question


def _other_question(between: Sequence[Mention], settings: CollateSettings) -> bool:
    """Numbers that, asked for with the values masked, answer two questions, however alike their sentences are. Tolls and
    ages are told apart by what befell whom."""
    first, second = between
    if first.asked is None or second.asked is None or all(is_toll(m) for m in between):
        return False
    if isinstance(first.value, Quantity) and first.value.measure == Measure.AGE:
        return False
    return same_slot(first.asked, second.asked).probability < settings.other_question


def _comparable_difference(between: Sequence[Mention], *, both: bool) -> bool:
    """Whether a difference between two such values can be told from two answers to two questions. Days need one verb,
    other dates like statements too; ages one name beside them; ordinals and counts one noun (or one happening): of
    those flagged without, hardly any was real."""
    first = between[0].value
    if any(isinstance(m.value, When) and _without_day(m.value) for m in between):
        return False
    if not isinstance(first, Quantity):
        return one_deed(*between) and (both or first.grain in {Grain.DAY, Grain.WEEKDAY})
    if first.measure == Measure.AGE:
        return len({m.owner for m in between}) == 1
    if first.measure == Measure.ORDINAL:
        return both and len({m.head for m in between}) == 1
    if first.measure == Measure.COUNT and not all(is_toll(m) for m in between):
        return len({m.head for m in between}) == 1
    return True


def _without_day(value: When) -> bool:
    """Said as "last year" in a report without a date: it can be told from nothing. Weekdays have their names."""
    return value.earliest is None and value.weekday is None and value.clock is None
