"""Orders reports that share a passage: it is named after the first, the one that others have it from.

Words used here. Taker: a report that has words from another; source: that other. Depth: how many steps a report is
from one that has nothing from others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.records import Direction, Report, SharedText
from variorum.text import stamps

# Where those stand that have something from one another in a circle.
LAST = 1 << 62
Place = tuple[int, str, int, str]


def ranks(reports: Sequence[Report], shared: Iterable[SharedText]) -> dict[str, int]:
    """Report id → its rank, 0 for the first. A source stands before what was taken from it; then the earlier report,
    then the longer one, stands first.
    """
    found = places(reports, shared)
    return {report: number for number, report in enumerate(sorted(found, key=lambda report: found[report]))}


def places(reports: Sequence[Report], shared: Iterable[SharedText]) -> dict[str, Place]:
    """Report id → the key by which `ranks` sorts it. Keys of several sets can be compared with each other. `shared`: what pairs share.
    The key: steps from a report that has nothing from others, date, length (longer first), id.
    """
    sources_of: dict[str, set[str]] = {report.id: set() for report in reports}
    for pair in shared:
        if pair.dependent and pair.direction is Direction.RIGHT_FROM_LEFT:
            sources_of[pair.right].add(pair.left)
        elif pair.dependent and pair.direction is Direction.LEFT_FROM_RIGHT:
            sources_of[pair.left].add(pair.right)
    depths = _depths(sources_of)
    return {
        report.id: (depths[report.id], _dated(report), -len(report.text), report.id) for report in reports
    }


def _dated(report: Report) -> str:
    """The report's stamp, where it names one day; else a text that sorts behind all stamps."""
    return report.published or "" if stamps.day(report.published) else "9999"


def _depths(sources: dict[str, set[str]]) -> dict[str, int]:
    """Report → how many steps it is from a report that has nothing from others. Reports in a circle come after all that are in none."""
    takers: dict[str, list[str]] = {}
    for taker, own_sources in sources.items():
        for source in own_sources:
            takers.setdefault(source, []).append(taker)
    # from those without a source on: a report is ready when all its sources have their depth
    sources_left = {report: len(own_sources) for report, own_sources in sources.items()}
    depths = {report: 0 for report, count in sources_left.items() if not count}
    ready = sorted(depths)
    while ready:
        source = ready.pop()
        for taker in takers.get(source, ()):
            sources_left[taker] -= 1
            depths[taker] = max(depths.get(taker, 0), depths[source] + 1)
            if not sources_left[taker]:
                ready.append(taker)
    # who is never ready stands in a circle
    return {report: depths[report] if not sources_left[report] else LAST for report in sources}
