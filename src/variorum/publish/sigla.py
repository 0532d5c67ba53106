"""Gives each outlet a short sign, as a critical edition gives its witnesses. Several tellings of one outlet are told
apart by a raised number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from string import ascii_uppercase

from variorum.text.clusters import goes_on, starts_at
from variorum.text.scripts import FOREIGN

# Words that do not tell one outlet from another.
SMALL_WORDS = {"the", "of", "and", "a", "an", "de", "la", "le", "el", "der", "die", "das", "for", "in", "on"}
# Words of a name whose first letters make its siglum; letters that it has at most are twice as many.
LONGEST = 3
# Letters of the last word that are added, at most, where two outlets have the same initials.
ADDED = 3
# A word with the marks on its letters, which are no letters themselves; the article that Arabic writes as one with its word.
WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{FOREIGN}])*")
# The Arabic article at the beginning of a name.
ARTICLE = re.compile(r"^ال(?=\w{2})")
# Digits → raised digits: VWS¹.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def sigla(names: Iterable[str | None]) -> tuple[str, ...]:
    """One sign for each name, in order, no two alike. An outlet has one sign, the initials of its words; where it comes
    more than once each is numbered: AA¹, AA². Who has no name gets a plain letter.
    """
    given = [name if name and _spoken(name) else None for name in names]
    total, seen = Counter(_name_key(name) for name in given if name), Counter[str]()
    sign_of_outlet: dict[str, str] = {}
    taken: set[str] = set()
    signs = []
    # a sign that no other outlet has; then the number of this telling
    for name in given:
        outlet = _name_key(name) if name else None
        sign = sign_of_outlet.get(outlet) if outlet else None
        if sign is None:
            sign = next(
                candidate for candidate in (_initials(name) if name else _letters()) if candidate not in taken
            )
            taken.add(sign)
        if outlet:
            sign_of_outlet[outlet] = sign
            seen[outlet] += 1
        signs.append(sign + str(seen[outlet]).translate(RAISED) if outlet and total[outlet] > 1 else sign)
    return tuple(signs)


def _name_key(name: str) -> str:
    return " ".join(name.casefold().split())


def _spoken(name: str) -> list[str]:
    return [ARTICLE.sub("", word) for word in WORD.findall(name) if word.lower() not in SMALL_WORDS]


def _initials(name: str) -> Iterator[str]:
    """The Moscow Times: MT; Channel 12: C12. Then, for a namesake, with more letters of the last word: MTi; then numbers."""
    spoken = _spoken(name)[:LONGEST]
    sign = "".join(word if word.isdecimal() else _first(word).upper() for word in spoken)[: 2 * LONGEST]
    yield sign
    last = "" if spoken[-1].isdecimal() else spoken[-1]
    first = len(_first(last))
    ends = (more for more in range(first + 1, min(len(last), first + ADDED) + 1) if not goes_on(last, more))
    yield from (sign + last[first:more].lower() for more in ends)
    for number in count(2):
        yield f"{sign}.{number}" if sign[-1].isdecimal() else f"{sign}{number}"


def _first(word: str) -> str:
    """The first letter of a word, with its marks."""
    return word[: starts_at(word, 1)]


def _letters() -> Iterator[str]:
    """Signs for sources without a name: A to Z, then A2 to Z2, A3 …"""
    yield from ascii_uppercase
    for number in count(2):
        yield from (f"{letter}{number}" for letter in ascii_uppercase)
