"""Makes a card for each outlet: what of it is its own, what it copies and from whom, what it corrected. It counts, and it scores nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from variorum.desk.queries.lookup import Loaded
from variorum.publish.facts import own_share, ties
from variorum.publish.view import outlet_name, story_view
from variorum.records import Direction
from variorum.store import tables

# What reports without an outlet are listed under.
UNNAMED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """One outlet in the list.
    `name`: "" for reports that name no outlet.
    `reports`: how many texts; `pages`: how many pages they stood on. There are more texts than pages where pages were rewritten.
    `last`: when the desk last took in one of its reports."""

    name: str
    reports: int
    pages: int
    stories: int
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One report of the outlet.
    `own`: the share of its characters that is its own telling.
    `taken`: (outlet, how in words) for each report that it takes text from, or shares text with and nobody knows who had it first.
    `given`: how many reports take text from it."""

    report: str
    story: str
    own: float
    taken: tuple[tuple[str, str], ...]
    given: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the desk has of one outlet.
    `own`: the mean of `Part.own` over its reports that are in a story; None where none is.
    `sources`: outlet → how many reports of this one take text from it.
    `takers`: outlet → how often a report of it takes text from a report of this one.
    `undecided`: outlet → how many reports of this one share text with it, where nobody knows who had it first."""

    parts: tuple[Part, ...]
    own: float | None
    sources: tuple[tuple[str, int], ...]
    takers: tuple[tuple[str, int], ...]
    undecided: tuple[tuple[str, int], ...]


def outlets(connection: Connection) -> tuple[OutletRow, ...]:
    """Every outlet with its counts, the one with most pages first; of equals by name."""
    report, member = tables.report, tables.story_report
    name = func.coalesce(report.c.outlet, UNNAMED)
    query = (
        select(
            name,
            func.count(report.c.id.distinct()),
            func.count(report.c.page.distinct()),
            func.count(member.c.story.distinct()),
            func.max(report.c.captured),
        )
        # outer join: reports in no story count as well
        .select_from(report.outerjoin(member, member.c.report == report.c.id))
        .group_by(name)
    )
    rows = [
        OutletRow(name=outlet_name, reports=reports, pages=pages, stories=stories, last=last)
        for outlet_name, reports, pages, stories, last in connection.execute(query)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.pages, row.name)))


def stories_of_outlet(connection: Connection, name: str, *, limit: int) -> tuple[str, ...]:
    """The stories that its reports stand in, the latest first, at most `limit`. `name`: of the outlet, or UNNAMED for reports without
    one.
    """
    report, member, story = tables.report, tables.story_report, tables.story
    query = (
        select(story.c.id, story.c.last)
        # stories hold reports by way of `member`: a row for each report of a story
        .join(member, member.c.story == story.c.id)
        .join(report, report.c.id == member.c.report)
        .where(func.coalesce(report.c.outlet, UNNAMED) == name)
        .distinct()
        .order_by(story.c.last.desc().nulls_last(), story.c.id)
        .limit(limit)
    )
    return tuple(story_id for story_id, _ in connection.execute(query))


def happened(connection: Connection, name: str) -> dict[str, int]:
    """Kind of event → how many, of the outlet's pages: corrections, edits, laggards. A notice that corrects six claims is one."""
    event, report = tables.event, tables.report
    # one notice is several events, one for each claim, in the same sentence
    once = select(event.c.kind, event.c.report, event.c.at, event.c.sentence).distinct().subquery()
    query = (
        select(once.c.kind, func.count().label("happenings"))
        .join(report, report.c.id == once.c.report)
        .where(func.coalesce(report.c.outlet, UNNAMED) == name)
        .group_by(once.c.kind)
    )
    return {row.kind: row.happenings for row in connection.execute(query)}


def card(name: str, stories: Iterable[Loaded]) -> Card:
    """The card of an outlet, counted from who copied whom in these stories: what of its reports is its own, and whom
    it copied from and was copied by. `name`: of the outlet.
    """
    parts: list[Part] = []
    sources: Counter[str] = Counter()
    takers: Counter[str] = Counter()
    undecided: Counter[str] = Counter()
    for loaded in stories:
        view = story_view(loaded.story.collated, loaded.reports)
        for report in view.reports:
            if (report.outlet or UNNAMED) != name:
                continue
            # from whom each of its reports takes text, and who takes from it; a tie is a shared text, seen from this report
            dependent = [tie for tie in ties(view, report) if tie.shared.dependent]
            from_others, taken_by_others, unknown_direction = [], 0, set()
            for tie in dependent:
                # "left from right" means "taken" for the left report and "given" for the right one
                is_left = tie.shared.left == report.id
                direction_of_taking = Direction.LEFT_FROM_RIGHT if is_left else Direction.RIGHT_FROM_LEFT
                if tie.shared.direction is direction_of_taking:
                    from_others.append((outlet_name(tie.other), tie.words))
                elif tie.shared.direction in {Direction.LEFT_FROM_RIGHT, Direction.RIGHT_FROM_LEFT}:
                    taken_by_others += 1
                    takers[outlet_name(tie.other)] += 1
                else:
                    unknown_direction.add((outlet_name(tie.other), tie.words))
            sources.update({other for other, _ in from_others})
            undecided.update({other for other, _ in unknown_direction})
            parts.append(
                Part(
                    report=report.id,
                    story=loaded.row.id,
                    own=own_share(view, report),
                    taken=(*from_others, *sorted(unknown_direction)),
                    given=taken_by_others,
                )
            )
    return Card(
        parts=tuple(parts),
        own=sum(part.own for part in parts) / len(parts) if parts else None,
        sources=_counted(sources),
        takers=_counted(takers),
        undecided=_counted(undecided),
    )


def _counted(found: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
