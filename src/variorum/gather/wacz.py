"""WACZ: a zip file that holds WARCs."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedReader

from variorum.gather.gunzip import Expansion
from variorum.gather.kinds import Kind
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source, buffered
from variorum.records import Reason

# What the zip reader raises for bad data: broken structures, wrong checksums, unknown methods, passwords.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Unzipped(io.RawIOBase):
    """One member's plain bytes. Raises Unreadable where its data is broken or a bomb."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, settings: GatherSettings) -> None:
        self._expansion = Expansion(settings)
        self._expansion.count(taken=info.compress_size)
        self._name = info.filename
        try:
            self._member = archive.open(info)
        except ZIP_ERRORS as error:
            raise self._broken(error) from error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            found = self._member.read(len(buffer))
        except ZIP_ERRORS as error:
            raise self._broken(error) from error
        self._expansion.count(given=len(found))
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        if not self.closed:
            self._member.close()
        super().close()

    def _broken(self, error: Exception) -> Unreadable:
        return Unreadable(
            Reason.BROKEN_ARCHIVE,
            f"{self._name} in the archive is broken ({error}); what stood before was read",
        )


def read_zip(source: Source, stream: BufferedReader, *, settings: GatherSettings) -> Iterator[Source]:
    """A source for each WARC inside. Raises Unreadable for a zip file that is broken or holds no WARC: what else may be
    in it is not unpacked.
    """
    if not stream.seekable():
        raise Unreadable(Reason.UNSUPPORTED, "a zip file must be a file on disk, not a pipe")
    try:
        archive = zipfile.ZipFile(stream)
    except ZIP_ERRORS as error:
        raise Unreadable(Reason.BROKEN_ARCHIVE, f"the zip file is broken: {error}") from error
    with archive:
        members = [
            info for info in archive.infolist() if info.filename.lower().endswith((".warc", ".warc.gz"))
        ]
        if not members:
            raise Unreadable(
                Reason.UNSUPPORTED,
                "a zip file with no web archive in it; unpack it and name the folder instead",
            )
        for info in members[: settings.archive_members]:
            yield _member(source, archive, info, settings)
        if len(members) > settings.archive_members:
            raise Unreadable(
                Reason.TOO_LARGE,
                f"more than {settings.archive_members:,} archives in one; the rest was not read",
            )


def _member(
    source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, settings: GatherSettings
) -> Source:
    return Source(
        path=f"{source.path}#{info.filename}",
        name=info.filename,
        named=False,
        open=lambda: buffered(Unzipped(archive, info, settings)),
        within=frozenset({Kind.WARC}),
        retrieved=source.retrieved,
        record=info.filename,
    )
