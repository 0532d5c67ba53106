"""Which numbers and times of different reports answer one question."""

from variorum.collate.pairing.pairs import Pair, model, pairs

__all__ = ["Pair", "model", "pairs"]
