"""Turns objects in known JSON formats into rows under this project's names for the fields: feed readers, wires
(ninjs), references (CSL).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from variorum.gather.formats.references import csl_row

# An object → a row under this project's names.
Adapter = Callable[[dict[str, Any]], dict[str, Any]]
# What a wire says of its item beside its text, kept with the report under these names. Compared in lower case, without signs.
NOTES = {
    "version": "version",
    "pubstatus": "pubStatus",
    "infosources": "infoSources",
    "infosource": "infoSources",
    "ednote": "edNote",
}
BODIES = ("body_xhtml", "body_html", "bodyxhtml", "bodyhtml")


def adapter_of(whole: dict[str, Any], item: dict[str, Any]) -> Adapter | None:
    """The function that turns such objects into rows; None if they are like rows of any table. It is chosen by `item`, the first object in
    `whole`, or `whole` itself.
    """
    # a feed reader's entries, each with its feed
    if isinstance(whole.get("entries"), list) and isinstance(item.get("feed"), dict):
        return _miniflux
    # as Google Reader had them, and others since
    if any(isinstance(item.get(name), (list, dict)) for name in ("alternate", "canonical")) and (
        "summary" in item or "content" in item
    ):
        return _google_reader
    if is_ninjs(item):
        return _ninjs
    # a reference of CSL
    if (
        isinstance(item.get("type"), str)
        and ("issued" in item or "container-title" in item)
        and "text" not in item
    ):
        return csl_row
    return None


def is_ninjs(item: dict[str, Any]) -> bool:
    """Whether an object is a news item in ninjs (the JSON of the IPTC), in any of its versions."""
    standard = item.get("standard")
    named = isinstance(standard, dict) and str(standard.get("name", "")).lower() == "ninjs"
    plain = {_plain(name) for name in item}
    return named or ("uri" in plain and bool(plain & {"bodies", "bodytext", "bodyhtml", "bodyxhtml"}))


def _miniflux(item: dict[str, Any]) -> dict[str, Any]:
    """An entry of Miniflux as a row: this project's name of a field → its value. `item`: the object as the program
    wrote it.
    """
    feed = item["feed"] if isinstance(item.get("feed"), dict) else {}
    return {
        "url": item.get("url"),
        "title": item.get("title"),
        "outlet": feed.get("title"),
        "published": item.get("published_at"),
        "authors": item.get("author"),
        "html": item.get("content"),
    }


def _google_reader(item: dict[str, Any]) -> dict[str, Any]:
    """An item of Google Reader's form, which FreshRSS still exports, as a row: this project's name of a field → its
    value.
    """
    origin = item["origin"] if isinstance(item.get("origin"), dict) else {}
    content = next((_content(item.get(name)) for name in ("content", "summary") if _content(item.get(name))), None)  # fmt: skip
    links = [link for name in ("canonical", "alternate") for link in _dicts(item.get(name))]
    return {
        "url": next((link["href"] for link in links if isinstance(link.get("href"), str)), None),
        "title": item.get("title"),
        "outlet": origin.get("title"),
        "published": item.get("published"),
        "authors": item.get("author"),
        "html": content,
    }


def _content(value: Any) -> Any:
    return value.get("content") if isinstance(value, dict) else value


def _ninjs(item: dict[str, Any]) -> dict[str, Any]:
    """An item of IPTC's News in JSON, versions 1 to 3, as a row: this project's name of a field → its value. Fields
    may be in lower case or camel case, headlines and bodies one or a list.
    """
    fields = {_plain(name): value for name, value in item.items()}
    # the body as a page or as text, the headline, notes for editors, the credit
    bodies = [(str(body.get("contentType") or body.get("contenttype") or ""), body.get("value")) for body in _dicts(fields.get("bodies"))]  # fmt: skip
    bodies += [("html", fields.get(_plain(name))) for name in BODIES] + [("text", fields.get("bodytext"))]
    bodies = [(kind, value) for kind, value in bodies if isinstance(value, str) and value.strip()]
    page = next((value for kind, value in bodies if "html" in kind), None)
    text = next((value for kind, value in bodies if "html" not in kind), None)
    headlines = [headline.get("value") for headline in _dicts(fields.get("headlines"))] + [
        fields.get("headline"),
        fields.get("title"),
    ]
    # NOTES: the wire's field → our name for it
    notes = [(name, words) for key, name in NOTES.items() if (words := _words(fields.get(key)))]
    notes += [("modified", words)] if (words := _words(fields.get("versioncreated"))) else []
    credit = (
        _words(fields.get("creditline"))
        or _words(fields.get("provider"))
        or _words(fields.get("copyrightholder"))
    )
    return {
        "url": next((uri for uri in (fields.get("uri"), *[altid.get("value") for altid in _dicts(fields.get("altids"))]) if isinstance(uri, str) and uri.startswith("http")), None),
        "path": fields.get("uri") if isinstance(fields.get("uri"), str) else None,
        "title": next((headline for headline in headlines if isinstance(headline, str) and headline.strip()), None),
        "outlet": credit,
        "published": fields.get("firstcreated") or fields.get("contentcreated") or fields.get("versioncreated"),
        "authors": fields.get("byline") or [name_of_person for person in _dicts(fields.get("people")) + _dicts(fields.get("by")) if "author" in str(person.get("rel", "")) and (name_of_person := _words(person))],
        **({"text": text} if text and not page else {"html": page}),
        "_notes": (*notes, *((("credit", credit),) if credit else ())),
    }  # fmt: skip


def _words(value: Any) -> str:
    """A value as words; of things with names, the names."""
    if isinstance(value, list):
        return "; ".join(word for word in map(_words, value) if word)
    if isinstance(value, dict):
        return next((_words(value[key]) for key in ("name", "literal", "value", "uri") if value.get(key)), "")
    return (
        " ".join(str(value).split()) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    )


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))
