"""Reads JSON Lines (JSONL): one report a line, with any of path, url, outlet, title, published, authors, text, html."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from variorum.gather.content_types import encoding_of
from variorum.gather.settings import GatherSettings
from variorum.gather.sources import Source
from variorum.records import Capture, Reason, Refusal, Skipped, Stated
from variorum.text.column_notes import OPENING
from variorum.text.lexicon import table

FIELDS = ("path", "url", "outlet", "title", "published", "authors", "language", "text", "html")

# What a field may be besides text.
KINDS = {"authors": (str, list), "published": (str, int, float)}
# How an export says that it gives the beginning alone.
CUT = re.compile(r"\[\+\d+ chars\]\s*$")
# What stands before the names in a cell of authors, and a list that was written as text.
BYLINE = re.compile(r"\s*(?:byline:|by:?\s)\s*(?:by\s)?\s*", re.IGNORECASE)
# A line that is a whole list.
LIST = re.compile(r"\[.*\]", re.DOTALL)
# Fields that are not read are named once: so many of them, of so many that are looked for.
NAMED, MOST_UNREAD = 8, 100

# Bytes that are no text become a lone surrogate, by which the row that holds them is known.
LONE = "variorum.lone"
codecs.register_error(LONE, lambda error: ("\udcff", getattr(error, "end", 0)))


def read_rows(
    source: Source, stream: BinaryIO, *, settings: GatherSettings
) -> Iterator[Capture | Refusal | Skipped]:
    """A Capture or a Refusal for each line that is not blank; then, as skipped, the fields that were not read. Never more than one line
    is in memory.
    """
    unread: dict[str, int] = {}
    for number, line in _lines(stream, settings.document_bytes):
        if number > settings.rows:
            yield source.refusal(
                Reason.TOO_LARGE, f"more than {settings.rows:,} lines; the rest was not read: split the file"
            )
            return
        row = line if line is None else _renamed(_parsed(line), settings)
        try:
            found = one_row(source, number, row, settings)
        except Exception as error:  # of ours, on one row: the others are read
            found = Refusal.failed(f"{source.path}#{number}", "gather", error)
        yield found
        if isinstance(row, dict) and len(unread) < MOST_UNREAD:
            unread.update((name, unread.get(name, number)) for name in row if name not in FIELDS)
    if unread:
        yield Skipped(path=source.path, detail=_unread(unread))


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, str | None]]:
    """(number from 1, line without its end), blank lines left out; None for a line past `limit` characters."""
    head = stream.peek(4) if isinstance(stream, io.BufferedReader) else b""
    # `peek` looks at the first bytes without taking them: the mark of an encoding (BOM) may stand there
    text = io.TextIOWrapper(stream, encoding=encoding_of(head[:4]) or "utf-8", errors=LONE, newline="\n")
    number = 0
    while line := text.readline(limit + 1):
        number += 1
        # a line that is longer than may be is read to its end and given as None
        whole = line.endswith("\n") or len(line) <= limit
        if whole and line.strip("\ufeff \t\r\n"):
            yield number, line.strip("\ufeff \t\r\n")
        elif not whole:
            while (rest := text.readline(limit)) and not rest.endswith("\n"):
                pass
            yield number, None


def _unread(names: dict[str, int]) -> str:
    """A note on the columns of a file of rows, in words: which are not read, and which are. `names`: field → the first line that has it."""
    shown = "`, `".join(name[:40] for name in list(names)[:NAMED]) + ("`, …" if len(names) > NAMED else "`")
    first = min(names.values())
    return f"{OPENING}{shown} not read (first in line {first}); what is read is called " + ", ".join(FIELDS)


def _renamed(row: dict[str, Any] | str, settings: GatherSettings) -> dict[str, Any] | str:
    """The row with this project's names for fields for which the user has named others."""
    if isinstance(row, str) or not settings.columns:
        return row
    given = {field: row[name] for field, name in settings.columns if name in row}
    names = {name for field, name in settings.columns if field in given}
    return {name: value for name, value in row.items() if name not in names} | given


def one_row(
    source: Source,
    number: int,
    row: dict[str, Any] | str | None,
    settings: GatherSettings,
    *,
    unit: str = "line",
    losses: tuple[str, ...] = (),
) -> Capture | Refusal:
    """The report of a row under this project's names for its fields, or a refusal. `row` may be a text that says what is wrong with it,
    or None: it is too long. `unit` is what `number` counts, as users see it. `losses`: what is lost already, in words.
    """
    where = f"{source.path}#{number}"
    if row is None:
        told = f"{unit} {number} is longer than {settings.document_bytes:,} characters"
        return _refused(where, told, Reason.TOO_LARGE)
    if isinstance(row, str):
        return _refused(where, f"{unit} {number} {row}")
    given = row.get("path")
    path = given if isinstance(given, str) and given else where
    # a row that has a path of its own says of which file it is
    row_name = f"{unit} {number}" if path == where else f"{unit} {number} of {source.name}"
    # what a row's text may stand in, and what kind of content that is
    kinds = (("text", "text/x-report"), ("html", "text/html"), ("title", "text/x-report"))
    # a title alone is a report only if the user said so
    for field, media_type in kinds if settings.title_only_rows else kinds[:2]:
        content = row.get(field)
        if isinstance(content, str) and content.strip():
            return _captured(
                source,
                row,
                content,
                path=path,
                media_type=media_type,
                record=f"{unit} {number}",
                losses=losses,
            )
    if any(isinstance(row.get(field), str) for field in ("text", "html")):
        return _refused(path, f"{row_name} has an empty text", Reason.EMPTY)
    # a field that holds something else than text
    unlike = next((field for field in ("text", "html") if row.get(field) is not None), None)
    if unlike is not None:
        return _refused(path, f'in {row_name} "{unlike}" holds {_kind(row[unlike])} and no text')
    return _refused(path, f'{row_name} has neither "text" nor "html"; it has {_names(row)}')


