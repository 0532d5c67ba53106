"""Reads pages and plain texts: one file, one capture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO

from variorum.gather.formats.front_matter import Front, front_matter
from variorum.gather.formats.saved import Saving, saving
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.records import Capture, Reason, Refusal

# bytes in which front matter must begin
HEAD = 200
# How a text with front matter begins: with a mark, or with "Title: …".
BEGINS = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:---|\+\+\+|[A-Z][A-Za-z ]{1,20}:[ \t]+\S)")


def read_page(source: Source, stream: BinaryIO, *, settings: GatherSettings) -> Iterator[Capture | Refusal]:
    """The page as one capture. If the page itself says from where and when it was saved, its address and time are taken from that,
    unless an archive or a server gave them.
    """
    yield _document(source, stream, "text/html", settings=settings)


def read_text(source: Source, stream: BinaryIO, *, settings: GatherSettings) -> Iterator[Capture | Refusal]:
    """The whole file as one capture of plain text; a Refusal where it is larger than `document_bytes`."""
    yield _document(source, stream, "text/plain", settings=settings)


def _document(
    source: Source, stream: BinaryIO, media_type: str, *, settings: GatherSettings
) -> Capture | Refusal:
    """The file as one capture. What its front matter states, or the program that saved it, goes into the capture."""
    content = whole(stream, settings.document_bytes)
    if content is None:
        return too_large(source, settings.document_bytes)
    # white space, zeros, and the marks of encodings (BOM)
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return source.refusal(Reason.EMPTY, "nothing but white space")
    # plain texts may begin with front matter: "title: …"
    front = _front(content) if media_type == "text/plain" else None
    if front is not None:
        matter, rest, losses = front
        return source.capture(
            rest.encode(),
            media_type,
            charset="utf-8",
            url=matter.url or source.url,
            # the digest of the whole file, since the text is only a part of it
            headers=(("source-digest", sha256(content).hexdigest()),),
            stated=matter.stated,
            losses=losses,
            retrieved=source.retrieved,
        )
    # a browser that saved the page wrote from where
    saved_from = saving(content) if media_type == "text/html" and source.url is None else Saving()
    return source.capture(
        content, media_type, url=saved_from.url, retrieved=source.retrieved or saved_from.at
    )


def _front(content: bytes) -> tuple[Front, str, tuple[str, ...]] | None:
    """The front matter over a text, the text without it, and in words what is odd about its charset; None where there is none."""
    # of UTF-16 every other byte is zero
    if not BEGINS.match(content[:HEAD].replace(b"\0", b"")):
        return None
    try:
        text, odd = content.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        text, odd = "", None
    if not text or "\0" in text:
        from variorum.extract.decoding.decode import NotText, decode
        from variorum.extract.settings import ExtractSettings

        try:
            text, _, odd = decode(content, ExtractSettings())
        except NotText:
            return None
    found = front_matter(text)
    if found is None or not text[found.at :].strip():
        return None
    return found, text[found.at :], (odd,) if odd else ()


def whole(stream: BinaryIO, limit: int) -> bytes | None:
    """Everything, or None where there is more than `limit` bytes."""
    content = stream.read(limit + 1)
    return content if len(content) <= limit else None


def too_large(source: Source, limit: int) -> Refusal:
    """The refusal of a file over `limit` bytes."""
    return source.refusal(Reason.TOO_LARGE, f"larger than {limit / (1 << 20):.0f} MB")
