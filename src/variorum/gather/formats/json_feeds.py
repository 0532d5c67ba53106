"""JSON Feed (version 1 and 1.1): each item is a capture that states what the feed says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from variorum.gather.content_types import encoding_of
from variorum.gather.formats.documents import too_large, whole
from variorum.gather.formats.escaped import unescaped
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.records import Capture, Reason, Refusal, Stated


def read_json_feed(
    source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Capture | Refusal]:
    """A capture for each item of a JSON Feed, a Refusal for an item that is no object.

    Raises Unreadable for a feed without items.
    """
    content = whole(stream, settings.document_bytes)
    if content is None:
        yield too_large(source, settings.document_bytes)
        return
    feed = _parsed(content)
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        raise Unreadable(Reason.EMPTY, "a JSON feed without items")
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield _item(source, item, number, feed)
        else:
            yield Refusal(
                path=f"{source.path}#{number}", reason=Reason.BROKEN_ROW, detail=f"item {number} is no object"
            )


def _parsed(content: bytes) -> dict[str, Any]:
    """The feed as an object. Raises Unreadable for anything else."""
    try:
        feed = json.loads(content.decode(encoding_of(content[:4]) or "utf-8-sig").lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(Reason.UNREADABLE, f"the JSON feed cannot be parsed: {error}") from error
    if not isinstance(feed, dict):
        raise Unreadable(Reason.UNREADABLE, "the JSON feed is no object")
    return feed


def _item(source: Source, item: dict[str, Any], number: int, feed: dict[str, Any]) -> Capture | Refusal:
    """An item of a feed, its page before its plain text, or the refusal of one without either. `number`: its place in the feed, from 1."""
    path = f"{source.path}#{number}"
    # markup; else plain text, or at least a summary
    page, text = (
        _text(item.get("content_html")),
        _text(item.get("content_text")) or _text(item.get("summary")),
    )
    content = unescaped(page) if page else text
    if content is None:
        return Refusal(
            path=path, reason=Reason.EMPTY, detail=f"item {number} has no text: {_text(item.get('title'))}"
        )
    return source.capture(
        content.encode(),
        "text/html" if page else "text/x-report",
        path=path,
        charset="utf-8",
        url=_text(item.get("url")) or _text(item.get("external_url")),
        record=f"item {number}",
        stated=Stated(
            title=_text(item.get("title")),
            outlet=_text(feed.get("title")),
            published=_text(item.get("date_published")),
            authors=_authors(item) or _authors(feed),
        ),
    )


def _authors(holder: dict[str, Any]) -> tuple[str, ...] | None:
    """The names of the authors: version 1.1 has "authors", version 1 has "author"."""
    listed = holder.get("authors") if isinstance(holder.get("authors"), list) else [holder.get("author")]
    names = [_text(author.get("name")) for author in listed or () if isinstance(author, dict)]
    return tuple(name for name in names if name) or None


def _text(value: object) -> str | None:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) and value.strip() else None
