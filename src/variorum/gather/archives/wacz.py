"""WACZ: a zip file that holds WARCs."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedReader

from variorum.gather.content_types import Kind
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source, buffered
from variorum.gather.streams.gunzip import Expansion
from variorum.records import Reason

# What the zip reader raises for bad data: broken structures, wrong checksums, unknown methods, passwords.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Unzipped(io.RawIOBase):
    """A member's plain bytes. Raises Unreadable where its data is broken or a bomb, once it has given what comes before that.

    A stored member (as the format wants WARCs to be) is read from the file itself: the zip reader gives nothing of
    the last stretch of a member whose checksum is wrong.
    """

    def __init__(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: BufferedReader, settings: GatherSettings
    ) -> None:
        """Opens the member `info` of the zip file. Raises Unreadable where it cannot be opened."""
        self._expansion = Expansion(settings)
        self._expansion.count(taken=info.compress_size)
        self._info = info
        # the checksum (CRC-32) of the bytes given so far
        self._sum = 0
        try:
            member = archive.open(info)
        except ZIP_ERRORS as error:
            raise self._broken(error) from error
        stored = info.compress_type == zipfile.ZIP_STORED
        start = _data_start(file, info)
        self._read = Window(file, start, info.file_size).read if stored else member.read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Plain bytes of a member of the zip file.

        Raises Unreadable where it is broken, its checksum is wrong or it expands too far.
        """
        try:
            piece = self._read(len(buffer))
        except ZIP_ERRORS as error:
            raise self._broken(error) from error
        self._sum = zlib.crc32(piece, self._sum)
        if not piece and self._sum != self._info.CRC:
            raise self._broken("its checksum is wrong")
        self._expansion.count(given=len(piece))
        buffer[: len(piece)] = piece
        return len(piece)

    def _broken(self, why: object) -> Unreadable:
        """The error for a member of the archive that cannot be unpacked further."""
        return Unreadable(
            Reason.BROKEN_ARCHIVE,
            f"{self._info.filename} in the archive is broken ({why}); what stood before was read",
        )


class Window(io.BufferedIOBase):
    """`size` bytes of `file` from `start` on."""

    def __init__(self, file: BufferedReader, start: int, size: int) -> None:
        """Begins at `start`, and ends `size` bytes behind it."""
        self._file = file
        # offsets in the file: what is read next, and the end
        self._at = start
        self._end = start + size

    def read(self, size: int | None = -1, /) -> bytes:
        """Reads as a file's `read` does, but never past the end of the window; b"" at its end."""
        left = self._end - self._at
        self._file.seek(self._at)
        found = self._file.read(left if size is None or size < 0 else min(size, left))
        self._at += len(found)
        return found


def _data_start(file: BufferedReader, info: zipfile.ZipInfo) -> int:
    """Where a member's data begins: behind its local header of 30 bytes, its name and its extra field, whose
    length the directory does not tell.
    """
    file.seek(info.header_offset)
    name, extra = struct.unpack("<26xHH", file.read(30))
    return info.header_offset + 30 + int(name) + int(extra)


def read_wacz(
    source: Source, archive: zipfile.ZipFile, file: BufferedReader, *, settings: GatherSettings
) -> Iterator[Source]:
    """A source for each WARC inside; what else may be in it is not unpacked."""
    members = [info for info in archive.infolist() if is_warc(info)]
    for info in members[: settings.archive_members]:
        yield _member(source, archive, info, file, settings)
    if len(members) > settings.archive_members:
        raise Unreadable(
            Reason.TOO_LARGE, f"more than {settings.archive_members:,} archives in one; the rest was not read"
        )


def is_warc(info: zipfile.ZipInfo) -> bool:
    """Whether a member of the zip file is a WARC, by its name."""
    return info.filename.lower().endswith((".warc", ".warc.gz"))


def _member(
    source: Source,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    file: BufferedReader,
    settings: GatherSettings,
) -> Source:
    """A WARC file inside a WACZ file, opened when it is read."""
    return Source(
        path=f"{source.path}#{info.filename}",
        name=info.filename,
        named=source.named,
        open=lambda: buffered(Unzipped(archive, info, file, settings)),
        within=frozenset({Kind.WARC}),
        retrieved=source.retrieved,
        record=info.filename,
    )
