"""Says in words how deep reports were read (see "Depth" in the glossary), and what follows from that for what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.publish.phrases import counted, listed
from variorum.records import Depth, Report
from variorum.text.depths import depth_of
from variorum.text.lexicon import table
from variorum.text.short_lists import UNCASED

CALLED: Mapping[Depth, str] = {
    Depth.IN_DEPTH: "in depth",
    Depth.VALUES: "for values and names only",
    Depth.WORDS: "in words only",
}
MEANS: Mapping[Depth, str] = {
    Depth.VALUES: (
        "Of what is read for values and names only, numbers, days, times, names and quotations are compared, and nothing else "
        "that its sentences say: they are set side by side at most, which is neither agreement nor difference."
    ),
    Depth.WORDS: (
        "Of what is read in words only, copies are found and quotations compared word by word; its numbers, days and names are "
        "not. Where it stands in no line it was not compared there, and neither agrees nor differs."
    ),
}


def depth_words(report: Report) -> str:
    """How deep a report was read, in words: "read in words only (Russian)"."""
    return f"read {_depth_in_words(depth_of(report), (report,))}"


def read_words(reports: Sequence[Report]) -> str:
    """How deep all of these were read: "Every report was read in depth."; or how many were read to which depth, in which languages."""
    by_depth = {depth: [report for report in reports if depth_of(report) is depth] for depth in Depth}
    # only depths to which something was read
    found = {depth: reports_read for depth, reports_read in by_depth.items() if reports_read}
    if not found:
        return ""
    if len(found) == 1:
        ((depth, reports_read),) = found.items()
        return f"{'Every report' if len(reports_read) > 1 else 'The report'} was read {_depth_in_words(depth, reports_read)}."
    # several depths: "8 in depth (English) and 2 for values and names (German) read"
    told = [
        f"{len(reports_read):,} {_depth_in_words(depth, reports_read)}"
        for depth, reports_read in found.items()
    ]
    return f"{counted(len(reports), 'report')} read: {listed(told)}."


# Where nothing in a script tells a name from other words.
UNTOLD = "In {} no capital tells a name: persons and places are known there only by the words beside them, and many are not compared."


def meaning(reports: Iterable[Report]) -> str:
    """What follows for what is shown; empty where every report was read in depth."""
    read = tuple(reports)
    met = {depth_of(report) for report in read}
    found = [words for depth, words in MEANS.items() if depth in met]
    uncased = _languages(report for report in read if report.language in UNCASED)
    return " ".join([*found, *([UNTOLD.format(listed(uncased))] if uncased else [])])


def is_shallow(reports: Iterable[Report]) -> bool:
    """Whether some report was not read in depth."""
    return any(depth_of(report) is not Depth.IN_DEPTH for report in reports)


def _depth_in_words(depth: Depth, reports: Iterable[Report]) -> str:
    """The depth in words, with the languages where it is not in depth: "in words only (Russian)"."""
    if depth is Depth.IN_DEPTH:
        return CALLED[depth]
    names = _languages(reports)
    return f"{CALLED[depth]}{f' ({listed(names)})' if names else ''}"


def _languages(reports: Iterable[Report]) -> list[str]:
    """The names of their languages, in the order of the alphabet."""
    known = table("languages.json")
    return sorted({known[report.language] for report in reports if report.language in known})
