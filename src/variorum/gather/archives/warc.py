"""Reads WARC: each response, resource and conversion record is a source of its own. Behind a broken record, the rest
of the archive is read. Memory: one record.

Words used here. Record: one entry of a WARC (a response, a request …). Offset: its place in the file. Stretch: bytes
in which records follow one another. Revisit: a record that says "as before". Lost: bytes that are no record. `given`: bodies that were
met in this file so far, so that a "revisit" can be told from a loss. `place`: the record's place, in words. Checksum: the digest that the
archive states of a block.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from variorum.errors import MissingExtra
from variorum.gather.archives.framing import Checksum, Lines
from variorum.gather.archives.members import Members
from variorum.gather.archives.responses import from_response, is_part
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import BUFFER, Source, buffered
from variorum.records import Reason, Refusal, Skipped
from variorum.text.counts import counted

# the first bytes of a WARC file
STARTS = (b"WARC/1.", b"WARC/0.")
# Types of records that may hold a page.
CARRIED = ("response", "resource", "conversion", "revisit")
# Digests and addresses of the bodies that an archive has given, so that a visit which refers to one of them is told from a
# visit whose body is in another file.
Bodies = set[str]


def read_warc(
    source: Source, stream: BufferedReader, *, settings: GatherSettings, start: int = 0
) -> Iterator[Source | Refusal | Skipped]:
    """Reads a WARC file, in its order: a source for each record worth reading, Skipped for pictures, scripts and
    answers other than 200, a Refusal for what is broken. Offsets count the file's bytes as they are, compressed or
    not; `start` is where the stream stands in the file.
    """
    given: Bodies = set()
    if not stream.peek(2).startswith(b"\x1f"):
        yield from _records_of_stretch(source, stream, start, given, settings=settings)
        return
    members = Members(stream, settings, at=start)
    for offset in members.stretches():
        reader = buffered(members)
        yield from _records_of_stretch(source, reader, offset, given, settings=settings, packed=True)
        reader.detach()  # or it would close the members with itself
    for loss in members.losses:
        yield source.refusal(Reason.TRUNCATED, f"{loss}; what stood around it was read")


def _records_of_stretch(
    source: Source,
    stream: BufferedReader,
    offset: int,
    given: Bodies,
    *,
    settings: GatherSettings,
    packed: bool = False,
) -> Iterator[Source | Refusal | Skipped]:
    """The records of a plain stretch. In a packed one only the first has an offset in the file; each later one is named by its place in the
    unpacked bytes.
    """
    lines = Lines(stream, settings)
    while True:
        lines.renew()
        # the first line of the next record, and how many bytes before it are none
        line, lost = _next_start(lines)
        if lost:
            yield source.refusal(
                Reason.BROKEN_ARCHIVE,
                f"{lost:,} bytes near offset {offset if packed else lines.position - len(line)} are no WARC record; "
                "reading went on at the next",
            )
        if not line:
            return
        start = lines.position - len(line)
        # "1200"; in a packed stretch "1200+350" for a later record
        place_of_record = str(offset + (0 if packed else start)) + (f"+{start}" if packed and start else "")
        yield from _record(source, lines, line, place_of_record, given, settings=settings)


def _next_start(lines: Lines) -> tuple[bytes, int]:
    """The first line of the next record, and how many bytes that are no blank lines were passed over; b"" at the end."""
    lost = 0
    while line := lines.readline():
        lines.renew()
        if line.startswith(STARTS):
            return line, lost
        lost += len(line.strip(b"\r\n"))
    return b"", lost


def _record(
    source: Source, lines: Lines, line: bytes, place: str, given: Bodies, *, settings: GatherSettings
) -> Iterator[Source | Refusal | Skipped]:
    """What one record holds, or why it holds nothing to read; afterwards the stream stands behind the record."""
    record = _parsed(lines, line)
    path = f"{source.path}#{place}"
    if record is None or record.length is None or record.length < 0:
        yield Refusal(
            path=path, reason=Reason.BROKEN_ARCHIVE, detail=f"the record at offset {place} has no length"
        )
        return
    body = record.raw_stream
    if record.rec_type in CARRIED:
        place = ", ".join(part for part in (source.record, f"warc offset {place}") if part)
        # counted while the block is read; a block that does not fit it is a loss
        checksum = lines.check(record.rec_headers.get_header("WARC-Block-Digest"))
        # "as before": the body stands in another record
        if record.rec_type == "revisit":
            yield _revisit(record, given, path=path)
        else:
            given.update(_bodies(record, "WARC-Target-URI"))
            yield _page_carried(record, checksum, path=path, place=place, settings=settings)
        lines.check(None)
    # to the end of the record, whatever was read of it
    while body.read(BUFFER):
        pass


def _parsed(lines: Lines, line: bytes) -> Any:
    """Warcio's record, its header read and its block not; None where there is no record."""
    try:
        from warcio.exceptions import ArchiveLoadFailed
        from warcio.recordloader import ArcWarcRecordLoader
    except ImportError as error:
        raise MissingExtra("reading a web archive (WARC)", extra="warc") from error
    logging.getLogger("warcio").setLevel(logging.CRITICAL)  # its remarks are not for a user's terminal
    try:
        return ArcWarcRecordLoader().parse_record_stream(lines, line, "warc", no_record_parse=True)
    except (ArchiveLoadFailed, EOFError):
        return None


