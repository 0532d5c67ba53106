"""Finds two values that one report gives for one thing: told twice, put right, or near each other and about the same words.

Words used here. Told twice: one report gives two numbers for one thing. Cue: words by which it corrects one ("revised
from"). `told.firsts`: mentions (places where a report gives a value), without what copies repeat; pairs are two
indexes of it. Masked: the number left out, only its question compared.

Lists asked here (within-report-cues.json). corrections: "revised", "initially reported". previous: "the previous".
contrasts: "although".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations

import numpy as np

from variorum.collate.compare import same_slot
from variorum.collate.mentions.about import Mention
from variorum.collate.mentions.dated import saying
from variorum.collate.mentions.mention import NO_ANSWER, Scope
from variorum.collate.models import logistic_of_columns
from variorum.collate.pairing.features import columns
from variorum.collate.pairing.instance import of_one_event
from variorum.collate.pairing.repeats import Folded
from variorum.collate.pairing.scope import vetoed
from variorum.collate.pairing.scored import Pair, Scored
from variorum.collate.pairing.traits import Traits
from variorum.collate.pairing.values import comparable, equal, meets, nearness
from variorum.collate.settings import CollateSettings
from variorum.records import BlockKind, Measure, Quantity, Report
from variorum.text.lexicon import table

# The word lists of this module.
LEXICON = "within-report-cues.json"
# Code points. A word of correction joins no two values further apart than CORRECTED, and stands at most AHEAD before
# the first.
CORRECTED, AHEAD = 250, 60
# Code points around a value in which its sentence may say that it was corrected.
REVISED = 120
# A full stop with what closes, before a capital or a quotation mark.
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])")
# What stands before the number of those that are left ("the other six"), and within how many code points.
OTHER_REACH = 10
THE_OTHER = re.compile(r"\bother\s+$", re.IGNORECASE)
# A number in digits: "1,200", "3.5".
DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")
# Most sentences between a number and the one that is called the previous one.
PREVIOUS = 3
# Code points behind the number of a headline in which the text tells the same news.
LEAD = 400
# Measures whose number in the headline may differ from that in the first sentences.
ON_TOP = frozenset({Measure.COUNT, Measure.MONEY, Measure.PERCENT, Measure.AREA})
# Measures of which a text may give one number twice. Of others ("$5 million") it gives several numbers.
TWICE = frozenset({Measure.COUNT, Measure.AGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """Two values that one report gives for one thing.

    `sides`: both mentions, in the first report that has them.
    `sure`: more than the words around them says that they answer one question.
    `cue`: the words by which the report itself corrects one of them ("revised from"); None where there are none.
    """

    pair: Pair
    sides: tuple[Mention, Mention]
    sure: bool
    cue: str | None


def within_reports(
    told: Folded,
    reports: Mapping[str, Report],
    idf: Mapping[str, float],
    weights: Sequence[float],
    settings: CollateSettings,
) -> Iterator[Inside]:
    """Pairs of values that one report gives for one thing, each mention in at most one pair.

    Three sorts, in this order: pairs that the report itself corrects; pairs of one noun that answer one question;
    pairs from different sentences whose values are near but cannot both be true. Within a sort the likeliest is taken
    first. What copies repeat is one pair. Time: the square of a report's mentions. `idf`: word → its weight; `weights`: of the model.
    """
    # (left, right) → the two mentions in the first report that has both
    pairs = {pair: _sides(told, pair) for pair in _pairs_of_one_report(told)}
    # 1. pairs that the report itself corrects ("revised from")
    cues = {
        pair: cue for pair, sides in pairs.items() if (cue := _cue_of_correction(*sides, reports)) is not None
    }
    # 2. pairs of one noun that are told twice
    told_twice = {pair for pair, sides in pairs.items() if _is_told_twice(*sides, reports, settings)}
    # 3. values that are near each other and cannot both be true
    near_but_unequal = {
        (left, right)
        for left, right in pairs
        if _near_and_apart(told.firsts, left, right, settings)
        # "seven agencies", "the other six"
        and not any(_is_of_the_rest(mention, reports) for mention in pairs[left, right])
    }
    # 4. a number of the headline against one of the text; not if the text has the headline's number too
    confirmed = {
        index
        for pair, (left_side, right_side) in pairs.items()
        if meets(left_side.value, right_side.value)
        for index in pair
    }

    def first_in_text(pair: tuple[int, int]) -> int:
        """The index of that side of the pair which stands first in its report."""
        left_side, right_side = pairs[pair]
        return pair[0] if left_side.start <= right_side.start else pair[1]

    against_headline = {
        pair
        for pair, sides in pairs.items()
        if first_in_text(pair) not in confirmed and _headline_gives_another(*sides, reports, settings)
    }
    scored = _scored_by_words(
        told.firsts, sorted({*cues, *told_twice, *near_but_unequal, *against_headline}), idf, weights
    )
    # pairs of the third sort must also share words around them
    chosen = [
        pair
        for pair in scored
        if (pair.left, pair.right) in cues.keys() | told_twice | against_headline
        or pair.probability >= settings.least_internal
    ]
    # the surest first, and each mention in one pair only
    used: set[int] = set()

    def rank(pair: Pair) -> tuple[bool, bool, float, int, int]:
        """A sort key: corrections first, then what is told twice, the likeliest first. False sorts before True."""
        key = pair.left, pair.right
        return key not in cues, key not in told_twice, -pair.probability, *key

    for pair in sorted(chosen, key=rank):
        key = pair.left, pair.right
        if not {*key} & used:
            sure = key in told_twice or of_one_event(*pairs[key]) or key in against_headline
            yield Inside(pair=pair, sides=pairs[key], sure=sure, cue=cues.get(key))
        used.update(key)


def _pairs_of_one_report(told: Folded) -> list[tuple[int, int]]:
    """Pairs of comparable values that one report gives, by their places in `told.firsts`."""
    values = [mention.value for mention in told.firsts]
    by_report: dict[str, list[int]] = defaultdict(list)
    for index, reports in enumerate(told.reports):
        for report in reports:
            by_report[report].append(index)
    pairs = sorted({pair for reports in by_report.values() for pair in combinations(reports, 2)})
    return [(left, right) for left, right in pairs if comparable(values[left], values[right])]


def _sides(told: Folded, pair: tuple[int, int]) -> tuple[Mention, Mention]:
    """The two mentions of a pair, both from the first report that has both. `told.repeats[i]`: mention i and its
    repeats; `told.reports[i]`: the reports that these stand in.
    """
    left, right = pair
    report = next(mention.report for mention in told.repeats[left] if mention.report in told.reports[right])
    one, two = (next(mention for mention in told.repeats[side] if mention.report == report) for side in pair)
    return one, two


def _is_told_twice(
    mention: Mention, other: Mention, reports: Mapping[str, Report], settings: CollateSettings
) -> bool:
    """Whether the report gives two numbers for one thing: they count one noun, answer one question with the values
    masked, cannot both be true, and words of contrast are between them ("seven, although the ministry reported six").
    """
    value, other_value = mention.value, other.value
    if not isinstance(value, Quantity) or not isinstance(other_value, Quantity) or value.measure not in TWICE:
        return False
    # of one noun, and not both true
    if (
        mention.head is None
        or mention.head != other.head
        or not comparable(value, other_value)
        or meets(value, other_value)
    ):
        return False
    if (
        # near each other, and with questions that can be compared
        nearness(value, other_value) < settings.near_told_twice
        or (mention.scope | other.scope) & NO_ANSWER
        or mention.asked is None
        or other.asked is None
    ):
        return False
    if mention.where != other.where or _of_two(mention, other):
        return False  # the dead of two districts, the homes of a town and of a valley
    # words of contrast between
    earlier, later = (mention, other) if mention.start < other.start else (other, mention)
    between = reports[mention.report].text[earlier.end : later.start]
    if len(between) > CORRECTED or not _set_against(between):
        return False  # a small hall seats 400, a large one 520
    return same_slot(mention.asked, other.asked).probability >= settings.told_twice and not vetoed(
        mention, other, alike=True
    )


def _headline_gives_another(
    mention: Mention, other: Mention, reports: Mapping[str, Report], settings: CollateSettings
) -> bool:
    """Whether the headline gives one number and the opening of the text another of the same thing, near to it but not equal when rounded.
    Whether the text has the headline's number elsewhere is not asked here.
    """
    # which of the two stands in the headline
    top, text = (mention, other) if mention.start < other.start else (other, mention)
    one, two = top.value, text.value
    # the text's number is near the top; one noun, or money, percent, area
    if text.start - top.end > LEAD or not isinstance(one, Quantity) or not isinstance(two, Quantity):
        return False
    if one.measure not in ON_TOP or (one.measure is Measure.COUNT and mention.head != other.head):
        return False
    # one number, or too far from each other to be the same thing
    if (
        meets(one, two)
        or nearness(one, two) < settings.near_headline
        or text.settled
        or mention.scope | other.scope
    ):
        return False
    report = reports[mention.report]
    if not _is_headline(top, report) or _is_headline(text, report):
        return False
    return not vetoed(mention, other, alike=True)


def _is_headline(mention: Mention, report: Report) -> bool:
    """Whether the mention stands in the report's headline."""
    return any(
        block.kind is BlockKind.HEADLINE and block.start <= mention.start < block.end
        for block in report.blocks
    )


