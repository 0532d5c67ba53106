"""Chooses among the candidates the pairs of mentions that answer one question. Equal values come first, then unequal ones that are
each other's likeliest. A pair is left out where one report gives both of its values.

Words used here. Mention: a place where a report gives a number or time. Of a pair, `probability` says how likely its
two mentions answer one question, `likely` how likely their sentences say the same. Toll: a count of people to whom
one thing happened. Explained away: a report of one side gives the other's value elsewhere, so that the two are two
things.

Of `told` (a `Folded`): `firsts`, the mentions; `reports[i]`, the reports in which mention i and its repeats stand.
Sole: the only toll of its report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.dated import printing
from variorum.collate.mentions.tolls import is_toll
from variorum.collate.pairing.instance import of_one_attribute
from variorum.collate.pairing.relations import Flags, Indexes, coded
from variorum.collate.pairing.repeats import Folded
from variorum.collate.pairing.scope import one_deed
from variorum.collate.pairing.scored import Pair, Scored
from variorum.collate.pairing.traits import flags
from variorum.collate.settings import CollateSettings
from variorum.collate.terms import stem
from variorum.records import Grain, Measure, Quantity, When


def standing(told: Folded, scored: Scored, settings: CollateSettings) -> tuple[Pair, ...]:
    """The candidate pairs that are kept.

    Equal values, if they are likely enough. Unequal ones, if each is the likeliest for the other in its report and
    neither report gives the other's value elsewhere (which would "explain it away"). Tolls of two tellings are kept
    without that: a report often gives several, and a reader wants them side by side.
    """
    mentions = told.firsts
    # 1. equal values
    equal_pairs = list(scored.where(scored.same & (scored.probability >= settings.least_equal)))
    explained = _ExplainedAway(told, equal_pairs)
    # 2. unequal values, each the likeliest for the other
    unequal = scored.where(~scored.same)
    unequal_pairs = [
        pair
        for pair in mutual_best(mentions, unequal)
        if pair.probability >= settings.least_unequal and not explained.away(pair)
    ]
    # 3. tolls, and days of one deed
    toll_pairs = [
        pair
        for pair in scored.where(
            (_between(mentions, scored, is_toll) & (scored.probability >= settings.least_toll))
            | _between(mentions, scored, _is_sole)
        )
        if not (_one_telling(mentions, pair) and explained.away(pair))
    ]
    day_pairs = [
        pair
        for pair in mutual_best(mentions, _pairs_of_one_deed(mentions, unequal, settings.one_thing))
        if pair.likely >= settings.least_day and not explained.away(pair)
    ]
    # 4. measures of one attribute ("depth"), and scores of one bearer
    attribute_pairs = [
        pair
        for pair in unequal.where(
            _between(mentions, unequal, _is_of_attribute) & (unequal.probability >= settings.least_unequal)
        )
        if of_one_attribute(mentions[pair.left], mentions[pair.right]) and not explained.away(pair)
    ]
    score_pairs = [
        pair
        for pair in unequal.where(
            _between(mentions, unequal, _is_score) & (unequal.likely >= settings.surely_one_thing)
        )
        if _are_of_one_bearer(mentions[pair.left], mentions[pair.right]) and not explained.away(pair)
    ]
    kept = {
        (pair.left, pair.right): pair
        for pair in (*equal_pairs, *unequal_pairs, *toll_pairs, *day_pairs, *attribute_pairs, *score_pairs)
    }
    return tuple(kept[key] for key in sorted(kept))


def _between(mentions: Sequence[Mention], scored: Scored, sort: Callable[[Mention], bool]) -> Flags:
    """A flag for each pair: whether both its mentions are of this sort."""
    of_sort = flags([sort(mention) for mention in mentions])
    return of_sort[scored.left] & of_sort[scored.right]


def _one_telling(mentions: Sequence[Mention], pair: Pair) -> bool:
    """Whether both mentions are of one telling (a text and its copies)."""
    return mentions[pair.left].witness == mentions[pair.right].witness


def _pairs_of_one_deed(mentions: Sequence[Mention], scored: Scored, one_thing: float) -> Scored:
    """Pairs of two days with one verb, and of two dates in sentences that say the same. They need no learned weights:
    those never believe that days differ, since hardly any did where the weights were learned. `one_thing`: from this on two sentences
    likely say the same.
    """
    days = scored.where(_between(mentions, scored, _is_day))
    pairs = zip(days.left.tolist(), days.right.tolist(), days.likely.tolist(), strict=True)
    return days.where(
        flags(
            [
                one_deed(mentions[left], mentions[right])
                or (likely >= one_thing and two_dates(mentions[left], mentions[right]))
                for left, right, likely in pairs
            ]
        )
    )


def two_dates(left: Mention, right: Mention) -> bool:
    """Whether both are days with their month on which something was done (not only printed), and neither report gives
    another answer to the same question.
    """
    # at least one verb, and not only such as "published"
    verbs = {mention.predicate for mention in (left, right)} - {None}
    return (
        bool(verbs)
        and not verbs <= printing()
        and all(
            isinstance(mention.value, When) and mention.value.month_day is not None and not mention.rivals
            for mention in (left, right)
        )
    )


def _is_sole(mention: Mention) -> bool:
    """Whether it is the only toll of its fate in its report."""
    return mention.sole


def _is_of_attribute(mention: Mention) -> bool:
    """Whether its words say what it is a measure of ("depth")."""
    return mention.attribute is not None


def _is_score(mention: Mention) -> bool:
    """Whether it is a score ("2-1", "43-1")."""
    return isinstance(mention.value, Quantity) and mention.value.measure is Measure.SCORE


def _are_of_one_bearer(left: Mention, right: Mention) -> bool:
    """Whether both scores are one person's or team's record, by a name that stands beside both: "Moll (43-1)", "Ada
    Moll, 45-1,".
    """
    names, other_names = (
        {name for name in (mention.head, mention.owner) if name}
        | {stem(name) for name in (mention.asked.owners if mention.asked else ())}
        for mention in (left, right)
    )
    return bool(names & other_names)


def _is_day(mention: Mention) -> bool:
    """Whether it is a time given as a day or weekday."""
    return isinstance(mention.value, When) and mention.value.grain in {Grain.DAY, Grain.WEEKDAY}


class _ExplainedAway:
    """Finds pairs of unequal values that are two things, since a report of the one gives the other's value elsewhere.

    `reports[i]`: the reports of mention i and its repeats. `matched[i]`: other reports that give an equal value for
    the same question.
    """

    def __init__(self, told: Folded, same: Iterable[Pair]) -> None:
        """Notes for each mention the reports that give an equal value (`same`) for the same question."""
        self.reports = told.reports
        self.matched: dict[int, set[str]] = defaultdict(set)
        for pair in same:
            self.matched[pair.left] |= told.reports[pair.right]
            self.matched[pair.right] |= told.reports[pair.left]

    def away(self, pair: Pair) -> bool:
        """Whether a report of either side gives the other side's value, too."""
        left, right = self.matched.get(pair.left, set()), self.matched.get(pair.right, set())
        return bool(left & self.reports[pair.right] or right & self.reports[pair.left])


def mutual_best(mentions: Sequence[Mention], unequal: Scored) -> Scored:
    """The pairs in which each mention is the likeliest partner that its report has for the other one; of two equally
    likely ones the first.
    """
    report = coded([mention.report for mention in mentions])
    ranked = np.lexsort((unequal.right, unequal.left, -unequal.probability))
    left, right = unequal.left[ranked], unequal.right[ranked]
    count = len(mentions)
    # for each pair two keys: (left mention, report of the right one) and the reverse
    sought: Indexes = np.stack([left + count * report[right], right + count * report[left]], axis=1)
    # the first pair, in order of probability, with each key; a pair is mutual if it is the first for both of its keys
    _, first, key = np.unique(sought.ravel(), return_index=True, return_inverse=True)
    winner = (first[key] // 2).reshape(-1, 2)
    best = (winner == np.arange(len(ranked))[:, None]).all(axis=1)
    return unequal.where(np.sort(ranked[best]))
