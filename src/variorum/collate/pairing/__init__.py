"""Which numbers and times of different reports answer one question."""

from variorum.collate.pairing.pairs import Pair, candidates, standing, within_reports

__all__ = ["Pair", "candidates", "standing", "within_reports"]
