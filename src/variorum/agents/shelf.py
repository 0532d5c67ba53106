"""Holds what an agent may ask about: stories of the dossiers given at the start, those collated in this session, and those of a desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from variorum.errors import NoSuchInput, UsageError
from variorum.publish.selectors import web_address
from variorum.records import Claim, CollatedStory, Dossier, Report

# Most of what one call may collate.
MOST_INPUTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A story with its reports.
    `source`: where it is from: a dossier's file, "collated", or "desk".
    `keys`: id of a claim → the key that a desk gave it; keys stay where ids change."""

    id: str
    source: str
    collated: CollatedStory
    reports: Mapping[str, Report]
    keys: Mapping[str, str] = field(default_factory=dict)

    def key(self, claim: Claim) -> str | None:
        """The key that a desk gave the claim; None where the story is not from a desk."""
        return self.keys.get(claim.id)


class Stories(Protocol):
    """Stories that are read when they are asked for: a desk's."""

    def ids(self) -> Sequence[str]:
        """The ids of all stories as they stand now, the latest first."""

    def story(self, asked: str) -> Shelved | None:
        """The story by its id, or by any other that leads to it; None where there is none."""

    def waiting(self) -> int:
        """How many reports are kept and in no story yet."""


@dataclass(slots=True)
class Shelf:
    """What an agent may ask about.
    `root`: the folder outside of which no file is read.
    `fetch`: whether web addresses may be asked.
    `desk`: the stories of a desk, read at each question, as they stand then."""

    root: Path
    fetch: bool = False
    desk: Stories | None = None
    _stories: dict[str, Shelved] = field(default_factory=dict)

    def add(self, dossier: Dossier, source: str) -> tuple[Shelved, ...]:
        """Puts the dossier's stories on the shelf. A story that was collated again takes the place of the
        older one with its id.
        """
        added = []
        for told in dossier.stories:
            reports = {report.id: report for report in dossier.reports if report.id in told.story.reports}
            one = Shelved(id=told.story.id, source=source, collated=told, reports=reports)
            self._stories[one.id] = one
            added.append(one)
        return tuple(added)

    def ids(self) -> tuple[str, ...]:
        """The ids of all stories: first those of dossiers, then those of the desk."""
        return tuple(dict.fromkeys((*self._stories, *(self.desk.ids() if self.desk else ()))))

    def stories(self, ids: Sequence[str] | None = None) -> Iterator[Shelved]:
        """All stories, or only those with these ids. A story that is gone from the desk is left out."""
        for name in self.ids() if ids is None else ids:
            found = self._stories.get(name) or (self.desk.story(name) if self.desk else None)
            if found is not None:
                yield found

    def story(self, asked: str) -> Shelved:
        """The story by its id, the beginning of it, or any key of a desk that leads to it. Raises UsageError where
        none or several begin so.
        """
        begun = [name for name in self.ids() if asked and name.startswith(asked)]
        # an id may be the beginning of another one
        exact = [name for name in begun if name == asked] or begun
        if len(exact) > 1:
            raise UsageError(f"{len(exact)} stories are called {asked!r}: list_stories has their ids")
        found = next(self.stories(exact or [asked]), None) if asked else None
        if found is None:
            raise UsageError(f"no stories are called {asked!r}: list_stories has their ids")
        return found

    def checked(self, inputs: Sequence[str]) -> tuple[str, ...]:
        """The inputs as paths under the root. Raises UsageError for one outside it, and for an address where none may be asked."""
        if not inputs or len(inputs) > MOST_INPUTS:
            raise UsageError(f"give from 1 to {MOST_INPUTS} files, folders or addresses")
        return tuple(self._checked(given) for given in inputs)

    def _checked(self, given: str) -> str:
        """One input: an address where that is allowed, else a path under the root. Raises as `checked`, and NoSuchInput. `given`: as the
        agent wrote it.
        """
        if web_address(given):
            if not self.fetch:
                raise UsageError(
                    f"{given}: this server asks nothing of the web; its owner can allow it by --fetch"
                )
            return given
        if "://" in given or "\x00" in given:
            raise UsageError(f"{given!r} is no file and no address of the web")
        # a path must stay under the root, links included
        root = self.root.resolve()
        place = (root / given).resolve()
        if place != root and root not in place.parents:
            raise UsageError(f"{given}: lies outside the folder that this server reads ({root.name})")
        if not place.exists():
            raise NoSuchInput(f"{given}: no such file")
        return str(place)
