"""How many independent origins a claim has, and the way from each reading to its own."""

from variorum.collate.origins.counting import counted

__all__ = ["counted"]
