"""A lineage as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.publish.phrases import SHARED, counted, told_apart
from variorum.publish.terminal import printable
from variorum.records import Direction, Lineage, Report, SharedText, Witness

# Direction → the arrow between the two reports.
ARROWS = {
    Direction.LEFT_FROM_RIGHT: "has it from",
    Direction.RIGHT_FROM_LEFT: "gave it to",
    Direction.COMMON_SOURCE: "has a source in common with",
    Direction.UNDECIDED: "shares text with",
}


def summary(reports: Sequence[Report], lineage: Lineage) -> str:
    """Each source with its reports, the pairs built from one text, origins that are not among the reports, alarms."""
    return "".join(line + "\n" for line in _lines(reports, lineage))


def _lines(reports: Sequence[Report], lineage: Lineage) -> Iterator[str]:
    """The lines of `summary`: how many tellings, each with its reports, the pairs built from one text, what is absent, alarms."""
    paths = {report.id: printable(report.path) for report in reports}
    sources = [witness for witness in lineage.witnesses if witness.reports]
    yield told_apart(len(sources), len(reports))
    for note in lineage.notes:
        yield f"  {printable(note)}"
    for number, witness in enumerate(sources, start=1):
        yield ""
        yield f"{number}. {printable(witness.name)}"
        yield from _witness_in_words(witness, paths)
    pairs = [shared for shared in lineage.shared if shared.dependent]
    if pairs:
        yield ""
        yield "Built from one text"
        for pair in pairs:
            yield from _pair(pair, paths)
    # shared text that makes nobody dependent
    others = len(lineage.shared) - len(pairs)
    if others:
        yield ""
        yield f"{counted(others, 'more pair')} of reports {'shares' if others == 1 else 'share'} only quotations, statements or page furniture"
    yield from _absent(lineage, paths)
    for alarm in lineage.alarms:
        yield ""
        yield f"ALARM {alarm.kind}: {printable(alarm.why)}"


def _witness_in_words(witness: Witness, paths: dict[str, str]) -> Iterator[str]:
    """The reports that carry a source, and those that have passages of it."""
    for report in witness.reports:
        yield f"     {paths[report]}"
    lent = sorted(
        {paths[passage.report] for passage in witness.passages if passage.report not in witness.reports}
    )
    if lent:
        yield f"     and passages in {', '.join(lent)}"


def _pair(pair: SharedText, paths: dict[str, str]) -> Iterator[str]:
    """Who has it from whom, with reasons and the number of edits."""
    yield f"  {paths[pair.left]} {ARROWS[pair.direction]} {paths[pair.right]}: {SHARED[pair.kind]}"
    for reason in pair.why:
        yield f"     {printable(reason)}"
    if pair.edits:
        yield f"     {counted(len(pair.edits), 'edit')} inside the copied text"


def _absent(lineage: Lineage, paths: dict[str, str]) -> Iterator[str]:
    """The origins that are named and not among the reports, with the reports that name each."""
    absent = [absent_witness for absent_witness in lineage.witnesses if absent_witness.absent]
    if absent:
        yield ""
        yield "Named as origins, and not among the reports"
        for witness in absent:
            yield f"  {printable(witness.name)}, by {', '.join(sorted({paths[passage.report] for passage in witness.cited}))}"
