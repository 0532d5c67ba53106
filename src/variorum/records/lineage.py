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
    """Which of two reports has the shared text from the other. "undecided" is a value: evidence may be missing."""

    LEFT_FROM_RIGHT = "left-from-right"
    RIGHT_FROM_LEFT = "right-from-left"
    COMMON_SOURCE = "common-source"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSpan:
    """Text that two reports share: left.text[left_start:left_end] and right.text[right_start:right_end] are the same words, capitals apart."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    label: Label


class EditKind(StrEnum):
    """What was changed inside copied text; the values stand in order of gravity, the gravest first."""

    NUMBER = "number"
    NAME = "name"
    ATTRIBUTION = "attribution"
    WORDING = "wording"
    ADDED = "added"
    CUT = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change in copied text, between two shared spans that follow each other in both reports: where the left has left.text[left_start:left_end],
    the right has right.text[right_start:right_end]. One of the two is empty where words were cut or added. `kind` is as seen from left to
    right: what was cut is in the left only.
    """

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    kind: EditKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedText:
    """Two reports that share text.

    `left`, `right`: their ids, the smaller first. The shares: of each report's narrative words, how many stand in the other, 0 to 1.
    `why`: the reasons for kind, dependence and direction, in words.
    `edits`: only where one depends on the other; the gravest first, then in the order of the left text.
    """

    left: str
    right: str
    kind: SharedKind
    # whether one has its text from the other, or both from a third
    dependent: bool
    left_share: float
    right_share: float
    # the stretches that they share
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
    """One independent telling.

    `reports`: every report that is wholly or mostly this telling; first the one under which it is shown.
    `passages`: every place where it stands, also in reports that only lift a paragraph of it.
    `absent`: the telling is not among the reports, but an origin that these name. It then has neither reports nor passages.
    `cited`: sentences of other reports that say they have it from this witness ("… reported"). Whatever two reports say on the word of one
    witness has one origin.
    """

    id: str
    name: str
    reports: tuple[str, ...]
    passages: tuple[Passage, ...]
    absent: bool = False
    cited: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A warning of circular reporting. `kind` is "circle" (A has it from B, B from A) or "one-root" (all have it from one report). `reports`: of a
    circle, in its order; of one root, the root's report first, unless the root is absent.
    """

    kind: str
    reports: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Who copied whom in a set of reports. `copies`: groups of report ids that are copies of one telling: on average over a group's pairs, about
    two thirds or more of the shorter report is shared. `notes`: in words, what a reader should know of the whole, such as why nothing matched,
    or what was not compared.
    """

    shared: tuple[SharedText, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    witnesses: tuple[Witness, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    notes: tuple[str, ...] = ()
