"""Reads CSV and its like: comma, semicolon, tab or bar between cells, in whatever charset spreadsheets write.

Words used here. Header: the line with the names of columns; lines may stand above it. Foreign: of a row, that it is
no UTF-8. Long: that a line is longer than may be.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from io import BufferedReader
from itertools import chain, islice
from typing import TYPE_CHECKING

from variorum.gather.content_types import encoding_of
from variorum.gather.refused import Unreadable
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.gather.tabular.columns import is_known, names_a_field, plain
from variorum.gather.tabular.tables import Found, Row, read_table
from variorum.records import Reason

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Signs that may part the fields of a row.
DELIMITERS = (",", ";", "\t", "|")
# So many lines at the top are looked at for the names of columns: some exports have a title or a remark over them.
TITLES = 10
# Excel says so in a first line where the comma is not what it parts cells with.
SEPARATOR = "sep="


class TableLines:
    """The lines of a table as text, for the csv module. Lines that are not in the encoding of the table's beginning
    are read in the charset that they seem to be in, which is then `charset`. Never more than one line is in memory.
    """

    def __init__(self, stream: BufferedReader, limit: int) -> None:
        """Looks at the beginning for the encoding. `limit`: the most characters of a line."""
        self._stream = stream
        self._limit = limit
        # an encoding by its mark (BOM) is decoded in one stream; else line by line, since single lines may be in another one
        marked = encoding_of(stream.peek(4096)[:4096]) or "utf-8"
        self._wide: io.TextIOWrapper | None = None
        if marked != "utf-8":
            self._wide = io.TextIOWrapper(stream, encoding=marked, errors="replace", newline="\n")
        # whether the next line is the first
        self._first = True
        self.charset: str | None = None
        # whether the table is at its end; whether a line of the present row was not in the table's encoding, or too
        # long
        self.ended = False
        self.foreign = False
        self.long = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next line, without the byte order mark before the first."""
        line = self._line()
        if not line:
            self.ended = True
            raise StopIteration
        if self._first:
            self._first, line = False, line.lstrip("\ufeff")
        return line

    def _line(self) -> str:
        """The next line as characters, at most `_limit` long; `long` and `foreign` say what was wrong with it."""
        # UTF-16 and the like are decoded as a stream
        if self._wide is not None:
            line = self._wide.readline(self._limit + 1)
            self.long = self.long or len(line) > self._limit
            return line
        raw = self._stream.readline(self._limit + 1)
        self.long = self.long or len(raw) > self._limit
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            self.foreign = True
            # guessed once, at the first row that is no UTF-8
            self.charset = self.charset or _charset(raw)
            return raw.decode(self.charset, "replace")


def _charset(raw: bytes) -> str:
    """The charset that bytes seem to be in that are no UTF-8; the Western European one where nothing is sure."""
    from resiliparse.parse.encoding import detect_encoding

    found = str(detect_encoding(raw) or "")
    return found if found and found.lower() not in {"utf-8", "ascii"} else "windows-1252"


def read_csv(source: Source, stream: BufferedReader, *, settings: GatherSettings) -> Iterator[Found]:
    """A capture or a Refusal for each row.

    The delimiter is that of a line `sep=;`, else found from the header. Raises Unreadable without a header.
    """
    lines = TableLines(_with_line_feeds(stream), settings.document_bytes)
    first_line = next(lines, "")
    delimiter_given = None
    # a first line "sep=;", which Excel writes
    if first_line.lower().startswith(SEPARATOR) and len(first_line.strip()) == len(SEPARATOR) + 1:
        delimiter_given, first_line = first_line.strip()[-1], next(lines, "")
    if not first_line.strip():
        raise Unreadable(Reason.EMPTY, "a table without names of columns in its first line")
    # The reader's limit is the whole process's; ours is what a page or a text may have.
    csv.field_size_limit(max(csv.field_size_limit(), settings.document_bytes))
    try:
        header_lines, lines_above = _header(
            first_line, lines, delimiter_given, settings, extension=source.extension
        )
        delimiter = delimiter_given or delimiter_of(header_lines[0], extension=source.extension)
        reader = csv.reader(chain(header_lines, lines), delimiter=delimiter)
        names = [name.strip() for name in next(reader, [])]
    except (csv.Error, TypeError, ValueError) as error:
        raise Unreadable(
            Reason.UNREADABLE, f"its first line is no names of columns that could be read: {error}"
        ) from error
    yield from read_table(source, names, _rows(reader, lines, names, lines_above), settings=settings)


