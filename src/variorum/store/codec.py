"""Turns records into JSON and back, by their type hints. A field that has its default is left out: segments and
findings of reports would else be most of a desk's size.

Words used here. Plain: made of dicts, lists, strings, numbers, booleans and None alone, as JSON has them. Hint: the
type that a record's class gives for a field. Reader, writer: functions that turn plain values of one type into
records, and back.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from variorum.records import Sentence, Token

# The record.
T = TypeVar("T")
# The key that says which of several record types stands in a field.
TYPE = "type"
# What JSON has as well.
AS_THEY_ARE = frozenset({type(None), str, int, float, bool})


def dumps(record: object) -> str:
    """A record as compact JSON, keys in one order: equal records give equal text."""
    return dumped(plain(record))


def dumped(value: Any) -> str:
    """What `plain` made of a record, as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def loads(kind: type[T], text: str) -> T:
    """What `dumps` made of a record of this kind; fields that are not in the text have their defaults."""
    return of_plain(kind, json.loads(text))


def of_plain(kind: type[T], value: Any) -> T:
    """The record of this kind that `value` holds, made of dicts, lists, strings and numbers as `plain` gives them."""
    found: T = _reader(cast("Any", kind))(value)
    return found


def plain(value: Any) -> Any:
    """A record as JSON's own types, each with the name of its type; fields at their defaults are left out."""
    kind: Any = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """The function that makes JSON's own types of values of this type."""
    if issubclass(kind, Enum):
        return lambda value: value.value
    if kind not in AS_THEY_ARE and issubclass(kind, (tuple, list)):
        return lambda values: [plain(item) for item in values]
    return _writer_of_records(kind) if is_dataclass(kind) else _as_it_is


def _writer_of_records(kind: Any) -> Callable[[Any], Any]:
    """A function that makes a JSON object of a record of this class, with the name of the class and without fields at their defaults."""
    defaults = _defaults(kind)

    # a field at its default is left out
    def write(record: Any) -> Any:
        """The record as a JSON object."""
        found = {TYPE: kind.__name__}
        for name, default in defaults:
            held = getattr(record, name)
            if default is MISSING or held != default:
                found[name] = held if type(held) in AS_THEY_ARE else plain(held)
        return found

    return write


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((each.name, each.default) for each in fields(kind))


# What a hint says of reading is worked out once: records are read by the million.
Reader = Callable[[Any], Any]


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _reader(hint: Any) -> Reader:
    """The function that makes of a JSON value what the type hint says."""
    origin, args = get_origin(hint), get_args(hint)
    # X or None
    if origin in (Union, types.UnionType):
        return _of_union(tuple(kind for kind in args if kind is not type(None)))
    # (X, ...) has any number of items, (X, Y) exactly two
    if origin is tuple:
        return _of_many(args[0]) if args[-1] is Ellipsis else _of_each(args)
    if is_dataclass(hint):
        return _of_record(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: None if value is None else hint(value)
    return _as_it_is


def _of_union(kinds: tuple[Any, ...]) -> Reader:
    """A reader for a value of one of several types. Of records the "type" in the JSON tells which; one type or None needs no such word."""
    first = _reader(kinds[0])
    if len(kinds) == 1:
        return first

    def read(value: Any) -> Any:
        """A record is read as the type that it names; anything else as the first type."""
        if not isinstance(value, dict):
            return first(value)
        return _reader(next(kind for kind in kinds if kind.__name__ == value[TYPE]))(value)

    return read


def _of_many(kind: Any) -> Reader:
    read = _reader(kind)
    return lambda value: None if value is None else tuple([read(item) for item in value])


def _of_each(kinds: tuple[Any, ...]) -> Reader:
    """A reader for a tuple of fixed length, each item of its own type."""
    readers = [_reader(kind) for kind in kinds]

    def read(value: Any) -> Any:
        """The tuple of a JSON list, each item by its own type; None for None."""
        if value is None:
            return None
        return tuple(one(item) for one, item in zip(readers, value, strict=True))

    return read


def _of_record(kind: Any) -> Reader:
    """A reader for records of this class; fields that are not there get their defaults."""
    readers: dict[str, Reader] = {}  # filled at the first record: a type may hold itself

    def read(value: Any) -> Any:
        """The record of a JSON object, each field by its type; None for None. Types are looked up at the first record."""
        if value is None:
            return None
        if not readers:
            readers.update((name, _reader(hint)) for name, hint in get_type_hints(kind).items())
        return kind(**{name: readers[name](item) for name, item in value.items() if name != TYPE})

    return read


def pack_sentences(sentences: tuple[Sentence, ...]) -> bytes:
    """Parsed sentences as small bytes for the database: deflated rows of plain values, about a sixth of the size of the records as JSON."""
    # places of tokens are counted from their sentence, since small numbers pack better
    rows = [
        [sentence.start, sentence.end, sentence.block]
        + [
            [
                token.text,
                token.start - sentence.start,
                token.lemma,
                token.pos,
                token.tag,
                token.dep,
                token.head,
                token.entity,
            ]
            for token in sentence.tokens
        ]
        for sentence in sentences
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 6)


def unpack_sentences(report: str, packed: bytes) -> tuple[Sentence, ...]:
    """The sentences of a report from their packed form (see `pack_sentences`), with tokens where the report was
    parsed. `report`: its id.
    """
    return tuple(
        Sentence(
            report=report,
            start=start,
            end=end,
            block=block,
            tokens=tuple(_token(start, token_row) for token_row in token_rows),
        )
        # each row: where the sentence begins and ends, its block, then its tokens
        for start, end, block, *token_rows in json.loads(zlib.decompress(packed))
    )


def _token(shift: int, row: list[Any]) -> Token:
    """A token of its row. Places in the row count from the beginning of the sentence, which is at `shift` in the report."""
    text, start, lemma, pos, tag, dep, head, entity = row
    return Token(
        text=text,
        start=shift + start,
        end=shift + start + len(text),
        lemma=lemma,
        pos=pos,
        tag=tag,
        dep=dep,
        head=head,
        entity=entity,
    )
