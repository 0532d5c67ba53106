from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceSettings:
    """Every threshold of the room. Lengths are in words, shares run from 0 to 1."""

    # Length of the shingles that are joined. Five is what the measurements were taken with (evidence: shared word
    # 5-grams); shorter ones meet in idioms, longer ones lose lightly edited copies.
    gram: int = 5
    # Two reports share text from one unbroken run of this length on. Idioms and titles of office rarely reach it.
    least_run: int = 8
    # A shingle that stands in more reports than this is a crowd: each of its reports is set against `anchors` of them
    # rather than against every other, so that cost stays linear and a widely carried story is still found whole.
    crowd: int = 200
    anchors: int = 16
    # Matches held in memory at once; about 100 bytes each.
    batch: int = 2_000_000
    # What a word that is a name, a title or a figure counts less, and what runs under `least_run` count less, when the
    # weight of shared narrative is taken; and the weight, in shingles, that makes one report depend on another.
    name_discount: float = 0.5
    short_discount: float = 0.5
    dependent_weight: float = 8.0
    # Shingles quoted from the other's narrative, not said to be spoken, that make one depend on the other.
    lifted_grams: int = 30
    # Share of the narrative of both sides from which two reports are one text with cosmetic edits.
    copy_share: float = 0.75
    # Share of both sides from which they are two versions of one text; below it, one has lifted parts of the other.
    update_share: float = 0.3
    # "About two thirds or more of the shorter report is one telling."
    copies_share: float = 2 / 3
    # A sentence belongs to another telling when at least this share of its words stands there.
    sentence_share: float = 0.5
