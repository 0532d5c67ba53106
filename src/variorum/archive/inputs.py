"""What is given, cut into tasks: each file one, a folder so many stretches of its files in the order of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from variorum.archive.places import fetched, files, is_local, place, stamp
from variorum.archive.tasks import Task
from variorum.errors import NoSuchInput, UsageError
from variorum.gather.doors import read
from variorum.gather.folders import in_folder
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source, file_source
from variorum.gather.visits import is_url
from variorum.records import Capture, Refusal, Skipped

# Files of a folder that are one task.
FILES = 500


def drafting(inputs: Sequence[str], *, shards: int) -> list[Task]:
    """One task a file or stretch. What it reads is known by names, sizes and times, not by digests: an archive is read once."""
    tasks: list[Task] = []
    for given in inputs:
        if given == "-" or is_url(given):
            raise UsageError(
                f"{given}: an archive is read from files, for it may be read again; fetch it first (variorum fetch)"
            )
        path = place(given)
        if not path.exists():
            raise NoSuchInput(f"no such file or folder: {given}")
        if not path.is_dir():
            tasks.append(_task(len(tasks), given, 0, 1, [_print(path)], shards))
            continue
        prints = _prints(path, given)
        for low in range(0, len(prints), FILES):
            high = low + FILES
            tasks.append(_task(len(tasks), given, low, high, prints[low:high], shards))
    return tasks


def _prints(path: Path, given: str) -> list[str]:
    if not is_local(path):
        return [_print(file) for _, file in files(path)]
    return [
        _print(found.place) if isinstance(found, Source) and found.place else repr(found)
        for found in in_folder(path, given, retrieved=None)
    ]


def _task(number: int, given: str, low: int, high: int, prints: list[str], shards: int) -> Task:
    what = {"input": given, "low": low, "high": high, "files": prints, "shards": shards, "number": number}
    return Task(stage="drafts", name=f"{number:05}", given=what)


def _print(path: Path) -> str:
    if not is_local(path):
        return stamp(path)
    found = path.stat()
    return f"{path}\x1f{found.st_size}\x1f{found.st_mtime_ns}"


def captures(given: Mapping[str, Any], settings: GatherSettings) -> Iterator[Capture | Refusal | Skipped]:
    """What the files of one task hold. Addresses that they list are not fetched."""
    path = place(given["input"])
    if not is_local(path):
        yield from _stored(path, given, settings)
        return
    found: Iterator[Any] = (
        islice(in_folder(path, given["input"], retrieved=None), given["low"], given["high"])
        if path.is_dir()
        else iter([file_source(path, shown=given["input"], named=True, retrieved=None)])
    )
    yield from _read(found, settings)


def _stored(
    path: Path, given: Mapping[str, Any], settings: GatherSettings
) -> Iterator[Capture | Refusal | Skipped]:
    """The contents of files in a store; one file at a time is copied to this machine."""
    folder = path.is_dir()
    for name, file in files(path)[given["low"] : given["high"]] if folder else [("", path)]:
        shown = f"{given['input'].rstrip('/')}/{name}" if folder else given["input"]
        with fetched(file) as copy:
            yield from _read([file_source(copy, shown=shown, named=not folder, retrieved=None)], settings)


def _read(found: Iterable[Any], settings: GatherSettings) -> Iterator[Capture | Refusal | Skipped]:
    for one in found:
        for item in read(one, settings=settings) if isinstance(one, Source) else (one,):
            if isinstance(item, Capture | Refusal | Skipped):
                yield item
            else:
                yield Skipped(path=item.url, detail="an address; an archive fetches nothing")
