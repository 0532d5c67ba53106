"""Compares values that answer one question, and judges whether two numbers answer one."""

from variorum.collate.compare.clocks import Face, consistent_clocks
from variorum.collate.compare.comparison import Comparison
from variorum.collate.compare.consistency import Consistency, consistent_faces
from variorum.collate.compare.posting import compare_posts
from variorum.collate.compare.settings import CompareSettings
from variorum.collate.compare.slot import SlotScore, same_slot
from variorum.collate.compare.values import Answer, compare, compare_all, gravest

__all__ = [
    "Answer",
    "CompareSettings",
    "Comparison",
    "Consistency",
    "Face",
    "SlotScore",
    "compare",
    "compare_all",
    "compare_posts",
    "consistent_clocks",
    "consistent_faces",
    "gravest",
    "same_slot",
]
