"""What lies in a folder, in one order on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from variorum.gather.sources import Source, file_source
from variorum.records import Reason, Refusal, Skipped


def in_folder(folder: Path, shown: str, *, retrieved: str | None) -> Iterator[Source | Refusal | Skipped]:
    """Every entry under `folder` once: files in the order of their names, code point by code point, each folder where its
    name stands. Links to folders are not followed (they may lead in a circle), hidden entries are skipped.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Refusal(
            path=shown, reason=Reason.UNREADABLE, detail=f"the folder cannot be listed: {error.strerror}"
        )
        return
    for entry in entries:
        yield from _entry(entry, os.path.join(shown, entry.name), retrieved=retrieved)  # noqa: PTH118 - as given


def _entry(
    entry: os.DirEntry[str], shown: str, *, retrieved: str | None
) -> Iterator[Source | Refusal | Skipped]:
    path = Path(entry.path)
    try:
        if entry.name.startswith("."):
            yield Skipped(path=shown, detail="hidden")
        elif entry.is_dir(follow_symlinks=False):
            yield from in_folder(path, shown, retrieved=retrieved)
        elif path.is_dir():
            yield Skipped(path=shown, detail="a link to a folder, which may lead in a circle")
        elif path.is_file() or entry.is_symlink():
            yield file_source(path, shown=shown, named=False, retrieved=retrieved)
        else:
            yield Skipped(path=shown, detail="not a regular file")
    except OSError as error:
        yield Refusal(path=shown, reason=Reason.UNREADABLE, detail=f"cannot be read: {error.strerror}")
