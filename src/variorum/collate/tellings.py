"""Which independent telling a stretch of a report belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.records import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """`passages`: report id → (start, end, witness id), in order."""

    passages: dict[str, tuple[tuple[int, int, str], ...]]

    def witness(self, report: str, start: int, end: int) -> str:
        """The witness that tells most of the stretch; the report itself where the lineage has nothing on it."""
        told = self.passages.get(report, ())
        first = max(0, bisect_right(told, (start, end, "\U0010ffff")) - 1)
        shares: dict[str, int] = defaultdict(int)
        for low, high, witness in told[first:]:
            if low >= end:
                break
            shares[witness] += min(high, end) - max(low, start)
        return max(sorted(shares), key=lambda w: shares[w], default=report) if shares else report


def tellings(lineage: Lineage, reports: Iterable[str]) -> Tellings:
    """The passages of every witness, by report."""
    by_report: dict[str, list[tuple[int, int, str]]] = {report: [] for report in reports}
    for witness in lineage.witnesses:
        for passage in witness.passages:
            if passage.report in by_report:
                by_report[passage.report].append((passage.start, passage.end, witness.id))
    return Tellings(passages={report: tuple(sorted(told)) for report, told in by_report.items()})
