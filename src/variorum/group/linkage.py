"""Average linkage with a threshold that follows the density: two parts are joined, nearest first, as long as they are
as near to each other as a fair share of the nearness of their own members among themselves.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from variorum.group.parts import Parts
from variorum.group.settings import GroupSettings

# Ratios are compared to so many digits: beyond, only the order of a sum tells.
DIGITS = 9


def join_near(parts: Parts, settings: GroupSettings) -> None:
    """Joins two parts after the other, the nearest first, until no two have a ratio of `settings.join`. About n log n
    in the number of kept pairs. A pair on the heap is out of date if one of its parts has changed since (`version`).
    """
    version = dict.fromkeys(parts.members, 0)
    # (minus ratio, part, other part, their versions), so that the nearest comes first
    heap = [
        (-round(ratio, DIGITS), min(pair), max(pair), 0, 0)
        for ratio, *pair in parts.near_pairs(settings.join)
    ]
    heapify(heap)
    while heap:
        _, one, two, version_one, version_two = heappop(heap)
        # one of the two has changed since, or is gone
        if version.get(one) != version_one or version.get(two) != version_two:
            continue
        joined = parts.join(one, two)
        del version[max(one, two)]
        version[joined] += 1
        # the new part's own pairs
        for ratio, other in parts.near(joined, settings.join):
            one, two = min(joined, other), max(joined, other)
            heappush(heap, (-round(ratio, DIGITS), one, two, version[one], version[two]))
