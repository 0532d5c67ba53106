"""Prints the figures of both halves."""

from __future__ import annotations

from evaluation.fit_collate import table
from evaluation.told_apart import HALVES, scores

for half in HALVES:
    print(half)
    print(table(scores(half)))
