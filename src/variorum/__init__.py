"""variorum sets the reports of one event side by side.

    import variorum

    dossier = variorum.collate(["reports/"])

`collate`, the records that a dossier is made of, `Settings` and the errors are here; the rooms are modules of their own
(`variorum.trace`, `variorum.group` …). All but this page is imported when it is first asked for.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from variorum.version import __version__ as __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from variorum.errors import (
        BadDossier,
        BadSetting,
        MissingExtra,
        ModelMismatch,
        NoSuchInput,
        UsageError,
        VariorumError,
    )
    from variorum.records import (
        Alarm,
        Anchor,
        Attribution,
        Block,
        BlockKind,
        Capture,
        Certainty,
        ChangeKind,
        Claim,
        CollatedStory,
        Decision,
        DecisionKind,
        Depth,
        Direction,
        Dossier,
        Dropped,
        Edit,
        EditKind,
        Evidence,
        Finding,
        Grain,
        Hedge,
        Kind,
        Label,
        Lineage,
        Made,
        Measure,
        Membership,
        Name,
        NameKind,
        Origin,
        Passage,
        Proposal,
        Proposed,
        Quantity,
        Quoted,
        Reading,
        Reason,
        Refusal,
        Report,
        Segment,
        Sentence,
        SharedKind,
        SharedSpan,
        SharedText,
        Silence,
        SilenceKind,
        Skipped,
        Stated,
        Status,
        Story,
        StoryChange,
        Token,
        Value,
        When,
        Why,
        Witness,
        Words,
    )
    from variorum.settings import Settings


__all__ = [
    "Alarm",
    "Anchor",
    "Attribution",
    "BadDossier",
    "BadSetting",
    "Block",
    "BlockKind",
    "Capture",
    "Certainty",
    "ChangeKind",
    "Claim",
    "CollatedStory",
    "Decision",
    "DecisionKind",
    "Depth",
    "Direction",
    "Dossier",
    "Dropped",
    "Edit",
    "EditKind",
    "Evidence",
    "Finding",
    "Grain",
    "Hedge",
    "Kind",
    "Label",
    "Lineage",
    "Made",
    "Measure",
    "Membership",
    "MissingExtra",
    "ModelMismatch",
    "Name",
    "NameKind",
    "NoSuchInput",
    "Origin",
    "Passage",
    "Proposal",
    "Proposed",
    "Quantity",
    "Quoted",
    "Reading",
    "Reason",
    "Refusal",
    "Report",
    "Segment",
    "Sentence",
    "Settings",
    "SharedKind",
    "SharedSpan",
    "SharedText",
    "Silence",
    "SilenceKind",
    "Skipped",
    "Stated",
    "Status",
    "Story",
    "StoryChange",
    "Token",
    "UsageError",
    "Value",
    "VariorumError",
    "When",
    "Why",
    "Witness",
    "Words",
    "collate",
]

# Where the lazy names live; the first that has one gives it.
_HOMES = ("variorum.errors", "variorum.records", "variorum.settings")


def collate(
    inputs: Sequence[str],
    *,
    one_story: bool = False,
    everything: bool = False,
    settings: Settings | None = None,
) -> Dossier:
    """The dossier of everything readable in `inputs`: files, folders, archives, feeds, URLs.

    `one_story` says that all inputs tell one event; `everything` keeps weak pairings (tier 3). What cannot be read is
    listed in `Dossier.refused`. Raises NoSuchInput for an input that is not there, and MissingExtra for one whose
    library is not installed. `variorum.pipeline.collate` also takes a callback for progress.
    """
    from variorum.pipeline import collate as collated

    return collated(inputs, one_story=one_story, everything=everything, settings=settings)


if not TYPE_CHECKING:  # a type checker must not think that every name exists

    def __getattr__(name: str) -> object:
        """A public name, imported from its room when it is first asked for, so that `import variorum` is quick."""
        if name in __all__:
            for home in map(import_module, _HOMES):
                if hasattr(home, name):
                    found = globals()[name] = getattr(home, name)
                    return found
        raise AttributeError(f"module 'variorum' has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


class _Face(ModuleType):
    """Keeps `variorum.collate` the function: importing the room of that name would put the module in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "collate" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
