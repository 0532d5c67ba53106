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
    """Words that a model pointed at: `quote` at text[start:end] of `report`, which is a report's path or the last part of
    one. `text` is the sha256 of the report's text that was read, None where that is not known."""

    report: str
    start: int
    end: int
    quote: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`order` is the number of the order in which the sentences were shown: what two orders say is said twice. `model` and
    `digest` None where they were not written down."""

    relation: Status
    why: Why
    readings: tuple[Quoted, ...]
    order: int = 1
    model: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Proposals or quotations of theirs that did not pass a check, and how many."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What became of the proposals for a story: `models` with their digests where these are known; `offered` proposals, of
    which so many were `shown` (tiers 1 and 2), so many `kept` for --all, and so many `known`, since variorum's own claims say the
    same. So many rows of variorum's own, too weak to be shown alone, are shown since proposals bear them out: `borne`. `dropped` are counted by reason, quotations and whole proposals."""

    models: tuple[str, ...]
    offered: int
    shown: int
    kept: int
    known: int
    borne: int = 0
    dropped: tuple[Dropped, ...] = ()
