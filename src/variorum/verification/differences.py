"""Compares two JSON values, down to the last field.

Words used here. Said: what the dossier says. Again: what it should say, made again. Key: what an item of a list is
known by (its id or place). Where: the path of a field.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

# Stands for an item that one of the two lists does not have.
MISSING = object()
# Characters of a value that are shown.
SHOWN = 80
# Characters shown before the place where two texts part.
BEFORE = 12


class Difference(NamedTuple):
    """One difference. `where`: the path of the field ("stories[0].claims[3].status"), with a claim's label. `why`: in
    words, what stands there and what should.
    """

    where: str
    why: str


def differences(said: Any, again: Any, where: str = "") -> Iterator[Difference]:
    """Every field in which `said` (the dossier's) and `again` (made anew) differ.

    Items with an id, and readings and attributions by their place, are compared with the item of the same id or
    place: a claim left out is then one difference. Numbers are equal as JSON has them: 5 is 5.0, and true is not 1.
    """
    if isinstance(said, Mapping) and isinstance(again, Mapping):
        yield from _of_objects(said, again, where)
    elif isinstance(said, list) and isinstance(again, list):
        yield from _of_lists(said, again, where)
    elif not _equal(said, again):
        yield Difference(where, _parted(said, again))


def _equal(said: Any, again: Any) -> bool:
    """Whether two values of JSON are equal: numbers as numbers, but True is not 1."""
    kind, other_kind = type(said), type(again)
    # not `isinstance`: a truth value would be a number
    are_numbers = kind in (int, float) and other_kind in (int, float)
    return (are_numbers or kind is other_kind) and bool(said == again)


def _of_objects(said: Mapping[str, Any], again: Mapping[str, Any], where: str) -> Iterator[Difference]:
    """What differs between two JSON objects, key by key; `where` is the path to them. `said`: what the dossier says; `again`: what it is
    when made again.
    """
    for key in dict.fromkeys([*again, *said]):
        here = f"{where}.{key}" if where else key
        if key not in said:
            yield Difference(here, f"is missing; made again it is {_shown(again[key])}")
        elif key not in again:
            yield Difference(here, f"is {_shown(said[key])}; made again there is no such key")
        else:
            yield from differences(said[key], again[key], here)


def _of_lists(said: Sequence[Any], again: Sequence[Any], where: str) -> Iterator[Difference]:
    """What differs between two JSON lists. Items are compared with the item of the same id or place; if not all items
    have one, by their position. `where`: the path to them.
    """
    said_keys, again_keys = _keys(said), _keys(again)
    if said_keys == again_keys or not said_keys or not again_keys:
        for position, (item_said, item_again) in enumerate(zip_longest(said, again, fillvalue=MISSING)):
            yield from _of_items(item_said, item_again, f"{where}[{position}]{_label(item_again)}")
        return
    # items by their keys, then their order
    said_by_key = dict(zip(said_keys, said, strict=True))
    again_by_key = dict(zip(again_keys, again, strict=True))
    for key in dict.fromkeys([*again_by_key, *said_by_key]):
        position = said_keys.index(key) if key in said_by_key else again_keys.index(key)
        item = said_by_key.get(key, MISSING)
        yield from _of_items(
            item, again_by_key.get(key, MISSING), f"{where}[{position}]{_label(again_by_key.get(key, item))}"
        )
    # keys that are in both stand in another order
    if [key for key in said_keys if key in again_by_key] != [key for key in again_keys if key in said_by_key]:
        yield Difference(where, "stand in another order")


def _of_items(said: Any, again: Any, where: str) -> Iterator[Difference]:
    """What differs between two items, either of which may be missing. `where`: the path to them."""
    if said is MISSING:
        yield Difference(where, f"is missing; made again it is {_shown(again)}")
    elif again is MISSING:
        yield Difference(where, f"is {_shown(said)}; made again there is none")
    elif json.dumps(said) != json.dumps(again):  # most are the same, and told so twenty times as fast
        yield from differences(said, again, where)


def _keys(items: Sequence[Any]) -> list[Hashable]:
    """What identifies each item of a list; empty where some item has nothing that does, or two have the same."""
    keys = [_item_key(item) for item in items]
    return keys if None not in keys and len(set(keys)) == len(keys) else []


def _item_key(item: Any) -> Hashable | None:
    """What identifies an item of a list: its "id", or its place in a report; None where it has neither."""
    if not isinstance(item, Mapping):
        return None
    if isinstance(item.get("id"), str):
        return str(item["id"])
    place = tuple(item.get(name) for name in ("report", "start", "end", "source_start", "source_end"))
    return (
        place if isinstance(place[0], str) and all(type(x) in (int, type(None)) for x in place[1:]) else None
    )


def _label(item: Any) -> str:
    label = item.get("label") if isinstance(item, Mapping) else None
    return f" ({label[:SHOWN]})" if isinstance(label, str) else ""


def _parted(said: Any, again: Any) -> str:
    """In words, how two values differ; for long texts only from the first differing character on. `said`: what the dossier says; `again`:
    what it is when made again.
    """
    if isinstance(said, str) and isinstance(again, str) and max(len(said), len(again)) > SHOWN:
        at = next(
            (
                place
                for place, (letter, other_letter) in enumerate(zip(said, again, strict=False))
                if letter != other_letter
            ),
            min(len(said), len(again)),
        )
        # some characters before the place, to see where it is
        first = max(0, at - BEFORE)
        return f"differs from character {at} on: {_quoted(said[first:][:SHOWN])}; made again {_quoted(again[first:][:SHOWN])}"
    return f"is {_shown(said)}; made again it is {_shown(again)}"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _shown(value: Any) -> str:
    """The value as the dossier's JSON has it."""
    said = json.dumps(value, ensure_ascii=False)
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}…"
