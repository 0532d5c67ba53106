from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from variorum.records import Lineage, Report, SharedText
from variorum.trace.copies import copy_groups
from variorum.trace.join import runs
from variorum.trace.pairs import shared_text
from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import all_tokens
from variorum.trace.witnesses import witnesses

Progress = Callable[[int, int], None]
DEFAULT = TraceSettings()


def trace(
    reports: Sequence[Report], *, settings: TraceSettings = DEFAULT, progress: Progress | None = None
) -> Lineage:
    """Who copied whom among `reports`. The order of the input changes nothing."""
    unique = {report.id: report for report in reports}
    ordered = tuple(unique[key] for key in sorted(unique))
    texts = all_tokens(ordered)
    shared: list[SharedText] = []
    for left, right, found in runs(texts, settings):
        if progress:
            progress(left, len(ordered))
        pair = shared_text(ordered[left], ordered[right], (texts[left], texts[right]), found, settings)
        if pair:
            shared.append(pair)
    shared.sort(key=lambda s: (s.left, s.right))
    copies = copy_groups(shared, settings)
    return Lineage(
        shared=tuple(shared),
        copies=copies,
        witnesses=witnesses(ordered, texts, shared, settings),
    )


def within(lineage: Lineage, report_ids: Iterable[str]) -> Lineage:
    """`lineage` as far as it concerns `report_ids`: a witness none of whose text stands there is left out, absent ones
    stay.
    """
    kept = frozenset(report_ids)
    narrowed = (
        replace(
            w,
            reports=tuple(r for r in w.reports if r in kept),
            passages=tuple(p for p in w.passages if p.report in kept),
        )
        for w in lineage.witnesses
    )
    groups = (tuple(r for r in group if r in kept) for group in lineage.copies)
    return Lineage(
        shared=tuple(s for s in lineage.shared if s.left in kept and s.right in kept),
        copies=tuple(group for group in groups if len(group) > 1),
        witnesses=tuple(w for w in narrowed if w.passages or w.absent),
        alarms=tuple(a for a in lineage.alarms if kept.issuperset(a.reports)),
    )
