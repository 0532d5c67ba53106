"""A text of only web addresses, one a line: each is a page to fetch."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader, TextIOWrapper

from variorum.gather.content_types import ADDRESS, encoding_of
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Address, Source
from variorum.records import Reason, Refusal


def read_addresses(
    source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Address | Refusal]:
    """Each address of a list once, at most `settings.rows` of them. Other lines are passed over in silence; a list that names none is
    a Refusal."""
    # UTF-16 and the like tell themselves by their first bytes
    encoding = encoding_of(stream.peek(4)[:4]) or "utf-8"
    lines = TextIOWrapper(stream, encoding=encoding, errors="replace")
    seen: set[str] = set()
    for line in lines:
        said = line.strip("\ufeff \t\r\n")
        if not ADDRESS.fullmatch(said):
            continue
        # a shortcut has "URL=" before it
        url = said.removeprefix("URL=").removeprefix("url=")
        if url not in seen and len(seen) < settings.rows:
            seen.add(url)
            yield Address(url=url, listed_in=None if source.named else source.path)
    if not seen:
        yield source.refusal(Reason.EMPTY, "a list of web addresses that names none")
