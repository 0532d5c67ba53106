"""Which reports must be looked at together: a coarse, cheap sieve before tracing and grouping.

A report is likened to those before it by the rare words of its headline and opening (cosine of idf weights, counts as
they stood when it arrived) and joins the pool of the nearest. It depends on the order of arrival, which is evidence and
kept: the same order gives the same pools.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import log, sqrt

from variorum.desk.settings import DeskSettings
from variorum.records import Report
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
    """Where a report goes: `pools` that become one, the first of them giving the name; empty for a pool of its own."""

    weight: float
    pools: tuple[str, ...]


def features(report: Report, *, lead: int) -> tuple[int, ...]:
    """Hashes of the words that say what the report is about, in order."""
    opening = f"{report.title or ''}\n{report.text}"[:lead]
    return tuple(sorted({_hash(fold(piece)) for word in WORD.findall(opening) for piece in _pieces(word)}))


def place(
    report: Report,
    own: Iterable[int],
    *,
    counts: Mapping[int, int],
    held: int,
    candidates: Iterable[Candidate],
    settings: DeskSettings,
) -> Place:
    """`counts`: in how many of the `held` reports each feature stands."""
    total = held + settings.prior
    weights = {f: log(total / (counts.get(f, 0) + settings.prior / 100 + 1)) for f in own}
    weight = sum(weights.values())
    scored = sorted(
        (
            (_likeness(sum(weights[f] for f in c.features), weight * c.weight), c.report, c.pool)
            for c in candidates
            if _near(report.published, c.published, settings.window_days)
        ),
        key=lambda found: (-found[0], found[1]),
    )
    joined = [
        pool
        for rank, (score, _, pool) in enumerate(scored)
        if score >= settings.merge_score or (rank == 0 and score >= settings.pool_score)
    ]
    return Place(weight=weight, pools=tuple(dict.fromkeys(joined)))


def _pieces(word: str) -> Iterable[str]:
    """The word itself where it tells something; scripts without capitals or spaces give pairs of characters."""
    if word.lower() == word.upper() and not word[0].isdigit():
        return (word[at : at + 2] for at in range(len(word) - 1))
    least = LONG_NAME if word[0].isupper() else 2 if word[0].isdigit() else LONG_WORD
    return (word,) if len(word) >= least else ()


def _likeness(shared: float, product: float) -> float:
    return shared / sqrt(product) if product > 0 else 0.0


def _near(left: str | None, right: str | None, days: int) -> bool:
    """What is undated, or dated in two ways, is near everything."""
    first, second = _day(left), _day(right)
    return first is None or second is None or abs((first - second).days) <= days


def _day(stamp: str | None) -> date | None:
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None


def _hash(word: str) -> int:
    return int.from_bytes(sha256(word.encode("utf-8", "surrogatepass")).digest()[:4], "big") & MASK
