"""Finds places whose clocks are known: the cities that the tz database names its zones by, and the countries that keep them.

Words used here. Key: the name of a zone in the tz database ("Europe/Paris"). Alone: not beside another capital word,
which would make it part of a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from variorum.text.lexicon import entries, table
from variorum.text.words import plain

# A word of a name, with what may stand inside: "Saint-Denis", "L'Aquila".
NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# Words of a place's name.
LONGEST = 4
# Names as short as this are written in capitals or mean something else ("US", "us").
SHORT = 3
# Zones that news does not tell the time by: stations, and towns named to tell them from a namesake.
UNHEARD = (
    "Antarctica/",
    "America/Argentina/",
    "America/Indiana/",
    "America/Kentucky/",
    "America/North_Dakota/",
)


class Clocks(NamedTuple):
    """The clocks of a place, as keys of the tz database: `kept` are its own, `namesakes` those of other places with the same name."""

    kept: tuple[str, ...]
    namesakes: tuple[str, ...] = ()


class Place(NamedTuple):
    """text[start:end] is a place; `alone` where no other capital stands beside it ("Jack London", "Paris Street")."""

    start: int
    end: int
    clocks: Clocks
    alone: bool


def clocks_of(name: str) -> Clocks | None:
    """The clock of a city, or all clocks that are kept in a country; None for a name that is not known."""
    return _gazetteer().get(_plain(name))


def known_places(text: str) -> tuple[Place, ...]:
    """Every known place in the text, in order, the longest name where several fit."""
    words = list(NAME.finditer(text))
    found = []
    at = 0
    while at < len(words):
        # the longest name that begins at this word
        words_taken = next(
            (count for count in range(LONGEST, 0, -1) if _is_place(text, words[at : at + count], count)), 0
        )
        if words_taken:
            start, end = words[at].start(), _end(words[at + words_taken - 1])
            # "Paris Hilton" is no place: a capital word beside it
            alone = not (
                _is_capital_before(text, words, at) or _is_capital_behind(text, words, at + words_taken)
            )
            clocks = clocks_of(text[start:end])
            assert clocks is not None
            found.append(Place(start, end, clocks, alone))
        at += max(1, words_taken)
    return tuple(found)


@cache
def all_clocks(clocks: Clocks) -> frozenset[str]:
    """Every clock that may be meant: those of namesakes, and all of the country."""
    home = (row for row in _by_country().values() if set(row) & set(clocks.kept))
    return frozenset(clocks.kept + clocks.namesakes).union(*home)


def _is_place(text: str, run: list[re.Match[str]], size: int) -> bool:
    """Whether the run of words is the name of a known place: each capitalised, one as short as "US" all in capitals. `run`: matches of
    neighbouring words; `size`: how many words are asked for (the text may end before).
    """
    if len(run) < size or not all(word.group()[0].isupper() or word.group() == "de" for word in run):
        return False
    start, end = run[0].start(), _end(run[-1])
    gaps = (text[left.end() : right.start()] for left, right in pairwise(run))
    if not all(gap.isspace() for gap in gaps):
        return False
    name = text[start:end]
    return clocks_of(name) is not None and (len(name) > SHORT or name.isupper())


def _end(match: re.Match[str]) -> int:
    return match.end() - (2 if match.group()[-2:] in {"'s", "’s"} else 0)


def _is_capital_before(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether a capitalised word before it may be part of the name: "New" of "New London"."""
    if at == 0 or text[words[at - 1].end() : words[at].start()] not in {" ", ". "}:
        return False
    before = words[at - 1].group()
    return before[0].isupper() and before.lower() not in entries("function-words.txt")


def _is_capital_behind(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether a capitalised word behind it may be part of the name: "Street" of "Paris Street"."""
    if at >= len(words) or text[words[at - 1].end() : words[at].start()] != " ":
        return False
    return words[at].group()[0].isupper()


def _plain(name: str) -> str:
    return " ".join(plain(name.replace("’", "'")).split())


@cache
def _gazetteer() -> Mapping[str, Clocks]:
    """Name of a place → its clocks. Cities win over countries of the same name, and the lexicon over both."""
    known: dict[str, Clocks] = {}
    said = table("time-zones.json")
    # countries; cities over them; the lexicon over both
    for code, name in _rows("iso3166.tab"):
        for called in (name, *said["countries"].get(code, ())):
            known[_plain(called)] = Clocks(_by_country().get(code, ()))
    for key in (key for keys in _by_country().values() for key in keys if not key.startswith(UNHEARD)):
        known[_plain(key.rsplit("/", 1)[-1].replace("_", " "))] = Clocks((key,))
    known.update({_plain(name): Clocks((keys[0],), tuple(keys[1:])) for name, keys in said["places"].items()})
    for word in said["words"]:
        known.pop(_plain(word), None)
    return known


@cache
def _by_country() -> Mapping[str, tuple[str, ...]]:
    """Country code → the keys of its time zones, from the table `zone.tab` of the tz database."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, _, key, *_ in _rows("zone.tab"):
        found[code].append(key)
    return {code: tuple(keys) for code, keys in found.items()}


def _rows(name: str) -> list[list[str]]:
    lines = resources.files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
