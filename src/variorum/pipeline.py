"""Calls the rooms in their order, and does nothing else. It is the only module that knows the order.

Words used here. Room: a package that does one step: gather, extract, trace, group, parse, collate, publish. To set
aside: to go on without a report on which a room fails. Lineage: who copied whom. Tier: how sure a claim is; 3 is
shown on request.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from variorum.aside import Kept, set_aside, without_failing, working
from variorum.collate import Remembering
from variorum.collate import collate as collate_story
from variorum.collate.proposals import Bundle, Offer, bundles, with_proposals
from variorum.extract import extract
from variorum.gather import gather
from variorum.group import group
from variorum.parse import cut_short, parse
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
from variorum.version import __version__

T = TypeVar("T")
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
    keep: Callable[[Capture], None] | None = None,
) -> Dossier:
    """The dossier of everything readable in `inputs`.

    `one_story`: all inputs tell one event. `everything`: with the claims of tier 3. `keep` is called with every
    capture, for callers that need its bytes. Raises NoSuchInput for an input that does not exist; what cannot be read
    is listed in the dossier. Reports, refusals and what was skipped are in the order of their paths, so that the
    order of `inputs` changes nothing.
    """
    chosen = settings or Settings()
    reports, refused, skipped = read(inputs, settings=chosen, progress=progress, keep=keep)
    reports = tuple(sorted(reports, key=lambda report: (by_name(report.path), report.id)))
    found = settled(reports, one_story=one_story, everything=everything, settings=chosen, progress=progress)
    made = made_with(chosen, one_story=one_story, everything=everything)
    return Dossier(
        reports=found.reports,
        refused=tuple(
            sorted((*refused, *found.refused), key=lambda r: (by_name(r.path), r.reason, r.detail))
        ),
        stories=found.stories,
        skipped=tuple(sorted(skipped, key=lambda one: (by_name(one.path), one.detail))),
        made=made,
    )


def by_name(path: str) -> tuple[tuple[int, int | str], ...]:
    """The sort key of a path. Digits in it count by their value, as people count ("rows.jsonl#9" before "#10")."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", path)
    return tuple((0, int(part)) if part[0] in "0123456789" else (1, part) for part in parts)


def made_with(settings: Settings, *, one_story: bool, everything: bool) -> Made:
    """What a dossier says of how it was made: version, word lists, settings and the two flags. With these and the reports anybody can
    make it again.
    """
    return Made(
        version=__version__,
        lexicons=fingerprint(),
        settings=named(settings),
        one_story=one_story,
        everything=everything,
    )


def read(
    inputs: Sequence[str],
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
    keep: Callable[[Capture], None] | None = None,
) -> tuple[tuple[Report, ...], tuple[Refusal, ...], tuple[Skipped, ...]]:
    """The reports of the inputs in the order given; what was refused on the way; and what else was found and skipped."""
    chosen = settings or Settings()
    refused: list[Refusal] = []
    skipped: list[Skipped] = []
    captures = passing(gather(inputs, settings=chosen.gather), refused, skipped, progress)
    if keep is not None:
        captures = _handed(captures, keep)
    extraction = extract(captures, settings=chosen.extract, progress=_room(progress, "extract"))
    return extraction.reports, (*refused, *extraction.refused), tuple(skipped)


def _handed(captures: Iterable[Capture], keep: Callable[[Capture], None]) -> Iterator[Capture]:
    """The captures, each handed to `keep` as it passes."""
    for capture in captures:
        keep(capture)
        yield capture


def passing(
    items: Iterable[Capture | Refusal | Skipped],
    refused: list[Refusal],
    skipped: list[Skipped],
    progress: Progress = silent,
) -> Iterator[Capture]:
    """The captures, one at a time, so that an archive is never in memory as a whole. Refusals and what was skipped
    are put into the two lists. `progress`: is told after each how many there were.
    """
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
    """The items that a gathering yields, sorted into captures, refusals and things skipped, each in the order it came."""
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
    """The pure part: from reports to collated stories, largest first. An error in a room is raised; `settled` sets
    the report aside instead. `one_story`: all reports tell one event; `everything`: weak claims, too.
    """
    chosen = settings or Settings()
    how = Deriving(everything=everything, settings=chosen, progress=progress)
    return tuple(
        derive_story(story, reports, part, how)
        for story, part in parted(reports, one_story=one_story, settings=chosen, progress=progress)
    )