def _of_two(left: Mention, right: Mention) -> bool:
    """Whether their verbs have different subjects. Subjects of verbs of saying do not count."""
    doers = {
        mention.subject
        for mention in (left, right)
        if mention.subject is not None and mention.predicate not in saying()
    }
    return len(doers) > 1


def _set_against(between: str) -> bool:
    """Whether words of contrast ("although", "but") are in the text between two numbers."""
    return _cue("contrasts", between) is not None


def _cue_of_correction(mention: Mention, other: Mention, reports: Mapping[str, Report]) -> str | None:
    """The words of correction ("revised from") between two numbers of one noun or unit, or shortly before both,
    within two sentences; None where there are none.
    """
    value, other_value = mention.value, other.value
    if (
        not isinstance(value, Quantity)
        or not isinstance(other_value, Quantity)
        or value.measure is Measure.ORDINAL
    ):
        return None
    # near each other in the text, comparable, and not equal
    earlier, later = (mention, other) if mention.start < other.start else (other, mention)
    if (
        later.start - earlier.end > CORRECTED
        or not comparable(value, other_value)
        or equal(value, other_value)
    ):
        return None
    if (
        # of one noun or unit; neither is a part, another event's, or added to the other
        mention.head != other.head
        or (mention.head is None and value.unit != other_value.unit)
        or (mention.scope | other.scope) & {*NO_ANSWER, Scope.ADDED}
    ):
        return None
    text = reports[mention.report].text
    between = text[earlier.end : later.start]
    if "\n" in between:
        return None
    # "the previous …" may be three sentences further; other words only one
    before = _cue("previous", SENTENCE_END.split(between)[-1])
    if len(SENTENCE_END.findall(between)) > (PREVIOUS if before else 1):
        return None
    # the sentence that leads to the earlier number
    ahead = SENTENCE_END.split(text[max(0, earlier.start - AHEAD) : earlier.start].rpartition("\n")[2])[-1]
    cue = before or _cue("corrections", between) or _cue("corrections", ahead)
    return (
        cue if cue and not vetoed(_without_instance(mention), _without_instance(other), alike=True) else None
    )


