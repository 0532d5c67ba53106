"""Which of the reports that share a passage it is named after: the one that others have it from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.records import Direction, Report, SharedText
from variorum.text import stamps

# Where those stand that have something from one another in a circle.
LAST = 1 << 62
Place = tuple[int, str, int, str]


def ranks(reports: Sequence[Report], shared: Iterable[SharedText]) -> dict[str, int]:
    """Report id → 0 for the first. Sources stand before what was taken from them; then the earlier, the longer."""
    found = places(reports, shared)
    return {report: n for n, report in enumerate(sorted(found, key=lambda report: found[report]))}


def places(reports: Sequence[Report], shared: Iterable[SharedText]) -> dict[str, Place]:
    """Report id → what it is put in order by, also among reports that share nothing with these."""
    sources: dict[str, set[str]] = {r.id: set() for r in reports}
    for pair in shared:
        if pair.dependent and pair.direction is Direction.RIGHT_FROM_LEFT:
            sources[pair.right].add(pair.left)
        elif pair.dependent and pair.direction is Direction.LEFT_FROM_RIGHT:
            sources[pair.left].add(pair.right)
    depths = _depths(sources)
    return {
        report.id: (depths[report.id], _dated(report), -len(report.text), report.id) for report in reports
    }


def _dated(report: Report) -> str:
    """Its stamp, where it names one day; all others stand behind those."""
    return report.published or "" if stamps.day(report.published) else "9999"


def _depths(sources: dict[str, set[str]]) -> dict[str, int]:
    """Steps from a report that has nothing from others; those in a circle come after all that are in none."""
    takers: dict[str, list[str]] = {}
    for taker, found in sources.items():
        for source in found:
            takers.setdefault(source, []).append(taker)
    missing = {report: len(found) for report, found in sources.items()}
    depths = {report: 0 for report, count in missing.items() if not count}
    ready = sorted(depths)
    while ready:
        source = ready.pop()
        for taker in takers.get(source, ()):
            missing[taker] -= 1
            depths[taker] = max(depths.get(taker, 0), depths[source] + 1)
            if not missing[taker]:
                ready.append(taker)
    return {report: depths[report] if not missing[report] else LAST for report in sources}