def parted(
    reports: Sequence[Report], *, one_story: bool, settings: Settings, progress: Progress = silent
) -> list[tuple[Story, Lineage]]:
    """(story, lineage of its reports) for the stories of these reports. `one_story`: all reports are one story."""
    with working("trace"):
        lineage = trace(reports, settings=settings.trace, progress=_room(progress, "trace"))
    with working("group"):
        stories = (
            (as_one_story(reports),)
            if one_story and reports
            else group(reports, lineage, settings=settings.group, progress=_room(progress, "group"))
        )
        # of the lineage of all reports the part that concerns each story
        own = divided(lineage, [story.reports for story in stories], settings=settings.trace)
    return list(zip(stories, own, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Stories of as many reports as every room could work on (`reports`), and a refusal for each other report."""

    reports: tuple[Report, ...]
    refused: tuple[Refusal, ...]
    stories: tuple[CollatedStory, ...]


def settled(
    reports: Sequence[Report],
    *,
    one_story: bool = False,
    everything: bool = False,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Settled:
    """The same as `derive`, except that a report on which a room fails is set aside with a refusal, and the result is
    as if it had never been given. It starts again without the reports that failed until none fails. Stories that have
    not changed since are not collated again.
    """
    chosen = settings or Settings()
    left_to_try, refused = tuple(reports), list[Refusal]()
    collated_before: dict[str, tuple[Story, Lineage, CollatedStory]] = {}
    while True:
        # stories, of all reports on which no room fails
        grouped = without_failing(
            left_to_try,
            lambda some: parted(some, one_story=one_story, settings=chosen, progress=progress),
            by=lambda report: report.id,
        )
        failed = list(grouped.failed)
        # each story that is another than in the last round is collated
        for story, lineage in grouped.result or ():
            if story.id in collated_before and collated_before[story.id][:2] == (story, lineage):
                continue
            collated = collated_without_failing(
                story, grouped.items, lineage, everything=everything, settings=chosen, progress=progress
            )
            failed += collated.failed
            if collated.result is not None and not collated.failed:
                collated_before[story.id] = story, lineage, collated.result
        refused += [set_aside(report, stopped) for report, stopped in failed]
        # none failed in collating: done; else once more without them
        if len(failed) == len(grouped.failed):
            stories = tuple(collated_before[story.id][2] for story, _ in grouped.result or ())
            cut_reports = (cut_short(report) for report in grouped.items)
            refused += [refusal for refusal in cut_reports if refusal is not None]
            return Settled(reports=grouped.items, refused=tuple(refused), stories=stories)
        failed_ids = {report.id for report, _ in failed}
        left_to_try = tuple(report for report in left_to_try if report.id not in failed_ids)


def collated_without_failing(
    story: Story,
    reports: Sequence[Report],
    lineage: Lineage,
    *,
    everything: bool,
    settings: Settings,
    progress: Progress,
) -> Kept[Report, CollatedStory]:
    """The story, made of as many of its reports as can be collated; and the other reports, each with what stopped the room on it."""
    members = set(story.reports)
    how = Deriving(everything=everything, settings=settings, progress=progress)

    def one(some: Sequence[Report]) -> CollatedStory:
        """The story collated, with only these of its reports."""
        kept = {report.id for report in some}
        story_of_these = (
            story
            if kept == members
            else replace(story, reports=tuple(report_id for report_id in story.reports if report_id in kept))
        )
        return derive_story(story_of_these, some, lineage, how)

    return without_failing([r for r in reports if r.id in members], one, by=lambda report: report.id)


def published(dossier: Dossier, write: Callable[[Dossier], T]) -> tuple[Dossier, T]:
    """The dossier, and what `write` made of it. If a story cannot be written, all its reports are set aside, and the
    dossier is without it.
    """

    def written(some: Sequence[CollatedStory]) -> tuple[Dossier, T]:
        """The dossier with only these stories, and what `write` makes of it."""
        told = dossier if len(some) == len(dossier.stories) else replace(dossier, stories=tuple(some))
        with working("publish"):
            return told, write(told)

    if not dossier.stories:
        return written(())
    attempt = without_failing(dossier.stories, written, by=lambda one: one.story.id)
    if not attempt.failed and attempt.result is not None:
        return attempt.result
    # the reports of stories that could not be written are listed as refused
    why = {report: stopped for story, stopped in attempt.failed for report in story.story.reports}
    left = replace(
        dossier,
        stories=attempt.items,
        reports=tuple(r for r in dossier.reports if r.id not in why),
        refused=(*dossier.refused, *(set_aside(r, why[r.id]) for r in dossier.reports if r.id in why)),
    )
    return left, write(left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deriving:
    """How stories are derived, the same for all stories. `everything`: with claims of tier 3, which are not shown unless asked for."""

    everything: bool = False
    settings: Settings = field(default_factory=Settings)
    # told which room works, and how far it is
    progress: Progress = silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What was found before and need not be found again: `sentences` of reports that were parsed, and what an earlier
    collation of the story left.
    """

    sentences: Mapping[str, tuple[Sentence, ...]]
    kept: Remembering | None = None


def derive_story(
    story: Story,
    reports: Sequence[Report],
    lineage: Lineage,
    how: Deriving,
    *,
    earlier: Earlier | None = None,
) -> CollatedStory:
    """One story, parsed and collated. Only the story's own reports are read. What is known from `earlier` saves time
    and changes nothing else.
    """
    members = set(story.reports)
    own_reports = {report.id: report for report in reports if report.id in members}
    known = (
        {key: earlier.sentences[key] for key in own_reports if key in earlier.sentences} if earlier else {}
    )
    missing = [report for report in own_reports.values() if report.id not in known]
    with working("parse"):
        parsed = {**known, **parse(missing, progress=_room(how.progress, "parse"))}
    with working("collate"):
        collated = collate_story(
            story,
            own_reports,
            within(lineage, story.reports),
            parsed,
            settings=how.settings.collate,
            kept=earlier.kept if earlier else None,
            progress=_room(how.progress, "collate"),
        )
    return _shown(collated, everything=how.everything)


def _shown(collated: CollatedStory, *, everything: bool) -> CollatedStory:
    """The story with the claims of the tiers that are shown; with `everything`, with all."""
    if everything:
        return collated
    return replace(collated, claims=tuple(claim for claim in collated.claims if claim.tier in SHOWN_TIERS))


def bundled(dossier: Dossier, *, settings: Settings | None = None) -> tuple[tuple[Bundle, ...], ...]:
    """For each story, the bundles of sentences about which a model would be asked, one call a bundle."""
    chosen = settings or Settings()
    reports = {report.id: report for report in dossier.reports}
    return tuple(
        bundles(
            collated_story.story,
            reports,
            collated_story.lineage,
            parse([reports[report_id] for report_id in collated_story.story.reports]),
            settings=chosen.proposals,
            collating=chosen.collate,
        )
        for collated_story in dossier.stories
    )


def proposed(
    dossier: Dossier, offer: Offer, *, settings: Settings | None = None, everything: bool | None = None
) -> Dossier:
    """The dossier with a model's proposals, behind its own claims; `made` then says so.

    Proposals can bear out weak pairings only in a dossier made with `everything`. Whether such weak pairings stay in the result is said by
    `everything` here; None: as the dossier was made.
    """
    chosen = settings or Settings()
    reports = {report.id: report for report in dossier.reports}
    if everything is None:
        everything = dossier.made is not None and dossier.made.everything
    made = dossier.made and replace(
        dossier.made,
        settings=named(chosen, proposals=True),
        everything=everything,
        proposals=offer.digest,
    )
    stories = tuple(
        _shown(
            with_proposals(
                collated_story,
                reports,
                parse([reports[report_id] for report_id in collated_story.story.reports]),
                offer,
                settings=chosen.proposals,
            ),
            everything=everything,
        )
        for collated_story in dossier.stories
    )
    return replace(dossier, stories=stories, made=made)


def unproposed(dossier: Dossier) -> Dossier:
    """The dossier as if no model had been asked: exactly what variorum's own rules found."""
    stories = tuple(
        replace(
            story_told,
            claims=tuple(claim for claim in story_told.claims if claim.found_by is None),
            proposed=None,
        )
        for story_told in dossier.stories
    )
    own = dossier.made and tuple(line for line in dossier.made.settings if not line.startswith("proposals."))
    made = dossier.made and replace(dossier.made, settings=own or (), proposals=None)
    return replace(dossier, stories=stories, made=made)


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
