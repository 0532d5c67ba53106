"""Lists what lies in a folder, in the same order on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from variorum.gather.content_types import HTML_EXTENSIONS
from variorum.gather.sources import Source, file_source, printable
from variorum.records import Reason, Refusal, Skipped

Entry = Source | Refusal | Skipped

# How browsers call the folder beside "page.html" in which they put its frames, scripts and pictures.
PARTS = ("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_file")

# Beside a desk's database lies the folder of its captured bytes.
DESKS = (".variorum", ".db", ".sqlite")


def in_folder(folder: Path, shown: str, *, retrieved: str | None) -> Iterator[Entry]:
    """Every entry under `folder` once, in the order of names by code points; the files of an inner folder come in its place.

    Hidden entries, and the folder of pictures and scripts beside a saved page, are skipped. Links to folders are not
    followed (they may lead in a circle), nor any link out of `folder`: its maker may not be its reader. `shown`: the path of the folder
    as users see it.
    """
    root = folder.resolve()
    # A stack and not recursion: folders go deeper than Python's calls.
    open_folders = [_listed(folder, shown)]
    while open_folders:
        # the innermost open folder goes first
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
        elif isinstance(entry, Refusal):
            yield entry
        else:
            path, shown = entry
            entry_found = _found(path, shown, root=root, retrieved=retrieved)
            if entry_found is None:
                open_folders.append(_listed(path, shown))
            else:
                yield entry_found


def _listed(folder: Path, shown: str) -> Iterator[tuple[Path, str] | Refusal]:
    """(path, path that users see) for each name in a folder, in order; a Refusal where it cannot be listed."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names are all that is wanted
    except OSError as error:
        yield Refusal(
            path=shown, reason=Reason.UNREADABLE, detail=f"the folder cannot be listed: {error.strerror}"
        )
        return
    for name in names:
        yield folder / name, os.path.join(shown, printable(name))  # noqa: PTH118 - shown as the user gave it


def _found(path: Path, shown: str, *, root: Path, retrieved: str | None) -> Entry | None:
    """The entry for a path: a source, or why it is passed over or cannot be read; None for a folder that is to be looked into. `shown`:
    the path as users see it.
    """
    try:
        if path.name.startswith("."):
            return Skipped(path=shown, detail="hidden")
        if path.is_dir():
            return _passed_over(path, shown)
        if path.exists() and not path.is_file():
            return Skipped(path=shown, detail="not a regular file")
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            return Skipped(
                path=shown, detail="a link that leads out of the folder; name its target to have it read"
            )
        if path.is_file() or path.is_symlink():
            return file_source(path, shown=shown, named=False, retrieved=retrieved)
    except (OSError, RuntimeError) as error:  # the latter of links that lead in a circle
        detail = error.strerror if isinstance(error, OSError) else "a link that leads in a circle"
        return Refusal(path=shown, reason=Reason.UNREADABLE, detail=f"cannot be read: {detail}")
    return Skipped(path=shown, detail="not a regular file")


def _passed_over(folder: Path, shown: str) -> Skipped | None:
    """Why a folder is not looked into: a link, a desk's captures, the parts of a saved page; None where it is."""
    if folder.is_symlink():
        return Skipped(path=shown, detail="a link to a folder, which may lead in a circle")
    if folder.suffix == ".captures" and any(folder.with_suffix(end).is_file() for end in DESKS):
        return Skipped(path=shown, detail="what a desk of variorum has captured; it is read through the desk")
    # "page_files" beside "page.html"
    stem = next((folder.name.removesuffix(end) for end in PARTS if folder.name.endswith(end)), None)
    page = next(
        (f"{stem}.{end}" for end in HTML_EXTENSIONS if stem and (folder.parent / f"{stem}.{end}").is_file()),
        None,
    )
    return Skipped(path=shown, detail=f"the parts of {page}") if page else None
