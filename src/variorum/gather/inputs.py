"""From what the user named to captures, in the order named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from variorum.errors import NoSuchInput
from variorum.gather.doors import read
from variorum.gather.folders import in_folder
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Address, Source, file_source
from variorum.records import Capture, Reason, Refusal, Skipped

Gathered = Capture | Refusal | Skipped


def gather(
    inputs: Sequence[str],
    *,
    settings: GatherSettings | None = None,
    now: Callable[[], datetime] | None = None,
) -> Iterator[Gathered]:
    """What `inputs` (paths of files and folders) hold, in the order given; folders in the order of their names.

    Nothing is read before the iterator is. Raises NoSuchInput, at once, for a path that is not there, and MissingExtra
    when it comes to a named file that needs one; everything else that is wrong with an input is a Refusal. `now` dates
    what has no date of its own; without it, `retrieved` stays None.
    """
    settings = settings or GatherSettings()
    for given in inputs:
        if not Path(given).exists():
            raise NoSuchInput(f"no such file or folder: {given}")
    stamp = now().astimezone(UTC).isoformat(timespec="seconds") if now else None
    return once_each(_gathered(inputs, settings=settings, stamp=stamp))


def _gathered(inputs: Sequence[str], *, settings: GatherSettings, stamp: str | None) -> Iterator[Gathered]:
    for found in _sources(inputs, stamp):
        if isinstance(found, Source):
            yield from map(_listed, read(found, settings=settings))
        else:
            yield found


def _listed(found: Capture | Refusal | Skipped | Address) -> Gathered:
    if isinstance(found, Address):
        return Skipped(
            path=found.url, detail=f"a feed that {found.listed_in} lists; give its URL to have it fetched"
        )
    return found


def _sources(inputs: Sequence[str], stamp: str | None) -> Iterator[Source | Refusal | Skipped]:
    for given in inputs:
        path = Path(given)
        if path.is_dir():
            yield from in_folder(path, given, retrieved=stamp)
        else:
            yield file_source(path, shown=given, named=True, retrieved=stamp)


def once_each(gathered: Iterator[Gathered]) -> Iterator[Gathered]:
    """The same bytes from the same origin count once. The same bytes from another outlet or file are a report of their
    own: who copied whom is not for the door to say.
    """
    seen: set[tuple[str, ...]] = set()
    for item in gathered:
        if not isinstance(item, Capture):
            yield item
            continue
        key = _identity(item)
        if key in seen:
            yield Refusal(
                path=item.path,
                reason=Reason.DUPLICATE,
                detail="the same bytes from the same place as an earlier input",
            )
            continue
        seen.add(key)
        yield item


def _identity(capture: Capture) -> tuple[str, ...]:
    # A row without path and URL is known by what it states; its line number would make every row its own place.
    stated = capture.stated
    said = (stated.outlet or "", stated.title or "", stated.published or "")
    part = "#" + capture.record.split()[-1] if capture.record else ""
    place = capture.url or os.path.abspath(capture.path.removesuffix(part))  # noqa: PTH100 - not through links
    return (capture.digest, place, *said)
