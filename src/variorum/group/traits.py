"""What units have in common, rarest first, as readers can recognise it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from variorum.group.features import NAMES, NUMBERS, WORDS
from variorum.group.index import Index

# Kinds of traits, in the order of what they tell a reader.
KINDS = ("names", "dates", "numbers", "words")
FAMILIES = {NAMES: "names", NUMBERS: "numbers", WORDS: "words"}
# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
# Numbers up to this are shown only where nothing better is shared: they stand everywhere.
SMALL = 31


class Trait(NamedTuple):
    family: int
    key: int


def traits(index: Index, number: int) -> dict[Trait, float]:
    """Every feature of a unit with how rare it is."""
    return {Trait(family, key): rare for family in FAMILIES for key, rare in _rarities(index, number, family)}


def _rarities(index: Index, number: int, family: int) -> Iterable[tuple[int, float]]:
    keys, _ = index.features_of(number, family)
    if not len(keys):
        return ()
    return zip(keys.tolist(), index.rarity(family, keys).tolist(), strict=True)


def shown(index: Index, weighed: Mapping[Trait, float], *, most: int) -> dict[str, tuple[str, ...]]:
    """The `most` weightiest traits of each kind, as text. A word that stands in a name is not shown twice."""
    ranked = sorted(weighed, key=lambda t: (-round(weighed[t], 9), t))
    texts: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for trait in ranked:
        kind, text = _kind(index, trait)
        texts[kind].append(text)
    if any(texts[kind] for kind in ("names", "dates", "words")):
        texts["numbers"] = [text for text in texts["numbers"] if not _small(text)]
    taken: set[str] = set()
    found = {kind: _fresh(texts[kind][: most * 2], taken, most=most) for kind in KINDS}
    return {kind: fresh for kind, fresh in found.items() if fresh}


def _fresh(texts: Sequence[str], taken: set[str], *, most: int) -> tuple[str, ...]:
    """Those of `texts` that say something that is not `taken`. Names of two words first: "Apollo Gallery" makes
    "Apollo" superfluous.
    """
    kept: list[str] = []
    for text in sorted(texts, key=lambda text: -len(text.split())):
        parts = {part.casefold() for part in text.split()}
        if len(kept) < most and not parts <= taken:
            kept.append(text)
            taken |= parts
    return tuple(kept)


def _small(text: str) -> bool:
    return text.isdecimal() and int(text[:9]) <= SMALL


def _kind(index: Index, trait: Trait) -> tuple[str, str]:
    text = index.shown(trait.family, trait.key)
    day, divided, month = text.partition("/")
    if divided and trait.family == NUMBERS:
        return "dates", f"{day} {MONTHS[int(month) - 1]}"
    return FAMILIES[trait.family], text


def phrases(found: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """As in "names: Louvre, Paris" and "numbers: 88"."""
    return tuple(f"{kind}: {', '.join(texts)}" for kind, texts in found.items())
