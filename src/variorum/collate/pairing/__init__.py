"""Which numbers and times of different reports answer one question."""

from variorum.collate.pairing.pairs import Pair, candidates, standing, within_reports
from variorum.collate.pairing.repeats import Folded, folded

__all__ = ["Folded", "Pair", "candidates", "folded", "standing", "within_reports"]
