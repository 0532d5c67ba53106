"""OPML: a list of feeds. Those that lie beside the list are read; those on the web are for the caller to decide on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from lxml import etree

from variorum.gather.documents import too_large, whole
from variorum.gather.kinds import Kind
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Address, Source, file_source
from variorum.records import Reason, Refusal

FEEDS = frozenset({Kind.FEED, Kind.JSON_FEED})


def read_opml(
    source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Source | Address | Refusal]:
    """What the list names, in its order, each once."""
    content = whole(stream, settings.document_bytes)
    if content is None:
        yield too_large(source, settings.document_bytes)
        return
    listed = _listed(content)
    if not listed:
        raise Unreadable(Reason.EMPTY, "a list of feeds (OPML) that names none")
    for given in listed:
        if given.startswith(("http://", "https://")):
            yield Address(url=given, listed_in=source.path)
        else:
            yield _beside(source, given)


def _listed(content: bytes) -> list[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(Reason.UNREADABLE, f"the list of feeds (OPML) cannot be parsed: {error}") from error
    if root is None:
        raise Unreadable(Reason.UNREADABLE, "the list of feeds (OPML) cannot be parsed")
    named = [
        value.strip()
        for outline in root.iter("outline")
        for name, value in outline.attrib.items()
        if str(name).lower() == "xmlurl" and value.strip()
    ]
    return list(dict.fromkeys(str(value) for value in named))


def _beside(source: Source, given: str) -> Source | Refusal:
    """A local feed must lie in the list's own folder or below: a list from elsewhere must not make us open any file."""
    shown = f"{source.path}#{given}"
    if source.place is None or "\0" in given:
        return Refusal(
            path=shown, reason=Reason.FORBIDDEN, detail="a list names a local file, and is none itself"
        )
    folder = source.place.parent.resolve()
    place = (folder / Path(given)).resolve()
    if not place.is_relative_to(folder):
        return Refusal(
            path=shown,
            reason=Reason.FORBIDDEN,
            detail="a list of feeds may name only files in its own folder",
        )
    if not place.is_file():
        return Refusal(path=shown, reason=Reason.UNREADABLE, detail="the list names a feed that is not there")
    found = file_source(
        place, shown=str(Path(source.path).parent / given), named=False, retrieved=source.retrieved
    )
    return replace(found, within=FEEDS)
