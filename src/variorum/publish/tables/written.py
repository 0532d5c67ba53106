"""A table as CSV, as Arrow and as Parquet."""

from __future__ import annotations

import csv
import io
import json
from enum import Enum
from typing import Any

from variorum.errors import MissingExtra
from variorum.publish.csv_table import CONTROL, FORMULA
from variorum.publish.tables.shapes import Column, Table, Type

# By which a table of ours is known again.
MARK = b"variorum"


def as_csv(table: Table) -> str:
    """RFC 4180 with a header row: nothing for None, "true" and "false", lists as JSON. A text that a spreadsheet would run as a
    formula gets an apostrophe before it, and a control character is shown as one that cannot be: exact texts are in Parquet.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(column, value) for column, value in zip(table.columns, row, strict=True)])
    return out.getvalue()


def _cell(column: Column, value: Any) -> str:
    """One cell as CSV has it: "" for None, true or false, a list as JSON, a text made inert."""
    if value is None:
        return ""
    if column.type is Type.BOOLEAN:
        return "true" if value else "false"
    if column.type is Type.LIST:
        return json.dumps([_without_surrogates(item) for item in value], ensure_ascii=False)
    return inert(_without_surrogates(value)) if column.type is Type.TEXT else repr(value)


def inert(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it as a formula. A text that already
    looks so gets one more, so that `as_it_was` can take it off.
    """
    text = CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{text}" if FORMULA.search(text) or FORMULA.search(text.lstrip("'")) else text


def as_it_was(cell: str) -> str:
    """The text that `inert` was given, except for control characters."""
    marked = cell.startswith("'") and (FORMULA.search(cell[1:]) or FORMULA.search(cell.lstrip("'")))
    return cell[1:] if marked else cell


def _without_surrogates(value: Any) -> str:
    """The value as it can be written: of an enum its word, and of a text each lone surrogate as a question mark."""
    text = str(value.value) if isinstance(value, Enum) else str(value)
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def as_arrow(table: Table) -> Any:
    """The table as a `pyarrow.Table` with its types and descriptions. Raises MissingExtra where Arrow is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtra(
            "tables in Arrow or Parquet (or use --table-format csv)", extra="tables"
        ) from error
    # our types of columns in Arrow's
    kinds = {
        Type.TEXT: pyarrow.string(),
        Type.INTEGER: pyarrow.int64(),
        Type.NUMBER: pyarrow.float64(),
        Type.BOOLEAN: pyarrow.bool_(),
        Type.LIST: pyarrow.list_(pyarrow.string()),
    }
    fields = [
        pyarrow.field(c.name, kinds[c.type], nullable=not c.needed, metadata={"description": c.about})
        for c in table.columns
    ]
    schema = pyarrow.schema(fields, metadata={MARK: table.name.encode()})
    columns = [
        pyarrow.array([_arrow(column, row[place]) for row in table.rows], type=kinds[column.type])
        for place, column in enumerate(table.columns)
    ]
    return pyarrow.Table.from_arrays(columns, schema=schema)


def _arrow(column: Column, value: Any) -> Any:
    """The value of a cell as Arrow takes it: an enum as its word, a list item by item. Halves of surrogate pairs, which Arrow refuses,
    are taken out.
    """
    if value is None or column.type in {Type.INTEGER, Type.NUMBER, Type.BOOLEAN}:
        return value
    return (
        [_without_surrogates(item) for item in value]
        if column.type is Type.LIST
        else _without_surrogates(value)
    )


def as_parquet(table: Table) -> bytes:
    """The table as bytes of a Parquet file. Imports Arrow: raises MissingExtra without the extra `tables`."""
    arrow = as_arrow(table)
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(arrow, out, compression="zstd")
    return out.getvalue()
