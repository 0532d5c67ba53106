"""Reads Excel's tables (XLSX): each sheet with reports is a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from variorum.errors import MissingExtra
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.gather.tabular.columns import Columns, columns_of, missing
from variorum.gather.tabular.tables import Found, Row, read_rows_of
from variorum.records import Reason, Skipped

# So many rows at the top of a sheet are looked at for the names of columns: some exports have a title over them.
TITLES = 10


def read_workbook(source: Source, file: BinaryIO, *, settings: GatherSettings) -> Iterator[Found]:
    """The rows of each visible sheet that has a column of reports. `zips.weighed` must have checked the file first, since a workbook is
    a zip file. Text that many cells share is in memory as a whole; rows are not.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtra("reading an Excel table", extra="tables") from error
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # hostile or cut files get through to what openpyxl is built on
        raise _broken(error) from error
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    seen: list[str] = []
    taken = False
    for sheet in sheets:
        rows = _cells(sheet)
        number, names, columns = _header(rows, settings)
        part = source if len(sheets) == 1 else replace(source, path=f"{source.path}#{sheet.title}")
        if columns is None:
            # the names of the first sheet's columns, to tell the user what was found
            seen = seen or names
            if len(sheets) > 1:
                yield Skipped(path=part.path, detail="a sheet without a column of reports")
            continue
        taken = True
        if len(sheets) > 1:
            part = replace(part, record=f"sheet {sheet.title}")
        yield from read_rows_of(part, columns, _rows(rows, number, names), settings=settings)
    if not taken:
        raise Unreadable(Reason.UNSUPPORTED, missing(seen))


def _broken(error: Exception) -> Unreadable:
    """The error for a workbook that cannot be read further."""
    said = " ".join(f"{error or type(error).__name__}".split())[:120]
    return Unreadable(
        Reason.BROKEN_ARCHIVE, f"the Excel table is broken ({said}); what stood before was read"
    )


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Row by row, whatever size the sheet says that it has."""
    try:
        sheet.reset_dimensions()
        yield from sheet.iter_rows(values_only=True)
    except Exception as error:
        raise _broken(error) from error


def _header(
    rows: Iterator[tuple[Any, ...]], settings: GatherSettings
) -> tuple[int, list[str], Columns | None]:
    """The number of the row that names the columns, its names, and which fields they were taken for. Where no row does: 1, the names in
    the first row that has any, None.
    """
    first: list[str] = []
    # a row of names that cannot be used; it is raised if no other row can
    problem: Unreadable | None = None
    for number, cells in enumerate(rows, start=1):
        names = [str(cell).strip() if cell is not None else "" for cell in cells]
        if any(names) and not first:
            first = names
        try:
            columns = columns_of(names, settings.columns, titles=settings.title_only_rows)
        except Unreadable as error:
            problem, columns = problem or error, None
        if columns is not None:
            return number, names, columns
        if number == TITLES:
            break
    if problem is not None:
        raise problem
    return 1, [name for name in first if name], None


def _rows(rows: Iterator[tuple[Any, ...]], number: int, names: Sequence[str]) -> Iterator[Row]:
    """The rows below the names, each with its number in the sheet; empty ones are left out."""
    for at, cells in enumerate(rows, start=number + 1):
        if any(cell is not None for cell in cells):
            yield Row(at, dict(zip(names, cells, strict=False)))
