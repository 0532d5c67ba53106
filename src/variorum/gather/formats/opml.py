"""Reads OPML, a list of feeds. Feeds that lie beside the list are read; for those on the web the caller decides."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from lxml import etree

from variorum.gather.beside import beside
from variorum.gather.content_types import Kind
from variorum.gather.formats.documents import too_large, whole
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Address, Source
from variorum.records import Reason, Refusal

# Kinds that a list of feeds may name.
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
        # on the web: an address; beside the list: a file
        if given.startswith(("http://", "https://")):
            yield Address(url=given, listed_in=source.path)
        else:
            yield beside(source, given, what="feed", within=FEEDS)


def _listed(content: bytes) -> list[str]:
    """The addresses of the feeds in an OPML file, each once. Raises Unreadable where it cannot be parsed."""
    # neither entities nor outside files are read
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
