"""Zip files by what is in them: web archives and tables of Excel."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import BinaryIO, cast

from variorum.gather.refused import Unreadable
from variorum.gather.seeking import seekable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.gather.tables import Found
from variorum.gather.wacz import ZIP_ERRORS, is_warc, read_wacz
from variorum.gather.workbooks import read_workbook
from variorum.records import Reason

# What office programs write is a zip file, known by a part that it must have.
OFFICE = {
    "word/": "a Word document (.docx)",
    "ppt/": "PowerPoint slides (.pptx)",
    "META-INF/container.xml": "an e-book (EPUB)",
    "META-INF/manifest.xml": "an OpenDocument text or table (.odt, .ods)",
    "Index/Document.iwa": "a Pages document",
}


def read_zip(source: Source, stream: BufferedReader, *, settings: GatherSettings) -> Iterator[Found | Source]:
    """Raises Unreadable for a zip file that is broken, a bomb, or holds nothing that is read."""
    with seekable(stream) as file, _opened(file) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
        if any(map(is_warc, archive.infolist())):
            yield from read_wacz(source, archive, cast("BufferedReader", file), settings=settings)
            return
        weighed(archive, settings)
        if any(name.startswith("xl/") for name in names):
            yield from read_workbook(source, file, settings=settings)
        else:
            raise Unreadable(Reason.UNSUPPORTED, _other(names))


@contextmanager
def _opened(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except ZIP_ERRORS as error:
        raise Unreadable(Reason.BROKEN_ARCHIVE, f"the zip file is broken: {error}") from error
    with archive:
        yield archive


def weighed(archive: zipfile.ZipFile, settings: GatherSettings) -> None:
    """Raises Unreadable (too-large) for parts that say they unpack to more than the settings allow, alone or together. That
    they do not lie is the zip reader's matter: it gives no more than a part says.
    """
    whole = 0
    for info in archive.infolist():
        whole += info.file_size
        allowed = max(settings.expansion_from, info.compress_size * settings.expansion)
        if info.file_size > allowed:
            raise Unreadable(
                Reason.TOO_LARGE,
                f"a part of it unpacks to more than {settings.expansion} times its size, as only a decompression bomb does",
            )
    if whole > settings.unpacked_bytes:
        raise Unreadable(
            Reason.TOO_LARGE, f"larger than {settings.unpacked_bytes >> 20:,} MB unpacked: split it"
        )


def _other(names: list[str]) -> str:
    """What a zip file without anything that is read is, and what to do with it."""
    for part, what in OFFICE.items():
        if any(name.startswith(part) for name in names):
            return f"{what}; save it as plain text, HTML or PDF"
    shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
    held = f"{len(names):,} file{'' if len(names) == 1 else 's'} ({shown})" if names else "nothing"
    return f"a zip file with no web archive in it but {held}; unpack it and name the folder instead"
