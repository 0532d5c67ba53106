"""Records to JSON and back, from their type hints. Fields at their default are left out: a report's segments and
findings are most of a desk's size.
"""

from __future__ import annotations

import json
import types
import zlib
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from variorum.records import Sentence, Token

T = TypeVar("T")
# The key that says which of several record types stands in a field.
TYPE = "type"


def dumps(record: object) -> str:
    """Compact, keys in one order: equal records give equal text."""
    return dumped(plain(record))


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def loads(kind: type[T], text: str) -> T:
    """What `dumps` made of a record of this kind; fields that are not in the text have their defaults."""
    return of_plain(kind, json.loads(text))


def of_plain(kind: type[T], value: Any) -> T:
    """A record of what JSON holds of it."""
    found: T = _read(kind, value)
    return found


def plain(value: Any) -> Any:
    """A record as JSON's own types, each with the name of its type; fields at their defaults are left out."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if not is_dataclass(value):
        return value
    found = {f.name: plain(getattr(value, f.name)) for f in fields(value) if not _at_default(value, f)}
    return {TYPE: type(value).__name__, **found}


def _at_default(value: Any, field: Field[Any]) -> bool:
    return field.default is not MISSING and getattr(value, field.name) == field.default


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _read(_choose(args, value), value)
    if origin is tuple:
        kinds = [args[0]] * len(value) if args[-1] is Ellipsis else args
        return tuple(_read(kind, item) for kind, item in zip(kinds, value, strict=True))
    if is_dataclass(hint):
        hints = _hints(hint)  # type: ignore[arg-type]
        return hint(**{name: _read(hints[name], item) for name, item in value.items() if name != TYPE})  # type: ignore[operator]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return value


def _choose(kinds: tuple[Any, ...], value: Any) -> Any:
    present = [kind for kind in kinds if kind is not type(None)]
    if len(present) > 1 and isinstance(value, dict):
        return next(kind for kind in present if kind.__name__ == value[TYPE])
    return present[0]


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def pack_sentences(sentences: tuple[Sentence, ...]) -> bytes:
    """Tokens as bare rows, deflated: about a sixth of the records as JSON."""
    rows = [
        [s.start, s.end, s.block]
        + [[t.text, t.start - s.start, t.lemma, t.pos, t.tag, t.dep, t.head, t.entity] for t in s.tokens]
        for s in sentences
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 6)


def unpack_sentences(report: str, packed: bytes) -> tuple[Sentence, ...]:
    """What `pack_sentences` made; tokens only where the report was parsed."""
    return tuple(
        Sentence(
            report=report,
            start=row[0],
            end=row[1],
            block=row[2],
            tokens=tuple(_token(row[0], t) for t in row[3:]),
        )
        for row in json.loads(zlib.decompress(packed))
    )


def _token(shift: int, row: list[Any]) -> Token:
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
