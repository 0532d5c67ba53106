"""Reads front matter: the lines "---", "title: …", "---" over a text, which note-taking programs and site generators write;
and the same lines without marks, as people type them ("Title: …", "Source: …", a blank line, the text)."""

from __future__ import annotations

import re
from typing import NamedTuple

from variorum.records import Stated

# So many characters at most.
LONGEST = 8000
# Front matter between two lines "---" or "+++".
FRONT = re.compile(
    r"\A\ufeff?(?:[ \t]*\r?\n)*(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<inside>.*?)\r?\n(?P=mark)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL,
)
# Lines "Key: value" at the head, up to a blank line; so many of them at least must have a key that is known.
HEAD = re.compile(
    r"\A\ufeff?(?:[ \t]*\r?\n)*(?P<inside>(?:[A-Z][A-Za-z ]{1,20}:[ \t]+\S[^\r\n]*\r?\n){2,12})[ \t]*\r?\n"
)
# So many "Key: value" lines make front matter.
FEWEST = 2
# "title: …", "title = …".
ROW = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,30}?)\s*[:=]\s*(?P<value>.*)")
# "- Ada Reed": one of several values.
ITEM = re.compile(r"\s*-\s+(?P<value>.+)")
# Key in several languages → what it states.
KEYS = {
    "title": ("title", "headline"),
    "published": ("date", "published", "pubdate", "publishdate", "date_published", "datepublished", "created", "publication date"),
    "authors": ("author", "authors", "byline", "creator"),
    "outlet": ("outlet", "publication", "publisher", "site", "site_name", "newspaper", "source name"),
    "url": ("url", "link", "source", "canonical", "canonical_url", "source_url", "origin"),
}  # fmt: skip


class Front(NamedTuple):
    """What the front matter states. `at` is where the text itself begins, behind it."""

    at: int
    stated: Stated
    url: str | None


def front_matter(text: str) -> Front | None:
    """The front matter of a text; None where none stands there, or it has no field that is known (without marks: fewer
    than two)."""
    match = FRONT.match(text[:LONGEST])
    if match is not None:
        return _read(match, fewest=1)
    head = HEAD.match(text[:LONGEST])
    return None if head is None else _read(head, fewest=FEWEST)


def _read(match: re.Match[str], *, fewest: int) -> Front | None:
    """What the lines state; None where fewer fields than `fewest` are known. `match`: the lines; `fewest`: fields that must be known, so
    that a text which only looks so is left alone.
    """
    values_by_field: dict[str, list[str]] = {}
    # a line "field: value"; under it, more values of the field
    key: str | None = None
    for line in match["inside"].splitlines():
        item = ITEM.match(line)
        field_line = ROW.fullmatch(line.rstrip())
        if field_line is not None and not line[:1].isspace():
            # the field by one of its names; of an unknown field the values are passed over
            key = next(
                (name for name, names in KEYS.items() if field_line["key"].strip().lower() in names), None
            )
            values = _values(field_line["value"])
        else:
            values = _values(item["value"]) if item is not None else []
        if key is not None and values:
            values_by_field.setdefault(key, []).extend(values)
    if len(values_by_field) < fewest:
        return None
    first_values = {name: values[0] for name, values in values_by_field.items()}
    url = first_values.get("url")
    is_url = url is not None and re.match(r"https?://\S+\Z", url) is not None
    return Front(
        match.end(),
        Stated(
            title=first_values.get("title"),
            # "Source:" may hold an address or an outlet
            outlet=first_values.get("outlet") or (None if is_url else url),
            published=first_values.get("published"),
            authors=tuple(values_by_field["authors"]) if "authors" in values_by_field else None,
        ),
        url if is_url else None,
    )


def _values(said: str) -> list[str]:
    """The values of a field, one or a list in brackets: "[Ada Reed, Otto Lind]" → two."""
    said = said.strip()
    parts = said[1:-1].split(",") if said[:1] == "[" and said[-1:] == "]" else [said]
    return [value for part in parts if (value := part.strip().strip("\"'").strip())]
