"""Finds figures that rest on one source alone: for these a desk would want a second source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.records import Claim, Kind, Measure, Reading, Status
from variorum.text.quantities import quantities

# "The first" and "twice" are seldom what is asked after.
PASSING = frozenset({Measure.ORDINAL, Measure.TIMES})


def lone_figures(claims: Sequence[Claim]) -> tuple[str | None, ...]:
    """For each claim of a single source its first figure, in exact words; None if the claim has none, or another claim compares that
    figure with somebody else's. None for all other claims.
    """
    compared = [
        reading
        for claim in claims
        if claim.status is not Status.SINGLE and claim.kind is Kind.QUANTITY
        for reading in claim.readings
    ]
    return tuple(
        _figure(claim.readings, compared) if claim.status is Status.SINGLE else None for claim in claims
    )


def _figure(readings: Iterable[Reading], compared: Sequence[Reading]) -> str | None:
    """The first figure of the readings that is no ordinal or "twice", and that no compared reading covers; None where there is none."""
    for reading in readings:
        for found in quantities(reading.quote):
            start, end = reading.start + found.start, reading.start + found.end
            if found.value.measure not in PASSING and not _is_compared(reading.report, start, end, compared):
                return reading.quote[found.start : found.end]
    return None


def _is_compared(report: str, start: int, end: int, compared: Iterable[Reading]) -> bool:
    """Whether one of the readings in `compared` overlaps the stretch start to end of this report."""
    return any(
        reading.report == report and reading.start < end and start < reading.end for reading in compared
    )
