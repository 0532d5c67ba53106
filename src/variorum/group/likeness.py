"""How near one unit is to every other: families weighed, languages and days taken into account."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from variorum.group.features import NAMES, NUMBERS, TITLE, WORDS
from variorum.group.index import Floats, Index
from variorum.group.settings import GroupSettings

# Weights under this are left out of the sum altogether.
NOTHING = 1e-9


def likeness(index: Index, number: int, settings: GroupSettings) -> Floats:
    """To every unit, itself included (which means nothing)."""
    within = {WORDS: settings.words, NAMES: settings.names, NUMBERS: settings.numbers, TITLE: settings.title}
    across = {NAMES: settings.cross_names, NUMBERS: settings.cross_numbers}
    same = _same_language(index, number)
    total, weights = np.zeros(len(index)), np.full(len(index), NOTHING)
    evidence = np.zeros(len(index))
    for family, weight in within.items():
        present = index.present(family)
        share = np.where(same, weight, across.get(family, 0.0))
        share = share * np.where(present & bool(present[number]), 1.0, settings.absent)
        cosines = share * index.cosines(number, family)
        total += cosines
        weights += share
        evidence += cosines * index.products(number, family)
    told = 1.0 - np.exp(-evidence / settings.evidence) if settings.evidence else 1.0
    near: Floats = total / weights * told * _nearness_in_time(index, number, settings)
    return near


def _same_language(index: Index, number: int) -> NDArray[np.bool_]:
    """Unknown languages (too few function words, as in most titles) are taken to be the same."""
    languages = np.array(index.languages)
    own = languages[number]
    if own < 0:
        return np.ones(len(languages), dtype=bool)
    same: NDArray[np.bool_] = (languages == own) | (languages < 0)
    return same


def _nearness_in_time(index: Index, number: int, settings: GroupSettings) -> Floats:
    first, last = np.frombuffer(index.first), np.frombuffer(index.last)
    apart = np.maximum(0.0, np.maximum(first - last[number], first[number] - last))
    factor: Floats = (
        1.0
        + settings.same_day * np.exp(-apart / settings.day_scale)
        - settings.far_apart * (1.0 - np.exp(-apart / settings.month_scale))
    )
    return np.where(np.isnan(apart), 1.0, factor)
