"""What is asked, what each witness says, and how the answers stand to one another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.records.values import Value


class Kind(StrEnum):
    """What sort of question a claim is."""

    QUANTITY = "quantity"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    NAME = "name"
    ROLE = "role"
    TITLE = "title"
    QUOTE = "quote"
    STATEMENT = "statement"


class Status(StrEnum):
    """How the readings of a claim stand to one another, worked out from their values."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    VARIANT = "variant"
    CHANGED = "changed"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"
    TOLD = "told"
    SINGLE = "single"


# What independent readings that were compared may come to: all can be true as stated, or not all at one time.
AGREEING = frozenset({Status.AGREE, Status.COMPATIBLE})
DIFFERING = frozenset({Status.CHANGED, Status.CONFLICT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """On whose word text[start:end] of a report stands. Raises ValueError where `source` has no words: no span, no line.

    `source`: the words of the report that name whoever said it.
    `speaker`: the fuller name that a pronoun or short form in `source` stands for; None where there is none.
    `chain`: the way up from there, nearest first ("police", "Reuters").
    """

    report: str
    start: int
    end: int
    source: str
    # where `source` stands in the report's text
    source_start: int
    source_end: int
    speaker: str | None = None
    chain: tuple[str, ...] = ()
    # the word of saying ("said", "according to"); None where there is none
    cue: str | None = None

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise ValueError('an attribution names no source: its "source" is empty')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One answer to a claim's question: `quote` is report.text[start:end], always.

    `witness`: the id of the telling that it belongs to.
    `origin`: whom its report has it from in the end. Readings of one claim that lead to one origin have the same words here.
    `chain`: the way there, the origin first and the report's outlet last ("police", "Norvik Wire", "Kestrel Post").
    """

    report: str
    start: int
    end: int
    quote: str
    witness: str
    # what the words were read as; None for a statement
    value: Value | None = None
    # on whose word, in the report's words; None where the report vouches for it
    attributed_to: str | None = None
    origin: str | None = None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason that readings were put together: `feature` in words, `score` 0 to 1 where it is a matter of degree."""

    feature: str
    score: float | None = None


class SilenceKind(StrEnum):
    """Why a telling says nothing of a claim. The values stand in dossiers: add, never rename."""

    EARLIER = "earlier"
    STUB = "stub"
    ELSEWHERE = "elsewhere"
    UNMENTIONED = "unmentioned"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Why the tellings `witnesses` (ids) say nothing of a claim; `why` is the reason in words."""

    kind: SilenceKind
    why: str
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One question and every answer to it.

    `tier`: how sure it is that the readings answer one question. 1 and 2 are shown, 3 on request.
    `found_by`: the model that set the readings beside one another; None for what variorum's own rules found.
    `silent`: why each telling of the story without a reading has none. Empty where that was not worked out: in older dossiers, for differences
    inside one report, for very many tellings.
    `origins`: to how many independent origins the readings lead, never more than there are tellings. None in dossiers from before origins were
    counted.
    `whence`: in words, who has it from whom. Empty where each telling is an origin of its own, and in those older dossiers.
    """

    id: str
    kind: Kind
    # the question in words of a report
    label: str
    status: Status
    why: str
    tier: int
    # whether its readings differ inside one report
    internal: bool
    readings: tuple[Reading, ...]
    # why the readings were put together
    evidence: tuple[Evidence, ...] = ()
    found_by: str | None = None
    silent: tuple[Silence, ...] = ()
    origins: int | None = None
    whence: str = ""
