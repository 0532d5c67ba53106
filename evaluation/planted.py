"""Edits planted in one report, and whether its collation with the original shows exactly them.

    python -m evaluation.planted              the bundled sample, and the six events where ../shared is there
    python -m evaluation.planted --sample     the sample only
    python -m evaluation.planted --misses     also what was missed and what was shown beside it

Each edited report is collated with its original twice: as an *edited copy* (traced: one telling) and as an *independent*
report (two witnesses, given). A planted difference is found when a shown claim with a status of difference holds it in both
reports; its spans are exact when those readings hold the whole of it, quote the text to the letter and stay short. A shown
difference that does not touch the edit is false, unless the original, collated with itself, shows it too because the report
itself gives both values.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.gold import EVENTS, reports_of
from evaluation.planting import KINDS, Edit, edits, planted
from variorum.collate import collate
from variorum.parse import parse
from variorum.pipeline import as_one_story, read
from variorum.records import (
    Claim,
    Kind,
    Lineage,
    Passage,
    Quantity,
    Reading,
    Report,
    Sentence,
    Status,
    Witness,
)
from variorum.sample import sample_folder, sample_reports
from variorum.trace import trace

DIFFERENT = {Status.CONFLICT, Status.CHANGED, Status.VARIANT, Status.INCOMPARABLE}
FORMS = ("copy", "independent")
SHOWN = (1, 2)
# Code points a reading may hold and still point at the edit; a statement is shown whole.
LONGEST, LONGEST_STATEMENT = 160, 320
# Of the six events every third report is edited; each kind at most so often in one report.
EVERY, MOST_SHARED, MOST_SAMPLE = 3, 1, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the collation of one edit in one form showed. `beside` are the labels of the false differences."""

    kind: str
    form: str
    report: str
    was: str
    now: str
    found: bool
    exact: bool
    beside: tuple[str, ...]


def outcomes(
    reports: Iterable[Report], *, most: int, kinds: Sequence[str] = tuple(KINDS)
) -> Iterator[Outcome]:
    """Every edit of every report, in both forms."""
    for report in reports:
        sentences = parse([report])[report.id]
        cases = [(edit, planted(report, edit)) for edit in edits(report, sentences, most=most, kinds=kinds)]
        parsed = dict(parse([report, *(other for _, other in cases)]))
        for edit, other in cases:
            for form in FORMS[1:] if edit.years_before else FORMS:
                yield _outcome(report, other, edit, form, parsed)


def _outcome(
    report: Report, other: Report, edit: Edit, form: str, parsed: dict[str, tuple[Sentence, ...]]
) -> Outcome:
    pair = (report, other)
    lineage = trace(pair) if form == "copy" else apart(pair)
    shown = differences(pair, lineage, parsed, open_values=edit.open)
    places = {report.id: edit.before(), other.id: edit.after()}
    right = [c for c in shown if all(_touched(c, one.id, places) for one in pair)]
    exact = any(_exact(claim, pair, places) for claim in right)
    beside = [
        c
        for c in shown
        if c.status in DIFFERENT and not own(c) and not any(_touched(c, one.id, places) for one in pair)
    ]
    start, end, new = edit.spans[0]
    if edit.years_before:
        wrong = [c for c in right if c.status in {Status.CONFLICT, Status.CHANGED}]
        return Outcome(
            kind=edit.kind, form=form, report=report.outlet or report.path, was=report.text[start:end], now=new,
            found=not wrong, exact=not wrong, beside=(),
        )  # fmt: skip
    return Outcome(
        kind=edit.kind, form=form, report=report.outlet or report.path, was=report.text[start:end], now=new,
        found=bool(right), exact=exact, beside=tuple(f"{c.status} {c.label}: {c.why}" for c in beside),
    )  # fmt: skip


def apart(reports: Sequence[Report]) -> Lineage:
    """Each report a witness of its own."""
    return Lineage(
        witnesses=tuple(
            Witness(
                id=r.id, name=r.outlet or r.path, reports=(r.id,),
                passages=(Passage(report=r.id, start=0, end=len(r.text)),),
            )
            for r in reports
        )
    )  # fmt: skip


