"""Chooses the reader for each kind of content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BufferedReader

from variorum.errors import MissingExtra, VariorumError
from variorum.gather.archives.warc import read_warc
from variorum.gather.archives.zips import read_zip
from variorum.gather.content_types import READ_EXTENSIONS, Kind, sniff
from variorum.gather.formats.addresses import read_addresses
from variorum.gather.formats.documents import read_page, read_text
from variorum.gather.formats.feeds import read_feed
from variorum.gather.formats.json_feeds import read_json_feed
from variorum.gather.formats.mail import read_mail
from variorum.gather.formats.mailbox import read_mailbox
from variorum.gather.formats.mhtml import read_mhtml
from variorum.gather.formats.newsml import read_newsml
from variorum.gather.formats.opml import read_opml
from variorum.gather.formats.pdf import read_pdf
from variorum.gather.formats.references import read_ris
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Address, Source, buffered
from variorum.gather.streams.gunzip import Gunzip
from variorum.gather.streams.unzstd import Unzstd
from variorum.gather.tabular.csv_tables import looks_like_a_table, read_csv
from variorum.gather.tabular.json_files import read_json
from variorum.gather.tabular.parquet import read_parquet
from variorum.gather.tabular.rows import read_rows
from variorum.records import Capture, Reason, Refusal, Skipped

# What a reader yields.
Found = Capture | Refusal | Skipped | Address
# A reader may find further sources in the one that it reads; the door reads them in their place.
Reader = Callable[..., Iterator[Found | Source]]

# Kind of content → what reads it.
READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.HTML: read_page,
    Kind.MHTML: read_mhtml,
    Kind.ROWS: read_rows,
    Kind.FEED: read_feed,
    Kind.JSON_FEED: read_json_feed,
    Kind.OPML: read_opml,
    Kind.WARC: read_warc,
    Kind.ZIP: read_zip,
    Kind.PDF: read_pdf,
    Kind.TABLE: read_csv,
    Kind.PARQUET: read_parquet,
    Kind.JSON: read_json,
    Kind.MAIL: read_mail,
    Kind.MAILBOX: read_mailbox,
    Kind.NEWSML: read_newsml,
    Kind.RIS: read_ris,
    Kind.ADDRESSES: read_addresses,
}
# What is a page or an archive beyond doubt is read in a folder under any name (a mirror's "index.php?id=3"), and so are
# feeds and lists of feeds, which come as .xml, .rss, .json and .opml.
SURE = frozenset(
    {
        Kind.HTML,
        Kind.MHTML,
        Kind.WARC,
        Kind.FEED,
        Kind.JSON_FEED,
        Kind.OPML,
        Kind.PARQUET,
        Kind.NEWSML,
        Kind.RIS,
    }
)
# Somebody may have put these into a folder for reports: they are refused there too, and not passed over.
SAID = frozenset({Kind.TABLE, Kind.RTF, Kind.MAIL, Kind.MAILBOX, Kind.OFFICE, Kind.ZIP, Kind.ADDRESSES})
# What to do with what is known and not read.
ADVICE: dict[Kind, str] = {
    Kind.RTF: "save it as plain text, HTML or PDF",
    Kind.OFFICE: "save it as plain text, HTML or PDF",
    Kind.OWN: "its own dossiers, pages and tables are no reports",
}
# One of these gives one capture, which then says what was lost on the way; the others say so in a line of their own.
SINGLE = frozenset({Kind.TEXT, Kind.HTML, Kind.MHTML, Kind.PDF})


def read(source: Source, *, settings: GatherSettings) -> Iterator[Found]:
    """Everything that one source holds: at least one item, if only a refusal. Raises MissingExtra for a named file
    whose library is not installed.
    """
    is_empty, only_skipped = True, True
    try:
        with source.open() as stream:
            for item in _opened(source, stream, settings=settings):
                is_empty = False
                for found in read(item, settings=settings) if isinstance(item, Source) else (item,):
                    only_skipped = only_skipped and isinstance(found, Skipped)
                    yield found
        if is_empty:
            yield source.refusal(Reason.EMPTY, "no page, text, row or item in it")
        elif only_skipped and source.named and source.extension in {"zip", "wacz"}:
            yield source.refusal(Reason.UNSUPPORTED, "a zip file with no web archive and no report in it")
    except MissingExtra as error:
        if source.named:
            raise
        yield source.refusal(Reason.NEEDS_EXTRA, str(error))
    except Unreadable as error:
        yield source.refusal(error.reason, error.detail)
    except OSError as error:
        yield source.refusal(Reason.UNREADABLE, f"cannot be read: {error.strerror or error}")
    except VariorumError:
        raise
    except Exception as error:  # what our own readers or a library's stop at must not stop the other sources
        yield Refusal.failed(source.path, "gather", error)


def _opened(source: Source, stream: BufferedReader, *, settings: GatherSettings) -> Iterator[Found | Source]:
    """What a file holds, unpacked first where it is packed."""
    kind = _kind(source, stream, settings)
    if kind is Kind.ZSTD:
        yield from _unpacked(source, Unzstd(stream, settings), settings=settings)
        return
    if kind is not Kind.GZIP:
        yield from _read_as(kind, source, stream, settings=settings)
        return
    gunzip = Gunzip(stream, settings)
    with buffered(gunzip) as plain:
        # what the gzip file holds
        kind = _kind(source, plain, settings)
        if kind is Kind.WARC and stream.seekable():
            # From the start, packed: so each record keeps its place in the file, and a broken one loses only itself.
            stream.seek(0)
            yield from _read_as(kind, source, stream, settings=settings)
            return
        found = _read_as(kind, source, plain, settings=settings)
        yield from _with_loss(found, gunzip, source, single=kind in SINGLE | {Kind.EMPTY})


def _unpacked(source: Source, unpacking: Unzstd, *, settings: GatherSettings) -> Iterator[Found | Source]:
    """What the unpacked stream of a zstd file holds, with what was lost in unpacking."""
    with buffered(unpacking) as plain:
        kind = _kind(source, plain, settings)
        found = _read_as(kind, source, plain, settings=settings)
        yield from _with_loss(found, unpacking, source, single=kind in SINGLE | {Kind.EMPTY})


def _kind(source: Source, stream: BufferedReader, settings: GatherSettings) -> Kind:
    """The kind of content, by its first bytes and the file's ending."""
    head = stream.peek(settings.sniff_bytes)[: settings.sniff_bytes]
    kind = sniff(head, source.extension, settings=settings)
    # What comes by a pipe has no name by which a table would be known.
    nameless = kind is Kind.TEXT and not source.extension
    return Kind.TABLE if nameless and looks_like_a_table(head) else kind


