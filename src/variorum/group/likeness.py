"""Computes how like one unit is to others: cosines of the families, weighed, with languages and days taken into account.

Words used here. Unit: a report with its copies. Family: a sort of features (words, names, numbers, titles). Cosine:
of two units' vectors in one family. Across: weights for units in two languages; within: in one. Bound: an upper bound
of the likeness.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from variorum.group.arrays import Floats, Ints
from variorum.group.features import FAMILIES, NAMES, NUMBERS, TITLE, WORDS
from variorum.group.index import Index, Met
from variorum.group.settings import GroupSettings

# Weights under this are left out of the sum altogether.
NOTHING = 1e-9


def likeness(index: Index, number: int, settings: GroupSettings) -> tuple[Ints, Floats]:
    """The units whose likeness to unit `number` reaches `settings.keep_from`, in order, and that likeness; `number`
    itself is not among them.
    """
    within, across = _weights(settings)
    # 1. which units may be near enough, by an upper bound, and within the window of days
    shared = index.products(number, within)
    columns = np.flatnonzero(_hopeful(index, number, shared, settings))
    units: Ints = columns if shared.units is None else shared.units[columns]
    chosen = units != number
    if settings.window is not None:
        chosen &= _in_window(index, number, units, settings.window)
    columns, units = columns[chosen], units[chosen]
    in_one_language = _same_language(index, number, units)
    # arrays over the units that may be near, (units,)
    of_words, weights = np.zeros(len(units)), np.full(len(units), NOTHING)
    # 2. the weighed mean of the cosines of all families
    evidence, of_numbers = np.zeros(len(units)), np.zeros(len(units))
    for family, weight in within.items():
        # a vector's length; the cosine is the product over both lengths
        norms = index.norms(family)
        own_norm, their_norms = norms[number], norms[units]
        weight_of_family = np.where(in_one_language, weight, across.get(family, 0.0))
        weight_of_family = weight_of_family * np.where(
            # where one of the two has no feature of this family, the family counts little
            (their_norms > 0) & bool(own_norm > 0),
            1.0,
            settings.absent,
        )
        weights += weight_of_family
        product = shared.products[family]
        if product is not None:
            cosines = weight_of_family * np.minimum(_divided(product[columns], their_norms), 1.0)
            if family == NUMBERS:
                of_numbers = cosines
            else:
                of_words += cosines
            evidence += cosines * (their_norms * own_norm)
    # A number bears out what words and names say, and says nothing alone.
    of_words += np.minimum(of_numbers, settings.borne_out * of_words)
    # 3. less where little evidence is shared, more where the days are near
    evident = 1.0 - np.exp(-evidence / settings.evidence) if settings.evidence else 1.0
    nearness: Floats = of_words / weights * evident * _nearness_in_time(index, number, units, settings)
    is_near_enough = nearness >= settings.keep_from
    return units[is_near_enough], nearness[is_near_enough]


def _hopeful(index: Index, number: int, met: Met, settings: GroupSettings) -> NDArray[np.bool_]:
    """For each unit that shares anything, whether its likeness could reach `settings.keep_from`: told by an upper
    bound that costs one pass a family.
    """
    within, across = _weights(settings)
    # as if every pair were in the languages that weigh more
    greatest_weight = {family: max(weight, across.get(family, 0.0)) for family, weight in within.items()}
    complete = met.of(index.complete)
    bound = np.zeros(len(complete))
    for family, product in met.products.items():
        if product is not None:
            bound += _divided(product, met.of(index.norms(family))) * greatest_weight[family]
    # `same_day`: the most that nearness in time may add
    needed = settings.keep_from * _least_weight(index, number, settings) / (1.0 + settings.same_day)
    # a little less, since floats are rounded
    needed *= 1.0 - NOTHING
    may_be_near: NDArray[np.bool_] = bound > needed
    # a unit that lacks a family is measured by the others alone
    may_be_near |= ~complete & (bound > settings.absent * needed)
    return may_be_near


def _least_weight(index: Index, number: int, settings: GroupSettings) -> float:
    """The least that the families' weights can add up to between unit `number` and a unit that has something in every
    family. `_hopeful` divides by it.
    """
    own = {family: 1.0 if index.norms(family)[number] else settings.absent for family in FAMILIES}
    return min(
        sum(own[family] * weight for family, weight in weights.items()) for weights in _weights(settings)
    )


def _weights(settings: GroupSettings) -> tuple[dict[int, float], dict[int, float]]:
    """(family → weight for two units in one language, family → weight for two in different ones)."""
    return (
        {WORDS: settings.words, NAMES: settings.names, NUMBERS: settings.numbers, TITLE: settings.title},
        {NAMES: settings.cross_names, NUMBERS: settings.cross_numbers},
    )


def _divided(products: Floats, norms: Floats) -> Floats:
    """Products divided by norms; 0 where a norm is 0, since then the product is 0 too."""
    quotient: Floats = products / np.maximum(norms, NOTHING)
    return quotient


def _same_language(index: Index, number: int, units: Ints) -> NDArray[np.bool_]:
    """Which units are in the language of unit `number`. Unknown languages (too few function words, as in most
    titles) count as the same.
    """
    own, theirs = index.languages[number], index.languages[units]
    same: NDArray[np.bool_] = (theirs == own) | (theirs < 0) | bool(own < 0)
    return same


def _in_window(index: Index, number: int, units: Ints, window: int) -> NDArray[np.bool_]:
    """Which of `units` are fewer than `window` days from unit `number`; undated ones are with undated ones."""
    own, theirs = index.first[number], index.first[units]
    if np.isnan(own):
        return np.isnan(theirs)
    inside: NDArray[np.bool_] = np.abs(theirs - own) < window
    return inside


def _nearness_in_time(index: Index, number: int, units: Ints, settings: GroupSettings) -> Floats:
    """A factor for each of `units` by how many days lie between it and unit `number`: above one on the same day, below one far apart, one
    where a day is not known."""
    first, last = index.first[units], index.last[units]
    apart = np.maximum(0.0, np.maximum(first - index.last[number], index.first[number] - last))
    factor: Floats = (
        1.0
        + settings.same_day * np.exp(-apart / settings.day_scale)
        - settings.far_apart * (1.0 - np.exp(-apart / settings.month_scale))
    )
    return np.where(np.isnan(apart), 1.0, factor)
