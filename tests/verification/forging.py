"""Forgeries: one field of a dossier's JSON changed, added or taken out."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

# Anything that a forger might write in the place of a word, a number, a switch.
WORDS = ("the prime minister", "agree", "conflict", "All agree.", "2031-03-04", "x", "")


class Field(NamedTuple):
    """`holder[key]` of a JSON value; `path` as in a difference, `kind` the path without its numbers."""

    holder: Any
    key: Any
    path: str

    @property
    def kind(self) -> str:
        return re.sub(r"\[\d+\]", "[]", self.path)


def every_field(value: Any, path: str = "") -> Iterator[Field]:
    """Every field and item at every depth, objects and lists included."""
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        here = f"{path}[{key}]" if isinstance(value, list) else f"{path}.{key}".lstrip(".")
        yield Field(value, key, here)
        yield from every_field(value[key], here)


def changes(value: Any, chance: random.Random) -> Any:
    """Another value of the same sort, or null for a scalar."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return chance.choice([value + 1, value - 1 if value > 0 else 7, value * 2 + 3])
    if isinstance(value, str):
        at = chance.randrange(len(value) + 1)
        return chance.choice([w for w in (*WORDS, value[:at] + "q" + value[at:], value[:at]) if w != value])
    if value is None:
        return chance.choice(["the prime minister", 3])
    if isinstance(value, list):
        return [*value, value[-1] if value else "more"]
    return {**value, "added": "by nobody"}


def forge(field: Field, chance: random.Random) -> Callable[[], None]:
    """Change the field where it stands, or take it out; what is returned puts it back."""
    holder, key = field.holder, field.key
    before = dict(holder) if isinstance(holder, dict) else list(holder)
    if chance.random() < 0.2:
        del holder[key]
    else:
        holder[key] = changes(holder[key], chance)

    def restore() -> None:
        if isinstance(holder, dict):
            holder.clear()
            holder.update(before)
        else:
            holder[:] = before

    return restore
