"""What a language model proposes to set side by side: spans and fixed words, none of its own prose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.records.claim import Status


class Why(StrEnum):
    """Why a model set readings side by side: one of these words, for each of which there is one fixed sentence."""

    SAME_VALUE = "same-value"
    SAME_FACT = "same-fact"
    OTHER_WORDS = "other-words"
    SAME_QUOTE = "same-quote"
    VALUE = "value"
    ROUNDING = "rounding"
    SCOPE = "scope"
    TIME = "time"
    CERTAINTY = "certainty"
    ACTOR = "actor"
    CAUSE = "cause"
    PLACE = "place"
    NAME = "name"
    ROLE = "role"
    WORDING = "wording"
    IMPLICATION = "implication"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words that a model pointed at.

    `report`: the path of the report, or that path's last part.
    `quote`: the words, at text[start:end] of that report.
    `text`: the sha256 of the report's text that was read; None where that is not known.
    """

    report: str
    start: int
    end: int
    quote: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Words that a model set side by side. `order`: the sentences are shown to a model in several orders; this is the number of the one in which
    it proposed this. What it proposes in two orders has two votes. `model` and `digest`: None where they were not written down.
    """

    # how the readings stand, as the model says
    relation: Status
    why: Why
    readings: tuple[Quoted, ...]
    order: int = 1
    model: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """How many proposals, or quotations in them, one check dropped."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What became of a model's proposals for a story.

    `models`: their names, with digests where these are known.
    `offered`: how many proposals there were.
    `shown`: how many of these are shown (tiers 1 and 2).
    `kept`: how many are shown with --all only.
    `known`: how many say what variorum's own claims say already.
    `borne`: how many of variorum's own claims, too weak to be shown alone, are shown because proposals bear them out.
    `dropped`: how many proposals and quotations were dropped, by reason.
    """

    models: tuple[str, ...]
    offered: int
    shown: int
    kept: int
    known: int
    borne: int = 0
    dropped: tuple[Dropped, ...] = ()
