"""Finds the witnesses that citations mean: reports of the set, or witnesses that are not in it.

Words used here. Witness: an independent telling; absent: an outlet that is cited and has no report here. Home: the
witness that a report belongs to. Near: reports that share text with a report, or are of one small set. Printed: key
of an outlet → its reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from variorum.records import Passage, Report, SharedText, Witness
from variorum.text.ids import content_id
from variorum.text.sentences import sentence_spans
from variorum.text.stamps import moments
from variorum.trace.citations.citations import Citation
from variorum.trace.citations.houses import keys_of
from variorum.trace.settings import TraceSettings


def with_origins(
    witnesses: Sequence[Witness],
    reports: Sequence[Report],
    cites: Mapping[str, tuple[Citation, ...]],
    shared: Sequence[SharedText],
    settings: TraceSettings,
    *,
    named: dict[str, Counter[str]] | None = None,
) -> tuple[Witness, ...]:
    """`witnesses`, each with the places where reports cite it. Behind these, in order of their keys, absent witnesses: outlets that
    are cited and whose report is not in the set.

    `named` is filled: id of an absent witness → how often it is called by which name.
    `cites`: id of a report → its citations.
    """
    witness_of_report = {report: witness.id for witness in witnesses for report in witness.reports}
    reports_near = _near(reports, shared, settings)
    reports_of_outlet = _reports_of(reports)
    published = {report.id: moments(report.published) for report in reports}
    present: dict[str, set[Passage]] = {}
    absent: dict[str, set[Passage]] = {}
    names: dict[str, Counter[str]] = {} if named is None else named
    for report in reports:
        sentences = sentence_spans(report.text) if cites[report.id] else ()
        for citation in cites[report.id]:
            # the sentence of the citation belongs to the outlet's witness here, or to an absent one
            place = _sentence(report.id, citation, sentences)
            publishers = [
                report_id
                for report_id in reports_of_outlet.get(citation.key, ())
                if report_id in reports_near[report.id] and report_id != report.id
            ]
            tellers = {witness_of_report[one] for one in _citable(report, publishers, published)}
            if tellers:
                for teller in tellers - {witness_of_report[report.id]}:
                    present.setdefault(teller, set()).add(place)
            else:
                absent.setdefault(citation.key, set()).add(place)
                names.setdefault(citation.key, Counter())[citation.name] += 1
    cited = (replace(w, cited=_in_order(present.get(w.id, ()))) for w in witnesses)
    missing = (
        Witness(
            id=absent_id(key),
            name=called(names[key]),
            reports=(),
            passages=(),
            absent=True,
            cited=_in_order(places),
        )
        for key, places in sorted(absent.items())
    )
    return (*cited, *missing)


def _citable(
    report: Report, publishers: Sequence[str], published: Mapping[str, tuple[datetime, datetime] | None]
) -> Sequence[str]:
    """Those of a cited outlet's reports that the citing report can have known: none that surely came out after it. All of them where that leaves
    none, for then a stamp is of a later version.
    """
    mine = published[report.id]
    if mine is None:
        return publishers
    known = [
        report_id
        for report_id in publishers
        if (theirs := published[report_id]) is None or theirs[0] <= mine[1]
    ]
    return known or publishers


def absent_id(key: str) -> str:
    """The id of a witness that is named by reports but is not among them; the same in every run."""
    return content_id("absent witness", key)


def called(names: Mapping[str, int]) -> str:
    """The name used most often."""
    return min(names, key=lambda name: (-names[name], name))


def _near(
    reports: Sequence[Report], shared: Sequence[SharedText], settings: TraceSettings
) -> dict[str, frozenset[str] | set[str]]:
    """Report id → the reports among which an outlet that it cites is looked for. `shared`: what pairs share."""
    # so few reports are taken for one set, in which everybody may cite everybody
    if len(reports) <= settings.one_desk:
        everybody = frozenset(report.id for report in reports)
        return {report.id: everybody for report in reports}
    near: dict[str, frozenset[str] | set[str]] = {report.id: frozenset() for report in reports}
    for pair in shared:
        near[pair.left] = near[pair.left] | {pair.right}
        near[pair.right] = near[pair.right] | {pair.left}
    return near


def _reports_of(reports: Sequence[Report]) -> dict[str, list[str]]:
    """Key of an outlet or a credited agency → the reports that it published or that credit it."""
    found: dict[str, list[str]] = {}
    for report in reports:
        for key in sorted(keys_of(report)):
            found.setdefault(key, []).append(report.id)
    return found


def _sentence(report: str, citation: Citation, sentences: Sequence[tuple[int, int]]) -> Passage:
    """The sentence that the citation stands in, as a passage; the citation alone where it stands in none."""
    for start, end in sentences:
        if start <= citation.start < end:
            return Passage(report=report, start=start, end=max(end, citation.end))
    return Passage(report=report, start=citation.start, end=citation.end)


def _in_order(places: set[Passage] | tuple[()]) -> tuple[Passage, ...]:
    return tuple(sorted(places, key=lambda p: (p.report, p.start)))
