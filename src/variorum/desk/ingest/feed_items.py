"""Reads what a feed lists: addresses of articles, and what the feed says of each. RSS and Atom are read by the library feedparser, JSON Feed
here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from variorum.errors import MissingExtra
from variorum.gather.formats.feeds import body, published
from variorum.gather.visits import is_url
from variorum.store.storable import storable


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item of a feed.
    `source`: the outlet that an aggregator's item names as its source (`<source>`); `feed`: the feed's title.
    `published`: ISO 8601, or as printed.
    `text`: the article, where the feed has more of it than a summary; `media_type` as a capture has it."""

    url: str
    title: str | None
    source: str | None
    published: str | None
    feed: str | None = None
    text: str | None = None
    media_type: str = "text/html"


class NoFeed(ValueError):
    """What came is no feed; the message says what came instead."""


def feed_items(content: bytes, *, url: str) -> tuple[FeedItem, ...]:
    """The items in the feed's order, each address once; those without a web address are left out. Raises
    NoFeed.
    """
    found = _json_items(content, url) if content.lstrip()[:1] == b"{" else _xml_items(content, url)
    return tuple({item.url: item for item in reversed(found) if is_url(item.url)}.values())[::-1]


def _json_items(content: bytes, url: str) -> list[FeedItem]:
    """The items of a JSON Feed, in its order. `url`: of the feed, to which addresses may be relative. Raises NoFeed for anything else."""
    try:
        feed = json.loads(content.decode("utf-8-sig"))
        title = _text(feed.get("title"))
        return [
            FeedItem(
                # an item without an address has one in its id, mostly
                url=_joined(url, str(item.get("url") or item.get("external_url") or item.get("id") or "")),
                title=_text(item.get("title")),
                source=None,
                published=_text(item.get("date_published")),
                feed=title,
                text=_whole(item.get("content_html")) or _whole(item.get("content_text")),
                media_type="text/html" if _whole(item.get("content_html")) else "text/x-report",
            )
            for item in feed["items"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NoFeed(f"not a JSON feed: {error}") from error


def _xml_items(content: bytes, url: str) -> list[FeedItem]:
    """The items of an RSS or Atom feed. Raises NoFeed, and MissingExtra where feedparser is not installed."""
    try:
        import feedparser
    except ImportError as error:
        raise MissingExtra("watching feeds", extra="desk") from error
    try:
        feed = feedparser.parse(BytesIO(content), response_headers={"content-location": url})
    except Exception as error:  # hostile markup gets through to the parsers that feedparser is built on
        raise NoFeed(f"the feed cannot be parsed: {error}") from error
    if not feed.version:
        raise NoFeed("neither RSS, Atom nor a JSON feed")
    title = _text(feed.feed.get("title"))
    return [_item(entry, url, title) for entry in feed.entries]


def _item(entry: Any, url: str, feed: str | None) -> FeedItem:
    """An entry of feedparser as an item; its url is "" where it has no link. `feed`: the title of the feed; `url`: its address."""
    text, media_type = body(entry.get("content", ()))
    return FeedItem(
        url=_joined(url, entry.get("link") or ""),
        title=_text(entry.get("title")),
        source=_text((entry.get("source") or {}).get("title")),
        published=published(entry),
        feed=feed,
        text=_whole(text),
        media_type=media_type,
    )


def _joined(feed: str, link: str) -> str:
    """The link as a full address; "" where it is none, or one that cannot be kept."""
    try:
        found = urljoin(feed, link) if link else ""
    except ValueError:
        return ""
    return found if storable(found) == found else ""


def _whole(value: object) -> str | None:
    """A text as it stands, lone surrogates apart; None for one without words."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) and value.strip() else None


def _text(value: object) -> str | None:
    return storable(" ".join(value.split())) or None if isinstance(value, str) else None
