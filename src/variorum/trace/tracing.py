"""Traces a set of reports: finds what every two share, and makes their lineage of it.

Words used here. Run: equal words in two reports. Label: whose words a stretch is (narrative, quotation, boilerplate
…). Weighed: a pair with what it shares and whether it is of unlike events. Standing note: a passage that reports of
unlike events print. Witness: an independent telling. `texts`: the reports' words as numbers, in the order of the reports; `cites`: whom
each cites, in the same order; `found`: the runs that a pair shares; `shared`: what each pair shares. Through: the report from which two
have the same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from variorum.records import Lineage, Report, SharedText
from variorum.trace.citations.citations import Citation, Names, citations
from variorum.trace.citations.houses import house
from variorum.trace.citations.origins import with_origins
from variorum.trace.clusters.alarms import alarms
from variorum.trace.clusters.copies import copy_groups
from variorum.trace.clusters.joined import labels
from variorum.trace.clusters.witnesses import witnesses
from variorum.trace.dependence.pairs import Weighed, shared_text
from variorum.trace.dependence.through import had_through
from variorum.trace.matching.diagonals import Found, Run
from variorum.trace.matching.join import runs
from variorum.trace.segments.labels import label
from variorum.trace.segments.recurring_boilerplate import mark_posts, mark_repeated, mark_standing
from variorum.trace.settings import TraceSettings
from variorum.trace.words.cutting import cut
from variorum.trace.words.postings import Codes as Hashes
from variorum.trace.words.tokens import Codes, Tokens

# Called with (done, of how many).
Progress = Callable[[int, int], None]
DEFAULT = TraceSettings()


def trace(
    reports: Sequence[Report],
    *,
    settings: TraceSettings = DEFAULT,
    progress: Progress | None = None,
    names: Names | None = None,
    absent: dict[str, Counter[str]] | None = None,
    recurring: Hashes | None = None,
) -> Lineage:
    """Who copied whom among `reports`. The order of the input changes nothing. Two reports with one id are one.

    Three arguments are for reports that are a part of a larger set; they are found from these reports if not given.
    `names`: the outlets of the larger set. `absent`: is filled, id of a cited witness that is not among the reports → how often it is
    called by which name. `recurring`: sorted hashes of the runs of `least_run` words that several reports of one outlet have and no
    other outlet's.
    """
    unique = {report.id: report for report in reports}
    ordered = tuple(unique[key] for key in sorted(unique))
    codes = Codes()
    texts = tuple(_tokens(ordered, codes, progress))
    # which reports share runs of words, and whose words these are
    met_pairs = tuple(runs(texts, settings))
    for number in sorted({side for left, right, _ in met_pairs for side in (left, right)}):
        label(ordered[number], texts[number])
    mark_repeated(ordered, texts, settings, recurring)
    mark_posts(texts, settings)
    # whom each report cites, and what every pair shares
    names = names or Names((name for report in ordered if (name := house(report))), codes)
    cites = tuple(citations(report, text, names) for report, text in zip(ordered, texts, strict=True))
    weighed = list(_shared(met_pairs, ordered, texts, cites, settings, progress))
    shared = tuple(
        sorted(
            _without_notes(weighed, ordered, texts, cites, settings), key=lambda pair: (pair.left, pair.right)
        )
    )
    shared = tuple(_with_third(shared, ordered, texts, cites, settings))
    # groups of copies, witnesses with where they are cited
    copies = copy_groups(shared, ordered, settings)
    all_witnesses = with_origins(
        witnesses(ordered, texts, shared, copies, settings),
        ordered,
        {report.id: cite for report, cite in zip(ordered, cites, strict=True)},
        shared,
        settings,
        named=absent,
    )
    return Lineage(
        shared=shared,
        copies=copies,
        witnesses=all_witnesses,
        alarms=alarms(all_witnesses, longest_circle=settings.longest_circle),
        notes=tuple(_notes(texts, shared, settings)),
    )


def _tokens(reports: Sequence[Report], codes: Codes, progress: Progress | None) -> Iterator[Tokens]:
    """The words of each report. This is half of the work, and so the first half of the progress."""
    for number, text in enumerate(cut(reports, codes), start=1):
        yield text
        if progress:
            progress(number, 2 * len(reports))


def _shared(
    met: Sequence[Found],
    reports: Sequence[Report],
    texts: Sequence[Tokens],
    cites: Sequence[tuple[Citation, ...]],
    settings: TraceSettings,
    progress: Progress | None,
) -> Iterator[Weighed]:
    """The pairs that share text, weighed one by one. `met`: (left, right, runs) for each two reports with a run of words in common.
    Progress counts from the number of reports to twice that, since cutting the texts was the first half.
    """
    for left, right, found in met:
        if progress:
            progress(len(reports) + left, 2 * len(reports))
        weighed = _pair(left, right, found, reports, texts, cites, settings)
        if weighed.pair:
            yield weighed
    if progress and reports:
        progress(2 * len(reports), 2 * len(reports))


def _pair(
    left: int,
    right: int,
    found: Sequence[Run],
    reports: Sequence[Report],
    texts: Sequence[Tokens],
    cites: Sequence[tuple[Citation, ...]],
    settings: TraceSettings,
    *,
    through: Report | None = None,
) -> Weighed:
    """Weighs reports `left` and `right`, of which `found` are the runs they share. `through`: the report from which both
    have them, if that was found.
    """
    return shared_text(
        (reports[left], reports[right]),
        (texts[left], texts[right]),
        (cites[left], cites[right]),
        found,
        settings,
        through=through,
    )


def _without_notes(
    weighed: Sequence[Weighed],
    reports: Sequence[Report],
    texts: Sequence[Tokens],
    cites: Sequence[tuple[Citation, ...]],
    settings: TraceSettings,
) -> Iterator[SharedText]:
    """The pairs that share text, without what is only boilerplate: passages that reports of unlike events print are
    labelled so, and the pairs with such passages weighed anew.
    """
    ids = {report.id: number for number, report in enumerate(reports)}
    pairs = [weighed_pair.pair for weighed_pair in weighed if weighed_pair.pair]
    sides_of_pairs = np.array([(ids[pair.left], ids[pair.right]) for pair in pairs], np.int64).reshape(-1, 2)
    # which reports are joined by pairs, over others too
    joined = labels(len(reports), sides_of_pairs[:, 0], sides_of_pairs[:, 1])
    pairs_of_unlike_events = (
        weighed_pair.pair for weighed_pair in weighed if weighed_pair.pair and weighed_pair.apart
    )
    touched = mark_standing(pairs_of_unlike_events, ids, texts, joined, settings)
    for pair in pairs:
        left, right = ids[pair.left], ids[pair.right]
        # nothing in either was labelled anew
        if touched.isdisjoint((left, right)):
            yield pair
        elif weighed_again := _again(left, right, reports, texts, cites, settings):
            yield weighed_again


def _again(
    left: int,
    right: int,
    reports: Sequence[Report],
    texts: Sequence[Tokens],
    cites: Sequence[tuple[Citation, ...]],
    settings: TraceSettings,
    *,
    through: Report | None = None,
) -> SharedText | None:
    """What a pair of reports shares, weighed anew from the runs of words that both have; None where they have none, or share
    no more than phrases. `through`: the report from which both have it.
    """
    for _, _, found in runs((texts[left], texts[right]), settings):
        return _pair(left, right, found, reports, texts, cites, settings, through=through).pair
    return None


def _with_third(
    shared: Sequence[SharedText],
    reports: Sequence[Report],
    texts: Sequence[Tokens],
    cites: Sequence[tuple[Citation, ...]],
    settings: TraceSettings,
) -> Iterator[SharedText]:
    """The pairs. Where both reports of a pair had what they share from one third report, the pair is weighed anew with that knowledge."""
    third_of = {
        (pair.left, pair.right): source for pair, source in had_through(shared, reports, texts, settings)
    }
    ids = {report.id: number for number, report in enumerate(reports)}
    for pair in shared:
        source = third_of.get((pair.left, pair.right))
        left, right = ids[pair.left], ids[pair.right]
        weighed_anew = (
            _again(left, right, reports, texts, cites, settings, through=source) if source else None
        )
        yield weighed_anew or pair


def _notes(texts: Sequence[Tokens], shared: Sequence[SharedText], settings: TraceSettings) -> Iterator[str]:
    """In words, why nothing matched; nothing where something did."""
    if len(texts) < 2:
        yield f"{len(texts)} report{'s' if not texts else ''} read: there is nothing to compare"
    elif not shared:
        short = sum(len(text.codes) < settings.least_run for text in texts)
        why = f"; {short} of them hold fewer than {settings.least_run} words" if short else ""
        yield f"no two of the {len(texts)} reports share {settings.least_run} words in a row that are more than a phrase{why}"
    elif not any(s.dependent for s in shared):
        yield "what is shared is quotations, statements, captions or page furniture: no report was built from another's text"
