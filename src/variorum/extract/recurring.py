"""Lines that recur on other pages of an outlet: menus, appeals and disclaimers, whatever they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

# A line must stand on this many other pages that are otherwise different: on two, chance and series are left out.
OTHERS = 2
# Pages that share this much of the shorter one's lines are versions of one report, and prove nothing about furniture.
VERSIONS = 0.34


def recurring(pages: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """For each page of one outlet (id → lines), its lines that stand on others. Cost grows with the number of pairs of
    pages that share a line.
    """
    sets = {page: frozenset(lines) for page, lines in pages.items()}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for page in sorted(sets):
        for line in sets[page]:
            holders[line].append(page)
    return {page: _of(page, sets, holders) for page in sets} if len(sets) > OTHERS else {}


def _of(
    page: str, sets: Mapping[str, frozenset[str]], holders: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    shared = Counter(
        other for line in sets[page] for other in holders[line] if other != page and len(line) > LONG
    )
    long = {p: max(1, sum(len(line) > LONG for line in sets[p])) for p in (page, *shared)}
    versions = {
        other
        for other, count in shared.items()
        if count > VERSIONS * min(long[page], long[other]) and count > 2
    }
    return frozenset(
        line
        for line in sets[page]
        if sum(other != page and other not in versions for other in holders[line]) >= OTHERS
    )


# Characters from which a line is text of its own; only such lines tell whether two pages are versions of one report.
LONG = 60
