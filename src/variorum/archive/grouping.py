"""Reports and lineage → stories, each with its reports and its part of the lineage: what collating it needs, in one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from variorum.archive.reading import day, packed, some
from variorum.archive.shards import parquet, plain, rows
from variorum.archive.tasks import Made, Work
from variorum.archive.tracing import lineages, named_absent, together
from variorum.aside import set_aside, without_failing, working
from variorum.group import group
from variorum.pipeline import by_name
from variorum.records import Lineage, Report, Story
from variorum.trace import divided

STORIES = (
    ("story_id", "string"),
    ("title", "string"),
    ("first_day", "string"),
    ("last_day", "string"),
    ("reports", "int32"),
    ("tellings", "int32"),
    ("words", "int64"),
    ("report_ids", "list<string>"),
    ("story", "binary"),
    ("lineage", "binary"),
    ("records", "binary"),
)
UNDATED = "undated"
WHOLE = "all"


def window(on: str | None, days: int | None) -> str:
    """The name of the stretch of days that a report is grouped in: by its first day, counted in steps from 1 January of year 1."""
    if days is None:
        return WHOLE
    if on is None:
        return UNDATED
    number = date.fromisoformat(on).toordinal() - 1
    return date.fromordinal(number - number % days + 1).isoformat()


def windows(shards: Mapping[str, Path], days: int | None) -> dict[str, dict[str, int]]:
    """Window → shard → how many reports; in order."""
    found: dict[str, dict[str, int]] = {}
    for name, path in shards.items():
        for (on,) in rows(path, ["day"]):
            held = found.setdefault(window(on, days), {})
            held[name] = held.get(name, 0) + 1
    return dict(sorted(found.items()))


def grouped(work: Work) -> Made:
    """One window, in one process."""
    found: list[Report] = []
    for shard in work.given["shards"]:
        path = work.root / shard
        dated = [window(on, work.given["days"]) for (on,) in rows(path, ["day"])]
        found += some(path, [n for n, name in enumerate(dated) if name == work.given["window"]])
    held = list(lineages((work.root / name for name in work.given["traced"]), frozenset(r.id for r in found)))
    known = frozenset(i for _, ids in held for i in ids)
    reports = sorted((r for r in found if r.id in known), key=lambda r: (by_name(r.path), r.id))
    members = frozenset(r.id for r in reports)
    names, keys = named_absent(work.root / name for name in work.given["absent"])
    lineage = together(reports, (_inside(part, members) for part, _ in held), names, keys)

    def put_together(some: Sequence[Report]) -> tuple[Story, ...]:
        with working("group"):
            return group(some, lineage, settings=work.settings.group)

    told = without_failing(reports, put_together, by=lambda report: report.id)
    stories = told.result or ()
    own = divided(lineage, [story.reports for story in stories], settings=work.settings.trace)
    by_id = {report.id: report for report in reports}
    listed = sorted(zip(stories, own, strict=True), key=lambda pair: pair[0].id)
    refused = tuple(set_aside(report, stopped) for report, stopped in told.failed)
    return Made(
        files={
            f"group/{work.given['window']}.parquet": parquet(
                STORIES, (_row(s, part, by_id) for s, part in listed)
            )
        },
        came=len(reports),
        went=len(told.items),
        refused=refused,
        counts={
            "stories": len(stories),
            "largest story": max((len(s.reports) for s in stories), default=0),
        },
    )


def _inside(part: Lineage, members: frozenset[str]) -> Lineage:
    """The lineage without pairs of which one report lies outside the window."""
    return Lineage(
        shared=tuple(s for s in part.shared if s.left in members and s.right in members),
        copies=part.copies,
        witnesses=part.witnesses,
    )


def _row(story: Story, lineage: Lineage, by_id: Mapping[str, Report]) -> tuple[object, ...]:
    own = [by_id[one] for one in story.reports]
    days = sorted(found for r in own if (found := day(r)))
    return (
        story.id,
        plain(story.title),
        days[0] if days else None,
        days[-1] if days else None,
        len(own),
        sum(not w.absent and bool(w.reports) for w in lineage.witnesses),
        sum(len(r.text.split()) for r in own),
        list(story.reports),
        packed(story),
        packed(lineage),
        packed(own),
    )
