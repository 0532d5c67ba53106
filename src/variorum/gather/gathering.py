"""Turns what the user named into captures, in the order named."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.errors import NoSuchInput, UsageError
from variorum.gather.folders import in_folder
from variorum.gather.readers import read
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Address, Source, file_source
from variorum.gather.streams.seeking import piped
from variorum.gather.visits import default_fetcher, is_url, visit
from variorum.records import Capture, Reason, Refusal, Skipped

# What stands for what is piped in.
STANDARD = "-"

if TYPE_CHECKING:
    from variorum.gather.fetch import Fetcher

# A capture, or why there is none.
Gathered = Capture | Refusal | Skipped


def gather(
    inputs: Sequence[str],
    *,
    settings: GatherSettings | None = None,
    now: Callable[[], datetime] | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Gathered]:
    """Everything that `inputs` hold, in the order given. An input is the path of a file or folder, a URL, or "-" for what is piped in.

    Lazy: nothing is read before the iterator is used. Raises NoSuchInput, at once, for a path that does not exist, and MissingExtra for a
    named file that needs an extra. Anything else wrong with an input becomes a Refusal. `now` dates what has no date of its own; without it
    `retrieved` of files is None. URLs are fetched by `fetcher`, by default one that keeps what it gets in `settings.captures`.
    """
    settings = settings or GatherSettings()
    for given in inputs:
        if given == STANDARD and sys.stdin.isatty():
            raise UsageError("-: reads what is piped into it, and nothing is")
        if given != STANDARD and not is_url(given) and not _exists(given):
            raise NoSuchInput(f"no such file or folder: {given}")
    # a fetcher is made only if an address may have to be fetched
    wanted = settings.follow_lists or any(map(is_url, inputs))
    visiting = Visiting(settings, fetcher or (default_fetcher(settings) if wanted else None))
    stamp = now().astimezone(UTC).isoformat(timespec="seconds") if now else None
    return once_each(_gathered(inputs, settings=settings, stamp=stamp, visiting=visiting))


def _exists(given: str) -> bool:
    """Whether a file or folder of that name is there; False for what can be no name."""
    try:
        return bool(given) and Path(given).exists()
    except (OSError, ValueError):  # a name too long, or with a null character in it
        return False


def _gathered(
    inputs: Sequence[str], *, settings: GatherSettings, stamp: str | None, visiting: Visiting
) -> Iterator[Gathered]:
    """What the inputs hold; addresses among them are fetched."""
    for found in _sources(inputs, stamp):
        if isinstance(found, Source):
            for item in read(found, settings=settings):
                yield from visiting.visited(item)
        else:
            yield from visiting.visited(found)


class Visiting:
    """Fetches addresses and reads what stands there. The fetcher is made when the first address comes."""

    def __init__(self, settings: GatherSettings, fetcher: Fetcher | None) -> None:
        self._settings = settings
        self._fetcher = fetcher

    def visited(self, found: Gathered | Address) -> Iterator[Gathered]:
        """For an address, what is found there; anything else is passed on unchanged. Addresses that such a page only
        lists are not fetched.
        """
        if not isinstance(found, Address):
            yield found
        elif found.listed_in is not None and not self._settings.follow_lists:
            detail = f"an address that {found.listed_in} lists; give it to have it fetched, or all with --follow-lists"
            yield Skipped(path=found.url, detail=detail)
        else:
            self._fetcher = self._fetcher or default_fetcher(self._settings)
            for item in visit(found.url, self._fetcher, settings=self._settings, stated=found.stated):
                if not isinstance(item, Address):
                    yield item


def _sources(inputs: Sequence[str], stamp: str | None) -> Iterator[Source | Refusal | Skipped | Address]:
    """What each input names: standard input, an address, a folder's files, a file."""
    for given in inputs:
        if given == STANDARD:
            yield Source(path=STANDARD, name="", named=True, open=piped, retrieved=stamp)
        elif is_url(given):
            yield Address(url=given)
        elif Path(given).is_dir():
            yield from in_folder(Path(given), given, retrieved=stamp)
        else:
            yield file_source(Path(given), shown=given, named=True, retrieved=stamp)


def once_each(gathered: Iterator[Gathered]) -> Iterator[Gathered]:
    """The captures without duplicates: the same bytes from the same origin. The same bytes from another outlet or file are kept, since who
    copied whom is not decided here.
    """
    seen: set[bytes] = set()
    for item in gathered:
        if not isinstance(item, Capture):
            yield item
            continue
        identity = _identity(item)
        if identity in seen:
            yield Refusal(
                path=item.path,
                reason=Reason.DUPLICATE,
                detail="the same bytes from the same place as an earlier input",
            )
            continue
        seen.add(identity)
        yield item


def _place(path: str) -> str:
    """The path made absolute, with links followed. Unchanged where it can be no path of a file: a row may state any text as its path."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path


def _identity(capture: Capture) -> bytes:
    """A hash by which a duplicate is recognised; 16 bytes, since an archive may have millions of pages."""
    # A row without path and URL is known by what it states; its line number would make every row its own place.
    stated = capture.stated
    said = (stated.outlet or "", stated.title or "", stated.published or "")
    part = "#" + capture.record.split()[-1] if capture.record else ""
    place = capture.url or _place(capture.path.removesuffix(part))
    return sha256("\x1f".join((capture.digest, place, *said)).encode("utf-8", "surrogatepass")).digest()[:16]
