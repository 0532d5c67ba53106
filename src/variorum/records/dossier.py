"""Stories and the dossier: what a reader can check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any

from variorum.records.claim import Attribution, Claim
from variorum.records.lineage import Lineage
from variorum.records.proposal import Proposed
from variorum.records.refusal import Refusal, Skipped
from variorum.records.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Why one report belongs to its story. `shared`: names, numbers, dates and words that it has in common with the story's other reports, rarest
    first.
    `why`: the same as a sentence.
    """

    report: str
    why: str
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The reports of one event.

    `reports`: ids, in the order given to the run.
    `why`: what the reports have in common, and what kept the nearest outsider out, in words.
    `members`: for each report, why it belongs.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    why: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()


class ChangeKind(StrEnum):
    """What happened to a story when reports arrived."""

    OPENED = "opened"
    GREW = "grew"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """One event in the life of a story.

    `reports`: those that came to `story` by it.
    `other`: the story that they came from, or that was merged into this one; None for new reports.
    `why`: one sentence.
    """

    kind: ChangeKind
    story: str
    reports: tuple[str, ...]
    why: str
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollatedStory:
    """A story with its lineage (who copied whom) and its claims.

    `claims`: in reading order, differences first. Those that a model proposed stand behind all others, in the same order.
    `proposed`: what became of a model's proposals; None where no model was asked.
    `origins`: how many tellings there are that stand as a report of their own. Counted once are those that have the story from one another,
    from one origin that is not among the reports, or from one newsroom. None where this was not counted.
    """

    story: Story
    lineage: Lineage
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...] = ()
    proposed: Proposed | None = None
    origins: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How a dossier was made, so that whoever has the reports can make it again.

    `version`: variorum's.
    `lexicons`: the sha256 over its word lists and weights.
    `settings`: all that change what is read or derived, one a line ("collate.least_link = 0.47").
    `one_story`, `everything`: the flags --one-story and --all.
    `proposals`: the sha256 of what a model proposed; None where no model was asked.
    """

    version: str
    lexicons: str
    settings: tuple[str, ...]
    one_story: bool
    everything: bool
    proposals: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that a reader can check. `reports` are in the order given. `made` is None where nobody knows how it was made: it is from a desk,
    or from an older version.
    """

    reports: tuple[Report, ...]
    refused: tuple[Refusal, ...]
    stories: tuple[CollatedStory, ...]
    # files that are of no kind that is read
    skipped: tuple[Skipped, ...] = ()
    made: Made | None = None

    def frames(self, library: str = "pandas") -> dict[str, Any]:
        """Its tables by name, for notebooks: reports, stories, claims, readings … as frames of "pandas" (with Arrow's types),
        "polars" or "arrow". Raises MissingExtra where that is not installed.
        """
        # Records know no room; this is a handle for who holds one in a notebook.
        found: dict[str, Any] = import_module("variorum.publish.tables").frames(self, library)
        return found
