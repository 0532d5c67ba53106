"""Which reports must be looked at together: a coarse, cheap sieve before tracing and grouping.

A report is likened to those before it by the rare words of its headline and opening (cosine of idf weights, counts as
they stood when it arrived; names and numbers, which are the same in every language, count for more) and joins the pool
of the nearest. The fuller a pool, the more likeness it asks: left to themselves, pools that join by any one pair of
reports run together as a desk grows. It depends on the order of arrival, which is evidence and kept: the same order
gives the same pools.
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
LONG_NAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An earlier report that shares `features`; `weight` is what all of its own weighed."""

    report: str
    pool: str
    weight: float
    published: str | None
    features: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a report goes. `pools` become one, named after the first; empty: the report has a pool of its
    own.
    """

    weight: float
    pools: tuple[str, ...]


def features(report: Report, settings: DeskSettings) -> dict[int, float]:
    """Hashes of the words that say what the report is about, and how much each counts."""
    opening = f"{report.title or ''}\n{report.text}"[: settings.lead]
    found: dict[int, float] = {}
    for word in WORD.findall(opening):
        counts = settings.name_weight if _is_name(word) else 1.0
        for piece in _pieces(word):
            feature = _hash(fold(piece))
            found[feature] = max(counts, found.get(feature, 0.0))
    return dict(sorted(found.items()))


def place(
    report: Report,
    own: Mapping[int, float],
    *,
    counts: Mapping[int, int],
    held: int,
    candidates: Sequence[Candidate],
    sizes: Mapping[str, int],
    settings: DeskSettings,
) -> Place:
    """The pool of a report. `counts`: in how many of the `held` reports each feature stands; `sizes`: how
    many reports are in each pool.
    """
    total = held + settings.prior
    weights = {f: w * log(total / (counts.get(f, 0) + settings.prior / 100 + 1)) for f, w in own.items()}
    weight = sum(weights.values())
    scored = []
    for c in candidates:
        score = _likeness(sum(weights[f] for f in c.features), weight * c.weight)
        if not _near(report.published, c.published, settings.window_days):
            score *= settings.far_apart
        scored.append((-score, c.report, c.pool))
    nearest = [(-score, pool) for score, _, pool in sorted(scored)]
    return Place(weight=weight, pools=_joined(nearest, sizes, settings))


def _joined(
    nearest: Iterable[tuple[float, str]], sizes: Mapping[str, int], settings: DeskSettings
) -> tuple[str, ...]:
    """The pools that the report joins. `nearest`: the likeness of each candidate and its pool, best first."""
    joined: list[str] = []
    together = 0
    for rank, (score, pool) in enumerate(nearest):
        if pool in joined:
            continue
        least = settings.merge_score if rank else settings.pool_score
        size = together + sizes[pool]
        if score >= least * sqrt(max(1.0, size / settings.roomy)):
            joined.append(pool)
            together = size
    return tuple(joined)


def _is_name(word: str) -> bool:
    """Whether the word has a capital or a digit; in scripts without capitals every word counts."""
    return word[0].isupper() or word[0].isdigit() or word.lower() == word.upper()


def _pieces(word: str) -> Iterable[str]:
    """The word itself where it tells something; scripts without capitals or spaces give pairs of characters."""
    if word.lower() == word.upper() and not word[0].isdigit():
        return (word[at : at + 2] for at in range(len(word) - 1))
    least = LONG_NAME if word[0].isupper() else 2 if word[0].isdigit() else LONG_WORD
    return (word,) if len(word) >= least else ()


def _likeness(shared: float, product: float) -> float:
    """The cosine: what is shared, over the root of both reports' weights multiplied; 0.0 where one weighs nothing."""
    return shared / sqrt(product) if product > 0 else 0.0


def _near(left: str | None, right: str | None, days: int) -> bool:
    """Whether the two are at most so many days apart; what is undated, or may be of several days, is near
    everything.
    """
    first, second = stamps.day(left), stamps.day(right)
    return first is None or second is None or abs((first - second).days) <= days


def _hash(word: str) -> int:
    return int.from_bytes(sha256(word.encode("utf-8", "surrogatepass")).digest()[:4], "big") & MASK
