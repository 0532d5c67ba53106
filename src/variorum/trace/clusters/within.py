"""Cuts the lineage of many reports down to what concerns one story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from variorum.records import Lineage, Passage, SharedText, Witness
from variorum.trace.clusters.alarms import alarms
from variorum.trace.settings import TraceSettings

DEFAULT = TraceSettings()


def within(lineage: Lineage, report_ids: Iterable[str], *, settings: TraceSettings = DEFAULT) -> Lineage:
    """`lineage` as far as it concerns `report_ids`: the witnesses that are told or cited in these reports, and the alarms about them."""
    return divided(lineage, [report_ids], settings=settings)[0]


def divided(
    lineage: Lineage, stories: Sequence[Iterable[str]], *, settings: TraceSettings = DEFAULT
) -> tuple[Lineage, ...]:
    """`within` for each of many stories, in one pass over the lineage. A report may stand in several stories."""
    members = [frozenset(story) for story in stories]
    # the stories of each report, by their numbers
    stories_of_report: dict[str, list[int]] = {}
    for number, story in enumerate(members):
        for report in story:
            stories_of_report.setdefault(report, []).append(number)
    # each thing of the lineage goes to the stories whose reports it is about
    shared: list[list[SharedText]] = [[] for _ in members]
    for pair in lineage.shared:
        for number in stories_of_report.get(pair.left, ()):
            if pair.right in members[number]:
                shared[number].append(pair)
    copies: list[list[tuple[str, ...]]] = [[] for _ in members]
    for group in lineage.copies:
        for number in sorted(
            {number for report_id in group for number in stories_of_report.get(report_id, ())}
        ):
            copies[number].append(tuple(report_id for report_id in group if report_id in members[number]))
    witnesses: list[list[Witness]] = [[] for _ in members]
    for witness in lineage.witnesses:
        places = (*witness.passages, *witness.cited)
        for number in sorted(
            {number for place in places for number in stories_of_report.get(place.report, ())}
        ):
            witnesses[number].append(_narrowed(witness, members[number]))
    return tuple(
        Lineage(
            shared=tuple(shared[number]),
            # a copy alone in its story is no group
            copies=tuple(group for group in copies[number] if len(group) > 1),
            witnesses=tuple(witnesses[number]),
            alarms=alarms(witnesses[number], longest_circle=settings.longest_circle),
        )
        for number in range(len(members))
    )


def _narrowed(witness: Witness, kept: frozenset[str]) -> Witness:
    """The witness with only those of its reports, passages and citations that are in `kept`."""

    def here(places: tuple[Passage, ...]) -> tuple[Passage, ...]:
        return tuple(place for place in places if place.report in kept)

    return replace(
        witness,
        reports=tuple(report for report in witness.reports if report in kept),
        passages=here(witness.passages),
        cited=here(witness.cited),
    )
