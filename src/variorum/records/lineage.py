"""Who copied whom, and what is a source's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SharedKind(StrEnum):
    """What two reports have in common. The first four make dependence."""

    COPY = "copy"
    TRIMMED = "trimmed"
    UPDATE = "update"
    EXCERPT = "excerpt"
    SHARED_QUOTE = "shared-quote"
    BOILERPLATE = "boilerplate"


class Label(StrEnum):
    """What kind of text a shared span is. Only narrative makes dependence."""

    NARRATIVE = "narrative"
    QUOTATION = "quotation"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    STATEMENT = "statement"
    POST = "post"


class Direction(StrEnum):
    LEFT_FROM_RIGHT = "left-from-right"
    RIGHT_FROM_LEFT = "right-from-left"
    COMMON_SOURCE = "common-source"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSpan:
    """left.text[left_start:left_end] and right.text[right_start:right_end] are the same after folding."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    label: Label


class EditKind(StrEnum):
    """What changed inside copied text, the gravest first."""

    NUMBER = "number"
    NAME = "name"
    ATTRIBUTION = "attribution"
    WORDING = "wording"
    ADDED = "added"
    CUT = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Between two spans that run on in both reports, left.text[left_start:left_end] stands where the right has
    right.text[right_start:right_end]; one of the two is empty where words were cut or added. `kind` is as seen from
    left to right: "cut" is in the left only.
    """

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    kind: EditKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedText:
    """Two reports that share text. `left` < `right` as ids. Shares are of narrative words, 0 to 1. `why` holds the
    reasons for kind, dependence and direction in words. `edits` stand in order of gravity, then of the left text, and
    only where the pair is dependent.
    """

    left: str
    right: str
    kind: SharedKind
    dependent: bool
    left_share: float
    right_share: float
    spans: tuple[SharedSpan, ...]
    direction: Direction
    why: tuple[str, ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """report.text[start:end] is told by one witness. The passages of a report partition its text."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One independent telling. `reports` lists, first the one it is shown by, every report that is wholly or mostly
    this telling; `passages` every place where it stands, reports that only lift a paragraph included. An absent
    witness (`absent`) is a named origin outside the set and has neither. `cited`: sentences of other reports that say
    they have it from this witness ("… reported"): whatever two reports say on the word of one witness has one origin.
    """

    id: str
    name: str
    reports: tuple[str, ...]
    passages: tuple[Passage, ...]
    absent: bool = False
    cited: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """`kind` is "circle" (A has it from B, B from A), or "one-root" (all have it from one). `reports` in the order of
    the circle; for one root, the root's first, unless the root is absent.
    """

    kind: str
    reports: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """`copies`: groups of report ids in which about two thirds or more of the shorter report is one telling. `notes`
    say in words what a reader should know of the whole: why nothing matched, what was not compared.
    """

    shared: tuple[SharedText, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    witnesses: tuple[Witness, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    notes: tuple[str, ...] = ()
