"""Stories and the dossier: what a reader can check."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.records.claim import Attribution, Claim
from variorum.records.lineage import Lineage
from variorum.records.refusal import Refusal, Skipped
from variorum.records.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The tellings of one event. `reports` are ids, in the order given to the run; `why` says what holds them together."""

    id: str
    title: str
    reports: tuple[str, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CollatedStory:
    """A story with who copied whom and what is claimed. Claims stand in reading order: differences first."""

    story: Story
    lineage: Lineage
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """`reports` in the order given."""

    reports: tuple[Report, ...]
    refused: tuple[Refusal, ...]
    stories: tuple[CollatedStory, ...]
    skipped: tuple[Skipped, ...] = ()
