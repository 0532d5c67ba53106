"""The order of the rooms, and nothing else. The only module that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from variorum import __version__
from variorum.collate import collate as collate_story
from variorum.extract import extract
from variorum.gather import gather
from variorum.group import group
from variorum.parse import parse
from variorum.records import (
    Capture,
    CollatedStory,
    Dossier,
    Lineage,
    Made,
    Refusal,
    Report,
    Sentence,
    Skipped,
    Story,
)
from variorum.settings import Settings, named
from variorum.text.first_line import first_line
from variorum.text.ids import content_id
from variorum.text.lexicon import fingerprint
from variorum.trace import divided, trace, within

# The tiers that are shown unless everything is asked for.
SHOWN_TIERS = (1, 2)


class Progress(Protocol):
    """Called as a room works: its name, how much is done, out of how much (0: not known)."""

    def __call__(self, room: str, done: int, of: int) -> None: ...


def silent(room: str, done: int, of: int) -> None:
    """Progress for those who do not want to hear of it."""


def collate(
    inputs: Sequence[str],
    *,
    one_story: bool = False,
    everything: bool = False,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Dossier:
    """The dossier of everything readable in `inputs`.

    `one_story` says that all inputs tell one event; `everything` keeps the claims of tier 3. Raises NoSuchInput for
    an input that is not there; whatever cannot be read is listed in the dossier instead.
    """
    chosen = settings or Settings()
    reports, refused, skipped = read(inputs, settings=chosen, progress=progress)
    stories = derive(reports, one_story=one_story, everything=everything, settings=chosen, progress=progress)
    made = made_with(chosen, one_story=one_story, everything=everything)
    return Dossier(reports=reports, refused=refused, stories=stories, skipped=skipped, made=made)


def made_with(settings: Settings, *, one_story: bool, everything: bool) -> Made:
    """What a dossier says of how it was made."""
    return Made(
        version=__version__,
        lexicons=fingerprint(),
        settings=named(settings),
        one_story=one_story,
        everything=everything,
    )


def read(
    inputs: Sequence[str], *, settings: Settings | None = None, progress: Progress = silent
) -> tuple[tuple[Report, ...], tuple[Refusal, ...], tuple[Skipped, ...]]:
    """The reports of the inputs in the order given, what was refused on the way, and what a folder held besides."""
    chosen = settings or Settings()
    refused: list[Refusal] = []
    skipped: list[Skipped] = []
    captures = passing(gather(inputs, settings=chosen.gather), refused, skipped, progress)
    extraction = extract(captures, settings=chosen.extract, progress=_room(progress, "extract"))
    return extraction.reports, (*refused, *extraction.refused), tuple(skipped)


def passing(
    items: Iterable[Capture | Refusal | Skipped],
    refused: list[Refusal],
    skipped: list[Skipped],
    progress: Progress = silent,
) -> Iterator[Capture]:
    """The captures, one at a time, so that an archive is never held whole; the rest is put into the two lists."""
    for done, item in enumerate(items, start=1):
        progress("gather", done, 0)
        if isinstance(item, Capture):
            yield item
        elif isinstance(item, Refusal):
            refused.append(item)
        else:
            skipped.append(item)


def received(
    items: Iterable[Capture | Refusal | Skipped], progress: Progress = silent
) -> tuple[tuple[Capture, ...], tuple[Refusal, ...], tuple[Skipped, ...]]:
    """What a gathering yields, sorted by kind, each in the order it came."""
    refused: list[Refusal] = []
    skipped: list[Skipped] = []
    captures = tuple(passing(items, refused, skipped, progress))
    return captures, tuple(refused), tuple(skipped)


def derive(
    reports: Sequence[Report],
    *,
    one_story: bool = False,
    everything: bool = False,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> tuple[CollatedStory, ...]:
    """The pure part: from reports to collated stories, largest first."""
    chosen = settings or Settings()
    lineage = trace(reports, settings=chosen.trace, progress=_room(progress, "trace"))
    stories = (
        (as_one_story(reports),)
        if one_story and reports
        else group(reports, lineage, settings=chosen.group, progress=_room(progress, "group"))
    )
    own = divided(lineage, [story.reports for story in stories], settings=chosen.trace)
    return tuple(
        derive_story(story, reports, part, everything=everything, settings=chosen, progress=progress)
        for story, part in zip(stories, own, strict=True)
    )


def derive_story(
    story: Story,
    reports: Sequence[Report],
    lineage: Lineage,
    *,
    everything: bool = False,
    sentences: Mapping[str, tuple[Sentence, ...]] | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> CollatedStory:
    """One story, parsed and collated. It reads only the story's own reports. `sentences` of reports that were parsed
    before need not be parsed again."""
    chosen = settings or Settings()
    members = set(story.reports)
    own = {report.id: report for report in reports if report.id in members}
    known = {key: sentences[key] for key in own if key in sentences} if sentences else {}
    missing = [report for report in own.values() if report.id not in known]
    parsed = {**known, **parse(missing, progress=_room(progress, "parse"))}
    collated = collate_story(
        story,
        own,
        within(lineage, story.reports),
        parsed,
        settings=chosen.collate,
        progress=_room(progress, "collate"),
    )
    if everything:
        return collated
    return replace(collated, claims=tuple(c for c in collated.claims if c.tier in SHOWN_TIERS))


def as_one_story(reports: Sequence[Report]) -> Story:
    """All reports as one story, on the user's word."""
    ordered = sorted(reports, key=lambda r: (r.text, r.id))
    called = (*(r.title for r in ordered if r.title), *(first_line(r.text) for r in ordered))
    title = next((name for name in called if name), "Untitled")
    ids = tuple(report.id for report in reports)
    return Story(
        id=content_id("story", *sorted(ids)),
        title=title,
        reports=ids,
        why=("put together on your word (--one-story)",),
    )


def _room(progress: Progress, name: str) -> Callable[[int, int], None]:
    return lambda done, of: progress(name, done, of)
