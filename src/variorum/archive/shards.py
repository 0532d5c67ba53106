"""Writes and reads the files of a run: Parquet, written under another name and renamed when whole; and their digests.

Words used here. Table: an Arrow table; its files are Parquet, whose rows lie in row groups. Place: the number of a row in a file.
"""

from __future__ import annotations

import hashlib
import io
import os
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from variorum.archive.places import is_local
from variorum.errors import MissingExtra
from variorum.records import Refusal

# Columns of the table of refusals.
REFUSALS = (("stage", "string"), ("path", "string"), ("reason", "string"), ("detail", "string"))
# As in the tables that `publish` writes: who meets such a file in a folder of reports does not take it for one.
MARK = {b"variorum": b"archive"}
# Rows that a reader takes together.
AT_ONCE = 100_000
# The same where rows are in order of days: who asks for those of a few reads little else.
OF_DAYS = 250


def arrow() -> Any:
    """`pyarrow`, with `pyarrow.parquet` imported. Raises MissingExtra where it is not installed."""
    try:
        import pyarrow.compute
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("an archive", extra="archive") from error
    return pyarrow


def parquet(
    columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]], *, rows_at_once: int = AT_ONCE
) -> bytes:
    """A table as the bytes of a Parquet file; the same rows give the same bytes. `columns`: name and type as
    Arrow calls it ("string", "list<string>", "binary").
    """
    pa = arrow()
    lists = {f"list<{kind}>": pa.list_(pa.type_for_alias(kind)) for kind in ("string", "int32", "float64")}
    schema = pa.schema([(name, lists.get(kind) or kind) for name, kind in columns], metadata=MARK)
    held = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [pa.array(column, field.type) for column, field in zip(held, schema, strict=True)]
    return written(pa.Table.from_arrays(arrays, schema=schema), rows_at_once=rows_at_once)


def written(table: Any, *, rows_at_once: int = AT_ONCE) -> bytes:
    """An Arrow table as the bytes of a Parquet file; equal tables give equal bytes."""
    out = io.BytesIO()
    arrow().parquet.write_table(table, out, compression="zstd", row_group_size=rows_at_once)
    return out.getvalue()


def refusals(stage: str, found: Iterable[Refusal]) -> bytes:
    """Refusals as Parquet, sorted, so that the bytes do not depend on which task met one first. `stage`: in which these were refused."""
    rows = sorted(
        (stage, plain(refusal.path), refusal.reason.value, plain(refusal.detail)) for refusal in found
    )
    return parquet(REFUSALS, rows)


def plain(text: str) -> str:
    """The text with lone surrogates written as escapes, since Arrow cannot hold them."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def table(path: Path, columns: Sequence[str] | None = None, *, filters: Any = None) -> Any:
    """A Parquet file as an Arrow table: these `columns` of it, and the rows that pass `filters` (as pyarrow
    writes them).
    """
    source = path if is_local(path) else io.BytesIO(path.read_bytes())
    return arrow().parquet.read_table(source, columns=columns, filters=filters, partitioning=None)


def column(tables: Sequence[Any], name: str, kind: Any = np.int64) -> Any:
    """A column of several Arrow tables, one behind the other, as an array of this kind; empty where there are no tables."""
    return np.concatenate([np.zeros(0, kind), *(one.column(name).to_numpy() for one in tables)]).astype(
        kind, copy=False
    )


def taken(path: Path, columns: Sequence[str], places: Sequence[int]) -> Any:
    """The rows at `places`, in the order of `places`. Only the row groups in which they lie are read."""
    pa = arrow()
    with pa.parquet.ParquetFile(path if is_local(path) else io.BytesIO(path.read_bytes())) as file:
        # the row group of each place
        sizes = [file.metadata.row_group(number).num_rows for number in range(file.metadata.num_row_groups)]
        # the row with which each group begins
        starts = [0, *accumulate(sizes)][:-1]
        group_of_place = [bisect_right(starts, place) - 1 for place in places]
        groups = sorted(set(group_of_place))
        rows_read = file.read_row_groups(groups, columns=list(columns))
    # where each place is in what was read
    first_row_read = dict(zip(groups, [0, *accumulate(sizes[number] for number in groups)], strict=False))
    row_read = [
        first_row_read[home] + place - starts[home]
        for home, place in zip(group_of_place, places, strict=True)
    ]
    return rows_read.take(pa.array(row_read, "int64"))


def rows(path: Path, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """A Parquet file as tuples of Python values, in the order of `columns`."""
    return tuples(table(path, columns), columns)


def tuples(found: Any, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of an Arrow table as `rows` gives those of a file."""
    return list(zip(*(found.column(name).to_pylist() for name in columns), strict=True))


def holding(path: Path, column: str, wanted: Collection[str]) -> list[int]:
    """Numbers of the rows whose list in this column holds one of `wanted`."""
    pa = arrow()
    lists = table(path, [column]).column(column).combine_chunks()
    inside = pa.compute.is_in(lists.flatten(), value_set=pa.array(sorted(wanted), "string"))
    found: list[int] = pa.compute.unique(lists.value_parent_indices().filter(inside)).to_pylist()
    return found


def among(path: Path, columns: Sequence[str], column: str, wanted: Any) -> list[tuple[Any, ...]]:
    """The rows of a file whose value in `column` is one of the array `wanted`, as tuples of these columns. No Python values are made of other
    rows.
    """
    pa = arrow()
    found = table(path, columns)
    return tuples(found.filter(pa.compute.is_in(found.column(column), value_set=wanted)), columns)


def refused(root: Path, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """These `columns` of all refusals of a run, file after file."""
    for path in sorted((root / "refusals").glob("*.parquet")):
        yield from rows(path, columns)


def put(path: Path, made: bytes) -> str:
    """Writes the file whole or not at all, even if the machine goes down, and gives its sha256. (In an object store that needs no care.)"""
    if not is_local(path):
        path.write_bytes(made)
        return hashlib.sha256(made).hexdigest()
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk is met at a handle, which has no name
        raise
    return hashlib.sha256(made).hexdigest()


def digest(path: Path) -> str | None:
    """The sha256 of a file; None where there is no such file."""
    try:
        with path.open("rb") as file:
            found = hashlib.sha256()
            # a megabyte at a time
            while part := file.read(1 << 20):
                found.update(part)
            return found.hexdigest()
    except FileNotFoundError:
        return None


def stands(root: Path, outputs: Mapping[str, str]) -> bool:
    """Whether every file is there with the digest that was written down for it. Reads them all."""
    return all(digest(root / name) == known for name, known in outputs.items())
