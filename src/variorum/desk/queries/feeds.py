"""Atom feeds of what changed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from variorum.store.full_text import CLOSE, OPEN, Hit
from variorum.store.rows import Event

ATOM = "http://www.w3.org/2005/Atom"
THREAD = "http://purl.org/syndication/thread/1.0"
# What no XML document may hold.
ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
register_namespace("thr", THREAD)
# What a kind of change is called in an entry's category.
KINDS = {
    "report": "a new report",
    "new-value": "a new value",
    "second-source": "a second independent source",
    "correction": "a correction",
    "silent-edit": "a silent edit",
    "edit": "an edit",
    "laggard": "words still carried that their source took back",
    "no-longer": "something told before that holds no longer",
    "moved": "something told before of a report that stands in another story now",
    "retracted": "something told before of a report that an editor has retracted",
    "joined": "another story that is part of this one now",
}


def atom(changes: Sequence[Event], *, title: str, address: str, site: str, made: str) -> str:
    """An Atom feed of events, in the order given.
    `address`: the feed's own address. `site`: where the desk is served, without a slash at the end.
    `made`: the date of a feed without entries. The ids of entries do not depend on where the desk is served, so that a feed reader does not show
    them twice when it moves."""
    feed = _head(title, address, site, updated=max((event.at for event in changes), default=made))
    for change in changes:
        _entry(feed, change, site)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode")


def found_atom(hits: Sequence[Hit], *, title: str, address: str, site: str, made: str) -> str:
    """Reports that a search found, in the order given, each with the place found; the rest as in `atom`. `address`: of this feed; `site`:
    the beginning of all addresses; `made`: the time to give for a feed without hits.
    """
    feed = _head(title, address, site, updated=max((h.captured for h in hits), default=made))
    for hit in hits:
        entry = _add(feed, "entry", None)
        _add(entry, "title", hit.title or hit.outlet or "A report")
        _add(entry, "id", f"urn:variorum:report:{hit.report}")
        _add(entry, "updated", hit.captured)
        if hit.outlet:
            SubElement(_add(entry, "author", None), "name").text = ILLEGAL.sub("�", hit.outlet)
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{site}/report/{quote(hit.report)}"})  # fmt: skip
        # OPEN and CLOSE mark the words found; a feed shows plain text
        _add(entry, "summary", hit.excerpt.replace(OPEN, "").replace(CLOSE, ""))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode")


def _head(title: str, address: str, site: str, *, updated: str) -> Element:
    """A feed without entries; its id is its address without the site. `updated`: the time of the newest entry."""
    feed = Element("feed", {"xmlns": ATOM})
    _add(feed, "title", title)
    _add(feed, "id", f"urn:variorum:{quote(address.removeprefix(site), safe='/-')}")
    _add(feed, "updated", updated)
    SubElement(_add(feed, "author", None), "name").text = "variorum desk"
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{site}/"})
    return feed


def _entry(feed: Element, change: Event, site: str) -> None:
    """Adds an entry for one event, with what it follows and the page that shows it. `site`: where the desk is served."""
    entry = _add(feed, "entry", None)
    _add(entry, "title", change.sentence)
    _add(entry, "id", f"urn:variorum:change:{change.story}:{change.id}")
    _add(entry, "updated", change.at)
    if change.after is not None:
        # RFC 4685: what it follows.
        SubElement(
            entry, f"{{{THREAD}}}in-reply-to", {"ref": f"urn:variorum:change:{change.story}:{change.after}"}
        )
    SubElement(entry, "category", {"term": change.kind, "label": KINDS.get(change.kind, change.kind)})
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{site}{place_of(change)}"})
    _add(entry, "summary", f"{KINDS.get(change.kind, change.kind).capitalize()}: {change.sentence}")


def place_of(change: Event) -> str:
    """The path of the page that shows the event: its claim's, else its report's."""
    if change.claim is not None:
        return f"/story/{quote(change.story)}?claim={quote(change.claim)}"
    return f"/report/{quote(change.report)}"


def _add(parent: Element, name: str, text: str | None) -> Element:
    """Adds an element with this text, without characters that XML forbids."""
    made = SubElement(parent, name)
    made.text = None if text is None else ILLEGAL.sub("�", text)
    return made
