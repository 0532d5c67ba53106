"""A place from which bytes come, before anything is known about them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any, cast

from variorum.gather.content_types import Kind
from variorum.records import Capture, Reason, Refusal, Stated
from variorum.text.ids import digest

# bytes read at once
BUFFER = 1 << 16
UNSAID = Stated()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to read, and what is known of it beforehand.

    `path`: what users see, as given.
    `name`: its extension says what is expected.
    `named`: whether the user asked for this very thing; if it cannot be read, it is then refused and not skipped.
    `place`: the file on disk, if it is one.
    `within`: the kinds that are read where the source lies (no archive in an archive); None: all.
    `packed`: whether it lies in a zip file or is attached to an e-mail; no zip file of files is then opened in it.
    `url` to `losses`: what goes into its captures. `stated`: what holds for captures that state nothing themselves.
    """

    path: str
    name: str
    named: bool
    # opens the bytes anew at each call
    open: Callable[[], BufferedReader]
    place: Path | None = None
    within: frozenset[Kind] | None = None
    packed: bool = False
    url: str | None = None
    retrieved: str | None = None
    charset: str | None = None
    record: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    losses: tuple[str, ...] = ()
    stated: Stated = UNSAID

    @property
    def extension(self) -> str:
        """The name's extension in lower case, without the dot and without that of a packer (".gz"); "" where there is none."""
        name = self.name.lower().removesuffix(".gz").removesuffix(".zst").removesuffix(".zstd")
        stem, dot, extension = name.rpartition(".")
        return extension if dot and stem else ""

    def refusal(self, reason: Reason, detail: str) -> Refusal:
        """A refusal that names this source by the path that its user gave."""
        return Refusal(path=self.path, reason=reason, detail=detail)

    def capture(
        self,
        content: bytes,
        media_type: str,
        *,
        path: str | None = None,
        charset: str | None = None,
        url: str | None = None,
        retrieved: str | None = None,
        record: str | None = None,
        headers: tuple[tuple[str, str], ...] = (),
        stated: Stated | None = None,
        losses: tuple[str, ...] = (),
    ) -> Capture:
        """A capture of this content, with what the source knows (path, URL, time). Arguments win over that; headers and losses are added
        to the source's own. `record`: its place in the source ("item 3"); `stated`: what the source says of it; `losses`: what is lost,
        in words.
        """
        return Capture(
            path=self.path if path is None else path,
            content=content,
            digest=digest(content),
            media_type=media_type,
            charset=charset or self.charset,
            url=url or self.url,
            retrieved=retrieved or self.retrieved,
            # the place in the source, then the place in what lies there: "warc offset 1200, item 3"
            record=", ".join(part for part in (self.record, record) if part) or None,
            headers=self.headers + headers,
            stated=stated or self.stated,
            losses=self.losses + losses,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A URL that may be fetched: one that the user named; or one in a list of feeds or of pages or in a table (`listed_in`), for which
    the user decides. `stated` is what the list says of the page.
    """

    url: str
    listed_in: str | None = None
    stated: Stated = UNSAID


def printable(path: str) -> str:
    """The path with what cannot be printed replaced: a file's name may be no text, but what a dossier holds
    must be.
    """
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def file_source(path: Path, *, shown: str, named: bool, retrieved: str | None) -> Source:
    """A file of the disk, not opened yet.

    `shown` is the path to print; what cannot be printed in it is replaced.
    `named`: a user named it, it was not found in a folder. `retrieved`: the time to give; None: none.
    """
    return Source(
        path=printable(shown),
        name=path.name,
        named=named,
        open=lambda: buffered(path.open("rb", buffering=0)),
        place=path,
        retrieved=retrieved,
    )


def buffered(raw: io.RawIOBase | BytesIO) -> BufferedReader:
    """A buffered stream over anything with `readinto`; the standard library's type asks for more than it
    uses.
    """
    reader: BufferedReader = BufferedReader(cast("Any", raw), BUFFER)
    return reader


def in_memory(content: bytes) -> BufferedReader:
    """Bytes as a stream that can be looked into without reading on (`peek`)."""
    return buffered(BytesIO(content))
