"""Whether a report vouches for a stretch of its text, or has it denied, planned, hoped, asked or rumoured."""

from variorum.collate.certainty.walk import Certainty, Modality, Polarity, certainty, certainty_of

__all__ = ["Certainty", "Modality", "Polarity", "certainty", "certainty_of"]
