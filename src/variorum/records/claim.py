"""What is asked, what each witness says, and how the answers stand to one another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.records.values import Value


class Kind(StrEnum):
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
    """On whose word text[start:end] of a report stands. `source` is the words of the report that name it; `speaker` the
    fuller name a pronoun or short form resolves to; `chain` the way up, nearest first ("police", "Reuters"). Raises
    ValueError where `source` has no words: no span, no line.
    """

    report: str
    start: int
    end: int
    source: str
    source_start: int
    source_end: int
    speaker: str | None = None
    chain: tuple[str, ...] = ()
    cue: str | None = None

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise ValueError('an attribution names no source: its "source" is empty')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`quote` == report.text[start:end], always. `witness` is the id of the telling it belongs to. `origin` names what its
    report has it from in the end; readings of one claim with one origin have the same. `chain` is the way there, the
    origin first and the report's outlet last ("police", "Norvik Wire", "Kestrel Post").
    """

    report: str
    start: int
    end: int
    quote: str
    witness: str
    value: Value | None = None
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
    """`tier`: how sure the pairing is; 1 and 2 are shown, 3 on request. `found_by`: the model that set the readings beside
    one another; None for what variorum's own rules found. `silent`: why each telling of the story that has no reading has none;
    empty where that was not worked out (older dossiers, differences inside one report, very many tellings).
    `origins`: how many independent origins this claim has, never
    more than it has tellings; `whence` says who has it from whom, empty where each telling is an origin of its own. None
    and empty in dossiers from before origins were counted.
    """

    id: str
    kind: Kind
    label: str
    status: Status
    why: str
    tier: int
    internal: bool
    readings: tuple[Reading, ...]
    evidence: tuple[Evidence, ...] = ()
    found_by: str | None = None
    silent: tuple[Silence, ...] = ()
    origins: int | None = None
    whence: str = ""
