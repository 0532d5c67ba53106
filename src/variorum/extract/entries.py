"""Live blogs: which paragraphs are entries, and when each was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from variorum.extract.flat import Line
from variorum.extract.jsonld import Object, plain

# A line that is a time of day, alone or with a date or a word for it around.
STAMP = re.compile(
    r"^(?:\w+,?\s+){0,4}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s*(?:a\.?m\.?|p\.?m\.?|uhr|[A-Z]{2,4}))?(?:,?\s+\w+\.?){0,4}$",
    re.IGNORECASE,
)
LONGEST_STAMP = 40
# Fewer stamps with a paragraph under each are a byline and an update.
FEWEST_ENTRIES = 3
# So much of an entry's beginning, in letters and digits, tells it from the others; and so many updates are looked at.
BEGINNING = 40
SHORTEST_BEGINNING = 12
MOST_UPDATES = 500


def entries(stamps: Mapping[int, str], paragraphs: Iterable[int]) -> dict[int, str]:
    """For each paragraph (by number) of a live blog, the stamp that it stands under or at, as printed; {} where it is
    none. `stamps` are by line.
    """
    places = sorted(stamps)
    if len(places) < FEWEST_ENTRIES:
        return {}
    held = {}
    used = set()
    at = -1
    for number in sorted(paragraphs):
        while at + 1 < len(places) and places[at + 1] <= number:
            at += 1
        if at >= 0:
            held[number] = stamps[places[at]]
            used.add(places[at])
    return held if len(used) >= FEWEST_ENTRIES else {}


def stamps(lines: Iterable[Line]) -> dict[int, str]:
    """Lines that are a time of day, or a time element and little else: what that shows, or where it shows no time of
    day, what it states.
    """
    found = {}
    for line in lines:
        if len(line.key) <= LONGEST_STAMP:
            said = line.text if STAMP.match(line.text) else _time_element(line)
            if said:
                found[line.number] = said
    return found


def _time_element(line: Line) -> str | None:
    for node in line.nodes:
        for element in (node.element, node.element.getparent()):
            stated = element is not None and element.tag == "time" and element.get("datetime")
            # Only a time with its hour tells one entry from the next.
            if stated and ":" in stated and not node.tail and len(node.text.strip()) * 2 >= len(line.key):
                return str(stated).strip()[:LONGEST_STAMP]
    return None


def updates(objects: Iterable[Object], texts: Mapping[int, str]) -> dict[int, str]:
    """The paragraphs that begin what JSON-LD (schema.org/LiveBlogPosting) lists as updates, with the time it states."""
    starts: dict[str, str] = {}
    for update in islice((u for o in objects for u in _listed(o.get("liveBlogUpdate"))), MOST_UPDATES):
        when, said = plain(update.get("datePublished")), plain(update.get("articleBody"))
        if when and said and len(_key(said)) >= SHORTEST_BEGINNING:
            starts.setdefault(_key(said)[:BEGINNING], when)
    keys = ((number, _key(text)[:BEGINNING]) for number, text in texts.items() if starts)
    return {number: starts[key] for number, key in keys if key in starts}


def _listed(value: object) -> Iterable[Object]:
    listed = value if isinstance(value, list) else [value]
    return (one for one in listed if isinstance(one, dict))


def _key(text: str) -> str:
    return "".join(c for c in re.sub(r"<[^<>]{0,200}>", "", text[:400]).casefold() if c.isalnum())
