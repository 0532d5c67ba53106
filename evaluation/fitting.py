"""Logistic regression as it is fitted here: few features, a ridge, every event weighing the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
RIDGE = 1.0
STEPS = 60
# What a right pair weighs beside a wrong one. The hand-made readings are long and not exhaustive: of the pairs that count
# as wrong some are right. Tried 1, 1.5, 2 on all fourteen events: see evaluation/floors.toml.
RIGHT = 1.5
# Every event counts as this many examples, however many pairs it has.
WEIGHT = 1000.0


def fit(events: Sequence[tuple[Array, Array]], *, worth: Sequence[float] | None = None) -> tuple[float, ...]:
    """Weights of (features, answers) pairs, one pair an event, the bias last. Newton's method; the bias is not ridged. `worth`: as how
    many examples each event counts, where not as all others."""
    each = worth or [WEIGHT] * len(events)
    usable = [(x, y, w) for (x, y), w in zip(events, each, strict=True) if len(y)]
    features = np.concatenate([np.c_[x, np.ones(len(x))] for x, _, _ in usable])
    answers = np.concatenate([y for _, y, _ in usable])
    weights = np.concatenate([w / len(y) * np.where(y > 0, RIGHT, 1.0) for _, y, w in usable])
    ridge = np.full(features.shape[1], RIDGE)
    ridge[-1] = 1e-6
    found = np.zeros(features.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(features @ found, -30, 30)))
        slope = features.T @ (weights * (chance - answers)) + ridge * found
        bend = (features * (weights * chance * (1 - chance))[:, None]).T @ features + np.diag(ridge)
        found = found - np.linalg.solve(bend, slope)
    return tuple(float(value) for value in found)
