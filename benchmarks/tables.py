"""That a table of any length is read in the same memory, and how fast.

    python -m benchmarks.tables [--rows 100000]

Generates its own tables of invented reports, 2 KB each. Each measurement runs in a process of its own, so that the peak
is its own; what Python and the reader's library take without any row is said beside it.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gather import WORDS, measured

FIELDS = ("id", "media_name", "publish_date", "title", "url", "story_text")


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Never the same text twice."""
    for number in range(count):
        seed = hashlib.sha256(b"%d" % number).digest()
        words = " ".join(WORDS[byte % len(WORDS)] for byte in seed * 12)
        text = f'"{seed.hex()}", {words}.\n\nThe mayor, he said, "crossed" {number} times.'
        yield (str(number), f"Paper {number % 90}", f"2031-05-{1 + number % 28:02}", f"Ferry {number}", f"https://paper.example/{number}", text)  # fmt: skip


def write_csv(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(FIELDS)
        writer.writerows(rows(count))


def write_json(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as out:
        for number, row in enumerate(rows(count)):
            out.write(",\n" if number else "[")
            json.dump(dict(zip(FIELDS, row, strict=True)), out)
        out.write("]")


def write_parquet(path: Path, count: int) -> None:
    import pyarrow
    import pyarrow.parquet

    schema = pyarrow.schema([(field, pyarrow.string()) for field in FIELDS])
    with pyarrow.parquet.ParquetWriter(path, schema) as out:
        batch: list[tuple[str, ...]] = []
        for row in rows(count):
            batch.append(row)
            if len(batch) == 5000:
                out.write_table(
                    pyarrow.table([list(cells) for cells in zip(*batch, strict=True)], schema=schema)
                )
                batch.clear()
        if batch:
            out.write_table(pyarrow.table([list(cells) for cells in zip(*batch, strict=True)], schema=schema))


def write_xlsx(path: Path, count: int) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(FIELDS)
    for row in rows(count):
        sheet.append(row)
    book.save(path)


WRITERS = {"csv": write_csv, "json": write_json, "parquet": write_parquet, "xlsx": write_xlsx}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--write", nargs=2, metavar=("KIND", "FILE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.write:
        WRITERS[given.write[0]](Path(given.write[1]), given.rows)
        return
    print("| table | rows | rows/s | peak memory |\n|---|---:|---:|---:|")
    for name in WRITERS:
        for count in (1, given.rows // 10, given.rows)[: 2 if name == "xlsx" else 3]:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, f"reports.{name}")
                # In a process of its own: a child begins with the peak of who starts it.
                command = ["-m", "benchmarks.tables", "--rows", str(count), "--write", name, str(path)]
                subprocess.run([sys.executable, *command], check=True, cwd=Path(__file__).parents[1])
                found = measured(path)
            captures, seconds = found["counts"].get("Capture", 0), found["seconds"]
            print(
                f"| {name} | {captures:,} | {captures / seconds:,.0f} | {found['peak'] / 1024:,.0f} MB |",
                flush=True,
            )


if __name__ == "__main__":
    main()
