"""Reads what a saved page says of its saving. Browsers, extensions, mirrors and web archives write it into comments and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

# So many bytes at the start and at the end are looked at: comments stand there.
HEAD, TAIL = 1 << 16, 1 << 14
# So many characters of a comment are read.
LONGEST = 4000
ADDRESS = r"https?://[^\s\"'<>]{1,2000}"
# SingleFile and its kin; "saved from url=(0031)https://…" of browsers; HTTrack; SavePageWE.
FROM = re.compile(
    rf"^[ \t]*(?:(?:source |original |page )?url|saved from|page saved from)\s*[:=]\s*(?:url=)?(?:\(\d+\))?\s*(?P<url>{ADDRESS})",
    re.IGNORECASE | re.MULTILINE,
)
SAVED_FROM = re.compile(rf"saved from url=\(\d+\)\s*(?P<url>{ADDRESS})", re.IGNORECASE)
# HTTrack's comment: "Mirrored from vale.example/ferry by HTTrack …, Mon, 3 Mar 2031".
MIRRORED = re.compile(
    r"Mirrored from (?P<url>[^\s\"'<>]{3,2000}) by HTTrack[^,]{0,80}, (?P<at>[^<>]{6,60}?)\s*$", re.IGNORECASE
)
# A line of such a comment that says when: "saved date: Mon Mar 03 2031".
AT = re.compile(
    r"^[ \t]*(?:saved|date saved|saved on|saved date|saved at|date)\s*:\s*(?P<at>[^\n]{6,80})",
    re.IGNORECASE | re.MULTILINE,
)
# The Wayback Machine: its script's call, and the comment at the end.
WOMBAT = re.compile(
    rf"__wm\.(?:wombat|init)\(\s*[\"'](?P<url>{ADDRESS})[\"']\s*,\s*[\"'](?P<at>\d{{14}})[\"']"
)
# The Wayback Machine's comment: "FILE ARCHIVED ON 09:10:00 Mar 04, 2031 AND RETRIEVED FROM THE INTERNET ARCHIVE".
ARCHIVED = re.compile(
    r"FILE ARCHIVED ON (?P<at>\d\d:\d\d:\d\d [A-Z][a-z]{2} \d\d, \d{4}) AND RETRIEVED FROM THE\s+INTERNET ARCHIVE",
    re.IGNORECASE,
)
# Monolith's comment: "Saved from https://… at 2031-03-04T09:10:00Z using …".
MONOLITH = re.compile(rf"Saved from (?P<url>{ADDRESS}) at (?P<at>[\dT:.Z+-]{{10,40}}) using", re.IGNORECASE)
# An archive's copy names itself in its head, with time and address.
COPY = re.compile(
    r"<(?:link|meta)\b[^<>]{0,200}\b(?:canonical|og:url)\b[^<>]{0,200}?https?://(?:web\.archive\.org/web|archive\.(?:today|ph|is|li|md|vn|fo))/"
    rf"(?P<at>\d{{14}}|\d{{4}}\.\d\d\.\d\d-\d{{6}})(?:[a-z]{{2}}_)?/(?P<url>{ADDRESS})",
    re.IGNORECASE,
)
# The name of a time zone in brackets at the end: " (Central European Time)".
ZONE = re.compile(r"\s*\([^)]*\)\s*$")
FORMS = (
    "%a %b %d %Y %H:%M:%S GMT%z",  # as browsers print a date
    "%a, %d %b %Y %H:%M:%S %Z",
    "%a, %d %b %Y %H:%M:%S %z",
    "%H:%M:%S %b %d, %Y",
    "%Y%m%d%H%M%S",
)


class Saving(NamedTuple):
    """From where and when a page was saved. `at` is ISO 8601, as the program wrote it: with the zone, where it gives
    one; the Internet Archive's times are UTC.
    """

    url: str | None = None
    at: str | None = None


def saving(content: bytes) -> Saving:
    """The address from which the page was saved, and when, where the program that saved it says so in a comment or
    header; each is None where it does not. The page's own words do not count.
    """
    # the beginning and the end of the page, where programs write it
    text = (content[:HEAD] + (content[-TAIL:] if len(content) > HEAD else b"")).decode("utf-8", "replace")
    # the Wayback Machine's script; an archive's address in the head; else a comment
    wombat = WOMBAT.search(text)
    if wombat:
        return Saving(wombat["url"], _time(wombat["at"], zone="+00:00"))
    copy = COPY.search(text)
    if copy:
        return Saving(copy["url"], _time(re.sub(r"[.-]", "", copy["at"]), zone="+00:00"))
    for comment in _comments(text):
        found = _saving_of_comment(comment)
        if found.url or found.at:
            return found
    return Saving()


def _comments(text: str) -> Iterator[str]:
    """The page's comments that are closed. Linear in time, however many are not."""
    at = text.find("<!--")
    while at >= 0:
        # an open comment has no end: no later one can be closed before it
        end = text.find("-->", at + 4)
        if end < 0:
            return
        yield text[at + 4 : min(end, at + LONGEST)]
        at = text.find("<!--", end)


def _saving_of_comment(comment: str) -> Saving:
    """What one comment says of the page's saving: its address and time, each None where it is not given."""
    mirrored = MIRRORED.search(comment.strip())
    if mirrored:
        # without its scheme
        url = mirrored["url"]
        return Saving(url if "://" in url else f"http://{url}", _time(mirrored["at"]))
    by_monolith = MONOLITH.search(comment)
    if by_monolith:
        return Saving(by_monolith["url"], _time(by_monolith["at"]))
    archived = ARCHIVED.search(comment)
    if archived:
        return Saving(None, _time(archived["at"], zone="+00:00"))
    place = FROM.search(comment) or SAVED_FROM.search(comment)
    if place is None:
        return Saving()
    when = AT.search(comment)
    return Saving(place["url"], _time(when["at"]) if when else None)


def _time(said: str, *, zone: str = "") -> str | None:
    """The time of saving as ISO 8601; None where it cannot be read. `zone`: taken where it names none."""
    text = ZONE.sub("", said.strip())
    try:
        return datetime.fromisoformat(text).isoformat() if not text.isdigit() else _time_by_form(text, zone)
    except ValueError:
        return _time_by_form(text, zone)


def _time_by_form(text: str, zone: str) -> str | None:
    """The time in one of FORMS as ISO 8601, in `zone` where it says none; None where it has no such form."""
    for form in FORMS:
        try:
            found = datetime.strptime(text, form)  # noqa: DTZ007 (a form without a zone is said to have none)
        except ValueError:
            continue
        utc = "+00:00" if found.tzinfo is None and text.endswith(("GMT", "UTC")) else zone
        return found.isoformat() + ("" if found.tzinfo else utc)
    return None
