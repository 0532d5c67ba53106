"""Groups a set of reports into stories, all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from variorum.group.features import features
from variorum.group.furniture import furniture, lightened
from variorum.group.links import Links
from variorum.group.partition import indexed, partition
from variorum.group.settings import DEFAULT, GroupSettings
from variorum.group.stages import Grouping
from variorum.group.stories import stories
from variorum.group.units import units
from variorum.records import Lineage, Report, Story

Progress = Callable[[int, int], None]


def group(
    reports: Sequence[Report],
    lineage: Lineage,
    *,
    settings: GroupSettings = DEFAULT,
    progress: Progress | None = None,
) -> tuple[Story, ...]:
    """Every report in exactly one story, the largest story first. The order of `reports` changes only the order
    inside a story. Nothing depends on any report's `language`, nor on one more copy of a report that is there
    already.

    Somewhat more than linear in the number of reports: see benchmarks/group.py.
    """
    all_units = units(reports, lineage, settings)
    spans = furniture(lineage)
    as_compared = (lightened(unit[0], spans.get(unit[0].id, ())) for unit in all_units)
    index = indexed((features(report, settings) for report in as_compared), settings)
    links = Links.among_all(index, settings, progress)
    parts = partition(links, index, settings)
    grouping = Grouping(units=all_units, index=index, parts=parts, settings=settings)
    return stories(grouping, reports)
