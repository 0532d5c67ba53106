"""Reads tables as reports: each row is one, the table itself is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Address, Source
from variorum.gather.tabular.columns import Columns, columns_of, missing
from variorum.gather.tabular.date_order import Order, order_of
from variorum.gather.tabular.rows import one_row, stated_in
from variorum.records import Capture, Reason, Refusal, Skipped

# What a table yields.
Found = Capture | Refusal | Skipped | Address


class Row(NamedTuple):
    """A row of a table.

    `number`: as a spreadsheet counts; the row of names is 1.
    `cells`: None where the row is too long.
    `said`: what is wrong with the row, in words that follow "row 7"; None where nothing is.
    `fields`: the columns under this project's names, where the row has columns of its own.
    """

    number: int
    cells: Mapping[str, Any] | None
    said: str | None = None
    losses: tuple[str, ...] = ()
    fields: dict[str, Any] | None = None


def read_table(
    source: Source, names: Sequence[str], rows: Iterable[Row], *, settings: GatherSettings, unit: str = "row"
) -> Iterator[Found]:
    """First, as skipped, what the names of the columns were taken for; then a capture or a Refusal for each row. Where no column has the
    reports but one has their addresses, each row is an Address. Never more is in memory than the rows that are looked at for the order of
    day and month (`GatherSettings.date_rows`).
    """
    columns = columns_of(names, settings.columns, titles=settings.title_only_rows)
    if columns is None:
        raise Unreadable(Reason.UNSUPPORTED, missing(names))
    yield from read_rows_of(source, columns, rows, settings=settings, unit=unit)


def read_rows_of(
    source: Source, columns: Columns, rows: Iterable[Row], *, settings: GatherSettings, unit: str = "row"
) -> Iterator[Found]:
    """Each row of a table whose columns are chosen, as a report; before them one Skipped, which says for what the columns were
    taken. `unit`: what a row is called in messages.
    """
    yield Skipped(path=source.path, detail=columns.said())
    yield from read_fields_of(source, columns, rows, settings=settings, unit=unit)


def read_fields_of(
    source: Source, columns: Columns, rows: Iterable[Row], *, settings: GatherSettings, unit: str
) -> Iterator[Found]:
    """Reads the rows of a table into reports, refusals and notes; how the columns were taken is not noted (`read_rows_of`
    does). `unit`: what a row is called in a message ("row", "object"). A table without texts is one of addresses: its
    rows become addresses to fetch, or one refusal where these are not followed.
    """
    addresses = not any(field in columns.taken for field in ("text", "html")) and not settings.title_only_rows
    if addresses and not settings.follow_lists:
        yield source.refusal(
            Reason.UNSUPPORTED,
            f"{missing(columns.names)}, or have the pages fetched that it lists (--follow-lists)",
        )
        return
    order = None
    if "published" in columns.taken:
        first, rows = _looked_ahead(rows, most=settings.date_rows, size=settings.document_bytes)
        order = order_of(_fields(row, columns).get("published") for row in first)
        if order is not None:
            yield Skipped(path=source.path, detail=order.said(columns.taken["published"][0]))
    seen = 0
    for row in rows:
        seen += 1
        if seen > settings.rows:
            yield source.refusal(
                Reason.TOO_LARGE, f"more than {settings.rows:,} rows; the rest was not read: split the table"
            )
            return
        try:
            found = _read(source, columns, row, settings, unit=unit, addresses=addresses, order=order)
        except Exception as error:  # of ours, on one row: the others are read
            found = Refusal.failed(f"{source.path}#{row.number}", "gather", error)
        yield found
    if not seen:
        yield source.refusal(Reason.EMPTY, "a table with names of columns and no rows")


def _looked_ahead(rows: Iterable[Row], *, most: int, size: int) -> tuple[list[Row], Iterator[Row]]:
    """The first rows, up to `most` of them or `size` characters; and all rows, these included. An error raised while looking ahead is
    raised again at its place. `size`: how many characters are held at most.
    """
    first: list[Row] = []
    left, held = iter(rows), 0
    raised: Exception | None = None
    try:
        while len(first) < most and held < size and (row := next(left, None)) is not None:
            first.append(row)
            held += _size(row.fields or row.cells or {})
    except Exception as error:  # raised again below, behind the rows that were read before it
        raised = error

    def again() -> Iterator[Row]:
        """The rows read ahead, the error met there if any, then the rest."""
        yield from first
        if raised is not None:
            raise raised
        yield from left

    return first, again()


def _fields(row: Row, columns: Columns) -> dict[str, Any]:
    return row.fields or ({} if row.cells is None else columns.row(row.cells))


def _read(
    source: Source,
    columns: Columns,
    row: Row,
    settings: GatherSettings,
    *,
    unit: str,
    addresses: bool,
    order: Order | None,
) -> Found:
    """What the row is: a report, an address to be asked, or a refusal with its reason. `unit`: what rows are called ("row"); `addresses`:
    the table has addresses and no texts; `order`: whether days or months come first in its dates; None: not needed.
    """
    # what is wrong with the row
    if row.said is not None:
        return one_row(source, row.number, row.said, settings, unit=unit)
    fields = None if row.cells is None else _fields(row, columns)
    if fields is not None and order is not None and "published" in fields:
        fields |= {"published": order.iso(fields["published"])}
    # the table has addresses and no texts
    if addresses and fields is not None:
        return _address(source, row.number, fields, unit)
    # a column for texts is there, and empty in this row
    if fields is not None and not any(field in fields for field in ("text", "html")):
        fields |= {name: "" for name in ("text", "html") if name in columns.taken}
    # too large: `one_row` says so of None
    if fields is not None and _size(fields) > settings.document_bytes:
        fields = None
    return one_row(source, row.number, fields, settings, unit=unit, losses=row.losses)


def _address(source: Source, number: int, fields: Mapping[str, Any], unit: str) -> Address | Refusal:
    """The address of a row that names one and holds no text; a refusal where it names none. `number`: of the row; `fields`: its cells by
    field; `unit`: what rows are called.
    """
    url = fields.get("url")
    if isinstance(url, str) and url.strip().lower().startswith(("http://", "https://")):
        return Address(url=url.strip(), listed_in=source.path, stated=stated_in(dict(fields)))
    where = f"{source.path}#{number}"
    return Refusal(path=where, reason=Reason.BROKEN_ROW, detail=f"{unit} {number} has no web address")


def _size(fields: Mapping[str, Any]) -> int:
    return sum(len(value) for value in fields.values() if isinstance(value, str))
