"""Thresholds for finding whom words stand for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferSettings:
    """How far back a pronoun or short name may reach. Chosen by reading 100 resolutions on ../shared/stories and
    ../shared/pairs; held by evaluation/test_attribution.py."""

    # Sentences before its own in which the owner of "he" or "it" must have been named.
    sentences_back: int = 2
    # The same for "the group", "the suspect".
    definite_back: int = 40
