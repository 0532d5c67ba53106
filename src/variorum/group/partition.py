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


def partition(links: Links, size: int, settings: GroupSettings) -> Parts:
    """Of units 0 to size - 1."""
    parts = Parts(links.near, links.all_expected(range(size)), settings)
    join_near(parts, settings)
    join_leftovers(parts, settings)
    return parts
