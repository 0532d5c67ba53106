"""Live blogs: which paragraphs are entries, and when each was said.

Words used here. Entry: a paragraph of a live blog with its own time. Stamp: that time as it is printed. Line: the
text between two block boundaries of the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import islice

from variorum.extract.dom.flat import Line
from variorum.extract.metadata.jsonld import Object, plain
from variorum.extract.settings import ExtractSettings

# A line that is a time of day, alone or with a date or a word for it around.
STAMP = re.compile(
    r"^(?:\w+,?\s+){0,4}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s*(?:a\.?m\.?|p\.?m\.?|uhr|[A-Z]{2,4}))?(?:,?\s+\w+\.?){0,4}$",
    re.IGNORECASE,
)

# A stamp that says no day.
HOUR = re.compile(r"[\d:.h]{3,8}\s*(?:a\.?m\.?|p\.?m\.?|uhr|[A-Z]{2,4})?", re.IGNORECASE)


def entries(
    stamps: Mapping[int, str], paragraphs: Iterable[int], settings: ExtractSettings
) -> dict[int, str]:
    """The paragraphs of a live blog: number of the paragraph's line → the time printed over or in it; {} where the
    page is no live blog. `stamps` are those times by number of their lines.
    """
    places = sorted(stamps)
    if len(places) < settings.fewest_entries:
        return {}
    time_of_paragraph = {}
    stamps_used = set()
    last_stamp = -1
    for number in sorted(paragraphs):
        # the last stamp that is printed before the paragraph, or in it
        while last_stamp + 1 < len(places) and places[last_stamp + 1] <= number:
            last_stamp += 1
        if last_stamp >= 0:
            time_of_paragraph[number] = stamps[places[last_stamp]]
            stamps_used.add(places[last_stamp])
    # few stamps that stand over paragraphs: other times on the page, and no live blog
    return time_of_paragraph if len(stamps_used) >= settings.fewest_entries else {}


def stamps(lines: Iterable[Line], settings: ExtractSettings, *, days: Collection[str] = ()) -> dict[int, str]:
    """Times of a live blog's entries: number of a line → the time that it gives.

    A line counts if it is only a time of day, or hardly more than a `time` element. The printed time is taken. The moment that
    the element states is taken where no time is printed, or where only an hour is printed and the stated moment is of another day than
    the page's own `days` (ISO).
    """
    time_of_line = {}
    for line in lines:
        if len(line.key) <= settings.stamp_length:
            stated = _time_element(line)[: settings.stamp_length]
            printed = line.text if STAMP.match(line.text) else ""
            # ISO: the first ten letters are the day; an hour alone would be taken for the page's own day
            another_day = bool(stated) and stated[:10] not in days and HOUR.fullmatch(printed.strip())
            time = printed if printed and not another_day else stated
            if time:
                time_of_line[line.number] = time
    return time_of_line


def _time_element(line: Line) -> str:
    """The moment, hour included, that a `time` element in the line states, where the element is most of the line; else ""."""
    for node in line.nodes:
        for element in (node.element, node.element.getparent()):
            stated = element is not None and element.tag == "time" and element.get("datetime")
            # Only a time with its hour tells one entry from the next.
            if stated and ":" in stated and not node.tail and len(node.text.strip()) * 2 >= len(line.key):
                return str(stated).strip()
    return ""


def updates(objects: Iterable[Object], texts: Mapping[int, str], settings: ExtractSettings) -> dict[int, str]:
    """Number of a paragraph → the time that JSON-LD (schema.org/LiveBlogPosting) states for the update that begins with it."""
    starts: dict[str, str] = {}
    shortest, longest = settings.entry_beginning
    # the beginning of each update's text → its time
    # `_key`: letters alone, so that white space and marks make no difference
    for update in islice(
        (
            update_object
            for page_object in objects
            for update_object in _listed(page_object.get("liveBlogUpdate"))
        ),
        settings.most_updates,
    ):
        when, body = plain(update.get("datePublished")), plain(update.get("articleBody"))
        if when and body and len(_key(body)) >= shortest:
            starts.setdefault(_key(body)[:longest], when)
    # `texts`: number of a paragraph → its text; looked for are paragraphs that begin with the same letters
    keys = ((number, _key(text)[:longest]) for number, text in texts.items() if starts)
    return {number: starts[key] for number, key in keys if key in starts}


def _listed(value: object) -> Iterable[Object]:
    listed = value if isinstance(value, list) else [value]
    return (one for one in listed if isinstance(one, dict))


def _key(text: str) -> str:
    """The letters and digits of the beginning of a text, in small letters and without tags, by which two texts are compared."""
    return "".join(
        letter for letter in re.sub(r"<[^<>]{0,200}>", "", text[:400]).casefold() if letter.isalnum()
    )