def differences(
    pair: Sequence[Report],
    lineage: Lineage,
    parsed: dict[str, tuple[Sentence, ...]],
    *,
    open_values: bool = False,
) -> list[Claim]:
    """The claims that a reader is shown as a difference; with `open_values` also amounts that differ and may both hold."""
    story = collate(as_one_story(pair), {r.id: r for r in pair}, lineage, parsed)
    return [
        c
        for c in story.claims
        if c.tier in SHOWN and (c.status in DIFFERENT or (open_values and _both_may_hold(c)))
    ]


def _both_may_hold(claim: Claim) -> bool:
    said = {r.value.said_as for r in claim.readings if isinstance(r.value, Quantity)}
    return claim.kind is Kind.QUANTITY and claim.status is Status.COMPATIBLE and len(said) > 1


Places = dict[str, tuple[tuple[int, int], ...]]


def _touched(claim: Claim, report: str, places: Places) -> list[Reading]:
    """The readings of a report that overlap the edit; where words were put in or taken out, that reach over the place."""
    return [
        r
        for r in claim.readings
        if r.report == report
        and any(r.start < max(end, start + 1) and r.end >= start for start, end in places[report])
    ]


def _exact(claim: Claim, pair: Sequence[Report], places: Places) -> bool:
    longest = LONGEST_STATEMENT if claim.kind in {Kind.STATEMENT, Kind.QUOTE} else LONGEST
    return all(
        any(
            r.quote == one.text[r.start : r.end]
            and len(r.quote) <= longest
            and any(r.start <= start and end <= r.end for start, end in places[one.id])
            for r in _touched(claim, one.id, places)
        )
        for one in pair
    )


def own(claim: Claim) -> bool:
    """The difference lies within the original already: one report holds both values that are set apart."""
    values: dict[str, set[str]] = defaultdict(set)
    for r in claim.readings:
        values[r.report].add(r.quote)
    return any(len(said) > 1 for said in values.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Shares 0 to 1; `precision` counts the shown differences that touch the edit."""

    cases: int
    recall: float
    precision: float
    exact: float


def figures(found: Sequence[Outcome]) -> Figures:
    hits = sum(o.found for o in found)
    false = sum(len(o.beside) for o in found)
    return Figures(
        cases=len(found),
        recall=hits / len(found),
        precision=hits / (hits + false) if hits + false else 1.0,
        exact=sum(o.exact for o in found) / hits if hits else 1.0,
    )


def of_sample() -> tuple[Report, ...]:
    """The sample's reports, without those that repeat another; of reports that are the same, the first by the file's name.

    Ids and the order of copies depend on where the sample lies; which reports are edited must not.
    """
    with sample_folder() as folder:
        reports, _, _ = read([str(path) for path in sample_reports(folder)])
    by_name = {r.id: Path(r.path).name for r in reports}
    repeats = {
        report for group in trace(reports).copies for report in sorted(group, key=by_name.__getitem__)[1:]
    }
    return tuple(sorted((r for r in reports if r.id not in repeats), key=lambda r: by_name[r.id]))


def of_events() -> tuple[Report, ...]:
    """Every third report of the six events."""
    return tuple(r for event in EVENTS for r in reports_of(event)[::EVERY])


def table(found: Sequence[Outcome]) -> Iterator[str]:
    yield f"{'':14}{'form':14}{'cases':>6}{'recall':>8}{'precision':>11}{'exact':>7}"
    for kind in (*KINDS, "all"):
        for form in FORMS:
            of = [o for o in found if o.form == form and kind in {o.kind, "all"}]
            if of:
                f = figures(of)
                yield f"{kind:14}{form:14}{f.cases:6}{f.recall:8.2f}{f.precision:11.2f}{f.exact:7.2f}"


def misses(found: Iterable[Outcome]) -> Iterator[str]:
    for o in found:
        if not o.found or not o.exact:
            state = "missed" if not o.found else "inexact"
            yield f"{state:8}{o.kind:12}{o.form:12}{o.report[:24]:25}“{o.was}” → “{o.now}”"
        yield from (f"{'false':8}{o.kind:12}{o.form:12}{o.report[:24]:25}{label}" for label in o.beside)


def main() -> None:
    sets = {"sample": (of_sample(), MOST_SAMPLE)}
    if "--sample" not in sys.argv and EVENTS:
        sets["../shared"] = (of_events(), MOST_SHARED)
    for name, (reports, most) in sets.items():
        found = list(outcomes(reports, most=most))
        print(name, *table(found), sep="\n")
        if "--misses" in sys.argv:
            print(*misses(found), sep="\n")


if __name__ == "__main__":
    main()
