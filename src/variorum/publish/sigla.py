"""A short sign for each source, as a critical edition gives its witnesses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from string import ascii_uppercase

# Words that do not tell one outlet from another.
SMALL_WORDS = {"the", "of", "and", "a", "an", "de", "la", "le", "el", "der", "die", "das", "for", "in", "on"}
LONGEST = 3


def sigla(names: Iterable[str | None]) -> tuple[str, ...]:
    """One sign for each name, in order, no two alike: the initials of its words; plain letters for who has no name."""
    taken: set[str] = set()
    signs = []
    for name in names:
        initials = _initials(name) if name else ""
        sign = next(s for s in (_numbered(initials) if initials else _letters()) if s not in taken)
        taken.add(sign)
        signs.append(sign)
    return tuple(signs)


def _initials(name: str) -> str:
    """The Moscow Times: MT; Channel 12: C12."""
    spoken = [word for word in re.findall(r"[^\W_]+", name) if word.lower() not in SMALL_WORDS]
    parts = [word if word.isdecimal() else word[0].upper() for word in spoken[:LONGEST]]
    return "".join(parts)[: 2 * LONGEST]


def _numbered(sign: str) -> Iterator[str]:
    yield sign
    for number in count(2):
        yield f"{sign}.{number}" if sign[-1].isdecimal() else f"{sign}{number}"


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    for number in count(2):
        yield from (f"{letter}{number}" for letter in ascii_uppercase)
