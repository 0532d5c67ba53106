"""The fitted weights of the logistic models that judge pairs of statements, numbers and times, read from JSON files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Any

import numpy as np

from variorum.records import Evidence
from variorum.text.lexicon import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficients:
    """Two logistic models of pairs of statements: `first` without the last feature, `second` with it. Each is one
    weight for each feature, in the order of statements/features.py, then the bias.
    """

    first: tuple[float, ...]
    second: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The weights of all models, one for each feature, and the bias last. `statement`: pairs of statements (features:
    statements/features.py). `figure`, `moment`: pairs of numbers, and of times (features: pairing/features.py).
    """

    statement: Coefficients
    figure: tuple[float, ...]
    moment: tuple[float, ...]


@cache
def models() -> Models:
    """The weights in the package, fitted by evaluation/fit_collate.py. The order in a file is the order of the features."""
    statement = table("statement-model.json")
    return Models(
        statement=Coefficients(
            first=tuple(statement["first"].values()), second=tuple(statement["second"].values())
        ),
        figure=tuple(table("figure-model.json").values()),
        moment=tuple(table("moment-model.json").values()),
    )


def logistics(
    weights: Sequence[float], vectors: np.ndarray[Any, np.dtype[np.float64]]
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The probability of each row of `vectors`: 1 / (1 + e^-z), where z is the sum of weights times values, plus the
    bias (the last of `weights`).
    """
    score = vectors @ np.asarray(weights[:-1], dtype=np.float64) + weights[-1]
    # beyond 30 nothing changes that could be seen, and e^-z would grow too large
    found: np.ndarray[Any, np.dtype[np.float64]] = 1 / (1 + np.exp(-np.clip(score, -30.0, 30.0)))
    return found


def logistic_of_columns(
    weights: Sequence[float], columns: Sequence[np.ndarray[Any, np.dtype[np.float64]]]
) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The probabilities of many pairs at once: one array for each feature, with a value for each pair; the last of `weights` is the
    intercept. The products are added feature by feature and not by a matrix product, whose order of adding depends on the row: what is equally
    likely must come out equal to the last bit.
    """
    score = np.zeros(len(columns[0]))
    for weight, column in zip(weights, columns, strict=False):
        score += weight * column
    # bounded, so that exp cannot overflow
    score = np.clip(weights[-1] + score, -30.0, 30.0)
    return 1 / (1 + np.array([exp(-log_odds) for log_odds in score.tolist()], dtype=np.float64))


# Features that a claim quotes as its evidence.
SHOWN_FEATURES = 3


def weightiest(
    names: Sequence[str], weights: Sequence[float], vector: Sequence[float]
) -> tuple[Evidence, ...]:
    """The (at most `SHOWN_FEATURES`) features that speak most for a pair, with their values, as evidence. A feature
    speaks as much as its weight times its value in `vector`; those that speak against the pair are left out.
    """
    weighed = sorted(
        (
            (weight_of_feature * value, name, value)
            for name, weight_of_feature, value in zip(names, weights, vector, strict=False)
        ),
        key=lambda weighed_feature: (-weighed_feature[0], weighed_feature[1]),
    )
    return tuple(
        Evidence(feature=name, score=round(value, 3))
        for weight, name, value in weighed[:SHOWN_FEATURES]
        if weight > 0
    )
