"""Reads a Dossier from its JSON. Raises BadDossier, with the place of what is wrong, for a file that is not one.

Words used here. Found: what the JSON holds, before it is checked. Hint: the type that a record's class gives for a
field. Record: an object of one of the classes in `records`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from variorum.errors import BadDossier
from variorum.publish.json_writer import SCHEMA, VALUE_TYPES
from variorum.records import (
    Alarm,
    Attribution,
    Claim,
    CollatedStory,
    Dossier,
    Label,
    Lineage,
    Made,
    Membership,
    Passage,
    Proposed,
    Reading,
    Refusal,
    Report,
    Segment,
    SharedKind,
    SharedSpan,
    SharedText,
    Skipped,
    Story,
    Value,
    Witness,
)

T = TypeVar("T")
TYPES = {name: kind for kind, name in VALUE_TYPES.items()}
# characters of a bad value that an error shows
SHOWN = 60

# Integers past it are not the same to every reader of JSON (RFC 8785), so that no seal can be set on them.
LARGEST = 2**53 - 1


def from_json(text: str) -> Dossier:
    """The Dossier that `as_json` wrote. Keys it does not know are passed over; keys of the contract that are
    missing raise BadDossier, and so does anything that is not `variorum.dossier/1`.
    """
    return from_object(read_object(text))


def read_object(text: str) -> dict[str, Any]:
    """The JSON object of a dossier. Refused: a key that stands twice in one object, since one program would read the
    first and another the last; and NaN.
    """
    try:
        found = json.loads(text, object_pairs_hook=_without_duplicate_keys, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BadDossier(f"not JSON: {error}; expected the output of --format json") from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        seen = found.get("schema") if isinstance(found, dict) else type(found).__name__
        raise BadDossier(f'not a dossier: "schema" is {seen!r}, expected {SCHEMA!r}')
    return found


def _without_duplicate_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs; raises ValueError for a key that stands twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice[:SHOWN]!r} stands twice in one object")
    return found


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


def from_object(found: Mapping[str, Any]) -> Dossier:
    """The Dossier of an object that `read_object` gave."""
    try:
        return _dossier(found)
    # says already what is wrong, and where
    except BadDossier:
        raise
    except (
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        IndexError,
        RecursionError,
        OverflowError,
    ) as error:
        raise BadDossier(f"a broken dossier: {_what_is_wrong(error)}") from error


def _what_is_wrong(error: Exception) -> str:
    """What is wrong, for a user: "'reports' is missing", or the error's own words."""
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is missing"
    return str(error) or type(error).__name__


def _dossier(found: Mapping[str, Any]) -> Dossier:
    """The Dossier of its JSON object. What older dossiers lack (`skipped`, `made`) is taken as empty."""
    return Dossier(
        reports=_each(found["reports"], _report),
        refused=_each(found["refused"], lambda item: _record(Refusal, item)),
        stories=_each(found["stories"], _story),
        skipped=_each(found.get("skipped", []), lambda item: _record(Skipped, item)),
        made=None if found.get("made") is None else _record(Made, found["made"]),
    )


def _each(found: Any, build: Callable[[Any], T]) -> tuple[T, ...]:
    """What `build` makes of every item; BadDossier where it is no list."""
    if not isinstance(found, list):
        raise BadDossier(f"a broken dossier: expected a list, found {str(found)[:SHOWN]!r}")
    return tuple(build(item) for item in found)


def _report(found: Mapping[str, Any]) -> Report:
    return _record(Report, found, segments=_each(found.get("segments", []), lambda row: _row(Segment, row)))


def _story(found: Mapping[str, Any]) -> CollatedStory:
    """A story with its lineage and claims; what older dossiers lack is taken as empty."""
    return CollatedStory(
        story=_record(
            Story,
            found,
            members=_each(found.get("members", []), lambda item: _record(Membership, item)),
        ),
        # fields read by `get` are missing in dossiers of older versions
        lineage=Lineage(
            shared=_each(found["shared_text"], _shared),
            copies=_typed_as(_hints(Lineage)["copies"], found["copies"], "copies"),
            witnesses=_each(found.get("witnesses", []), _witness),
            alarms=_each(found.get("alarms", []), lambda item: _record(Alarm, item)),
            notes=_typed_as(_hints(Lineage)["notes"], found.get("notes", []), "notes"),
        ),
        claims=_each(found["claims"], _claim),
        attributions=_attributions(found["attributions"]),
        proposed=None if found.get("proposed") is None else _record(Proposed, found["proposed"]),
        origins=_typed_as(_hints(CollatedStory)["origins"], found.get("origins"), "origins"),
    )


