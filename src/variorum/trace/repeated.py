"""Lines that an outlet prints on whatever it prints: the boilerplate that no list of cues knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from variorum.records import Label, Report
from variorum.trace.lines import LINE
from variorum.trace.outlets import outlet_key
from variorum.trace.settings import TraceSettings
from variorum.trace.tokens import LABELS, Tokens

BOILERPLATE = LABELS.index(Label.BOILERPLATE)
# (first word, word after the last, what it says)
Words = tuple[int, int, bytes]


def mark_repeated(reports: Sequence[Report], texts: Sequence[Tokens], settings: TraceSettings) -> None:
    """Label as boilerplate, in `texts`, every line that stands in `repeated_in` reports of one outlet which otherwise
    are different: of versions of one story, most lines recur, and none is boilerplate for that.
    """
    outlets: dict[str, list[int]] = {}
    for n, report in enumerate(reports):
        if report.outlet:
            outlets.setdefault(outlet_key(report.outlet), []).append(n)
    for members in outlets.values():
        if len(members) >= settings.repeated_in:
            _mark([(reports[n], texts[n]) for n in members], settings)


def _mark(members: Sequence[tuple[Report, Tokens]], settings: TraceSettings) -> None:
    lines = [list(_lines(report, text, settings)) for report, text in members]
    holders = Counter(said for found in lines for said in {said for _, _, said in found})
    for (_, text), found in zip(members, lines, strict=True):
        again = [(low, high) for low, high, said in found if holders[said] >= settings.repeated_in]
        if sum(high - low for low, high in again) <= settings.repeated_share * len(text.codes):
            for low, high in again:
                text.labels[low:high] = BOILERPLATE


def _lines(report: Report, text: Tokens, settings: TraceSettings) -> Iterator[Words]:
    for match in LINE.finditer(report.text):
        low, high = (int(n) for n in np.searchsorted(text.starts, match.span()))
        if high - low >= settings.least_run:
            yield low, high, text.codes[low:high].tobytes()
