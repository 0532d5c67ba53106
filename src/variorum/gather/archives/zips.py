"""Tells by its members what a zip file is (a web archive, a table or document of an office program, files as in a folder), and reads it so."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from typing import BinaryIO, cast

from variorum.gather.archives.packed import files_in
from variorum.gather.archives.wacz import ZIP_ERRORS, is_warc, read_wacz
from variorum.gather.formats.office import read_docx, read_odt
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.gather.streams.seeking import seekable
from variorum.gather.tabular.tables import Found
from variorum.gather.tabular.workbooks import read_workbook
from variorum.records import Reason

# The media type by which an OpenDocument text is known.
TEXT_DOCUMENT = "application/vnd.oasis.opendocument.text"
# What office programs write is a zip file, known by a part that it must have.
OFFICE = {
    "ppt/": "PowerPoint slides (.pptx)",
    "META-INF/container.xml": "an e-book (EPUB)",
    "META-INF/manifest.xml": "an OpenDocument table or slides (.ods, .odp)",
    "Index/Document.iwa": "a Pages document",
}


def read_zip(source: Source, stream: BufferedReader, *, settings: GatherSettings) -> Iterator[Found | Source]:
    """What a zip file holds: a WACZ archive, a workbook, an office document, or a folder of files. Raises Unreadable for one that is broken, is a bomb,
    or holds nothing that can be read.
    """
    with seekable(stream) as file, _opened(file) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
        # a WACZ: a zip file with WARC files in it
        if any(map(is_warc, archive.infolist())):
            yield from read_wacz(source, archive, cast("BufferedReader", file), settings=settings)
            return
        weighed(archive, settings)
        # a workbook; Word's document; an OpenDocument text; another format that is not read; a folder of files
        if any(name.startswith("xl/") for name in names):
            yield from read_workbook(source, file, settings=settings)
        elif any(name.startswith("word/") for name in names):
            yield from read_docx(source, file, settings=settings)
        elif _media_type(archive) == TEXT_DOCUMENT:
            yield from read_odt(source, file, settings=settings)
        elif (what_it_is := _other(names)) is not None:
            raise Unreadable(Reason.UNSUPPORTED, what_it_is)
        elif source.packed:
            raise Unreadable(Reason.UNSUPPORTED, "a zip file in another; unpack it and name the folder")
        elif not names:
            raise Unreadable(Reason.EMPTY, "a zip file with nothing in it")
        else:
            yield from files_in(source, archive, cast("BufferedReader", file), settings=settings)


@contextmanager
def _opened(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The zip file, open. Raises Unreadable where it is broken."""
    try:
        archive = zipfile.ZipFile(file)
    except ZIP_ERRORS as error:
        raise Unreadable(Reason.BROKEN_ARCHIVE, f"the zip file is broken: {error}") from error
    with archive:
        yield archive


def weighed(archive: zipfile.ZipFile, settings: GatherSettings) -> None:
    """Raises Unreadable (too-large) if members state that they unpack to more than the settings allow, alone or together. A member never gives
    more than it states.
    """
    whole = 0
    for info in archive.infolist():
        whole += info.file_size
        # small members may unpack to anything
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


def _media_type(archive: zipfile.ZipFile) -> str:
    """What an OpenDocument file says that it is."""
    try:
        return archive.read("mimetype")[:100].decode("ascii", "replace").strip()
    except (KeyError, *ZIP_ERRORS):
        return ""


def _other(names: list[str]) -> str | None:
    """In words, what the zip file is and what its user can do, if it is a document of a kind that is not read ("a presentation"); else None."""
    for part, what in OFFICE.items():
        if any(name.startswith(part) for name in names):
            return f"{what}; save it as plain text, HTML or PDF"
    return None