def _attributions(found: Any) -> tuple[Attribution, ...]:
    """The attributions without those that name no source, which some older dossiers have ("is believed").
    `verify` lists them.
    """
    read = _each(found, lambda item: None if unsourced(item) else _record(Attribution, item))
    return tuple(attribution for attribution in read if attribution is not None)


def unsourced(attribution: Any) -> bool:
    """Whether an attribution in JSON has a source without a word."""
    source = attribution.get("source") if isinstance(attribution, Mapping) else None
    return isinstance(source, str) and not source.strip()


def _shared(found: Mapping[str, Any]) -> SharedText:
    """Shared text; spans without labels, in older dossiers, are narrative."""
    places = found["spans"]
    labels = found.get("labels") or [Label.NARRATIVE.value] * len(places)
    spans = tuple(
        _row(SharedSpan, place, label=Label(label)) for place, label in zip(places, labels, strict=True)
    )
    return _record(SharedText, found, spans=spans, kind=SharedKind(found["kind"]))


def _witness(found: Mapping[str, Any]) -> Witness:
    """A Witness from its JSON object; older dossiers lack `cited`."""
    return _record(
        Witness, found, passages=_passages(found["passages"]), cited=_passages(found.get("cited", []))
    )


def _passages(found: Any) -> tuple[Passage, ...]:
    return _each(found, lambda row: _row(Passage, row))


def _claim(found: Mapping[str, Any]) -> Claim:
    return _record(Claim, found, readings=_each(found["readings"], _reading))


def _reading(found: Mapping[str, Any]) -> Reading:
    return _record(Reading, found, value=_typed_value(found.get("value")))


def _typed_value(found: Mapping[str, Any] | None) -> Value | None:
    """The value of a reading, by the word in its "type"; None where it has none."""
    if found is None:
        return None
    value: Value = _record(TYPES[found["type"]], found)
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _record(kind: type[T], found: Mapping[str, Any], /, **given: Any) -> T:
    """A record of class `kind` from the keys of `found` that are its fields; `given` are fields that were read already."""
    if not isinstance(found, Mapping):
        raise BadDossier(f"a broken dossier: expected an object, found {str(found)[:SHOWN]!r}")
    values, hints = dict(given), _hints(cast(Any, kind))
    for field in fields(kind):  # type: ignore[arg-type]
        if field.name in given:
            continue
        if field.name in found:
            values[field.name] = _typed_as(hints[field.name], found[field.name], field.name)
        elif field.default is MISSING and field.default_factory is MISSING:
            raise BadDossier(f"a broken dossier: {field.name!r} is missing from a {kind.__name__.lower()}")
    return kind(**values)


def _row(kind: type[T], row: Any, /, **given: Any) -> T:
    """A record of class `kind` from a list of its fields in order. Records that stand in a dossier by the hundred are written so, to save
    space."""
    names = [field.name for field in fields(kind) if field.name not in given]  # type: ignore[arg-type]
    if not isinstance(row, list) or len(row) != len(names):
        raise BadDossier(f"a broken dossier: expected {', '.join(names)}, found {str(row)[:SHOWN]!r}")
    return _record(kind, dict(zip(names, row, strict=True)), **given)


def _typed_as(hint: Any, found: Any, name: str) -> Any:
    """`found`, read as the type that the field `name` has.

    Raises BadDossier for a text, number or bool in place of another, and for an integer too large for JSON to hold
    exactly. For anything else it raises ValueError or TypeError, from which `from_object` makes a BadDossier. `hint`: the type.
    """
    # tuples; fields that may be None; numbers and texts; records; enums
    if get_origin(hint) is tuple:
        type_of_item = get_args(hint)[0]
        return _each(found, lambda value: _typed_as(type_of_item, value, name))
    if get_origin(hint) is UnionType:
        if found is None:
            return None
        # "X or None": the type that is not None
        hint = next(kind for kind in get_args(hint) if kind is not type(None))
    if hint is float and isinstance(found, int | float) and not isinstance(found, bool):
        return float(found)
    if hint in {str, int, bool, float}:
        # `isinstance` would take True for an integer
        if type(found) is not hint:
            raise BadDossier(
                f"a broken dossier: {name!r} is {str(found)[:SHOWN]!r}, expected {hint.__name__}"
            )
        if hint is int and abs(found) > LARGEST:
            raise BadDossier(
                f"a broken dossier: {name!r} is {str(found)[:SHOWN]}, past what JSON holds exactly"
            )
        return found
    if isinstance(found, Mapping):
        return _record(hint, found)
    return hint(found)
