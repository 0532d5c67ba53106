"""The features of every unit, so kept that the likeness of one to all others is a few array operations."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log

import numpy as np
from numpy.typing import NDArray

from variorum.group.features import FAMILIES, Features
from variorum.group.rarity import background
from variorum.group.settings import GroupSettings

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(slots=True)
class _Family:
    """`columns` numbers the features; by number: how each is written (`shown`), how many units hold one (`frequency`), how many of the background do
    (`prior`), and which units with what weight (`rows`, `weights`). `keys` and `counts` are by unit.
    """

    columns: dict[str, int] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    frequency: array[float] = field(default_factory=lambda: array("d"))
    prior: array[float] = field(default_factory=lambda: array("d"))
    rows: list[array[int]] = field(default_factory=list)
    weights: list[array[float]] = field(default_factory=list)
    keys: list[Ints] = field(default_factory=list)
    counts: list[Floats] = field(default_factory=list)
    norms: array[float] = field(default_factory=lambda: array("d"))


class Index:
    """Units are numbered from 0 in the order of `add`."""

    def __init__(self, settings: GroupSettings) -> None:
        self._settings = settings
        self._families = tuple(_Family() for _ in FAMILIES)
        self.languages: list[int] = []
        self._language_numbers: dict[str, int] = {}
        self.first: array[float] = array("d")
        self.last: array[float] = array("d")

    def __len__(self) -> int:
        return len(self.languages)

    def add(self, features: Features) -> int:
        """Its number. `weigh` must follow before it is compared."""
        number = len(self)
        name = features.language
        self.languages.append(
            -1 if name is None else self._language_numbers.setdefault(name, len(self._language_numbers))
        )
        self.first.append(np.nan if features.days is None else features.days.first)
        self.last.append(np.nan if features.days is None else features.days.last)
        for family, counts in zip(self._families, features.counts, strict=True):
            self._enter(family, counts, number, features.shown)
        return number

    def _enter(
        self, family: _Family, counts: Mapping[str, int], number: int, shown: Mapping[str, str]
    ) -> None:
        keys, weights = [], []
        for feature, count in counts.items():
            column = family.columns.get(feature)
            if column is None:
                column = family.columns[feature] = len(family.rows)
                family.shown.append(shown.get(feature, feature))
                family.frequency.append(0.0)
                family.prior.append(background(feature, self._settings))
                family.rows.append(array("q"))
                family.weights.append(array("d"))
            weight = 1.0 + log(count)
            family.frequency[column] += 1.0
            family.rows[column].append(number)
            family.weights[column].append(weight)
            keys.append(column)
            weights.append(weight)
        family.keys.append(np.array(keys, dtype=np.int64))
        family.counts.append(np.array(weights))
        family.norms.append(0.0)

    def rarity(self, family: int, keys: Ints) -> Floats:
        """The logarithm of how rare each feature is (inverse document frequency, smoothed by the background)."""
        kept = self._families[family]
        seen = np.frombuffer(kept.frequency)[keys] + np.frombuffer(kept.prior)[keys]
        rare: Floats = np.log((len(self) + self._settings.background) / seen)
        return rare

    def weigh(self, number: int) -> None:
        """Take the length of a unit's vectors, with rarities as they stand."""
        for at, family in enumerate(self._families):
            keys = family.keys[number]
            if len(keys):
                family.norms[number] = float(np.linalg.norm(family.counts[number] * self.rarity(at, keys)))

    def keys(self, number: int, family: int) -> Ints:
        """The features that a unit has in a family."""
        return self._families[family].keys[number]

    def shown(self, family: int, key: int) -> str:
        """A feature as the first text that has it writes it."""
        return self._families[family].shown[key]

    def present(self, family: int) -> NDArray[np.bool_]:
        """Which units have anything in `family`."""
        return np.frombuffer(self._families[family].norms) > 0

    def lengths(self, number: int) -> int:
        """How many different words a unit has."""
        return len(self._families[0].keys[number])

    def products(self, number: int, family: int) -> Floats:
        """The length of a unit's vector in a family times that of every unit's."""
        norms = self._families[family].norms
        lengths: Floats = np.frombuffer(norms) * norms[number]
        return lengths

    def cosines(self, number: int, family: int) -> Floats:
        """The cosine of a unit with every unit in one family; features that crowd do not count."""
        kept, size = self._families[family], len(self)
        norm = kept.norms[number]
        if not norm:
            return np.zeros(size)
        keys = kept.keys[number]
        own = kept.counts[number] * self.rarity(family, keys) ** 2 / norm
        holders = np.frombuffer(kept.frequency)[keys]
        tells = (holders > 1) & (holders <= max(self._settings.crowded, size // 20))
        rows, products = [], []
        for key, weight in zip(keys[tells].tolist(), own[tells].tolist(), strict=True):
            rows.append(np.frombuffer(kept.rows[key], dtype=np.int64))
            products.append(np.frombuffer(kept.weights[key]) * weight)
        if not rows:
            return np.zeros(size)
        sums = np.bincount(np.concatenate(rows), weights=np.concatenate(products), minlength=size)
        norms = np.frombuffer(kept.norms)
        cosines: Floats = np.divide(sums, norms, out=np.zeros(size), where=norms > 0)
        return np.minimum(cosines, 1.0)
