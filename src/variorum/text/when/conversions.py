"""Finds clock times that a report writes twice: "4:30 a.m. local time (10:30 p.m. ET)", "10 p.m. Sunday (0200 GMT Monday)".

Words used here: `found`: the dates and times of a text in order; `one`, `two`, `at`: indexes of it. Mark: "(", "," or "/" before the
second time.

Keys of time-zones.json. `zones`: abbreviation → [minutes from UTC, place]; `local`: words for the time of the place
itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from variorum.records import When
from variorum.text.lexicon import table
from variorum.text.mention import Mention
from variorum.text.when.patterns import either
from variorum.text.when.zones import is_local, zone

Clock = Mention[When]
# What may stand between the two beside a day: a zone that the day kept from its hour, a place, and what opens the second.
GAP = re.compile(
    r"[\s,]*(?:on\s+)?[\s,]*(?P<zone>(?-i:{zones})\b|(?i:{local})\b|(?:[A-Z][a-z.]+\s){{1,2}}[Tt]ime\b)?[\s,]*"
    r"(?:(?:in|at|à|en|em|a|in\s+the)\s+(?P<place>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){{0,3}}))?[\s,]*"
    r"(?P<mark>[(\[/]|,)\s*(?:or\s+|=\s*)?\Z".format(
        zones=either(table("time-zones.json")["zones"]), local=either(table("time-zones.json")["local"])
    )
)
# Between two times of one bracket.
NEXT = re.compile(r"\s*(?:[/;,]|or|and)\s*\Z")
# What ends a time that a second one follows: ")", "/", " or".
CLOSED = re.compile(r"[\s.,]*(?:[)\]]|[/;]|or\b|and\b)")
# Matches everywhere.
ANYTHING = re.compile("")
# A mark, or the end.
STOPPED = re.compile(r"\s*(?:[,.;:)\]–—]|\Z)")
# A span of time is not one moment: its second end alone stands before the bracket.
RANGE = re.compile(r"(?:\d|[ap]\.?\s?m\.?|\b[A-Z]{2,4}|noon|midnight)\s*(?:[-–—]|\b(?:to|and|or|until|till|bis|und|et|y|e|a|à)\b)\s*\Z")  # fmt: skip
# Code points before a time that are looked at.
BEFORE = 16
# Zones whose clock is universal time.
UNIVERSAL = frozenset({"GMT", "UTC"})


class Conversion(NamedTuple):
    """One moment on two clocks. `first` reaches over the day, the zone and the place that stand behind its hour, and
    its value has the zone; `place` is where that place is named, None where none is."""

    first: Clock
    second: Clock
    place: tuple[int, int] | None = None


def conversions(text: str, found: Sequence[Clock]) -> Iterator[Conversion]:
    """The pairs of clock times in one sentence that tell one moment on two clocks: "9 p.m. (2000 GMT)". In order. Of three times for
    one moment the second and the third are each paired with the first. `found`: the dates and times of the text in order.
    """
    clocks = [index for index, mention in enumerate(found) if mention.value.clock]
    head: Conversion | None = None
    for first, second in pairwise(clocks):
        # a third time of the same moment: "9 p.m. (2000 GMT, 4 p.m. ET)"
        goes_on = head is not None and NEXT.match(_without_days(text, found, first, second))
        if goes_on and head is not None and _is_ended(text, found, second, "("):
            pair: Conversion | None = head._replace(second=found[second])
        else:
            pair = head = _conversion(text, found, first, second)
        if pair is not None and _are_two_clocks(pair.first.value, pair.second.value):
            yield pair


def _conversion(text: str, found: Sequence[Clock], first_index: int, second_index: int) -> Conversion | None:
    """The pair of clock times `found[first_index]`, `found[second_index]` if they tell one moment ("9 p.m. (2000
    GMT)"), else None. It is decided by the words and signs between the two.
    """
    first, second = found[first_index], found[second_index]
    words_between = GAP.match(_without_days(text, found, first_index, second_index))
    if words_between is None or not _is_ended(text, found, second_index, words_between["mark"]):
        return None
    # "between 9 p.m." begins a range
    if RANGE.search(text[max(0, first.start - BEFORE) : first.start]):
        return None
    # the zone and the place of the first clock
    zone = first.value.zone or words_between["zone"]
    # a place named behind the first clock ("9 p.m. in Harbour Town (…)")
    at = text.find(words_between["place"], first.end, second.start) if words_between["place"] else -1
    place = (at, at + len(words_between["place"])) if at >= 0 else None
    if words_between["mark"] in {",", "/"} and not _is_style(zone, second.value.zone, words_between["mark"]):
        return None
    end = first.end + len(text[first.end : first.end + words_between.start("mark")].rstrip(" ,"))
    return Conversion(Mention(first.start, end, replace(first.value, zone=zone)), second, place)


def _without_days(text: str, found: Sequence[Clock], one: int, two: int) -> str:
    """The text between two clock times, with blanks in place of the days that belong to them."""
    start, end = found[one].end, found[two].start
    between = text[start:end]
    for mention in found[one + 1 : two]:
        between = (
            between[: mention.start - start]
            + " " * (mention.end - mention.start)
            + between[mention.end - start :]
        )
    return between


def _is_ended(text: str, found: Sequence[Clock], at: int, mark: str) -> bool:
    """Whether only its day stands behind the second time: "(9 p.m. ET for subscribers)" is another
    moment. `at`: its index in `found`; `mark`: what stands before it.
    """
    end = found[at].end
    # its day stands behind it: "(0200 GMT on Monday)"
    if at + 1 < len(found) and found[at + 1].value.clock is None:
        between = text[end : found[at + 1].start]
        if re.fullmatch(r"[\s,]*(?:on\s+)?", between):
            end = found[at + 1].end
    closing = {",": STOPPED, "/": ANYTHING}.get(mark, CLOSED)
    return closing.match(text, end) is not None


def _is_style(first: str | None, second: str | None, mark: str) -> bool:
    """Whether the two are written as news agencies write conversions. Without a bracket both must name their clock; and,
    unless a slash parts them, the first must be local time or one of them UTC, since a comma may also part two items of a
    list. `first` and `second`: the zones that they name.
    """
    if first is None or second is None:
        return False
    return mark == "/" or is_local(first) or {first.upper(), second.upper()} & UNIVERSAL != set()


def _are_two_clocks(first: When, second: When) -> bool:
    """Whether one names a known zone and the other a different one or none. A second time without a zone may
    only repeat the first ("1400 GMT (2 p.m.)").
    """
    if second.zone is None or (zone(first.zone or "") is None and zone(second.zone) is None):
        return False
    return (first.zone or "").casefold() != second.zone.casefold()
