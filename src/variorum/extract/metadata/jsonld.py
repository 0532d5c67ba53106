"""Reads what a page says of itself in JSON-LD (schema.org). A page may hold several objects, nested, broken or hostile."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import unescape
from itertools import islice
from typing import Any, NamedTuple

from variorum.extract.settings import ExtractSettings

KIND = "application/ld+json"
# Under these an article may name others beside itself: entries of a live blog, items of a list, related stories.
PARTS = frozenset(
    {
        "about", "associatedMedia", "citation", "comment", "correction", "embeddedTextCaption", "hasPart", "isBasedOn", "isPartOf",
        "isRelatedTo", "isSimilarTo", "itemListElement", "liveBlogUpdate", "mentions", "relatedLink", "review", "significantLink",
        "subjectOf", "video", "workExample",
    }
)  # fmt: skip
# Types of schema.org for what is an article.
ARTICLE = re.compile(r"(Article|Posting|Report|Review|Reportage|LiveBlog)", re.IGNORECASE)
# A comma before a closing bracket, and comments and CDATA marks around the whole, are the common mistakes.
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
# What wraps JSON in old pages: "<!--", "//<![CDATA[".
WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")

# What may stand between two objects.
BETWEEN = re.compile(r"[\s;,]*")
DECODER = json.JSONDecoder(strict=False)

# An object of JSON.
Object = dict[str, Any]
# Fields by which it is counted how much an object states; fields that may only name an object by its id.
STATES = ("headline", "datePublished", "author", "articleBody")
# Fields that name who made something.
MAKERS = ("author", "creator", "publisher")
# Wrappers of a list.
LISTS = ("@list", "@set")
# So many letters of a headline tell a page by its title.
SHORTEST_TITLE = 10


class Told(NamedTuple):
    """An object of JSON-LD. `part`: it stands, at whatever depth, under a property for parts of something else
    (PARTS), and so may not be about the page.
    """

    object: Object
    part: bool


def objects(root: Any, settings: ExtractSettings) -> list[Told]:
    """Every JSON-LD object of the page that has a type or a name, outer ones first."""
    scripts = (
        item for item in root.iter("script") if (item.get("type") or "").strip().lower().startswith(KIND)
    )
    values = (value for script in scripts for value in _parsed(script.text or ""))
    all_objects = (item for value in values for item in _within(value, settings.jsonld_depth))
    return list(islice(all_objects, settings.jsonld_objects))


def article(all_objects: Sequence[Told], titles: Collection[str], places: Collection[str] = ()) -> Object:
    """The JSON-LD object that describes the page's article; {} where there is none. Author and publisher named only by "@id" are filled in.

    `titles`: the page's titles, as keys; `places`: its own addresses. Of several objects the one with the page's
    title is taken, else the one with its address, else the one that states most. An object that is part of another
    ("hasPart") needs the page's title.
    """
    articles = [
        stated
        for stated in all_objects
        if any(ARTICLE.search(type_name) for type_name in types(stated.object))
    ]
    named_and_object = [(_names_page(stated.object, titles), stated) for stated in articles]
    candidates = [(named, stated.object) for named, stated in named_and_object if not stated.part]
    candidates = candidates or [(named, stated.object) for named, stated in named_and_object if named]

    # with the page's title, then with its address, then the one that states most
    def rank(candidate: tuple[bool, Object]) -> tuple[bool, bool, int]:
        """What decides between two candidates, greatest first: it has the page's title, it stands at the page's address, how many fields
        it states.
        """
        has_title, stated_object = candidate
        return (
            has_title,
            _stands_at(stated_object, places),
            sum(bool(stated_object.get(key)) for key in STATES),
        )

    _, best = max(candidates, key=rank, default=(False, {}))
    # reversed, so that of several objects with one id the first counts
    by_id = {
        str(item["@id"]): item
        for item, _ in reversed(all_objects)
        if isinstance(item.get("@id"), str) and named(item)
    }
    filled = {key: _in_full(value, by_id) if key in MAKERS else value for key, value in best.items()}
    if not filled.get("author") and filled.get("creator"):
        filled["author"] = filled["creator"]
    return filled


def named(value: Object) -> Any:
    """The name of an object; a person's name may be given as given and family name."""
    parts = (value.get("givenName"), value.get("familyName"))
    return value.get("name") or " ".join(part for part in parts if isinstance(part, str) and part)


def _stands_at(said: Object, places: Collection[str]) -> bool:
    """Whether the object states one of `places`, the page's own addresses, as its address."""
    page = said.get("mainEntityOfPage")
    stated = (said.get("url"), said.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return any(isinstance(place, str) and place_key(place) in places for place in stated)


def place_key(place: str) -> str:
    """An address in the form in which two ways of writing it are equal ("http://www.a.com/x/", "https://a.com/x"); only for comparing."""
    # without fragment and query, then without scheme and "www."
    without_fragment, _, _ = place.strip().partition("#")
    without_query, _, _ = without_fragment.partition("?")
    _, _, bare = without_query.rstrip("/").partition("://")
    return bare.removeprefix("www.").casefold()


def _names_page(said: Object, titles: Collection[str]) -> bool:
    title = title_key(plain(said.get("headline")) or "")
    return len(title) >= SHORTEST_TITLE and any(one.startswith(title) for one in titles)


def _in_full(value: Any, by_id: Mapping[str, Object]) -> Any:
    """`value`, with each object that is only named, by "@id" or by a string that is an "@id", replaced by the object of that id."""
    if isinstance(value, dict):
        value = next((value[key] for key in LISTS if key in value), value)
    if isinstance(value, list):
        return [_in_full(item, by_id) for item in value if not isinstance(item, list)]
    if isinstance(value, str):
        value = by_id.get(value, value)
    elif isinstance(value, dict) and not named(value):
        value = by_id.get(str(value.get("@id")), value)
    return {**value, "name": named(value)} if isinstance(value, dict) else value


def title_key(text: str) -> str:
    """A title's letters and digits alone, case folded, so that titles that differ in punctuation compare as
    equal.
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def types(value: Object) -> list[str]:
    """The values of `@type` as a list, whether the page gives one, several or none."""
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
    # twice: many pages write "&amp;quot;"
    return " ".join(unescape(unescape(value)).split()) or None


def _parsed(text: str) -> list[Any]:
    """The values in a script of JSON-LD, a comma too many forgiven; [] where it is broken."""
    text = WRAPPING.sub("", text.strip()).strip().rstrip(";")
    for attempt in (text, TRAILING_COMMA.sub(r"\1", text)):
        found = _one_by_one(attempt)
        if found:
            return found
    return []


def _one_by_one(text: str) -> list[Any]:
    """The values of a script that holds several JSON values one after the other, though it should hold one; up to the first broken one."""
    found: list[Any] = []
    at = 0
    while at < len(text):
        try:
            value, end = DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        at = end + len(BETWEEN.match(text, end)[0])  # type: ignore[index]
    return found


def _within(value: Any, left: int, part: bool = False) -> Iterator[Told]:
    """Each object in `value`, at most `left` deep, and whether it is only a part of another ("hasPart", "mentions"). `part`: whether
    `value` itself lies in such a part.
    """
    if left < 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _within(item, left - 1, part)
    elif isinstance(value, dict):
        if "@type" in value or ("@id" in value and "name" in value):
            yield Told(value, part)
        for key, item in value.items():
            if isinstance(item, dict | list):
                yield from _within(item, left - 1, part or key in PARTS)
