"""Fetches URLs among the inputs, records what comes, and reads it like any other source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.errors import MissingExtra, VariorumError
from variorum.gather.archives.responses import from_response
from variorum.gather.archives.warc import read_warc
from variorum.gather.readers import Found, read
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source, buffered
from variorum.records import Capture, Reason, Refusal, Skipped, Stated

if TYPE_CHECKING:
    from variorum.gather.fetch import Denied, Fetcher, Kept, Response, Unchanged

UNSAID = Stated()
SCHEMES = ("http://", "https://")


def is_url(given: str) -> bool:
    """Whether what a user gave is an address of the web, by its beginning, and not a path."""
    return given.lower().startswith(SCHEMES)


def default_fetcher(settings: GatherSettings) -> Fetcher:
    """A fetcher that records what it gets in the folder that the settings name. Raises MissingExtra without the extra `fetch`."""
    try:
        from datetime import UTC, datetime
        from pathlib import Path

        from variorum.gather.fetch import Fetcher, Shelf
    except ImportError as error:
        raise MissingExtra("fetching a URL", extra="fetch") from error
    shelf = Shelf(Path(settings.captures), now=lambda: datetime.now(UTC))
    return Fetcher(settings.fetch, shelf=shelf)


def visit(
    url: str, fetcher: Fetcher, *, settings: GatherSettings, stated: Stated = UNSAID
) -> Iterator[Found]:
    """What is found at `url`: a page, a text, a PDF, or the items of a feed. If the server says "not changed", the earlier capture is
    read again.
    `stated`: what a list says of the page, used where the page does not state it itself.
    """
    try:
        for item in read_outcome(fetcher.fetch(url), settings=settings):
            # The user named the URL, so what cannot be read is refused.
            outcome = _refused(url, item.detail) if isinstance(item, Skipped) else item
            is_bare = isinstance(outcome, Capture) and outcome.stated == UNSAID
            yield replace(outcome, stated=stated) if is_bare and isinstance(outcome, Capture) else outcome
    except VariorumError:
        raise
    except Exception as error:
        yield Refusal.failed(url, "gather", error)


def read_outcome(outcome: Response | Unchanged | Denied, *, settings: GatherSettings) -> Iterator[Found]:
    """A fetch's outcome as captures and refusals."""
    from variorum.gather.fetch import Denied, Response

    if isinstance(outcome, Denied):
        yield outcome.refusal
        return
    if isinstance(outcome, Response):
        source = from_response(
            outcome.body,
            outcome.headers,
            path=outcome.asked,
            url=outcome.url,
            retrieved=outcome.retrieved,
            record=_place(outcome.kept) if outcome.kept else None,
            settings=settings,
            losses=outcome.losses,
        )
    # unchanged, and nothing is kept to read again
    elif outcome.kept is None:
        source = _refused(outcome.asked, "unchanged since the last visit, whose capture is not at hand")
    else:
        source = from_shelf(outcome.asked, outcome.kept, settings=settings)
    yield from read(source, settings=settings) if isinstance(source, Source) else (source,)


def from_shelf(url: str, kept: Kept, *, settings: GatherSettings) -> Source | Refusal | Skipped:
    """The recorded response at a place of a WARC file, as a source to read. `url`: the address; `kept`: the file and the offset of the
    record in it.
    """
    file = Source(
        path=str(kept.file),
        name=kept.file.name,
        named=False,
        open=lambda: buffered(kept.file.open("rb", buffering=0)),
    )
    with file.open() as stream:
        stream.seek(kept.offset)
        found = next(read_warc(file, stream, settings=settings, start=kept.offset), None)
    if isinstance(found, Source):
        return replace(found, path=url, record=_place(kept))
    return _refused(url, f"its capture in {kept.file.name} cannot be read")


def _place(kept: Kept) -> str:
    return f"{kept.file.name}, warc offset {kept.offset}"


def _refused(url: str, detail: str) -> Refusal:
    return Refusal(path=url, reason=Reason.UNSUPPORTED, detail=detail)
