"""An inverted index of the features of every unit: by it the likeness of one unit to all others takes a few array operations.

Words used here. Unit: a report with its copies. Family: a sort of features (words, names, numbers, titles). Vector: a
unit's features of one family with their weights. Posting: which unit has a feature, and how often. Held: how many
units have a feature. Rarity: the weight of a feature by how few have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from variorum.group.arrays import Counts, Floats, Ints, Keys, Rows, Scalar, grown
from variorum.group.days import Days
from variorum.group.features import FAMILIES, Features
from variorum.group.postings import MOST, Postings, weights
from variorum.group.rarity import background
from variorum.group.settings import GroupSettings

# Up to so many units, sums are taken for all of them; beyond, for those alone that share anything: arrays as long as all would
# cost more to make, at 100,000 twenty times as much.
DENSE = 20_000


class Known(NamedTuple):
    """What is known of all units, for an index that holds only some of them.

    `seen`: by family and number of a feature, how many units have it.
    `prior`: how many of the imagined background reports have it.
    `shown`: how the first unit that has it writes it.
    `size`: how many units there are.
    """

    seen: tuple[Ints, ...]
    prior: tuple[Floats, ...]
    shown: tuple[Sequence[str], ...]
    size: int


class HeldWeights(NamedTuple):
    """A unit's features as numbers: for each family the features' numbers (keys) in the order of the text, and how
    often each stands there.
    """

    keys: tuple[Keys, ...]
    counts: tuple[Counts, ...]
    # as guessed; and the days on which the report may have been published
    language: str | None
    days: Days | None


class Met(NamedTuple):
    """How much one unit shares with others. `units`: numbers of the others, in order; None: all units. `products`:
    family → an array with a number for each of them, the inner product of the two vectors, of which the unit's own is
    normalised; None where it shares nothing of the family.
    """

    units: Ints | None
    products: dict[int, Floats | None]

    def of(self, values: NDArray[Scalar]) -> NDArray[Scalar]:
        """Of `values`, which are one a unit, those of `units`."""
        return values if self.units is None else values[self.units]


@dataclass(slots=True)
class _Family:
    """The features of one family.

    `columns`: feature → its number. By that number: `shown`, how the feature is written, and `prior`, how many of the background have it.
    `keys`, `counts`, `norms`: by unit, its features' numbers, how often each stands there, and the length of its vector.
    """

    columns: dict[str, int] = field(default_factory=dict)
    shown: MutableSequence[str] = field(default_factory=list)
    prior: Floats = field(default_factory=lambda: np.zeros(0))
    # how many units have each feature; None: counted from `postings`
    seen: Ints | None = None
    # feature → the units that have it
    postings: Postings = field(default_factory=Postings)
    keys: list[Keys] = field(default_factory=list)
    counts: list[Counts] = field(default_factory=list)
    norms: Floats = field(default_factory=lambda: np.zeros(0))


class Index:
    """Units are numbered from 0 in the order of `add`."""

    def __init__(self, settings: GroupSettings, known: Known | None = None) -> None:
        """With what is `known` of units that it does not hold, likeness is as if it held them; then units come by `put` alone."""
        self._settings = settings
        self._families = tuple(_Family() for _ in FAMILIES)
        # how many units there are in all; None: those that are held
        self._of = None if known is None else known.size
        if known is not None:
            for family, seen, prior, shown in zip(
                self._families, known.seen, known.prior, known.shown, strict=True
            ):
                family.seen, family.prior, family.shown = seen, prior, list(shown)
        self._size = 0
        # language → its number; by unit, the number of its language, -1 where it is not known
        self._language_numbers: dict[str, int] = {}
        self._languages: Ints = np.zeros(0, dtype=np.int64)
        # by unit: the first and the last day on which it may have been published (not a number: not known); whether
        # it has features of every family; how many different words it has
        self._first: Floats = np.zeros(0)
        self._last: Floats = np.zeros(0)
        self._complete: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._lengths: Ints = np.zeros(0, dtype=np.int64)
        # By unit, for the time of one question: whether it was met, and which of those that were it is.
        self._touched: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._place: Rows = np.zeros(0, dtype=np.int32)

    def __len__(self) -> int:
        return self._size

    @property
    def languages(self) -> Ints:
        """The language of each unit as a number; -1 where it is not known."""
        return self._languages[: self._size]

    @property
    def first(self) -> Floats:
        """The first day on which each unit may have been published; NaN where nothing is known."""
        return self._first[: self._size]

    @property
    def last(self) -> Floats:
        return self._last[: self._size]

    @property
    def complete(self) -> NDArray[np.bool_]:
        """Whether each unit has something in every family."""
        return self._complete[: self._size]

    def add(self, features: Features) -> int:
        """Adds a unit and gives its number. `weigh` must be called before it is compared."""
        number = self._open(features.language, features.days, tuple(map(len, features.counts)))
        for family, counts in zip(self._families, features.counts, strict=True):
            self._enter(family, counts, number, features.shown)
        return number

    def put(self, held: HeldWeights) -> int:
        """Adds a unit whose features have the numbers of `Known` already, and gives its number."""
        number = self._open(held.language, held.days, tuple(map(len, held.keys)))
        for family, keys, counts in zip(self._families, held.keys, held.counts, strict=True):
            self._hold(family, keys, counts, number)
        return number

    def _open(self, language: str | None, stretch: Days | None, features: Sequence[int]) -> int:
        """Makes room for the next unit, with `features` (how many features in each family), and gives its number."""
        number, known = self._size, self._language_numbers
        self._size += 1
        # longer arrays, with room for more
        self._languages = grown(self._languages, self._size)
        self._first, self._last = grown(self._first, self._size), grown(self._last, self._size)
        self._complete = grown(self._complete, self._size)
        self._touched, self._place = grown(self._touched, self._size), grown(self._place, self._size)
        # words; a unit is complete if it has features of every family
        self._lengths = grown(self._lengths, self._size)
        self._lengths[number] = features[0]
        self._complete[number] = all(features)
        self._languages[number] = -1 if language is None else known.setdefault(language, len(known))
        self._first[number] = np.nan if stretch is None else stretch.first
        self._last[number] = np.nan if stretch is None else stretch.last
        return number

    def _enter(
        self, family: _Family, counts: Mapping[str, int], number: int, shown: Mapping[str, str]
    ) -> None:
        """Adds what unit `number` has of one family; features not seen before get a column and a weight to begin with."""
        columns = family.columns
        for feature in counts:
            if feature not in columns:
                column = columns[feature] = len(columns)
                family.shown.append(shown.get(feature, feature))
                family.prior = grown(family.prior, column + 1)
                family.prior[column] = background(feature, self._settings)
        # the matrix keeps counts in two bytes, so no feature counts more often than MOST
        size = len(counts)
        keys = np.fromiter((columns[feature] for feature in counts), np.int32, size)
        often = np.fromiter((min(count, MOST) for count in counts.values()), np.uint16, size)
        self._hold(family, keys, often, number)

    def _hold(self, family: _Family, keys: Keys, often: Counts, number: int) -> None:
        """Adds the keys of one unit, with how often each stands in it, to a family."""
        family.postings.add(number, keys, often)
        family.keys.append(keys)
        family.counts.append(often)
        family.norms = grown(family.norms, self._size)

    def rarity(self, family: int, keys: Keys) -> Floats:
        """The logarithm of how rare each feature is (inverse document frequency, smoothed by the background)."""
        kept = self._families[family]
        size = self._size if self._of is None else self._of
        rare: Floats = np.log((size + self._settings.background) / (_holders(kept, keys) + kept.prior[keys]))
        return rare

    def weigh(self, number: int) -> None:
        """Computes the length of a unit's vectors, with rarities as they are now."""
        for at, family in enumerate(self._families):
            keys = family.keys[number]
            if len(keys):
                told = weights(family.counts[number]) * self.rarity(at, keys)
                family.norms[number] = np.sqrt(told.dot(told))

    def keys(self, number: int, family: int) -> Keys:
        """The features that a unit has in a family."""
        return self._families[family].keys[number]

    def shown(self, family: int, key: int) -> str:
        """A feature as the first text that has it writes it."""
        return self._families[family].shown[key]

    def norms(self, family: int) -> Floats:
        """The length of every unit's vector in a family; 0 where it has nothing there."""
        return self._families[family].norms[: self._size]

    @property
    def lengths(self) -> Ints:
        """How many different words each unit has."""
        return self._lengths[: self._size]

    def products(self, number: int, families: Iterable[int]) -> Met:
        """What unit `number` shares with others. Features that more than `crowded` units have do not count, and of
        very many only the rarest do.
        """
        # the features of the unit, by family, and how many units hold each
        keys_of_family = {family: self._families[family].keys[number] for family in families}
        holders = {family: _holders(self._families[family], keys) for family, keys in keys_of_family.items()}
        most = self._most_holders(holders.values())
        # with many units, only the columns of those that were met
        found = {
            family: self._met(number, family, (holders_of_feature > 1) & (holders_of_feature <= most))
            for family, holders_of_feature in holders.items()
        }
        if self._size <= DENSE:
            return Met(None, {family: _added(met, self._size) for family, met in found.items()})
        families_met = {family: met for family, met in found.items() if met is not None}
        for rows, _ in families_met.values():
            # one truth value for each unit: it was met in some family
            self._touched[rows] = True
        units = np.flatnonzero(self._touched[: self._size])
        self._touched[units] = False
        self._place[units] = np.arange(len(units))
        placed = {family: (self._place[rows], values) for family, (rows, values) in families_met.items()}
        return Met(units, {family: _added(placed.get(family), len(units)) for family in found})

    def _most_holders(self, holders: Iterable[Ints]) -> int:
        """The most units that may have a feature for it to count. That is `crowded`, or less, so that no more than
        `looked_up` postings are read. `holders`: for each family, how many units have each of the unit's features.
        """
        settings = self._settings
        held = np.concatenate(tuple(holders))
        held = np.sort(held[held <= settings.crowded])
        enough = int(np.searchsorted(np.cumsum(held), settings.looked_up, side="right"))
        return settings.crowded if enough == len(held) else int(held[enough]) - 1

    def _met(self, number: int, family: int, counts_feature: NDArray[np.bool_]) -> tuple[Rows, Floats] | None:
        """What each other unit shares with unit `number` in one family, as two arrays: numbers of units, and what one
        shared feature adds to the product. A unit stands there once for each feature that it shares.
        `counts_feature`: for each feature of the unit, whether it counts. None where none does.
        """
        of_family = self._families[family]
        norm = of_family.norms[number]
        if not norm:
            return None
        if not counts_feature.any():
            return None
        keys = of_family.keys[number][counts_feature]
        own_weights = (
            weights(of_family.counts[number][counts_feature]) * self.rarity(family, keys) ** 2 / norm
        )
        return of_family.postings.of(keys, own_weights)


def _added(met: tuple[Rows, Floats] | None, units: int) -> Floats | None:
    """For each of `units` units, the sum of what its postings add; None where there are none."""
    if met is None:
        return None
    rows, values = met
    sums = np.bincount(rows, weights=values, minlength=units)
    return sums.astype(np.float64, copy=False)


def _holders(family: _Family, keys: Keys) -> Ints:
    """How many units have each feature, units outside this index included."""
    return family.postings.frequency(keys) if family.seen is None else family.seen[keys]
