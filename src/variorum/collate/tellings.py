"""Finds which independent telling a stretch of a report belongs to.

Words used here. Telling: what one source tells in its own words; its `Witness` is known by an id. A witness is absent
if it is named ("the agency reported") and has no report among those at hand. Stretch: the characters from `start` to
`end`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from variorum.records import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """Which stretches of each report are whose telling. All places of a report are in the order of the text.

    `passages`: report id → places (start, end, witness id) of the words that are a witness's own.
    `cited`: report id → places of sentences that say they have it from that witness ("the agency reported").
    `absent`: witness id → name, of the witnesses that are not among the reports.
    """

    passages: dict[str, tuple[Place, ...]]
    cited: dict[str, tuple[Place, ...]]
    absent: dict[str, str]

    def witness(self, report: str, start: int, end: int) -> str:
        """Id of the witness that tells the stretch: the one it is said to be from, if that has a report here; else
        the one whose own words it is; else the report's id.
        """
        origin = self.origin(report, start, end)
        if origin not in self.absent:
            return origin
        return self.home(report, start, end)

    def home(self, report: str, start: int, end: int) -> str:
        """The telling whose words the stretch is, whoever it is said to be from."""
        return _most(self.passages.get(report, ()), start, end) or report

    def citing(self, report: str, start: int, end: int) -> str | None:
        """The witness that the stretch is said to be from; None where it names none."""
        return _most(self.cited.get(report, ()), start, end)

    def origin(self, report: str, start: int, end: int) -> str:
        """Id of the witness that the stretch is from: the one it is said to be from, even if that is absent; else the
        one whose own words it is; else the report's id.
        """
        for places in (self.cited, self.passages):
            found = _most(places.get(report, ()), start, end)
            if found is not None:
                return found
        return report


# (start, end, witness id), in code points of the report's text.
Place = tuple[int, int, str]
# Sorts behind every id of a witness.
LAST = "\U0010ffff"


def _most(places: tuple[Place, ...], start: int, end: int) -> str | None:
    """The witness whose places cover most of the stretch; None where none touches it. `places`: (start, end, witness), in order."""
    # the last passage that begins before the stretch, and those behind it
    first = max(0, bisect_right(places, (start, end, LAST)) - 1)
    shares: dict[str, int] = {}
    for passage_start, passage_end, witness in islice(places, first, None):
        if passage_start >= end:
            break
        if passage_end > start:
            shares[witness] = shares.get(witness, 0) + min(passage_end, end) - max(passage_start, start)
    # of equal shares the first by name
    return (
        max(sorted(shares), key=shares.__getitem__, default=None)
        if len(shares) > 1
        else next(iter(shares), None)
    )


def tellings(lineage: Lineage, reports: Iterable[str]) -> Tellings:
    """The places of every witness's words and citations, sorted by report. `reports`: the ids of those to look at;
    places in others are left out.
    """
    known = sorted(reports)
    passages: dict[str, list[Place]] = {report: [] for report in known}
    cited: dict[str, list[Place]] = {report: [] for report in known}
    for witness in lineage.witnesses:
        for by_report, places in ((passages, witness.passages), (cited, witness.cited)):
            for place in places:
                if place.report in by_report:
                    by_report[place.report].append((place.start, place.end, witness.id))
    return Tellings(
        passages={report: tuple(sorted(passages_told)) for report, passages_told in passages.items()},
        cited={report: tuple(sorted(passages_told)) for report, passages_told in cited.items()},
        absent={
            absent_witness.id: absent_witness.name
            for absent_witness in lineage.witnesses
            if absent_witness.absent
        },
    )
