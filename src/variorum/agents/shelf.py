"""What an agent may ask of: stories of dossiers that were given, that were collated in this session, and of a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from variorum.errors import NoSuchInput, UsageError
from variorum.publish.selectors import web_address
from variorum.records import CollatedStory, Dossier, Report

# Most of what one call may collate.
MOST_INPUTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A story with its reports. `source` says where it is from: a dossier's file, "collated", or "desk"."""

    id: str
    source: str
    collated: CollatedStory
    reports: Mapping[str, Report]


@dataclass(slots=True)
class Shelf:
    """`root`: files outside it are not read. `fetch`: addresses of the web may be asked. `more`: stories of a desk, each read when
    it is asked for.
    """

    root: Path
    fetch: bool = False
    more: Callable[[], Iterator[Shelved]] | None = None
    _stories: dict[str, Shelved] = field(default_factory=dict)

    def add(self, dossier: Dossier, source: str) -> tuple[Shelved, ...]:
        """By the id of the story: one that is collated again takes the place of the older."""
        added = []
        for told in dossier.stories:
            reports = {r.id: r for r in dossier.reports if r.id in told.story.reports}
            one = Shelved(id=told.story.id, source=source, collated=told, reports=reports)
            self._stories[one.id] = one
            added.append(one)
        return tuple(added)

    def stories(self) -> tuple[Shelved, ...]:
        return (*self._stories.values(), *(self.more() if self.more else ()))

    def story(self, asked: str) -> Shelved:
        """By its id or the beginning of it. Raises UsageError where none or several begin so."""
        found = [one for one in self.stories() if one.id.startswith(asked)] if asked else []
        exact = [one for one in found if one.id == asked]
        if len(exact or found) != 1:
            raise UsageError(f"{len(found) or 'no'} stories are called {asked!r}: list_stories has their ids")
        return (exact or found)[0]

    def checked(self, inputs: Sequence[str]) -> tuple[str, ...]:
        """The inputs as paths under the root. Raises UsageError for one outside it, and for an address where none may be asked."""
        if not inputs or len(inputs) > MOST_INPUTS:
            raise UsageError(f"give from 1 to {MOST_INPUTS} files, folders or addresses")
        return tuple(self._checked(given) for given in inputs)

    def _checked(self, given: str) -> str:
        if web_address(given):
            if not self.fetch:
                raise UsageError(
                    f"{given}: this server asks nothing of the web; its owner can allow it by --fetch"
                )
            return given
        if "://" in given or "\x00" in given:
            raise UsageError(f"{given!r} is no file and no address of the web")
        root = self.root.resolve()
        place = (root / given).resolve()
        if place != root and root not in place.parents:
            raise UsageError(f"{given}: lies outside the folder that this server reads ({root.name})")
        if not place.exists():
            raise NoSuchInput(f"{given}: no such file")
        return str(place)
