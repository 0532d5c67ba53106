from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from variorum.records import Lineage, Report, SharedText
from variorum.trace.alarms import alarms
from variorum.trace.citations import Names, citations
from variorum.trace.copies import copy_groups
from variorum.trace.join import runs
from variorum.trace.origins import with_origins
from variorum.trace.pairs import shared_text
from variorum.trace.repeated import mark_repeated
from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import Codes, Tokens, tokens
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
    mark_repeated(ordered, texts, settings)
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
    copies = copy_groups(shared, ordered, settings)
    told = witnesses(ordered, texts, shared, copies, settings)
    told = with_origins(
        told, ordered, {r.id: c for r, c in zip(ordered, cites, strict=True)}, shared, settings
    )
    return Lineage(
        shared=tuple(shared),
        copies=copies,
        witnesses=told,
        alarms=alarms(told, longest_circle=settings.longest_circle),
        notes=tuple(_notes(texts, shared, settings)),
    )


def _notes(texts: Sequence[Tokens], shared: Sequence[SharedText], settings: TraceSettings) -> Iterator[str]:
    """Why nothing matched, where nothing did."""
    if len(texts) < 2:
        yield f"{len(texts)} report{'s' if not texts else ''} read: there is nothing to compare"
    elif not shared:
        short = sum(len(text.codes) < settings.least_run for text in texts)
        why = f"; {short} of them hold fewer than {settings.least_run} words" if short else ""
        yield f"no two of the {len(texts)} reports share {settings.least_run} words in a row that are more than a phrase{why}"
    elif not any(s.dependent for s in shared):
        yield "what is shared is quotations, statements, captions or page furniture: no report was built from another's text"
