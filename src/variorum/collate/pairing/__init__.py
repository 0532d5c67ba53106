"""Which numbers and times of different reports answer one question."""

from variorum.collate.pairing.candidates import candidates
from variorum.collate.pairing.inside import Inside, within_reports
from variorum.collate.pairing.pairs import standing
from variorum.collate.pairing.repeats import Folded, folded
from variorum.collate.pairing.scored import Pair, Scored

__all__ = ["Folded", "Inside", "Pair", "Scored", "candidates", "folded", "standing", "within_reports"]
