"""Small parts left over: joined to a story when nothing else is anywhere near as near."""

from __future__ import annotations

from variorum.group.parts import Parts
from variorum.group.settings import GroupSettings

DIGITS = 9


def join_leftovers(parts: Parts, settings: GroupSettings) -> None:
    """One at a time, the nearest first. A short item, or a report that tells an event from its own side, is less like its
    story than the others are among themselves; where its neighbourhood is empty but for that story, it is of it still.
    """
    stale = set(parts.members)
    found: dict[int, tuple[float, int, int]] = {}
    while stale:
        for part in stale:
            found.pop(part, None)
            home = _home(parts, part, settings) if part in parts.members else None
            if home is not None:
                found[part] = (-round(parts.ratio(part, home), DIGITS), part, home)
        if not found:
            return
        _, part, home = min(found.values())
        kept = parts.join(part, home)
        del found[part]
        around = {kept, home, part, *parts.total[kept]}
        stale = around | {p for other in around if other in parts.members for p in parts.total[other]}


def _home(parts: Parts, part: int, settings: GroupSettings) -> int | None:
    """The part that `part` is to be joined to, if any."""
    if parts.size(part) > settings.small:
        return None
    ranked = sorted(_neighbours(parts, part, settings.noise))[:2]
    if not ranked:
        return None
    near, home = -ranked[0][0], ranked[0][1]
    next_near = max(settings.noise, -ranked[1][0] if len(ranked) > 1 else 0.0)
    if parts.size(home) < parts.size(part) or near < max(
        settings.left_over_floor, settings.contrast * next_near
    ):
        return None
    if any(parts.mean(home, other) > near for other in parts.total[home] if other != part):
        return None
    return home if parts.ratio(part, home) >= settings.left_over * settings.join else None


def _neighbours(parts: Parts, part: int, noise: float) -> list[tuple[float, int]]:
    """Nearest first when sorted: the mean likeness, negated, of the parts that are not just noise beside `part`."""
    least = noise * parts.size(part) * (1.0 - 10.0**-DIGITS)
    return [
        (-round(parts.mean(part, other), DIGITS), other)
        for other, total in parts.total[part].items()
        if total >= least * parts.size(other)
    ]
