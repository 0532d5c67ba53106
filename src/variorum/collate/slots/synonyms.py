"""Whether two words may name one thing or one deed: one stem, or one ring of lexicons/synonyms.txt."""

from __future__ import annotations

from functools import cache

from variorum.collate.statements.terms import stem
from variorum.text.lexicon import entries, lines


@cache
def _rings() -> dict[str, frozenset[int]]:
    """Stem → the rings that it stands in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines("synonyms.txt")):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def rings(word: str) -> frozenset[int]:
    """The rings of a stem; none for most."""
    return _rings().get(word, frozenset())


def synonymous(a: str, b: str) -> bool:
    """Whether two stems (`statements.terms.stem`) are the same or stand in one ring of synonyms."""
    return a == b or not rings(a).isdisjoint(rings(b))


@cache
def ergatives() -> frozenset[str]:
    """Stems of verbs whose subject is, without an object, what their object is with one."""
    return frozenset(stem(verb) for verb in entries("ergatives.txt"))


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of stems of opposite sense, both ways round."""
    pairs = [tuple(stem(word) for word in line.split()[:2]) for line in lines("antonyms.txt")]
    return frozenset((a, b) for a, b in pairs) | frozenset((b, a) for a, b in pairs)
