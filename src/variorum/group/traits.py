"""Finds what units have in common, rarest first, in words that readers recognise."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from variorum.group.arrays import Floats, Ints, Keys, among
from variorum.group.features import NAMES, NUMBERS, WORDS
from variorum.group.index import Index

# Kinds of traits, in the order of what they tell a reader.
KINDS = ("names", "dates", "numbers", "words")
# Family → what its traits are called; numbers may be dates.
FAMILIES = {NAMES: "names", NUMBERS: "numbers", WORDS: "words"}
# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
# Numbers up to this are shown only where nothing better is shared: they stand everywhere.
SMALL = 31


class Traits(NamedTuple):
    """Features of one family: their numbers (`keys`, in order), how many of the units have each, and how rare each is."""

    keys: Keys
    counts: Ints
    # greater for rarer features
    rarity: Floats

    def only(self, mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Traits:
        """Those where `mask` is true."""
        return Traits(self.keys[mask], self.counts[mask], self.rarity[mask])

    def shared_by(self, least: int) -> Traits:
        """Those that at least so many units have."""
        return self.only(self.counts >= least)

    def within(self, other: Traits) -> Traits:
        """Those that `other` has as well."""
        return self.only(among(self.keys, other.keys))

    def outside(self, other: Traits) -> Traits:
        """Those that `other` does not have."""
        return self.only(~among(self.keys, other.keys))


AllTraits = Mapping[int, Traits]


def traits(index: Index, units: Collection[int]) -> AllTraits:
    """Family → everything that stands in any of `units`."""
    return {family: _traits(index, units, family) for family in FAMILIES}


def _traits(index: Index, units: Collection[int], family: int) -> Traits:
    """The features of one family that the units have, in how many of them each stands, and how rare each is."""
    held = [index.keys(number, family) for number in units]
    if len(held) == 1:
        keys, counts = np.sort(held[0]), np.ones(len(held[0]), dtype=np.int64)
    else:
        keys, counts = np.unique(np.concatenate(held), return_counts=True)
    return Traits(keys, counts, index.rarity(family, keys) if len(keys) else np.zeros(0))


def shown(index: Index, traits: AllTraits, *, most: int) -> dict[str, tuple[str, ...]]:
    """The `most` weightiest traits of each kind, as text. A trait weighs more the rarer it is, and the more reports of the story have it. A
    word inside a name that is shown is not shown again.
    """
    texts: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for family, of_family in traits.items():
        # rounded, so that it is the same on every machine
        weight = np.round(of_family.rarity * of_family.counts, 9)
        # more than are shown, since some are left out below
        for column in np.lexsort((of_family.keys, -weight))[: most * 4].tolist():
            kind, text = _kind(index, family, int(of_family.keys[column]))
            texts[kind].append(text)
    # "3" says little where names, dates or words are shared
    if any(texts[kind] for kind in ("names", "dates", "words")):
        texts["numbers"] = [text for text in texts["numbers"] if not _small(text)]
    shown_words: set[str] = set()
    by_kind = {kind: _fresh(texts[kind][: most * 2], shown_words, most=most) for kind in KINDS}
    return {kind: fresh for kind, fresh in by_kind.items() if fresh}


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
    # nine digits are enough to see that it is larger
    return text.isdecimal() and int(text[:9]) <= SMALL


def _kind(index: Index, family: int, key: int) -> tuple[str, str]:
    """What a feature is called to readers, and how it is shown: the number feature "12/3" is a date, 12 March. `family` and `key`: the
    feature, by number.
    """
    text = index.shown(family, key)
    day, divided, month = text.partition("/")
    if divided and family == NUMBERS:
        return "dates", f"{day} {MONTHS[int(month) - 1]}"
    return FAMILIES[family], text


def phrases(found: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """What is shared, in words: "names: Louvre, Paris", "numbers: 88"."""
    return tuple(f"{kind}: {', '.join(texts)}" for kind, texts in found.items())
