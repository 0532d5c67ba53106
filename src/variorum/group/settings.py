from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSettings:
    # Average likeness from which two groups are one story.
    threshold: float = 0.16