def _parsed(line: str) -> dict[str, Any] | str:
    """The row as an object; or, as text, what is wrong with it. `line`: one line of the file."""
    try:
        # bytes that could not be decoded came as lone surrogates, which cannot be encoded
        line.encode()
    except UnicodeEncodeError:
        return "holds bytes that are no text in UTF-8 (or UTF-16, by its mark)"
    try:
        row = json.loads(line)
    except RecursionError:
        return "is nested too deep"
    except ValueError as error:
        return f"is not JSON: {error.msg if isinstance(error, json.JSONDecodeError) else error}"
    return row if isinstance(row, dict) else "is JSON but not an object with fields"


def _captured(
    source: Source,
    row: dict[str, Any],
    content: str,
    *,
    path: str,
    media_type: str,
    record: str,
    losses: tuple[str, ...],
) -> Capture:
    """The row as a capture, with what was lost of it in words. `content`: the text or page; `path` and `record`: its place, for people;
    `losses`: what is lost already.
    """
    # JSON may say half a surrogate pair, which is no character; it cannot be written as UTF-8.
    raw = content.encode("utf-8", "replace")
    lost = [*losses, *_cut_by_export(content)]
    lost += [f'the row\'s "{field}" is not text and was not used' for field in _unusable(row)]
    # each such half became a "?"
    if raw.count(b"?") != content.count("?"):
        lost.append('half characters (lone surrogates) stand as "?"')
    return source.capture(
        raw,
        media_type,
        path=path,
        charset="utf-8",
        url=_text(row.get("url")),
        record=record,
        stated=stated_in(row),
        losses=tuple(lost),
    )


def stated_in(row: dict[str, Any]) -> Stated:
    """What a row, under this project's names for its fields, states of its report."""
    return Stated(
        title=_text(row.get("title")),
        outlet=_text(row.get("outlet")),
        published=_date(row.get("published")),
        authors=_authors(row.get("authors")),
        notes=(*(row.get("_notes") or ()), *_language(row.get("language"))),
    )


def _language(value: Any) -> tuple[tuple[str, str], ...]:
    """The language that a row states, as a note for `Stated`: ("language", "pt") for "pt", "pt-BR" and "Portuguese"; () for what names
    none.
    """
    known: dict[str, str] = table("languages.json")
    word = value.strip().casefold() if isinstance(value, str) else ""
    code = re.split("[-_]", word)[0]
    by_name = {name.casefold(): code for code, name in known.items()}
    found = code if code in known else by_name.get(word)
    return (("language", found),) if found else ()


def _cut_by_export(content: str) -> tuple[str, ...]:
    """What is missing of a text that NewsAPI has cut: it gives the first 200 characters and says how many it
    left out.
    """
    cut = CUT.search(content[-40:])
    return (f"the export cut the text: it ends “{cut.group().strip()}”",) if cut else ()


def _text(value: object) -> str | None:
    """A stated field as it stands; None where it is absent, blank or not text."""
    return _whole(value) if isinstance(value, str) and value.strip() else None


def _date(value: object) -> str | None:
    """The date, unchanged, as a string; a number (a year, or seconds since 1970) too. None for anything else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _text(value)


def _whole(value: str) -> str:
    return value.encode("utf-8", "replace").decode()


def _authors(value: object) -> tuple[str, ...] | None:
    """A list of names, or one name as text. An empty list says that there is none. A list that a table holds as text is read as one."""
    if isinstance(value, str):
        return _authors(_list(value)) if LIST.fullmatch(value.strip()) else _named(value)
    if isinstance(value, list):
        return tuple(_whole(name) for name in value if isinstance(name, str) and name.strip())
    return None


def _named(value: str) -> tuple[str, ...] | None:
    """The names, without the label that Nexis and Factiva write before them. Several stand between semicolons."""
    names = [
        part.strip()
        for part in _whole(BYLINE.sub("", value, count=1) if BYLINE.match(value) else value).split(";")
    ]
    return tuple(name for name in names if name) or None


def _list(value: str) -> list[object]:
    """The items of a list written as text: JSON, else between brackets and commas."""
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return [part.strip(" '\"") for part in value.strip()[1:-1].split(",")]
    return found if isinstance(found, list) else []


def _unusable(row: dict[str, Any]) -> list[str]:
    """The fields whose values are of another type than the field's."""
    return [
        name
        for name in FIELDS
        if not isinstance(row.get(name), KINDS.get(name, str)) and row.get(name) is not None
    ]


def _kind(value: object) -> str:
    """What a value of JSON is, in words."""
    kinds = ((bool, "true or false"), (dict, "an object"), (list, "a list"))
    return next((words for kind, words in kinds if isinstance(value, kind)), "a number")


def _names(row: dict[str, Any]) -> str:
    names = [str(name)[:40] for name in row][:8]
    return ", ".join(names) if names else "no field at all"


def _refused(path: str, detail: str, reason: Reason = Reason.BROKEN_ROW) -> Refusal:
    return Refusal(path=path, reason=reason, detail=detail)
