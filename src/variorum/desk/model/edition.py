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
    # when it was decided, and by whom
    at: str
    author: str
    kind: DecisionKind
    target: str
    key: str
    # the note or status that goes with it; None where none does
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A sentence that differs between two versions of a page: `old`.text[old_start:old_end] became `new`.text[new_start:new_end]. An empty span:
    the sentence is not in that version.
    `substantive`: figures, names, dates or a negation differ, or the sentence came or went.
    `silent`: it is substantive, and no new notice on the page says that something was changed."""

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
    """A correction notice, report.text[start:end], and what it corrects.
    `edit`: the place of that edit among the story's edits.
    `claims`: keys of the claims whose readings it corrects."""

    report: str
    start: int
    end: int
    edit: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskStory:
    """A story of the desk.
    `id`: the id of the report that it was first known by.
    `keys`: for each claim in `collated.claims`, in the same order, the place of the words that it was first known by ("REPORT-START-END"). Both
    `id` and `keys` stay when reports come or go (see `derivation/keys.py`).
    `made_from`: a hash of all that the story was made from.
    `older`: superseded versions of its pages."""

    id: str
    collated: CollatedStory
    keys: tuple[str, ...]
    # editors' decisions as they were applied
    marks: tuple[Mark, ...] = ()
    older: tuple[str, ...] = ()
    # what changed between versions of the story's pages
    edits: tuple[Edit, ...] = ()
    made_from: str = ""
    # corrections that its reports print
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
    """What a story's last collation leaves to the next, to save time; without it the next one comes out the same.
    `collated`: the story before editors' decisions on its claims. It is used again while its story, `lineage` and `settings` are as they were,
    which they are after most decisions.
    `memo`: what was worked out of single reports and of pairs of sentences."""

    lineage: Lineage
    settings: Settings
    collated: CollatedStory
    memo: Memo | None
