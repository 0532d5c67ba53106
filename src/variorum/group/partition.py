"""Makes a partition of units (a report with its copies is one unit): the steps of grouping, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from variorum.group.arrays import Floats, Ints
from variorum.group.features import Features
from variorum.group.index import Index
from variorum.group.leftovers import join_leftovers
from variorum.group.linkage import join_near
from variorum.group.links import Links
from variorum.group.parts import Parts, Whole
from variorum.group.settings import GroupSettings


def indexed(described: Iterable[Features], settings: GroupSettings) -> Index:
    """An index of all of them. Each is weighed after all are in, so that rarities are those of the whole set."""
    index = Index(settings)
    for features in described:
        index.add(features)
    for number in range(len(index)):
        index.weigh(number)
    return index


def partition(
    links: Links,
    index: Index,
    settings: GroupSettings,
    *,
    numbers: Ints | None = None,
    whole: Sequence[Whole] = (),
) -> Parts:
    """The parts that the units `numbers` form (all units of `index` by default); those in `whole` stand
    together from the start.
    """
    parts = unjoined(links, index, settings, numbers=numbers, whole=whole)
    join_near(parts, settings)
    join_leftovers(parts, settings)
    return parts


def joined(links: Links, lengths: Floats, settings: GroupSettings) -> Parts:
    """The parts that all units form, made of links alone, without an index. `lengths`: how many different words each unit has."""
    parts = Parts(links, np.arange(len(lengths)), settings, brevity=_brief(lengths, settings))
    join_near(parts, settings)
    join_leftovers(parts, settings)
    return parts


def unjoined(
    links: Links,
    index: Index,
    settings: GroupSettings,
    *,
    numbers: Ints | None = None,
    whole: Sequence[Whole] = (),
) -> Parts:
    """The parts before anything is joined: one for each unit, and one for each of `whole`. The arguments are those of `partition`."""
    units = np.arange(len(index)) if numbers is None else numbers
    return Parts(links, units, settings, brevity=_brevity(index, units, settings), whole=whole)


def _brevity(index: Index, numbers: Ints, settings: GroupSettings) -> Floats:
    """How short each report is: 0 from `settings.brief` words on, 1 for none."""
    return _brief(index.lengths[numbers].astype(np.float64), settings)


def _brief(lengths: Floats, settings: GroupSettings) -> Floats:
    brevity: Floats = np.maximum(0.0, 1.0 - lengths / settings.brief)
    return brevity
