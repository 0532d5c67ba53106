"""Average linkage with a threshold that follows the density: two parts are joined, nearest first, as long as they are as near to each other as a
fair share of the nearness of their own members among themselves.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from variorum.group.parts import Parts
from variorum.group.settings import GroupSettings

# Ratios are compared to so many digits: beyond, only the order of a sum tells.
DIGITS = 9


def join_near(parts: Parts, settings: GroupSettings) -> None:
    """Joins parts until no two have a ratio of `settings.join`. About n log n in the number of kept pairs."""
    version = dict.fromkeys(parts.members, 0)
    stamped = [
        (-round(ratio, DIGITS), min(pair), max(pair), 0, 0)
        for ratio, *pair in parts.near_pairs(settings.join)
    ]
    heapify(stamped)
    while stamped:
        _, a, b, at_a, at_b = heappop(stamped)
        if version.get(a) != at_a or version.get(b) != at_b:
            continue
        kept = parts.join(a, b)
        del version[max(a, b)]
        version[kept] += 1
        for ratio, other in parts.near(kept, settings.join):
            a, b = min(kept, other), max(kept, other)
            heappush(stamped, (-round(ratio, DIGITS), a, b, version[a], version[b]))
