"""How likely two numbers answer one question: a logistic score over readable features, its weights in a file one can read.

Words used here. Asked: a number's question, described by its surroundings. Veto: why two can never answer one
question. Intercept: the score of two questions without any feature.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from variorum.collate.compare.features import REASONS, Rarity, comparable, features
from variorum.collate.compare.settings import CompareSettings
from variorum.collate.mentions.question import Asked, describe
from variorum.text.lexicon import table

# Features that weigh less than this, in log-odds, are not named in the reason.
LEAST_SAID = 0.2


class SlotScore(NamedTuple):
    """How likely two numbers answer one question. `probability`: 0 to 1. `reasons`: (reason in words, what it adds in
    log-odds), the strongest first. `veto`: why the two can never answer one question, or None.
    """

    probability: float
    reasons: tuple[tuple[str, float], ...]
    veto: str | None = None


def same_slot(
    left: Asked, right: Asked, *, rarity: Rarity | None = None, settings: CompareSettings | None = None
) -> SlotScore:
    """How likely two numbers answer one question. Each was described once, with its surroundings (`describe`). Symmetric.

    `rarity`: the weight of a lemma, by how rare it is in the story; without it all words weigh the same.
    """
    chosen = settings or CompareSettings()
    veto = comparable(left, right)
    if veto:
        return SlotScore(0.0, ((veto, -math.inf),), veto)
    # the weights of the features, fitted on pairs that people judged
    weights = table("slot-weights.json")
    feature_values = features(left, right, rarity or flat, chosen)
    weighted = {name: weights["weights"].get(name, 0.0) * value for name, value in feature_values.items()}
    # added in one order, so that the last digit is always the same
    total = weights["intercept"] + sum(weighted[name] for name in sorted(weighted))
    strongest_first = sorted(weighted.items(), key=lambda part: (-abs(part[1]), part[0]))
    reasons = tuple(
        (REASONS[name], round(log_odds, 2))
        for name, log_odds in strongest_first
        if abs(log_odds) >= LEAST_SAID
    )
    # log-odds to a probability; bounded, so that exp cannot overflow
    return SlotScore(1 / (1 + math.exp(-max(-50.0, min(50.0, total)))), reasons)


def flat(_: str) -> float:
    """A rarity that makes every lemma weigh the same."""
    return 1.0


__all__ = ["Asked", "SlotScore", "describe", "flat", "same_slot"]
