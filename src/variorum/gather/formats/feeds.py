"""RSS and Atom: each item is a capture that states what the feed says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from io import BufferedReader, BytesIO
from typing import Any

from variorum.errors import MissingExtra
from variorum.gather.content_types import encoding_of
from variorum.gather.formats.documents import too_large, whole
from variorum.gather.formats.escaped import unescaped
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.records import Capture, Reason, Refusal, Stated
from variorum.text.counts import counted

# A date as e-mail has it. The library reads more than that, but leaves "PM" and most zones away without saying so.
MAILED = re.compile(
    r"(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d\d(?::\d\d)?\s+(?:[+-]\d{4}|GMT|UTC?|Z|[ECMP][SD]T)"
)
# As RSS has its authors: "news@g.example (Anna Berg)", "Anna Berg <news@g.example>", or an address alone, which is no name.
MAILED_BY = re.compile(
    r"[^\s@<>()]+@[^\s@<>()]+(?:\s*\((?P<name>[^()@]{2,80})\))?|(?P<before>[^@<>()]{2,80}?)\s*<[^\s@<>]+@[^\s<>]+>"
)
# A tag or an HTML escape.
MARKUP = re.compile(r"<[a-zA-Z!/]|&[#\w]+;")

# The declaration of an XML entity: group 1 a parameter entity's "%", group 2 what it stands for.
ENTITY = re.compile(r"""<!ENTITY\s+(%\s+)?[^\s"']+\s+["']([^"']*)""")
# What would make another entity inside it: "&" and "%", also written as numbers.
NESTED = re.compile(r"&(?!#)|%|&#0*37;|&#0*38;|&#x0*2[56];")


def read_feed(
    source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Capture | Refusal]:
    """A capture or a Refusal for each item. The outlet is the item's own <source> where it has one (an aggregator's
    feed), else the feed's title.
    """
    content = whole(stream, settings.document_bytes)
    if content is None:
        yield too_large(source, settings.document_bytes)
        return
    feed = _parsed(content, source, settings)
    if not feed.entries:
        raise Unreadable(*_nothing(feed))
    for number, entry in enumerate(feed.entries, start=1):
        try:
            found = _item(source, entry, number, outlet=_text(feed.feed.get("title")))
        except Exception as error:  # of ours or of feedparser's, on one item: the others are read
            found = Refusal.failed(f"{source.path}#{number}", "gather", error)
        yield found
    if type(feed.get("bozo_exception")).__name__ == "SAXParseException":
        yield source.refusal(
            Reason.TRUNCATED,
            f"the feed is not well-formed XML ({feed.bozo_exception}); {counted(len(feed.entries), 'item was', 'items were')} read",
        )


def _parsed(content: bytes, source: Source, settings: GatherSettings) -> Any:
    """The feed as feedparser reads it. Raises Unreadable for what it cannot read, and for XML bombs; MissingExtra without it."""
    try:
        import feedparser
    except ImportError as error:
        raise MissingExtra("reading a feed", extra="feeds") from error
    if _is_entity_bomb(content, settings):
        raise Unreadable(Reason.UNREADABLE, "the feed declares entities that grow, as only an XML bomb does")
    headers = {"content-location": source.url} if source.url else {}
    try:
        return feedparser.parse(BytesIO(content), response_headers=headers)
    except Exception as error:  # hostile markup gets through to the parsers that feedparser is built on
        raise Unreadable(Reason.UNREADABLE, f"the feed cannot be parsed: {error}") from error


def _is_entity_bomb(content: bytes, settings: GatherSettings) -> bool:
    """Whether the feed declares an entity made of others, or a long one. expat stops such feeds too, but only
    after 8 MB and ten seconds; honest feeds declare a character or two ("nbsp").
    """
    text = content.decode(encoding_of(content[:4]) or "latin-1", "replace")
    return any(
        percent or len(stands_for) > settings.entity_length or NESTED.search(stands_for)
        for percent, stands_for in ENTITY.findall(text)
    )


def _nothing(feed: Any) -> tuple[Reason, str]:
    """(reason, reason in words) why a feed without items gives nothing: it cannot be parsed, or it is empty."""
    if feed.bozo and not feed.version:
        return Reason.UNREADABLE, f"the feed cannot be parsed: {feed.get('bozo_exception')}"
    return Reason.EMPTY, "a feed without items"


def _item(source: Source, entry: Any, number: int, *, outlet: str | None) -> Capture | Refusal:
    """An item of a feed with the longest text that it has, or the refusal of one without text. `number`: its place in the feed, from 1;
    `outlet`: the feed's own title.
    """
    path = f"{source.path}#{number}"
    text, media_type = body([*entry.get("content", ()), entry.get("summary_detail") or {}])
    if not text.strip():
        return Refusal(
            path=path, reason=Reason.EMPTY, detail=f"item {number} has no text: {_text(entry.get('title'))}"
        )
    return source.capture(
        text.encode("utf-8", "replace"),
        media_type,
        path=path,
        charset="utf-8",
        url=_text(entry.get("link")),
        record=f"item {number}",
        stated=Stated(
            title=_text(entry.get("title")),
            # a feed of several outlets names the item's own
            outlet=_text((entry.get("source") or {}).get("title")) or outlet,
            published=published(entry),
            authors=_authors(entry),
        ),
    )


def body(found: Sequence[Any]) -> tuple[str, str]:
    """The longest of feedparser's contents, "" where none has text, and its media type as a capture has it: text without any markup is a plain
    text, whatever the feed calls it.
    """
    longest: Any = max(found, key=lambda one: len(one.get("value") or ""), default={})
    text = unescaped(longest.get("value") or "")
    is_page = longest.get("type") != "text/plain" and MARKUP.search(text)
    return text, "text/html" if is_page else "text/x-report"


def _text(value: object) -> str | None:
    """A value's words without markup: feeds give titles as HTML, often escaped twice."""
    if not isinstance(value, str):
        return None
    plain = " ".join(unescape(re.sub(r"<[a-zA-Z/][^<>]*>", " ", unescaped(value))).split())
    return plain.encode("utf-8", "replace").decode() or None


def _authors(entry: Any) -> tuple[str, ...] | None:
    """The names of an entry's authors; None where it names none."""
    mailed = MAILED_BY.fullmatch(str(entry.get("author") or "").strip())
    if mailed:  # feedparser cuts the address short where its domain is a long one
        name = mailed["name"] or mailed["before"]
        return (_text(name) or "",) if name else None
    names = [_text(author.get("name")) for author in entry.get("authors", ())]
    return tuple(name for name in names if name) or None


def published(entry: Any) -> str | None:
    """An item's date in ISO 8601, with its own offset; unchanged if it is written in another way. Extraction reads dates in any
    language; feedparser's own reading would turn a month into its first day.
    """
    said = entry.get("published") or entry.get("updated")
    if not isinstance(said, str) or not said.strip():
        return None
    text = said.strip()
    try:
        return (parsedate_to_datetime if MAILED.fullmatch(text) else datetime.fromisoformat)(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return text
