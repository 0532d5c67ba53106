"""What variorum's own comparison says of the numbers and times in words that a model set side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.collate.compare import Answer, compare_all
from variorum.collate.proposals.votes import UNSAYING, Vote
from variorum.records import Quantity, Reading, Report, Value
from variorum.text.quantities import quantities
from variorum.text.told_on import whens_in


def value_of(report: Report, start: int, end: int) -> Value | None:
    """The only number of the stretch or, if it has none, its only time; None where it has several, or none. `start` and `end`: the
    stretch.
    """
    numbers, times = _values(report, start, end)
    if numbers:
        return numbers[0] if len(numbers) == 1 else None
    return times[0] if len(times) == 1 else None


def _values(report: Report, start: int, end: int) -> tuple[list[Value], list[Value]]:
    """(numbers, times) that the stretch `start` to `end` of the report's text gives."""
    numbers = quantities(report.text, start, end, language=report.language)
    times = whens_in(report, start, end)
    return [mention.value for mention in numbers], [mention.value for mention in times]


def by_values(readings: Sequence[Reading], reports: Mapping[str, Report]) -> list[Vote]:
    """The votes of variorum's own comparison: one on the numbers, if each reading has exactly one of a measure; one on the times, if each has exactly one. None if
    the comparison does not say how they stand to each other.
    """
    found = []
    for said in _of_one_kind(readings, reports).values():
        if len(said) == len(readings):
            compared = compare_all(said)
            if compared.status not in UNSAYING:
                found.append(Vote(compared.status, f"variorum's own comparison: {compared.why}"))
    return found


def _of_one_kind(readings: Sequence[Reading], reports: Mapping[str, Report]) -> dict[object, list[Answer]]:
    """The one number or time of each kind in each reading, by kind; a reading with several of a kind tells none."""
    found: dict[object, list[Answer]] = defaultdict(list)
    for reading in readings:
        report = reports[reading.report]
        for values in _values(report, reading.start, reading.end):
            if len(values) == 1:
                kind = values[0].measure if isinstance(values[0], Quantity) else type(values[0])
                found[kind].append(Answer(reading.witness, values[0], report.published))
    return found
