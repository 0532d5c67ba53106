"""Lines that recur on other pages of an outlet: menus, appeals and disclaimers, whatever they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from variorum.extract.settings import ExtractSettings

Page = int
NO_TOPIC: frozenset[str] = frozenset()


def recurring(
    pages: Mapping[Page, Sequence[str]],
    *,
    topics: Mapping[Page, frozenset[str]] | None = None,
    settings: ExtractSettings,
) -> dict[Page, frozenset[str]]:
    """For each page of one outlet, its lines that stand on enough others. Versions of one report and pages with a word
    of their `topics` in common are no others: they repeat what happened. Cost grows with the pairs of pages that share a
    line.
    """
    if len(pages) <= settings.recur_on:
        return {}
    sets = {page: frozenset(lines) for page, lines in pages.items()}
    holders: defaultdict[str, list[Page]] = defaultdict(list)
    for page in sorted(sets):
        for line in sets[page]:
            holders[line].append(page)
    return {page: _of(page, sets, holders, topics or {}, settings) for page in sets}


def _of(
    page: Page,
    sets: Mapping[Page, frozenset[str]],
    holders: Mapping[str, Sequence[Page]],
    topics: Mapping[Page, frozenset[str]],
    settings: ExtractSettings,
) -> frozenset[str]:
    size = settings.recur_length
    shared = Counter(
        other for line in sets[page] for other in holders[line] if other != page and len(line) > size
    )
    long = {p: max(1, sum(len(line) > size for line in sets[p])) for p in (page, *shared)}
    own = topics.get(page, NO_TOPIC)
    kin = {
        other
        for other, count in shared.items()
        if (count > settings.version_share * min(long[page], long[other]) and count > 2)
        or not own.isdisjoint(topics.get(other, NO_TOPIC))
    }
    return frozenset(
        line
        for line in sets[page]
        if sum(other != page and other not in kin for other in holders[line]) >= settings.recur_on
    )