def _read_as(
    kind: Kind, source: Source, stream: BufferedReader, *, settings: GatherSettings
) -> Iterator[Found | Source]:
    """What a file of this kind holds; a Refusal if the kind cannot be read; Skipped if nobody asked for such a file
    (it only lies in a folder).
    """
    reader = READERS.get(kind)
    # named by the user, or with the ending of a kind that is read
    is_wanted = source.named or source.extension in READ_EXTENSIONS
    # lies in something that may hold other kinds alone
    if source.within is not None and kind not in source.within | {Kind.EMPTY}:
        yield Skipped(path=source.path, detail=str(kind))
    elif kind is Kind.EMPTY and is_wanted:
        yield source.refusal(Reason.EMPTY, "the file is empty")
    elif kind is Kind.OWN and not source.named:
        yield Skipped(path=source.path, detail=str(kind))
    # lies in a folder, and may be anything
    elif not is_wanted and kind not in SURE | SAID:
        yield Skipped(path=source.path, detail=f"{kind}; not a kind of file that is read in a folder")
    elif reader is not None:
        yield from reader(source, stream, settings=settings)
    elif kind is Kind.BINARY:
        yield source.refusal(
            Reason.BINARY, "binary content; expected text, a page, rows, a feed or an archive"
        )
    else:
        advice = ADVICE.get(kind, "expected text, a page, rows, a feed or an archive")
        yield source.refusal(Reason.UNSUPPORTED, f"{kind}; {advice}")


def _with_loss(
    found: Iterator[Found | Source], gunzip: Gunzip | Unzstd, source: Source, *, single: bool
) -> Iterator[Found | Source]:
    """What was found in a packed file. What was lost in unpacking is added to the item where there is one alone
    (`single`), else a refusal behind all items says it.
    """
    for item in found:
        if single and isinstance(item, Capture) and gunzip.loss:
            yield replace(item, losses=(*item.losses, gunzip.loss))
        elif isinstance(item, Refusal) and item.reason is Reason.EMPTY and gunzip.loss:
            yield source.refusal(Reason.BROKEN_ARCHIVE, f"nothing could be unpacked: {gunzip.loss}")
        else:
            yield item
    if not single and gunzip.loss:
        yield source.refusal(Reason.TRUNCATED, f"{gunzip.loss}; what stood before was read")