def _without_instance(mention: Mention) -> Mention:
    """The mention without its mark "other instance": in "an earlier estimate" the word "earlier" is about the number
    that is corrected, and not about another event.
    """
    return replace(mention, scope=mention.scope - {Scope.OTHER})


@lru_cache(maxsize=4096)
def told_as_revised(text: str, start: int, end: int) -> bool:
    """Whether the sentence says that the value was corrected: "revised from", "initially reported"."""
    # the words of its sentence before the value, and behind it, within the paragraph
    before = SENTENCE_END.split(text[max(0, start - REVISED) : start].rpartition("\n")[2])[-1]
    behind = SENTENCE_END.split(text[end : end + REVISED].partition("\n")[0])[0]
    return _cue("corrections", f"{before} {behind}") is not None


def revised_to(text: str, end: int, other: str) -> bool:
    """Whether the sentence behind that of the value says that it was corrected, and gives the other number in digits:
    "It was later revised to 4.2". `end`: where the value ends in `text`; `other`: the words of the other value.
    """
    number = DIGITS.search(other)
    behind = SENTENCE_END.split(text[end : end + CORRECTED].partition("\n")[0])[1:2]
    return (
        bool(number and behind and number.group() in behind[0]) and _cue("corrections", behind[0]) is not None
    )


def _cue(kind: str, text: str) -> str | None:
    """The first words of this kind (a key of within-report-cues.json) in the text; None where there are none."""
    found = _pattern(kind).search(text)
    return found.group() if found else None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """The pattern for all words of a kind, longer ones first."""
    words = sorted(table(LEXICON)[kind], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)


def _near_and_apart(mentions: Sequence[Mention], left: int, right: int, settings: CollateSettings) -> bool:
    """Whether two values of different sentences are near each other but cannot both be true, and nothing shows that
    they answer two questions.
    """
    # of two sentences, comparable, and not both true
    a, b = mentions[left], mentions[right]
    if a.statement == b.statement or not comparable(a.value, b.value) or meets(a.value, b.value):
        return False
    if (a.scope | b.scope) & {Scope.OTHER, Scope.ADDED}:
        return False  # "seven agencies", "six more"
    if isinstance(a.value, Quantity) and a.value.measure is Measure.AGE and _of_two(a, b):
        return False  # two people's ages
    return nearness(a.value, b.value) >= settings.near_internal and not vetoed(a, b, alike=of_one_event(a, b))


def _is_of_the_rest(mention: Mention, reports: Mapping[str, Report]) -> bool:
    """Whether "other" stands right before the number: it counts those who are left besides some that were told of."""
    return (
        THE_OTHER.search(reports[mention.report].text, max(0, mention.start - OTHER_REACH), mention.start)
        is not None
    )


def _scored_by_words(
    mentions: Sequence[Mention],
    pairs: Sequence[tuple[int, int]],
    idf: Mapping[str, float],
    weights: Sequence[float],
) -> Scored:
    """The pairs, scored only by the words around both values: how alike their statements are is not known. `idf`: word → its weight, by
    how few have it; `weights`: of the model. All arrays are (pairs,).
    """
    left, right = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    shared = (sorted(mentions[one].around & mentions[two].around) for one, two in pairs)
    around = np.array([sum(idf.get(term, 1.0) for term in terms) for terms in shared], dtype=np.float64)
    nothing = np.zeros(len(pairs))
    found = columns(Traits(mentions), left, right, likely=nothing, nearest=nothing, around=around)
    return Scored(
        left=left,
        right=right,
        probability=logistic_of_columns(weights, found),
        likely=nothing,
        same=np.zeros(len(pairs), dtype=bool),
        vectors=np.stack(found, axis=1),
    )