def _header(
    head: str, lines: TableLines, delimiter: str | None, settings: GatherSettings, *, extension: str
) -> tuple[list[str], int]:
    """The line that names the columns, and how many lines are above it.

    It is the first line, unless that names no field and a later line names two or more, by the names of usual exports
    or of the user. If no line names any, everything that was read. `head`: the first line; `lines`: those behind it; `delimiter`: None
    where it is to be found from a line.
    """
    wanted = {plain(name) for _, name in settings.columns}

    def known(line: str) -> int:
        names = next(csv.reader([line], delimiter=delimiter or delimiter_of(line, extension=extension)), [])
        return sum(names_a_field(name) or plain(name) in wanted for name in names)

    # the first line names fields
    if known(head):
        return [head], 0
    lines_read = [head]
    for line in islice(lines, TITLES - 1):
        lines_read.append(line)
        if known(line) > 1:
            return [line], len(lines_read) - 1
    # reading goes on behind these lines
    lines.ended = False
    return lines_read, 0


class _Returns(io.RawIOBase):
    """A stream whose lines end in carriage returns, as spreadsheets of old Macs write them; it gives line feeds instead."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Reads bytes with each carriage return as a line feed, as files of old Macs have it."""
        view = memoryview(buffer).cast("B")
        found = self._stream.read1(len(view)).replace(b"\r", b"\n")
        view[: len(found)] = found
        return len(found)


def _with_line_feeds(stream: BufferedReader) -> BufferedReader:
    """The stream, with line feeds where its lines end in carriage returns, as the end of the first line shows. Not
    asked of charsets with two bytes a character (they have null bytes).
    """
    line, end, rest = stream.peek(4096).partition(b"\r")
    returns = bool(end) and b"\n" not in line and b"\0" not in line and rest[:1] != b"\n"
    return io.BufferedReader(_Returns(stream)) if returns else stream


def looks_like_a_table(head: bytes) -> bool:
    """Whether at least two names in the first line are names of columns in usual exports, and no sentence ends there."""
    line = head.decode(encoding_of(head) or "utf-8", "replace").lstrip("\ufeff").splitlines()[:1]
    if not line or line[0].rstrip().endswith((".", "!", "?")):
        return False
    names = next(csv.reader(line, delimiter=delimiter_of(line[0])), [])
    return len(names) > 1 and sum(map(is_known, names)) > 1


def delimiter_of(head: str, *, extension: str = "") -> str:
    """The delimiter between the names in the first line: the one that gives most names known from exports, then most names. `head`: the
    first line; `extension`: of the file's name.
    """
    if extension == "tsv":
        return "\t"

    def names(delimiter: str) -> tuple[int, int]:
        found = next(csv.reader([head], delimiter=delimiter), [])
        return sum(map(is_known, found)), len(found)

    return max(DELIMITERS, key=names)


def _rows(reader: Iterator[list[str]], lines: TableLines, names: list[str], above: int) -> Iterator[Row]:
    """The rows below the names; `above` lines stand over those. Blank rows are counted and left out. Nothing is read
    behind a row that is broken or too long.
    """
    number = 1 + above
    while True:
        lines.foreign = False
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        # a quotation mark that is never closed takes the rest of the file
        except csv.Error as error:
            said = f"has a cell that cannot be read, or a quotation mark that is never closed ({error}); the rest was not read"
            yield Row(number, {}, said)
            return
        if not any(cell.strip() for cell in cells):
            continue
        if lines.long:
            yield Row(number, None)
            yield Row(number + 1, {}, "and what follows was not read: a line before it is too long")
            return
        yield _row(number, cells, names, lines)


def _row(number: int, cells: list[str], names: list[str], lines: TableLines) -> Row:
    """The cells under their names; where there are more cells than names, the row says so in `said`. `number`: of the line, from 1;
    `lines`: what is known of how it was read.
    """
    more = [cell for cell in cells[len(names) :] if cell.strip()]
    if more:
        said = (
            f"has {len(cells)} cells under {len(names)} names: a cell with the sign between cells in it must stand "
            "in quotation marks"
        )
        return Row(number, {}, said)
    losses = []
    if lines.ended:
        losses.append("the table ends in the middle of its last row")
    if lines.foreign:
        losses.append(f"the row is no UTF-8 and was read as {lines.charset}")
    return Row(number, dict(zip(names, cells, strict=False)), losses=tuple(losses))
