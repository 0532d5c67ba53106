"""Counts how many independent origins a claim has, and gives the way from each reading to its origin."""

from variorum.collate.origins.counting import counted

__all__ = ["counted"]
