"""Reads files in a zip file where they lie, as those of a folder, without unpacking them onto the disk."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BufferedReader

from variorum.gather.archives.wacz import Unzipped
from variorum.gather.content_types import HTML_EXTENSIONS
from variorum.gather.folders import PARTS
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source, buffered, printable
from variorum.records import Reason, Refusal, Skipped

# Names by which a file would be put outside the folder that it is unpacked into.
OUTSIDE = re.compile(r"\A(?:[/\\]|[A-Za-z]:)|(?:\A|[/\\])\.\.(?:[/\\]|\Z)|\0")
# The bit of a zip entry's flags that says it is encrypted.
ENCRYPTED = 0x1


def files_in(
    source: Source, archive: zipfile.ZipFile, file: BufferedReader, *, settings: GatherSettings
) -> Iterator[Source | Refusal | Skipped]:
    """A source for each file, in the order of names; hidden ones and the parts of saved pages are skipped. `source` must be
    no file of a zip file itself.
    """
    infos = sorted(
        (entry for entry in archive.infolist() if not entry.is_dir()), key=lambda info: info.filename
    )
    names = {info.filename for info in infos}
    for info in infos[: settings.zip_members]:
        path = f"{source.path}#{printable(info.filename)}"
        if OUTSIDE.search(info.filename):
            detail = "its name leads out of the zip file, as that of no honest file does"
            yield Refusal(path=path, reason=Reason.FORBIDDEN, detail=detail)
        elif info.flag_bits & ENCRYPTED:
            detail = "it is locked with a password: unpack it and name the folder"
            yield Refusal(path=path, reason=Reason.UNREADABLE, detail=detail)
        elif reason_to_skip := _passed_over(info.filename, names):
            yield Skipped(path=path, detail=reason_to_skip)
        else:
            yield _source(source, archive, info, file, settings, path=path)
    # said at the end, so that what was read is kept
    if len(infos) > settings.zip_members:
        raise Unreadable(
            Reason.TOO_LARGE,
            f"more than {settings.zip_members:,} files in one; the rest was not read: unpack it and name the folder",
        )


def _source(
    source: Source,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    file: BufferedReader,
    settings: GatherSettings,
    *,
    path: str,
) -> Source:
    """A file inside a zip file (`archive`, itself read from `file`) as a source; `info` says where it lies, `path` is shown. It is opened
    and unpacked only when it is read.
    """
    return Source(
        path=path,
        name=info.filename.rpartition("/")[2],
        named=False,
        packed=True,
        open=lambda: buffered(Unzipped(archive, info, file, settings)),
        retrieved=source.retrieved,
    )


def _passed_over(name: str, names: set[str]) -> str | None:
    """Why the file of a zip is not read: it is hidden, or a part of a saved page that is there; None where it is read. `name`: its path
    inside the zip; `names`: all paths there. PARTS are the ends of names of such folders ("page_files").
    """
    parts = name.split("/")
    if any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return "hidden"
    for number, part in enumerate(parts[:-1]):
        stem = next((part.removesuffix(end) for end in PARTS if part.endswith(end)), None)
        # "page_files/" lies beside "page.html"
        pages = (
            ["/".join([*parts[:number], f"{stem}.{end}"]) for end in sorted(HTML_EXTENSIONS)] if stem else []
        )
        page = next((page for page in pages if page in names), None)
        if page:
            return f"the parts of {page}"
    return None
