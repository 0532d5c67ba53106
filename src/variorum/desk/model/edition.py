"""The records that a desk adds to a collated story: marks of decisions, edits, corrections, lasting keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.collate import Memo
from variorum.records import Claim, CollatedStory, DecisionKind, Lineage
from variorum.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A decision as it was applied. `target` is "story", "claim" or "report"; `key` which one."""

    decision: str
    at: str
    author: str
    kind: DecisionKind
    target: str
    key: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A sentence that differs between two versions of a page: `old`.text[old_start:old_end] became
    `new`.text[new_start:new_end]. An empty span: there was none. `substantive`: figures, names, dates or a negation
    differ, or a sentence came or went; `silent`: and no notice on the page says so.
    """

    page: str
    old: str
    new: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    substantive: bool
    silent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A notice, report.text[start:end], and what it corrects: an edit (its place among the story's), readings' claims."""

    report: str
    start: int
    end: int
    edit: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskStory:
    """`id` is the id of the report that it was first known by, `keys` name the claims by the words they were first known by
    ("report-start-end"), parallel to `collated.claims`: both stay as a story moves (see `keys`). `made_from` hashes everything that the story was made from. `older` are superseded versions of its pages.
    """

    id: str
    collated: CollatedStory
    keys: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    older: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    made_from: str = ""
    corrections: tuple[Correction, ...] = ()

    @property
    def by_key(self) -> Mapping[str, Claim]:
        """The claims by their keys."""
        return dict(zip(self.keys, self.collated.claims, strict=True))

    @property
    def key_of(self) -> Mapping[str, str]:
        """The claims' keys by their ids."""
        return {claim.id: key for claim, key in zip(self.collated.claims, self.keys, strict=True)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a story's last collation leaves to the next: `collated`, before any editor's word on its claims, while its story,
    `lineage` and `settings` are as they were, which they are after most decisions; and of a large story `memo`. It changes nothing but the time."""

    lineage: Lineage
    settings: Settings
    collated: CollatedStory
    memo: Memo | None
