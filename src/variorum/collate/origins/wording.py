"""Says in a sentence which tellings have a thing from which origin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# Most outlets that a sentence names; more are counted.
NAMED = 4


class SharedOrigin(NamedTuple):
    """An origin that several tellings have a thing from. `circle`: they have it from one another."""

    name: str
    outlets: tuple[str, ...]
    circle: bool


def whence(held: Sequence[SharedOrigin]) -> str:
    """A sentence that says who has it from whom; empty where each telling is an origin of its own."""
    return "; ".join(map(_sentence_on, held)) + "." if held else ""


def _sentence_on(one: SharedOrigin) -> str:
    """Words for one origin: "A and B have it from C", "A and B have it from one another", "A tells it more than
    once"."""
    takers = [outlet for outlet in one.outlets if outlet != one.name]
    if one.circle:
        return f"{_listed(one.outlets)} have it from one another"
    if not takers:
        return f"{one.name} tells it more than once"
    return f"{_listed(takers)} {'has' if len(takers) == 1 else 'have'} it from {one.name}"


def _listed(names: Sequence[str]) -> str:
    """The names as a list in words, NAMED of them at the most: "A, B and 3 more"."""
    shown = [*names[:NAMED]]
    if len(names) > NAMED:
        shown.append(f"{len(names) - NAMED} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
