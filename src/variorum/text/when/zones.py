"""What the clocks of a time zone show on a day. Zones are read from the package `tzdata`, never from the machine.

Keys of time-zones.json. `zones`: abbreviation → [minutes from UTC, place]; `names`: zone in words → its key; `local`:
words for the time of the place itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple
from zoneinfo import ZoneInfo

from variorum.text.lexicon import table
from variorum.text.when.places import clocks_of

# So many days of a month find every pair of seasons of sixteen places that change their clocks by rules of their own:
# where one changes before another, two days and more lie between.
ANY_DAY = tuple(
    date(y, m, d)
    for y in range(2000, 2027)
    for m in range(1, 13)
    for d in (1, 6, 11, 16, 21, 26, 29)
    if (m, d) != (2, 29)
)


class Zone(NamedTuple):
    """What the name of a zone may stand for. `minutes`: offsets that the name itself says, east of UTC.
    `places`: keys of the tz database whose clocks it means: what a newsroom calls "EST" in July is the clock kept in New
    York.
    `namesakes`: places that it means elsewhere."""

    minutes: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()

    def offsets(self, day: date) -> frozenset[int]:
        """Every offset in minutes that the zone may stand for on that day."""
        clocks = (*self.places, *self.namesakes)
        return frozenset(self.minutes) | {offset(place, day) for place in clocks}

    def or_else(self, places: Iterable[str]) -> Zone:
        """The same zone with these places (keys of the tz database) as further namesakes."""
        return self._replace(namesakes=tuple(sorted({*self.namesakes, *places} - {*self.places})))

    def likeliest(self) -> Zone:
        """The zone alone, without those others that go by the same name."""
        return self._replace(namesakes=())


def zone(said: str) -> Zone | None:
    """The zone of "GMT", "ET", "Eastern Daylight Time", "Paris time"; None for what is not known, and for
    "local time".
    """
    names = table("time-zones.json")
    words = re.sub(r"\s+time\Z", "", " ".join(said.split()), flags=re.IGNORECASE)
    row = names["zones"].get(names["names"].get(words, words.upper()))
    # a row has offsets in minutes, then the place that is mostly meant, then its namesakes
    if row is not None:
        minutes = tuple(part for part in row if isinstance(part, int))
        places = tuple(part for part in row if isinstance(part, str))
        return Zone(minutes, places[:1], places[1:])
    clocks = clocks_of(words)
    return Zone((), clocks.kept, clocks.namesakes) if clocks else None


def is_local(said: str | None) -> bool:
    """Whether no zone is named, or only the one of the place ("local time")."""
    known = table("time-zones.json")["local"]
    return said is None or " ".join(said.split()).casefold() in {"local", *(w.casefold() for w in known)}


def offset(place: str, day: date) -> int:
    """Minutes east of UTC at noon UTC of that day. `place` is a key of the tz database ("Europe/Paris")."""
    ahead = _clock(place).utcoffset(datetime.combine(day, time(12), UTC).astimezone(_clock(place)))
    assert ahead is not None
    return int(ahead.total_seconds() // 60)


@lru_cache(maxsize=1024)
def leads(first: Zone, second: Zone, days: tuple[date, ...]) -> frozenset[int]:
    """Minutes by which the clocks of `first` may be ahead of those of `second` on one of the days; on any day of these
    decades where none is given. Both are looked up on one day: half a year apart they would excuse any mistake."""
    return frozenset(
        a - b for day in days or ANY_DAY for a in first.offsets(day) for b in second.offsets(day)
    )


@cache
def _clock(place: str) -> ZoneInfo:
    with resources.files("tzdata").joinpath("zoneinfo", *place.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=place)
