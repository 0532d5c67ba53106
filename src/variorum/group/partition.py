"""From units to a partition: the steps of grouping, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from variorum.group.features import Features
from variorum.group.index import Index
from variorum.group.leftovers import join_leftovers
from variorum.group.linkage import join_near
from variorum.group.links import Links
from variorum.group.parts import Parts
from variorum.group.settings import GroupSettings

Progress = Callable[[int, int], None]


def indexed(described: Iterable[Features], settings: GroupSettings) -> Index:
    index = Index(settings)
    for features in described:
        index.add(features)
    for number in range(len(index)):
        index.weigh(number)
    return index


def linked(index: Index, settings: GroupSettings, progress: Progress | None = None) -> Links:
    links = Links(settings)
    for number in range(len(index)):
        links.link(index, number)
        if progress:
            progress(number + 1, len(index))
    return links


def partition(links: Links, index: Index, settings: GroupSettings) -> Parts:
    """Of all units of `index`."""
    numbers = range(len(index))
    brevity = {n: brief(index, n, settings) for n in numbers}
    parts = Parts(links.near, links.all_expected(numbers), settings, brevity=brevity)
    join_near(parts, settings)
    join_leftovers(parts, settings)
    return parts


def brief(index: Index, number: int, settings: GroupSettings) -> float:
    """From 0 for a report of `settings.brief` words to 1 for one of none."""
    return max(0.0, 1.0 - index.lengths(number) / settings.brief)
