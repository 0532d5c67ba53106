"""The tables of a dossier as data frames in memory, for notebooks."""

from __future__ import annotations

from typing import Any

from variorum.errors import MissingExtra, UsageError
from variorum.publish.tables.rows import dossier_tables
from variorum.publish.tables.written import as_arrow
from variorum.records import Dossier

LIBRARIES = ("pandas", "polars", "arrow")


def frames(dossier: Dossier, library: str = "pandas") -> dict[str, Any]:
    """The dossier's tables by name, as frames of `library`: "pandas" (with Arrow's types), "polars", or "arrow". Raises
    MissingExtra where it is not installed.
    """
    if library not in LIBRARIES:
        raise UsageError(f"frames of {library!r} are not made; there are {', '.join(LIBRARIES)}")
    return {table.name: _frame(as_arrow(table), library) for table in dossier_tables(dossier)}


def _frame(table: Any, library: str) -> Any:
    """An Arrow table as a frame of the library."""
    if library == "arrow":
        return table
    try:
        if library == "polars":
            import polars

            return polars.from_arrow(table)
        import pandas
    except ImportError as error:
        raise MissingExtra(f"a frame of {library}", extra=library) from error
    # pandas with Arrow's types, so that whole numbers stay so where some are missing
    return table.to_pandas(types_mapper=pandas.ArrowDtype)
