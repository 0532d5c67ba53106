"""Makes Story records of parts: id, title, members, and why they stand together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.group.changes import fresh
from variorum.group.reasons import heading, memberships, reasons
from variorum.group.stages import Grouping
from variorum.records import Report, Story


def stories(
    grouping: Grouping,
    reports: Sequence[Report],
    ids: Mapping[int, str] | None = None,
    *,
    only: Sequence[int] | None = None,
) -> tuple[Story, ...]:
    """The stories, largest first. `ids`: part → id, where ids are known already. `only`: the parts to make stories of; None: all."""
    # reversed, so that of two reports with one id the first counts
    order_of_report = {report.id: number for number, report in reversed(list(enumerate(reports)))}
    chosen = frozenset(only or ())
    made = [
        _story(
            grouping,
            part,
            order_of_report,
            (ids or {}).get(part) or fresh(member_ids(grouping.units, members)),
        )
        for part, members in grouping.parts.members.items()
        if only is None or part in chosen
    ]
    return tuple(sorted(made, key=lambda story: (-len(story.reports), story.id)))


def member_ids(units: Sequence[tuple[Report, ...]], members: Sequence[int]) -> frozenset[str]:
    """The ids of all reports in these units."""
    return frozenset(report.id for number in members for report in units[number])


def _story(grouping: Grouping, part: int, place: Mapping[str, int], identity: str) -> Story:
    """The part as a story: its reports in the order given, its title, why they are together. `place`: report id → its place in the order
    given; `identity`: the story's id.
    """
    members = grouping.parts.members[part]
    ids = sorted(member_ids(grouping.units, members), key=lambda report_id: place.get(report_id, 0))
    return Story(
        id=identity,
        title=_title(grouping, members),
        reports=tuple(ids),
        why=reasons(grouping, part),
        members=tuple(
            sorted(memberships(grouping, part), key=lambda membership: place.get(membership.report, 0))
        ),
    )


def _title(grouping: Grouping, members: Sequence[int]) -> str:
    """The title of the report that is nearest to all others of its story; of one without a title, its first line. `members`: its units,
    by number.
    """
    reports = [grouping.units[number][0] for number in members]
    nearness = grouping.parts.nearness(members)
    nearest_first = sorted(
        zip(members, reports, strict=True),
        # those with a title first, then the nearest (rounded, to be the same on every machine), then by id
        key=lambda pair: (not pair[1].title, -round(nearness[pair[0]], 9), pair[1].id),
    )
    best = nearest_first[0][1]
    return best.title or heading(best)
