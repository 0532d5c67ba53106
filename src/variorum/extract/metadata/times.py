"""Finds dates that elements state (a `time` element under "datetime", microdata under "content"), and tells whether
they are the page's or a teaser's.

Words used here. Teaser: a line or picture that leads to another story. State: to give a date in an attribute. Label:
short words before a date ("Updated"). Leading: an element that holds a link to another story.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from variorum.extract.boilerplate.furniture import word_count
from variorum.extract.dom.flat import Line
from variorum.extract.dom.region import Regions
from variorum.extract.metadata.authors import byline
from variorum.extract.metadata.dates import DIGITS, stamp
from variorum.extract.metadata.said_dates import epoch
from variorum.extract.settings import ExtractSettings
from variorum.records import Finding

# Beginnings of words for "updated", in several languages.
UPDATED = re.compile(
    r"updat|modif|aktualis|actualiz|mis à jour|aggiornat|geändert|endret|uppdater|opdater|güncel|zaktual|更新|수정",
    re.IGNORECASE,
)
# By which a sentence says that its date is the page's.
PRINTED = re.compile(
    rf"{UPDATED.pattern}|publi|posted|first appeared|veröffentlicht|erschienen|mis en ligne|pubblicat|gepubliceer|opublikowan",
    re.IGNORECASE,
)
# What microdata and class names call the two.
MODIFIED = re.compile(r"modif|updat", re.IGNORECASE)
# Beginnings of words for "published", as class names and labels have them.
PUBLISHED = re.compile(r"publi|created|posted|issued|pubdate", re.IGNORECASE)
# The element of HTML, and those that scripts turn into "two days ago".
TIMES = frozenset({"time", "relative-time", "time-ago", "local-time", "amp-timeago"})
# So many elements around a text node are looked at for what they state.
AROUND = 3
# So many links beside a date are looked at: a teaser has one or two.
LINKS = 20
# A label before a date has so many words.
LABEL_WORDS = 2


def own(
    lines: Iterable[Line], blocks: Sequence[Any], regions: Regions, foreign: int, settings: ExtractSettings
) -> list[Line]:
    """The lines whose dates may be the page's own, and short labels before them ("Updated"); [] where no line has a date.

    Left out are lines in `foreign` regions and in teasers. A teaser's line is nearer to a link to another story than to the report.
    `blocks`: the elements of headline and body.
    """
    lines = list(lines)
    dated_lines = {line.number for line in lines if DIGITS.search(line.text) or _states(line)}
    if not dated_lines:
        return []
    around_report = {above for block in blocks for above in (block, *block.iterancestors())}

    @cache  # neighbours stand in the same elements
    def leading(element: Any) -> bool:
        links = islice(element.iter("a"), LINKS)
        return any(_links_on("".join(link.itertext()), settings) for link in links)

    own_lines: list[Line] = []
    for line in lines:
        # Any other line says neither a date nor what the next one is ("Updated"), so that whose it is makes no difference.
        follows_label = bool(own_lines) and own_lines[-1].words <= LABEL_WORDS
        if not (follows_label or line.number in dated_lines or line.words <= LABEL_WORDS):
            continue
        if not regions.of(line.block) & foreign and not _is_teasers(line, around_report, leading, settings):
            own_lines.append(line)
    return own_lines


def _states(line: Line) -> bool:
    return any(not node.tail and _stated(node.element)[0] is not None for node in line.nodes)


def _is_teasers(
    line: Line, holding: Collection[Any], leading: Callable[[Any], bool], settings: ExtractSettings
) -> bool:
    """Whether the line is a link to another story, or is beside one. `leading`: tells whether an element holds such a
    link; `holding`: the elements around the report.
    """
    if _links_on("".join(node.text for node in line.nodes if node.linked), settings):
        return True
    element = line.block
    # some elements up, to the elements that hold the report as well
    for _ in range(AROUND):
        if element is None or element in holding:
            return False
        if leading(element):
            return True
        element = element.getparent()
    return False


def _links_on(text: str, settings: ExtractSettings) -> bool:
    return word_count(text) >= settings.teaser_words and not byline(text, settings)


def time_findings(lines: Iterable[Line]) -> Iterator[Finding]:
    """The dates that elements of `lines` state, in order. Whether a date is `published` or `modified` is told by the
    element's name, or by the words before it.
    """
    label = ""
    for line in lines:
        words_before = label
        last_element: Any = None
        for node in line.nodes:
            element, stated = (None, None) if node.tail else _stated(node.element)
            if element is None:
                words_before += node.text
                continue
            moment = (
                (stamp(stated) or epoch(stated.strip())) if stated and element is not last_element else None
            )
            if moment:
                yield Finding(field=_field(element, words_before), value=moment, where="time element")
                words_before = ""
            last_element = element
        # A label may stand in an element of its own ("Updated", then the time).
        label = line.text if line.words <= LABEL_WORDS and words_before else ""


def _stated(element: Any) -> tuple[Any, str | None]:
    """(element, date) of the nearest element around a text node that states a date in its attributes; (None, None) where there is none."""
    for _ in range(AROUND):
        if element is None:
            break
        # a time element; microdata; the title of an abbreviation
        prop = f"{element.get('itemprop') or ''}"
        if element.tag in TIMES and element.get("datetime"):
            return element, element.get("datetime")
        if prop in ("datePublished", "dateModified", "dateCreated") and element.get("content"):
            return element, element.get("content")
        if element.tag == "abbr" and PUBLISHED.search(element.get("class") or ""):
            return element, element.get("title")
        element = element.getparent()
    return None, None


def _field(element: Any, before: str) -> str:
    """Which date it is, "published" or "modified": told by the element's own names, or by the words before it."""
    named = f"{element.get('itemprop') or ''} {element.get('class') or ''}"
    if PUBLISHED.search(named) or element.get("pubdate") is not None:
        return "published"
    return "modified" if MODIFIED.search(named) or UPDATED.search(before[-30:]) else "published"
