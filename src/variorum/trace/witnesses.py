"""Independent tellings, made of passages: a local story that is half wire copy is two tellings' witness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.records import Label, Passage, Report, SharedText, Witness
from variorum.text.ids import content_id
from variorum.text.sentences import sentence_spans
from variorum.trace.outlets import outlet_key
from variorum.trace.rank import ranks
from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import Tokens

# What counts as told by the other where two reports depend on each other: their common quotations too, for a quotation
# taken over with the text around it is no second hearing of it.
TOLD = {Label.NARRATIVE, Label.QUOTATION}


def witnesses(
    reports: Sequence[Report],
    texts: Sequence[Tokens],
    shared: Sequence[SharedText],
    settings: TraceSettings,
) -> tuple[Witness, ...]:
    """Every character of every report in exactly one witness."""
    rank = ranks(reports, shared)
    by_rank = sorted(reports, key=lambda r: rank[r.id])
    owners = _owners(reports, texts, shared, rank)
    passages: dict[str, list[Passage]] = {}
    homes: dict[str, list[str]] = {}
    for report, text, owner in zip(reports, texts, owners, strict=True):
        own = rank[report.id]
        told = list(_passages(report, text, owner, own, settings))
        weight: dict[int, int] = {}
        for start, end, who in told:
            weight[who] = weight.get(who, 0) + end - start
            passages.setdefault(by_rank[who].id, []).append(Passage(report=report.id, start=start, end=end))
        home = max(weight, key=lambda w: (weight[w], -w), default=own)
        homes.setdefault(by_rank[home].id, []).append(report.id)
    return tuple(
        Witness(
            id=content_id("witness", r.id),
            name=_name(r),
            reports=tuple(sorted(homes.get(r.id, ()), key=lambda i: (i != r.id, rank[i]))),
            passages=tuple(passages[r.id]),
        )
        for r in by_rank
        if r.id in passages
    )


def _name(report: Report) -> str:
    """The agency first where the whole report is credited to it."""
    outlet = report.outlet or report.path
    whole = any(
        f.field == "credit" and ("dateline" in f.where or "byline" in f.where) for f in report.findings
    )
    if report.credit and whole and outlet_key(report.credit) != outlet_key(outlet):
        return f"{report.credit} ({outlet})"
    return outlet


def _owners(
    reports: Sequence[Report],
    texts: Sequence[Tokens],
    shared: Sequence[SharedText],
    rank: dict[str, int],
) -> tuple[NDArray[np.int64], ...]:
    """For each word of each report the lowest rank among all reports in which this very word, in this run, stands."""
    index = {r.id: n for n, r in enumerate(reports)}
    first = np.concatenate(([0], np.cumsum([len(t.starts) for t in texts]))).astype(np.int64)
    owner = np.repeat(np.array([rank[r.id] for r in reports], np.int64), np.diff(first))
    pairs = []
    for s in shared:
        if s.dependent:
            a, b = index[s.left], index[s.right]
            for span in s.spans:
                if span.label in TOLD:
                    low, high = np.searchsorted(texts[a].starts, (span.left_start, span.left_end))
                    other = int(np.searchsorted(texts[b].starts, span.right_start))
                    pairs.append((first[a] + low, first[b] + other, high - low))
    if pairs:
        spread = [np.arange(n) for _, _, n in pairs]
        lefts = np.concatenate([a + s for (a, _, _), s in zip(pairs, spread, strict=True)])
        rights = np.concatenate([b + s for (_, b, _), s in zip(pairs, spread, strict=True)])
        changed = True
        while changed:
            least = np.minimum(owner[lefts], owner[rights])
            before = owner.copy()
            np.minimum.at(owner, lefts, least)
            np.minimum.at(owner, rights, least)
            changed = bool((before != owner).any())
    return tuple(owner[first[n] : first[n + 1]] for n in range(len(texts)))


def _passages(
    report: Report, text: Tokens, owner: NDArray[np.int64], own: int, settings: TraceSettings
) -> Iterator[tuple[int, int, int]]:
    """(start, end, rank of the teller), in order, without a gap from 0 to the end of the text."""
    at, who = 0, None
    for start, end in sentence_spans(report.text):
        teller = _teller(text, owner, (start, end), own, settings)
        if who is not None and teller != who:
            yield at, start, who
            at = start
        who = teller
    if report.text:
        yield at, len(report.text), own if who is None else who


def _teller(
    text: Tokens, owner: NDArray[np.int64], span: tuple[int, int], own: int, settings: TraceSettings
) -> int:
    low, high = np.searchsorted(text.starts, span)
    if low == high:
        return own
    tellers, counts = np.unique(owner[low:high], return_counts=True)
    foreign = [(int(c), -int(t)) for t, c in zip(tellers, counts, strict=True) if t != own]
    if not foreign or sum(c for c, _ in foreign) < settings.sentence_share * (high - low):
        return own
    return -max(foreign)[1]
