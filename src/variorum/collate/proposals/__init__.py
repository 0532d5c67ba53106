"""Checks word for word what a language model set side by side, and makes claims of it that name the model."""

from variorum.collate.proposals.asking import Bundle, ShownSentence, bundles
from variorum.collate.proposals.bearing import is_borne_out
from variorum.collate.proposals.lines import Offer, as_line, read_lines
from variorum.collate.proposals.proposing import with_proposals
from variorum.collate.proposals.settings import ProposalSettings

__all__ = [
    "Bundle",
    "Offer",
    "ProposalSettings",
    "ShownSentence",
    "as_line",
    "bundles",
    "is_borne_out",
    "read_lines",
    "with_proposals",
]
