"""Quotations of one utterance in several reports, found by the words they share and compared word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from variorum.collate.settings import CollateSettings
from variorum.records import BlockKind, Report
from variorum.text.quotations import quotations
from variorum.text.words import Word, words

# A run of this many words is what makes two quotations candidates for one utterance.
RUN = 3
# Words behind the common stretch in which a word that seems to be left out may stand instead.
MOVED = 4
# Letters of a word that tells which it is.
TELLING = 4
MARKS = "\"“”'‘’«»„「」『』"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """report.text[start:end] without the marks; `words` with places in the report."""

    report: str
    start: int
    end: int
    words: tuple[Word, ...]

    @property
    def spoken(self) -> tuple[str, ...]:
        return tuple(w.folded for w in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Quotes of one utterance, in order of report and place; `runs`: of each, the stretch that the others have too."""

    quotes: tuple[Quote, ...]
    runs: tuple[tuple[int, int], ...]
    changed: tuple[tuple[str, str], ...]


def quotes(report: Report, settings: CollateSettings) -> tuple[Quote, ...]:
    """The quotations of a report that are long enough to be recognised elsewhere."""
    found = []
    for block in report.blocks:
        if block.kind in {BlockKind.BYLINE, BlockKind.CREDIT}:
            continue
        for start, end, _ in quotations(report.text, block.start, block.end):
            quote = _quote(report, start, end)
            if len(quote.words) >= settings.shortest_quote:
                found.append(quote)
    return tuple(found)


def _quote(report: Report, start: int, end: int) -> Quote:
    while start < end and (report.text[start] in MARKS or report.text[start].isspace()):
        start += 1
    while end > start and (report.text[end - 1] in MARKS or report.text[end - 1].isspace()):
        end -= 1
    inside = (w._replace(start=w.start + start, end=w.end + start) for w in words(report.text[start:end]))
    return Quote(report=report.id, start=start, end=end, words=tuple(inside))


def utterances(reports: Mapping[str, Report], settings: CollateSettings) -> tuple[Utterance, ...]:
    """Groups of quotes, each like its group's first: a quote joins the first group, in the order of `reports` and place,
    whose first quote shares enough words in order with it."""
    found = [q for report_id in reports for q in quotes(reports[report_id], settings)]
    alike = _candidates(found)
    groups: list[list[int]] = []
    for index, quote in enumerate(found):
        home = next(
            (
                g
                for g in groups
                if g[0] in alike[index] and shared_share(found[g[0]], quote) >= settings.same_utterance
            ),
            None,
        )
        if home is None:
            groups.append([index])
        else:
            home.append(index)
    return tuple(_utterance([found[i] for i in g]) for g in groups if len({found[i].report for i in g}) > 1)


def _candidates(found: Sequence[Quote]) -> dict[int, set[int]]:
    by_run: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for index, quote in enumerate(found):
        spoken = quote.spoken
        for at in range(len(spoken) - RUN + 1):
            by_run[spoken[at : at + RUN]].add(index)
    alike: dict[int, set[int]] = defaultdict(set)
    for members in by_run.values():
        for a, b in combinations(sorted(members), 2):
            alike[a].add(b)
            alike[b].add(a)
    return alike


def shared_share(a: Quote, b: Quote) -> float:
    """Words in common, in order, over the words of the shorter."""
    matcher = SequenceMatcher(a=a.spoken, b=b.spoken, autojunk=False)
    return sum(m.size for m in matcher.get_matching_blocks()) / min(len(a.words), len(b.words))


def _utterance(members: Sequence[Quote]) -> Utterance:
    first = members[0]
    runs = [(first.start, first.end)]
    changed: set[tuple[str, str]] = set()
    bounds = [len(first.words), 0]
    for other in members[1:]:
        found = _laid_beside(first, other)
        (start, stop), (from_, to) = found.there, found.here
        runs.append((other.words[start].start, other.words[stop - 1].end))
        bounds = [min(bounds[0], from_), max(bounds[1], to)]
        changed.update(found.changed)
    runs[0] = (first.words[bounds[0]].start, first.words[bounds[1] - 1].end)
    return Utterance(quotes=tuple(members), runs=tuple(runs), changed=tuple(sorted(changed)))


class _Laid(NamedTuple):
    """The common stretch of two quotations, as words from and to on either side, and what stands differently in it: (words
    here, words there), either may be empty."""

    here: tuple[int, int]
    there: tuple[int, int]
    changed: tuple[tuple[str, str], ...]


def _laid_beside(a: Quote, b: Quote) -> _Laid:
    """What is cut from the ends is no change; what stands behind the end in the other ("the planned orbit", "the orbit
    as planned") has moved."""
    matcher = SequenceMatcher(a=a.spoken, b=b.spoken, autojunk=False)
    blocks = [m for m in matcher.get_matching_blocks() if m.size]
    first, last = blocks[0], blocks[-1]
    ends = (last.a + last.size, last.b + last.size)
    stops = list(ends)
    changed = []
    operations = matcher.get_opcodes()
    for kind, i, j, k, m in operations[1:-1]:
        if kind == "equal":
            continue
        moved_there = _found_behind(b.spoken, ends[1], a.spoken[i:j]) if k == m else None
        moved_here = _found_behind(a.spoken, ends[0], b.spoken[k:m]) if i == j else None
        if moved_there or moved_here:
            j, m = moved_here or ends[0], moved_there or ends[1]
            stops = [max(stops[0], j), max(stops[1], m)]
        changed.append((" ".join(a.spoken[i:j]), " ".join(b.spoken[k:m])))
    return _Laid((first.a, stops[0]), (first.b, stops[1]), tuple(changed))


def _found_behind(spoken: Sequence[str], end: int, said: Sequence[str]) -> int | None:
    """Where a telling word of `said` ends among the few behind the common stretch."""
    telling = {word for word in said if len(word) >= TELLING}
    behind = range(end, min(len(spoken), end + MOVED))
    return next((at + 1 for at in behind if spoken[at] in telling), None)
