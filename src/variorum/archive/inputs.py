"""Cuts the inputs into tasks: each file is one, a folder as many as it has stretches of files, in the order of their names.

Words used here. Entry: a file, refusal or skipped thing of the plan, as a JSON list. Stretch: consecutive files of a
folder that are one task.

Keys of `given`, what the plan tells a task. `entries`: what the task reads (see Entry); `named`: whether a user named
the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from variorum.archive.places import fetched, files, is_local, place, stamp
from variorum.archive.tasks import Task
from variorum.errors import NoSuchInput, UsageError
from variorum.gather.folders import in_folder
from variorum.gather.readers import read
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import file_source
from variorum.gather.visits import is_url
from variorum.records import Capture, Reason, Refusal, Skipped

# Files of a folder that are one task: so many, or as many as have so many bytes together, if that is fewer (one that is larger is a task
# by itself).
# 8 MB are some 2,000 rows of 500 words, 2.5 s of drafting, or fifty saved pages, one second: enough that beginning a task costs nothing, and so
# little that eight files of 5 MB are eight tasks. What is found is the same for any two numbers (tests/archive/test_inputs.py).
FILES = 500
STRETCH_BYTES = 8 << 20
# What a folder holds, as a task is told of it: a file to read, or what was settled when the folder was listed.
FILE, REFUSED, SKIPPED = "file", "refused", "skipped"
# ["file", path to read, path to show], ["refused", path, reason, detail] or ["skipped", path, detail].
Entry = list[str]


def drafting(inputs: Sequence[str], *, shards: int) -> list[Task]:
    """One task a file or stretch. Folders are listed here, once, and each task carries the names of its files. A
    task's input is identified by names, sizes and times, not by digests: so an archive is read only once.
    """
    tasks: list[Task] = []
    for given in inputs:
        # what cannot be read twice
        if given == "-" or is_url(given):
            raise UsageError(
                f"{given}: an archive is read from files, for it may be read again; fetch it first (variorum fetch)"
            )
        path = place(given)
        if not path.exists():
            raise NoSuchInput(f"no such file or folder: {given}")
        is_folder = path.is_dir()
        for entries in _stretches(_entries(path, given) if is_folder else [_file(path, given)]):
            given_to_task = {
                "input": given,
                "named": not is_folder,
                "entries": entries,
                "shards": shards,
                "number": len(tasks),
            }
            tasks.append(Task(stage="drafts", name=f"{len(tasks):06}", given=given_to_task))
    return tasks


def _stretches(entries: Iterable[tuple[Entry, int]]) -> Iterator[list[Entry]]:
    """The entries in their order, as many at a time as are one task."""
    entries_at_once: list[Entry] = []
    bytes_so_far = 0
    for entry, size in entries:
        # a task is full with FILES files, or where the next file would make it too large
        if entries_at_once and (len(entries_at_once) == FILES or bytes_so_far + size > STRETCH_BYTES):
            yield entries_at_once
            entries_at_once, bytes_so_far = [], 0
        entries_at_once.append(entry)
        bytes_so_far += size
    if entries_at_once:
        yield entries_at_once


def _entries(path: Path, given: str) -> Iterator[tuple[Entry, int]]:
    """What a folder holds, as entries of the plan: files, and what is refused or skipped; each with its bytes. `given`: the folder as it
    was named, for the paths to show.
    """
    # an object store has no folders and no other things: files alone
    if not is_local(path):
        for name, file in files(path):
            yield _file(file, f"{given.rstrip('/')}/{name}")
        return
    for item in in_folder(path, given, retrieved=None):
        if isinstance(item, Refusal):
            yield [REFUSED, item.path, item.reason.value, item.detail], 0
        elif isinstance(item, Skipped):
            yield [SKIPPED, item.path, item.detail], 0
        elif item.place is not None:
            yield _file(item.place, item.path)


def _file(path: Path, shown: str) -> tuple[Entry, int]:
    """(the file as an entry of the plan, its size in bytes). The entry has a stamp, which changes when the file does: its size and time."""
    if not is_local(path):
        stamped, size = stamp(path)
        return [FILE, str(path), shown, stamped], size
    try:
        found = path.stat()
    except OSError:  # a link that leads nowhere: reading it says so
        return [FILE, str(path), shown, ""], 0
    return [FILE, str(path), shown, f"{found.st_size}\x1f{found.st_mtime_ns}"], found.st_size


def captures(given: Mapping[str, Any], settings: GatherSettings) -> Iterator[Capture | Refusal | Skipped]:
    """What the files of one task hold. Addresses that files list are not fetched. `given`: what the plan says of the task: its entries,
    and whether a user named them.
    """
    # what stands behind the name depends on the kind of entry
    for kind, name, *more in given["entries"]:
        if kind == REFUSED:
            reason, detail = more
            yield Refusal(path=name, reason=Reason(reason), detail=detail)
        elif kind == SKIPPED:
            (detail,) = more
            yield Skipped(path=name, detail=detail)
        else:
            shown, *_ = more
            yield from _read(place(name), shown, given["named"], settings)


def _read(
    path: Path, shown: str, named: bool, settings: GatherSettings
) -> Iterator[Capture | Refusal | Skipped]:
    """The contents of one file; a file in an object store is copied to this machine while it is read. `shown`: its path as users see it;
    `named`: a user named it.
    """
    # a local file is read where it lies
    with nullcontext(path) if is_local(path) else fetched(path) as here:
        for item in read(file_source(here, shown=shown, named=named, retrieved=None), settings=settings):
            if isinstance(item, Capture | Refusal | Skipped):
                yield item
            else:
                yield Skipped(path=item.url, detail="an address; an archive fetches nothing")
