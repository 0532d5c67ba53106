"""Whom "he", "the group" and "Smith" stand for, within one report."""

from variorum.collate.refer.referents import Referent, referents
from variorum.collate.refer.settings import ReferSettings

__all__ = ["ReferSettings", "Referent", "referents"]
