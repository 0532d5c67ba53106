"""The moments of a story at which something came to be known, and links from the moment looked at to the one before and the one after it.

Words used here. Moment: a time at which something came to be known, with what it was in words. Edition (`loaded`):
the story at one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.desk.desk import stamp
from variorum.desk.model.clocks import Clock, by_page, known_since
from variorum.desk.queries.lookup import Loaded
from variorum.publish.view import outlet_name

# Outlets named at one moment of the slider.
NAMED = 3
# A time, and whose page was new or rewritten then.
Moment = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """What the control over a story's time shows.
    `asked`: the moment looked at; None: the story as it stands.
    `earlier`, `later`: the moments beside it; None where there is none, "" for now."""

    moments: tuple[Moment, ...]
    asked: str | None
    clock: str
    earlier: str | None
    later: str | None


def over_time(loaded: Loaded, known: Sequence[Moment], clock: Clock) -> OverTime:
    """What the control shows. `loaded` is the edition that is shown, `known` every moment that may be chosen, in order."""
    asked = stamp(loaded.at) if loaded.at else None
    times = [at for at, _ in known]
    if asked is not None and asked not in times:
        known = sorted((*known, (asked, "as asked for")))
        times = [at for at, _ in known]
    # the moment looked at, and those beside it
    at = times.index(asked) if asked is not None else len(times) - 1
    # None: this is the present; "": the next moment is the last one, which is the present; else its time
    later = None if asked is None else "" if at + 1 >= len(times) - 1 else times[at + 1]
    return OverTime(
        moments=tuple(known),
        asked=asked,
        clock=clock.value,
        earlier=times[at - 1] if at > 0 else None,
        later=later,
    )


def moments(loaded: Loaded, clock: Clock) -> tuple[Moment, ...]:
    """Every time at which something of the story came to be known, once, in order; with the outlets whose page was new or rewritten."""
    found: dict[str, list[str]] = {}
    for versions in by_page(loaded.held.values()).values():
        for number, (since, version) in enumerate(known_since(versions, clock)):
            name = outlet_name(version.report)
            found.setdefault(stamp(since), []).append(f"{name}, rewritten" if number else name)
    return tuple((at, _some(sorted(names))) for at, names in sorted(found.items()))


def _some(names: list[str]) -> str:
    """The first names, and how many more there are: "Beacon; Harbour Bell; and 2 more"."""
    rest = len(names) - NAMED
    return "; ".join(names[:NAMED]) + (f"; and {rest} more" if rest > 0 else "")
