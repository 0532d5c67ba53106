from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from variorum.records import Lineage, Passage, Report, SharedText
from variorum.trace.alarms import alarms
from variorum.trace.citations import Names, citations
from variorum.trace.copies import copy_groups
from variorum.trace.join import runs
from variorum.trace.origins import with_origins
from variorum.trace.pairs import shared_text
from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import Codes, tokens
from variorum.trace.witnesses import witnesses

Progress = Callable[[int, int], None]
DEFAULT = TraceSettings()


def trace(
    reports: Sequence[Report], *, settings: TraceSettings = DEFAULT, progress: Progress | None = None
) -> Lineage:
    """Who copied whom among `reports`. The order of the input changes nothing."""
    unique = {report.id: report for report in reports}
    ordered = tuple(unique[key] for key in sorted(unique))
    codes = Codes()
    texts = tuple(tokens(report, codes) for report in ordered)
    names = Names((r.outlet for r in ordered if r.outlet), codes)
    cites = tuple(citations(report, text, names) for report, text in zip(ordered, texts, strict=True))
    shared: list[SharedText] = []
    for left, right, found in runs(texts, settings):
        if progress:
            progress(left, len(ordered))
        pair = shared_text(
            (ordered[left], ordered[right]),
            (texts[left], texts[right]),
            (cites[left], cites[right]),
            found,
            settings,
        )
        if pair:
            shared.append(pair)
    shared.sort(key=lambda s: (s.left, s.right))
    told = witnesses(ordered, texts, shared, settings)
    told = with_origins(
        told, ordered, {r.id: c for r, c in zip(ordered, cites, strict=True)}, shared, settings
    )
    return Lineage(
        shared=tuple(shared),
        copies=copy_groups(shared, ordered, settings),
        witnesses=told,
        alarms=alarms(told, longest_circle=settings.longest_circle),
    )


def within(lineage: Lineage, report_ids: Iterable[str], *, settings: TraceSettings = DEFAULT) -> Lineage:
    """`lineage` as far as it concerns `report_ids`: witnesses that tell or are cited there, alarms that ring there."""
    kept = frozenset(report_ids)

    def here(places: Iterable[Passage]) -> tuple[Passage, ...]:
        return tuple(p for p in places if p.report in kept)

    narrowed = (
        replace(
            w,
            reports=tuple(r for r in w.reports if r in kept),
            passages=here(w.passages),
            cited=here(w.cited),
        )
        for w in lineage.witnesses
    )
    told = tuple(w for w in narrowed if w.passages or w.cited)
    groups = (tuple(r for r in group if r in kept) for group in lineage.copies)
    return Lineage(
        shared=tuple(s for s in lineage.shared if s.left in kept and s.right in kept),
        copies=tuple(group for group in groups if len(group) > 1),
        witnesses=told,
        alarms=alarms(told, longest_circle=settings.longest_circle),
    )