def _bodies(record: Any, *names: str) -> set[str]:
    """The names by which other records refer to this one's body: its digest and its address."""
    said = (record.rec_headers.get_header(name) for name in ("WARC-Payload-Digest", *names))
    return {value.strip() for value in said if value}


def _revisit(record: Any, given: Bodies, *, path: str) -> Refusal | Skipped:
    """What becomes of a "revisit" record: the server gave the same as before, and only a reference was written.
    Skipped, or refused where the body that it refers to is not in this file.
    """
    url = record.rec_headers.get_header("WARC-Target-URI")
    if given & _bodies(record, "WARC-Refers-To-Target-URI", "WARC-Target-URI"):
        return Skipped(path=path, detail=f"a revisit, whose body is in an earlier record: {url}")
    declared = (record.rec_headers.get_header("Content-Type") or "").strip().lower()
    status, headers = _http(record) if declared.startswith("application/http") else ("", ())
    # "304": not modified; such an answer has no body either
    if is_part(headers) or status not in ("", "200", "304", "without an answer", "without a status"):
        return Skipped(path=path, detail=f"a revisit of a part of a page, or of no page: {url}")
    when = record.rec_headers.get_header("WARC-Refers-To-Date")
    visit = f"the visit of {when}" if when else "an earlier visit"
    detail = f"a revisit, whose body is that of {visit} and is not in this file; give the archive that holds it: {url}"
    return Refusal(path=path, reason=Reason.BROKEN_ARCHIVE, detail=detail)


def _page_carried(
    record: Any, checksum: Checksum | None, *, path: str, place: str, settings: GatherSettings
) -> Source | Refusal | Skipped:
    """The page of a record, or why it is skipped (another status than 200) or refused (too large)."""
    said = record.rec_headers.get_header
    url = said("WARC-Target-URI")
    declared = said("Content-Type") or ""
    headers: tuple[tuple[str, str], ...] = (("content-type", declared),)
    # of an HTTP answer the headers come first
    if record.rec_type == "response" and declared.strip().lower().startswith("application/http"):
        status, headers = _http(record)
        # redirects, errors
        if status != "200":
            return Skipped(path=path, detail=f"HTTP {status}: {url}")
    # pictures and scripts: the body is not even read
    if is_part(headers):
        return from_response(b"", headers, path=path, url=url, retrieved=None, record=None, settings=settings)
    body = record.raw_stream.read(settings.document_bytes + 1)
    if len(body) > settings.document_bytes:
        size = f"{settings.document_bytes / (1 << 20):.0f} MB"
        return Refusal(path=path, reason=Reason.TOO_LARGE, detail=f"the record is larger than {size}: {url}")
    return from_response(
        body,
        headers,
        path=path,
        url=url,
        retrieved=said("WARC-Date"),
        record=place,
        settings=settings,
        losses=_losses(record, checksum),
    )


def _http(record: Any) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Status code and headers of the HTTP message, whose body is left in the stream."""
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        parsed = StatusAndHeadersParser([], verify=False).parse(record.raw_stream)
    except EOFError:
        return "without an answer", ()
    return parsed.get_statuscode() or "without a status", tuple(parsed.headers)


def _losses(record: Any, checksum: Checksum | None) -> tuple[str, ...]:
    """In words, what is missing from a record: what the archive says was cut, what the end of the file cut, a digest
    that differs. To be asked once the block was read.
    """
    losses = []
    cut = record.rec_headers.get_header("WARC-Truncated")
    if cut:
        # (its word for why, of 40 characters at most)
        losses.append(f"the archive says that the page was cut off when it was saved ({cut[:40]})")
    missing = record.raw_stream.limit
    if missing > 0:
        losses.append(f"the archive ends {counted(missing, 'byte')} before the end of the record")
    elif checksum is not None and not checksum.holds():
        losses.append("the record is damaged: it does not match the checksum that the archive states")
    return tuple(losses)
