"""Which of the reports that share a passage it is named after: the one that others have it from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.records import Direction, Report, SharedText
from variorum.text import stamps


def ranks(reports: Sequence[Report], shared: Iterable[SharedText]) -> dict[str, int]:
    """Report id → 0 for the first. Sources stand before what was taken from them; then the earlier, the longer."""
    sources: dict[str, set[str]] = {r.id: set() for r in reports}
    for pair in shared:
        if pair.dependent and pair.direction is Direction.RIGHT_FROM_LEFT:
            sources[pair.right].add(pair.left)
        elif pair.dependent and pair.direction is Direction.LEFT_FROM_RIGHT:
            sources[pair.left].add(pair.right)
    depths = _depths(sources)
    ordered = sorted(reports, key=lambda r: (depths[r.id], _dated(r), -len(r.text), r.id))
    return {report.id: n for n, report in enumerate(ordered)}


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
    last = max(depths.values(), default=0) + 1
    return {report: depths[report] if not missing[report] else last for report in sources}
