"""Which reader takes which kind of content."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from variorum.gather.documents import read_page, read_text
from variorum.gather.kinds import READ_EXTENSIONS, Kind, sniff
from variorum.gather.rows import read_rows
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.records import Capture, Reason, Refusal, Skipped

Reader = Callable[..., Iterator[Capture | Refusal | Skipped]]

READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.HTML: read_page,
    Kind.ROWS: read_rows,
}
# What is markup or an archive beyond doubt is read in a folder under any name.
SURE = frozenset({Kind.HTML, Kind.MHTML, Kind.WARC})


def read(source: Source, *, settings: GatherSettings) -> Iterator[Capture | Refusal | Skipped]:
    """Everything that one source holds; at least one thing, whatever it is."""
    try:
        with source.open() as stream:
            yield from _opened(source, stream, settings=settings)
    except OSError as error:
        yield source.refusal(Reason.UNREADABLE, f"cannot be read: {error.strerror or error}")


def _opened(
    source: Source, stream: io.BufferedReader, *, settings: GatherSettings
) -> Iterator[Capture | Refusal | Skipped]:
    kind = sniff(_head(stream, settings.sniff_bytes), source.extension, settings=settings)
    reader = READERS.get(kind)
    wanted = source.named or source.extension in READ_EXTENSIONS
    if kind is Kind.EMPTY and wanted:
        yield source.refusal(Reason.EMPTY, "the file is empty")
    elif not wanted and kind not in SURE:
        yield Skipped(path=source.path, detail=f"{kind}; not a kind of file that is read in a folder")
    elif reader is not None:
        yield from reader(source, stream, settings=settings)
    elif kind is Kind.BINARY:
        yield source.refusal(
            Reason.BINARY, "binary content; expected text, a page, rows, a feed or an archive"
        )
    else:
        yield source.refusal(Reason.UNSUPPORTED, f"{kind}; expected text, a page, rows, a feed or an archive")


def _head(stream: io.BufferedReader, size: int) -> bytes:
    """The first bytes, left in the stream."""
    return stream.peek(size)[:size]
