"""JSON files: lists of reports, and the answers and exports that hold one."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from itertools import chain
from typing import Any

from variorum.gather.columns import Columns, columns_of, missing
from variorum.gather.json_tables import values
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.gather.tables import Found, Row, read_rows_of
from variorum.records import Reason, Skipped

# Where answers of services keep their list: NewsAPI and GDELT, Event Registry ("articles" → "results"), and others.
LISTS = ("articles", "results", "stories", "rows", "data", "items", "entries", "docs", "hits", "value")


def read_json(source: Source, stream: BufferedReader, *, settings: GatherSettings) -> Iterator[Found]:
    """A capture or a Refusal for each object. In a folder, where nobody named it, JSON without reports is skipped: it may be
    anything."""
    found = values(stream, settings=settings)
    first = next(found, None)
    items: Iterator[Any] = chain((first,), found)
    if isinstance(first, dict) and (listed := _listed(first)) is not None:
        items = iter(listed)
        first = next(items, None)
        items = chain((first,), items)
    if not isinstance(first, dict):
        yield from _nothing(source, "JSON without objects that could be reports")
        return
    columns = columns_of(list(first), settings.columns, titles=settings.title_only_rows)
    if columns is None:
        yield from _nothing(source, missing(list(first)))
        return
    yield from read_rows_of(
        source, columns, _rows(items, columns, settings), settings=settings, unit="object"
    )


def _nothing(source: Source, said: str) -> Iterator[Found]:
    if source.named:
        raise Unreadable(Reason.UNSUPPORTED, said)
    yield Skipped(path=source.path, detail="JSON without reports")


def _listed(whole: dict[str, Any]) -> list[Any] | None:
    """The list of objects inside an answer; one level down where the answer wraps it twice."""
    for name in LISTS:
        value = whole.get(name)
        if isinstance(value, dict):
            value = _listed(value)
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            return value
    return None


def _rows(items: Iterator[Any], columns: Columns, settings: GatherSettings) -> Iterator[Row]:
    """Objects may have unlike names; those that the first lacks are looked for anew in each such."""
    by_names: dict[tuple[str, ...], Columns | None] = {columns.names: columns}
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            yield Row(number, {}, "is no object with fields")
            continue
        names = tuple(item)
        if names not in by_names and len(by_names) < 1000:
            by_names[names] = _columns(names, settings)
        own = by_names.get(names) or columns
        yield Row(number, item, fields=own.row(item))


def _columns(names: tuple[str, ...], settings: GatherSettings) -> Columns | None:
    try:
        return columns_of(names, settings.columns, titles=settings.title_only_rows)
    except Unreadable:
        return None
