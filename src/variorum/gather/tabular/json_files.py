"""Reads JSON files: lists of reports, and answers and exports with a list inside."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from itertools import chain
from typing import Any

from variorum.gather.formats.references import WEB
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Address, Source
from variorum.gather.tabular.columns import Columns, columns_of, missing
from variorum.gather.tabular.json_items import Adapter, adapter_of
from variorum.gather.tabular.json_tables import values
from variorum.gather.tabular.rows import one_row, stated_in
from variorum.gather.tabular.tables import Found, Row, read_rows_of
from variorum.records import Reason, Refusal, Skipped

# Where answers of services keep their list: NewsAPI and GDELT, Event Registry ("articles" → "results"), and others.
LISTS = ("articles", "results", "stories", "rows", "data", "items", "entries", "docs", "hits", "value")


def read_json(source: Source, stream: BufferedReader, *, settings: GatherSettings) -> Iterator[Found]:
    """A capture or a Refusal for each object of a JSON file: a list of objects, an answer with such a list inside, or
    one object. In a folder, where nobody named the file, JSON without reports is skipped: it may be anything.
    """
    found = values(stream, settings=settings)
    first = next(found, None)
    items: Iterator[Any] = chain((first,), found)
    first_value = first
    # one object that holds the list, as answers of servers do
    if isinstance(first, dict) and (list_inside := _listed(first)) is not None:
        items = iter(list_inside)
        first = next(items, None)
        items = chain((first,), items)
    if not isinstance(first, dict):
        yield from _nothing(source, "JSON without objects that could be reports")
        return
    # known makers' JSON; else columns as of a table
    adapter = (
        None
        if settings.columns
        else adapter_of(first_value if isinstance(first_value, dict) else first, first)
    )
    if adapter is not None:
        yield from _adapted(source, items, adapter, settings)
        return
    columns = columns_of(list(first), settings.columns, titles=settings.title_only_rows)
    if columns is None:
        yield from _nothing(source, missing(list(first)))
        return
    yield from read_rows_of(
        source, columns, _rows(items, columns, settings), settings=settings, unit="object"
    )


def _adapted(
    source: Source, items: Iterator[Any], adapter: Adapter, settings: GatherSettings
) -> Iterator[Found]:
    """A capture, an Address or a Refusal for each object of a known maker's JSON. `adapter`: makes a row of an object, under this
    project's names; None where it cannot.
    """
    for number, item in enumerate(items, start=1):
        where = f"{source.path}#{number}"
        row = adapter(item) if isinstance(item, dict) else None
        if row is None:
            yield Refusal(
                path=where, reason=Reason.BROKEN_ROW, detail=f"object {number} is no object with fields"
            )
        elif row.get("text") or row.get("html"):
            yield one_row(
                source,
                number,
                {name: content for name, content in row.items() if content},
                settings,
                unit="object",
            )
        elif str(row.get("url") or "").lower().startswith(WEB):
            yield Address(url=row["url"], listed_in=source.path, stated=stated_in(row))
        else:
            detail = f"object {number} has neither a text nor an address"
            yield Refusal(path=where, reason=Reason.EMPTY, detail=detail)


def _nothing(source: Source, said: str) -> Iterator[Found]:
    """Skips JSON in which no report is found; raises Unreadable where the user named the file."""
    if source.named:
        raise Unreadable(Reason.UNSUPPORTED, said)
    yield Skipped(path=source.path, detail="JSON without reports")


def _listed(whole: dict[str, Any]) -> list[Any] | None:
    """The list of objects inside an answer, also where it is wrapped twice; None where there is none."""
    for name in LISTS:
        value = whole.get(name)
        if isinstance(value, dict):
            value = _listed(value)
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            return value
    return None


def _rows(items: Iterator[Any], columns: Columns, settings: GatherSettings) -> Iterator[Row]:
    """A row for each object. Objects may have different names: for an object with a name that the first one lacks,
    the columns are chosen anew.
    """
    by_names: dict[tuple[str, ...], Columns | None] = {columns.names: columns}
    for number, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            yield Row(number, {}, "is no object with fields")
            continue
        names = tuple(item)
        # a hostile file may give every object other names
        if names not in by_names and len(by_names) < 1000:
            by_names[names] = _columns(names, settings)
        own = by_names.get(names) or columns
        yield Row(number, item, fields=own.row(item))


def _columns(names: tuple[str, ...], settings: GatherSettings) -> Columns | None:
    """Which field each name stands for; None where the names give no report."""
    try:
        return columns_of(names, settings.columns, titles=settings.title_only_rows)
    except Unreadable:
        return None
