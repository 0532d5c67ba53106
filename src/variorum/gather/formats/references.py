"""Reads lists of references as Zotero and the like export them (RIS, CSL-JSON): the pages saved beside the list, or
else their addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import Any

from variorum.errors import MissingExtra
from variorum.gather.beside import beside
from variorum.gather.content_types import Kind, encoding_of
from variorum.gather.formats.documents import too_large, whole
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Address, Source
from variorum.records import Reason, Refusal, Stated

# What a saved page or text that hangs on a reference may be.
SAVED = frozenset({Kind.HTML, Kind.TEXT, Kind.PDF, Kind.MHTML, Kind.ZIP})
FILES = ("file_attachments1", "file_attachments2", "figure")
# Names that RIS files have for the fields, the best first.
TITLES = ("primary_title", "title", "short_title")
OUTLETS = ("secondary_title", "journal_name", "alternate_title3", "publisher")
DATES = ("date", "publication_year", "year")
WEB = ("http://", "https://")
# A year, month or day of CSL.
NUMBER = re.compile(r"[0-9]{1,6}")


def read_ris(
    source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Source | Address | Refusal]:
    """For each reference the files attached to it, with what the reference states; its address where no file is attached."""
    try:
        import rispy
    except ImportError as error:
        raise MissingExtra("reading references (RIS)", extra="tables") from error
    content = whole(stream, settings.document_bytes)
    if content is None:
        yield too_large(source, settings.document_bytes)
        return
    # the mark of an encoding (BOM) stands at the very beginning
    text = content.decode(encoding_of(content[:4]) or "utf-8", "replace").lstrip("\ufeff")
    try:
        found = rispy.loads(text)
    except Exception as error:
        raise Unreadable(Reason.UNREADABLE, f"the references (RIS) cannot be read: {error}") from error
    for number, item in enumerate(found, start=1):
        # what the reference states wins over what the page says
        stated = Stated(
            title=_first(item, TITLES),
            outlet=_first(item, OUTLETS),
            published=_first(item, DATES),
            authors=tuple(map(natural, [*item.get("first_authors", ()), *item.get("authors", ())])) or None,
        )
        yield from _reference(source, number, stated, _files(item), _addresses(item))


def csl_row(item: dict[str, Any]) -> dict[str, Any]:
    """A reference of CSL-JSON as a row: this project's name of a field → its value."""
    # a list of persons, each with "literal" or "given" and "family"
    authors_given = item.get("author")
    people = (
        [person for person in authors_given if isinstance(person, dict)]
        if isinstance(authors_given, list)
        else []
    )
    return {
        "url": item.get("URL"),
        "title": item.get("title"),
        "outlet": item.get("container-title") or item.get("publisher"),
        "published": _issued(item.get("issued")),
        "authors": [
            name
            for person in people
            if (
                name := str(
                    person.get("literal") or f"{person.get('given', '')} {person.get('family', '')}"
                ).strip()
            )
        ],
    }


def _issued(value: Any) -> str | None:
    """A date of CSL as ISO: {"date-parts": [[2025, 5, 14]]} → "2025-05-14"; else the words that it gives, or None."""
    if not isinstance(value, dict):
        return value if isinstance(value, str) else None
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first and all(NUMBER.fullmatch(str(part)) for part in first):
        return "-".join(f"{int(part):02}" for part in first[:3])
    said = value.get("raw") or value.get("literal")
    return said if isinstance(said, str) else None


def _reference(
    source: Source, number: int, stated: Stated, files: list[str], urls: list[str]
) -> Iterator[Source | Address | Refusal]:
    """The saved pages of a reference; its address where it has none; a refusal where it has neither. `number`: its place in the list,
    from 1; `stated`: what the reference says; `files`: paths of saved pages; `urls`: its addresses.
    """
    # the saved pages, under the first address of the reference
    for given in files:
        found = beside(source, given, what="saved page", within=SAVED)
        yield (
            found if isinstance(found, Refusal) else replace(found, stated=stated, url=next(iter(urls), None))
        )
    if not files and urls:
        yield Address(url=urls[0], listed_in=source.path, stated=stated)
    elif not files:
        yield Refusal(
            path=f"{source.path}#{number}",
            reason=Reason.EMPTY,
            detail=f"reference {number} has neither a saved page nor an address: export it with its files",
        )


def _files(item: dict[str, Any]) -> list[str]:
    found = [each for name in FILES for each in _listed(item.get(name))]
    return [name for name in dict.fromkeys(found) if not name.startswith((*WEB, "internal-pdf:"))]


def _addresses(item: dict[str, Any]) -> list[str]:
    return [url for url in _listed(item.get("urls")) if url.lower().startswith(WEB)]


def _listed(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one.strip() for one in values if isinstance(one, str) and one.strip()]


def _first(item: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first value of a reference under one of `names`; None where it has none. A date in RIS has strokes between its parts, and one
    at its end where a part is missing ("2025/03/"): it comes out as "2025-03".
    """
    value = next((value_given for name in names for value_given in _listed(item.get(name))), None)
    return value.rstrip("/").replace("/", "-") if value and names is DATES else value


def natural(name: str) -> str:
    """The name in the order in which it is signed: "Ada Reed" for "Reed, Ada"."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name
