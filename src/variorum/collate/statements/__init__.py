"""Whole statements: which sentences of independent tellings say the same thing, in whatever words."""

from variorum.collate.statements.collecting import statements
from variorum.collate.statements.covering import Group, groups
from variorum.collate.statements.linking import Link, links
from variorum.collate.statements.weights import Weights, weights

__all__ = ["Group", "Link", "Weights", "groups", "links", "statements", "weights"]
