"""Reads Parquet, in which programs store tables."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from variorum.errors import MissingExtra
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.gather.streams.seeking import seekable
from variorum.gather.tabular.columns import columns_of, missing
from variorum.gather.tabular.tables import Found, Row, read_rows_of
from variorum.records import Reason, Skipped
from variorum.text.own_output import OWN

# What variorum's own tables carry in their schema.
MARK = b"variorum"
# So many rows are unpacked at once; with news reports that is some 2 MB.
ROWS = 256


def read_parquet(source: Source, stream: BufferedReader, *, settings: GatherSettings) -> Iterator[Found]:
    """A capture or a Refusal for each row. Only columns that are used are read. Rows are numbered from 1,
    since there is no row of names.
    """
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("reading a Parquet table", extra="tables") from error
    with seekable(stream) as file:
        try:
            table = pyarrow.parquet.ParquetFile(file, pre_buffer=False, buffer_size=1 << 20)
            names = list(table.schema_arrow.names)
            most = max((table.metadata.row_group(group_number).total_byte_size for group_number in range(table.num_row_groups)), default=0)  # fmt: skip
        except Exception as error:  # hostile or cut files get through to Arrow
            raise _broken(error) from error
        # a table that variorum wrote, with dossiers and no reports
        if MARK in (table.schema_arrow.metadata or {}):
            yield from _own_table(source)
            return
        if most > settings.unpacked_bytes:
            raise Unreadable(
                Reason.TOO_LARGE,
                f"a group of its rows is larger than {settings.unpacked_bytes >> 20:,} MB unpacked: write smaller ones",
            )
        columns = columns_of(names, settings.columns, titles=settings.title_only_rows)
        if columns is None:
            raise Unreadable(Reason.UNSUPPORTED, missing(names))
        used = [name for name in names if name in columns.used]
        yield from read_rows_of(source, columns, _rows(table, used), settings=settings)


def _own_table(source: Source) -> Iterator[Found]:
    """Skips a table that variorum itself wrote, if it lies in a folder, and refuses it if the user named it."""
    if source.named:
        raise Unreadable(Reason.UNSUPPORTED, f"{OWN}; its own dossiers, pages and tables are no reports")
    yield Skipped(path=source.path, detail=OWN)


def _rows(table: Any, used: list[str]) -> Iterator[Row]:
    """The rows, a batch at a time, counted from 1. Raises Unreadable for a broken file. `used`: names of the columns that are read."""
    number = 0
    try:
        for batch in table.iter_batches(batch_size=ROWS, columns=used):
            for cells in _plain(batch):
                number += 1
                yield Row(number, cells)
    except Unreadable:
        raise
    except Exception as error:
        raise _broken(error) from error


def _plain(batch: Any) -> Iterator[dict[str, Any]]:
    found: list[dict[str, Any]] = batch.to_pylist()
    yield from found


def _broken(error: Exception) -> Unreadable:
    """The error for a Parquet table that cannot be read further."""
    said = " ".join(f"{error or type(error).__name__}".split())[:120]
    return Unreadable(
        Reason.BROKEN_ARCHIVE, f"the Parquet table is broken ({said}); what stood before was read"
    )
