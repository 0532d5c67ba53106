"""Which reports must be looked at together: a coarse, cheap sieve before tracing and grouping. Reports of one event
should come into one pool.

A report is compared with earlier ones by the rare words of its headline and opening: the cosine of tf-idf weights,
with the counts as they stood when it arrived. Names and numbers count for more, since they are the same in every
language. It joins the pool of the nearest report, if that is near enough. The more reports a pool has, the more
likeness it takes to join: otherwise any one pair of like reports would join pools, and in time all would be one. The
result depends on the order of arrival. That order is kept, as evidence, so a rebuild gives the same pools. Copies of
one text go into one pool, however many; the text is counted once.

Words used here. Feature: a rare word of headline and opening, as a number. Held: how many reports the desk has.
Likeness: the cosine of two reports' features, weighed by rarity. Pool: reports that are looked at together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log, sqrt

from variorum.desk.settings import DeskSettings
from variorum.records import Report
from variorum.text import stamps
from variorum.text.words import WORD, fold

# 31 bits: both databases' integers hold them.
MASK = (1 << 31) - 1
# Common words are short, in small letters; what is left is names, numbers and the words of the subject.
LONG_WORD = 6
# Letters that a word with a capital has at least, to be looked at.
LONG_NAME = 3
# The likeness of a copy, however many reports have its words and however rare one of its own is.
COPY = 1.0
# A text shorter than this, in code points, is the same as another only under the same title ("Subscribe to read on").
NOTICE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An earlier report that shares `features` with the new one. `weight`: the sum of the weights of all its
    features, as it was when it arrived.
    """

    report: str
    pool: str
    weight: float
    # as the report says it; None where it does not
    published: str | None
    features: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a report goes. `pools`: those that it joins, which become one, named after the first; empty: it begins a pool of its own."""

    weight: float
    pools: tuple[str, ...]


def features(report: Report, settings: DeskSettings) -> dict[int, float]:
    """Hash of a word → how much the word counts, for the words that say what the report is about."""
    opening = f"{report.title or ''}\n{report.text}"[: settings.lead]
    found: dict[int, float] = {}
    for word in WORD.findall(opening):
        counts = settings.name_weight if _is_name(word) else 1.0
        for piece in _pieces(word):
            feature = _hash(fold(piece))
            found[feature] = max(counts, found.get(feature, 0.0))
    return dict(sorted(found.items()))


def text_number(report: Report) -> int:
    """A number below 0, the same for reports that say the same and, of a text as short as a notice, have the same title. No word has it.
    That two texts have one number happens to a handful of pairs among 100,000; they are then looked at together, which costs time alone.
    """
    said = report.text if len(report.text) >= NOTICE else f"{report.title or ''}\n{report.text}"
    return -1 - _hash(" ".join(fold(said).split()))


def place(
    report: Report,
    own_features: Mapping[int, float],
    *,
    counts: Mapping[int, int],
    held: int,
    candidates: Sequence[Candidate],
    sizes: Mapping[str, int],
    settings: DeskSettings,
) -> Place:
    """The pool of a report, told by rare features that it shares with reports of a pool.

    `own_features`: its features, each with its weight before rarity. `candidates`: earlier reports that share some of them. `counts`: feature → how many of the `held` reports have
    it. `sizes`: pool → how many reports are in it.
    """
    # the weight of each feature: the fewer reports have it, the more
    total_reports = held + settings.prior
    weights = {
        feature: own_weight * log(total_reports / (counts.get(feature, 0) + settings.prior / 100 + 1))
        for feature, own_weight in own_features.items()
    }
    total_weight = sum(weights.values())
    # the likeness to each earlier report that shares features
    scored = []
    for candidate in candidates:
        score = _likeness(
            sum(weights[feature] for feature in candidate.features), total_weight * candidate.weight
        )
        if not _are_near_in_time(report.published, candidate.published, settings.window_days):
            score *= settings.far_apart
        if len(candidate.features) >= max(settings.copied_words, settings.copied_share * len(own_features)):
            score = COPY
        scored.append((-score, candidate.report, candidate.pool))
    nearest = [(-score, pool) for score, _, pool in sorted(scored)]
    return Place(weight=total_weight, pools=_pools_joined_by(nearest, sizes, settings))


def _pools_joined_by(
    nearest: Iterable[tuple[float, str]], sizes: Mapping[str, int], settings: DeskSettings
) -> tuple[str, ...]:
    """The pools that the report joins. `nearest`: for each candidate its likeness and its pool, the most like first.
    The first must reach `pool_score`, each further one `merge_score`; either rises with the square root of the number
    of reports once there are more than `roomy`, but not over what a copy has. `sizes`: how many reports each pool has.
    """
    joined: list[str] = []
    together = 0
    for rank, (score, pool) in enumerate(nearest):
        if pool in joined:
            continue
        least = settings.merge_score if rank else settings.pool_score
        size = together + sizes[pool]
        if score >= min(COPY, least * sqrt(max(1.0, size / settings.roomy))):
            joined.append(pool)
            together = size
    return tuple(joined)


def _is_name(word: str) -> bool:
    """Whether the word has a capital or a digit; in scripts without capitals every word counts."""
    return word[0].isupper() or word[0].isdigit() or word.lower() == word.upper()


def _pieces(word: str) -> Iterable[str]:
    """What of a word is counted. In scripts without capitals: every two neighbouring characters. Else the word
    itself, if it is long enough: a name, a number and another word each have their own least length.
    """
    if word.lower() == word.upper() and not word[0].isdigit():
        return (word[at : at + 2] for at in range(len(word) - 1))
    least = LONG_NAME if word[0].isupper() else 2 if word[0].isdigit() else LONG_WORD
    return (word,) if len(word) >= least else ()


def _likeness(shared: float, product: float) -> float:
    """The cosine of two reports' weights. `shared`: the sum of the weights of the features that both have; `product`:
    the sums of all their weights, multiplied. 0.0 where one of the two weighs nothing.
    """
    return shared / sqrt(product) if product > 0 else 0.0


def _are_near_in_time(left: str | None, right: str | None, days: int) -> bool:
    """Whether two days of publication are at most `days` apart. True where a day is not known, or may be one of several. `left` and
    `right`: times of publication as text, or None.
    """
    first, second = stamps.day(left), stamps.day(right)
    return first is None or second is None or abs((first - second).days) <= days


def _hash(word: str) -> int:
    return int.from_bytes(sha256(word.encode("utf-8", "surrogatepass")).digest()[:4], "big") & MASK
