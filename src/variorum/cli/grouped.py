"""Does the work of `variorum group`: finds the stories, which `cli/group.py` then writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from variorum.aside import set_aside, without_failing, working
from variorum.cli.columns import read_as, say_columns
from variorum.cli.progress import progress
from variorum.extract import extract
from variorum.gather import gather
from variorum.group import GroupSettings, Stream
from variorum.group import group as group_
from variorum.records import Capture, Lineage, Refusal, Report, Story, StoryChange
from variorum.trace import trace

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """What was read and refused, the stories, and with --stream what each report changed."""

    reports: tuple[Report, ...]
    refused: tuple[Refusal, ...]
    stories: tuple[Story, ...]
    # only with --stream
    changes: tuple[StoryChange, ...] = ()


def grouped(inputs: Sequence[str], *, stream: bool, titles_only: bool) -> Grouped:
    """Gathers, extracts, traces and groups the inputs.

    A report that a room fails on is refused, and the others are grouped without it. `stream`: as if the reports arrived one by one;
    `titles_only`: compare titles alone.
    """
    with progress() as told:
        items = tuple(gather(inputs, settings=replace(read_as(), title_only_rows=True)))
        say_columns(items)
        captures = [item for item in items if isinstance(item, Capture)]
        refused = [item for item in items if isinstance(item, Refusal)]
        extraction = extract(captures, progress=lambda done, of: told("extract", done, of))
        settings = GroupSettings(titles_only=titles_only)
        # as they arrive, or all at once
        by = _streamed if stream else _batched

        def parted(some: Sequence[Report]) -> tuple[tuple[Story, ...], tuple[StoryChange, ...]]:
            """The stories of some of the reports, and with --stream the changes, else (). `told`: says how far the
            work is; `by`: the way of grouping that the options ask for.
            """
            # titles alone cannot be copied from one another
            lineage = Lineage()
            if not titles_only:
                with working("trace"):
                    lineage = trace(some, progress=lambda done, of: told("trace", done, of))
            with working("group"):
                return by(some, lineage, settings, told)

        kept = without_failing(extraction.reports, parted, by=lambda report: report.id)
    # None where all reports failed
    stories, changes = kept.result or ((), ())
    failed = (set_aside(*one) for one in kept.failed)
    return Grouped(
        reports=kept.items, refused=(*refused, *extraction.refused, *failed), stories=stories, changes=changes
    )


def _batched(
    reports: Sequence[Report], lineage: Lineage, settings: GroupSettings, told: Progress
) -> tuple[tuple[Story, ...], tuple[StoryChange, ...]]:
    """(stories, no changes): all reports grouped at once, for a run that has no stories from before."""
    found = group_(reports, lineage, settings=settings, progress=lambda done, of: told("group", done, of))
    return found, ()


def _streamed(
    reports: Sequence[Report], lineage: Lineage, settings: GroupSettings, told: Progress
) -> tuple[tuple[Story, ...], tuple[StoryChange, ...]]:
    """The stories as they stand when the last report was added one by one, and every change on the way."""
    growing = Stream(lineage, settings=settings)
    changes: list[StoryChange] = []
    for done, report in enumerate(reports, start=1):
        changes += growing.add(report)
        told("group", done, len(reports))
    return growing.stories(), tuple(changes)
