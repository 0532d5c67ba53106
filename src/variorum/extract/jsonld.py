"""What a page says of itself in JSON-LD (schema.org): a page may hold several objects, nested, broken or hostile."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from variorum.extract.settings import ExtractSettings

SCRIPTS = './/script[@type="application/ld+json"]'
ARTICLE = re.compile(r"(Article|Posting|Report|Review|Reportage|LiveBlog)", re.IGNORECASE)
# A comma before a closing bracket, and comments and CDATA marks around the whole, are the common mistakes.
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")

Object = dict[str, Any]


def objects(root: Any, settings: ExtractSettings) -> list[Object]:
    """Every JSON-LD object of the page that has a type, outer ones first."""
    found: list[Object] = []
    for script in root.iterfind(SCRIPTS):
        for value in _parsed(script.text or ""):
            found.extend(_within(value, settings.jsonld_depth))
            if len(found) > settings.jsonld_objects:
                return found[: settings.jsonld_objects]
    return found


def article(found: list[Object]) -> Object:
    """The object of the article itself: the one of article type that states most; {} where there is none."""
    said = [o for o in found if any(ARTICLE.search(t) for t in types(o))]
    keys = ("headline", "datePublished", "author", "articleBody")
    return max(said, key=lambda o: sum(bool(o.get(key)) for key in keys), default={})


def types(value: Object) -> list[str]:
    kind = value.get("@type", [])
    return [str(k) for k in (kind if isinstance(kind, list) else [kind])]


def plain(value: Any) -> str | None:
    """A string value with entities resolved and white space collapsed."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return " ".join(unescape(unescape(value)).split()) or None


def _parsed(text: str) -> list[Any]:
    text = WRAPPING.sub("", text.strip()).strip().rstrip(";")
    for attempt in (text, TRAILING_COMMA.sub(r"\1", text)):
        try:
            return [json.loads(attempt, strict=False)]
        except (ValueError, RecursionError):
            continue
    return []


def _within(value: Any, left: int) -> Iterator[Object]:
    if left < 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _within(item, left - 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _within(item, left - 1)
