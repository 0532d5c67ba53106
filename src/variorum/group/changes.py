"""Compares two partitions of reports into stories: what happened to each story, and which story goes on under which id.

Words used here. Part: reports that are now one story. Identity: a story's id, which goes on with the part that has most of it. `share`:
how many of a story's reports a part has. `at`: the number of a part. Taker of an id: the part that goes on under it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from variorum.records import ChangeKind, StoryChange
from variorum.text.ids import content_id

Ids = frozenset[str]
# In words, why something happened: the kind, the story as it is now, the reports in question, the other story as it was.
Reason = Callable[[ChangeKind, Ids, Ids], str]


def carried(earlier: Mapping[str, Ids], parts: Sequence[Ids], taken: Container[str] = ()) -> tuple[str, ...]:
    """The id of each part, in order. If a story has come apart, its largest part goes on under its id (of equally
    large parts, the one with the first report by id). If stories have come together, the id of the one that brought
    most reports goes on. `taken` are ids of other stories, which may not be given again.
    """
    part_of = {report: at for at, part in enumerate(parts) for report in part}
    candidates = []
    # how many reports of each earlier story are in which part
    for identity, reports in earlier.items():
        shares: dict[int, int] = {}
        for report in reports:
            if report in part_of:
                shares[part_of[report]] = shares.get(part_of[report], 0) + 1
        # sorted, these give the largest share first; of equal ones the id that is first, then the part with the first report
        candidates += [(-share, identity, min(parts[at]), at) for at, share in shares.items()]
    # the largest share takes the id; what is left gets a new one
    ids: dict[int, str] = {}
    given_again = set()
    for _, identity, _, at in sorted(candidates):
        if at not in ids and identity not in given_again:
            ids[at] = identity
            given_again.add(identity)
    used = set(ids.values()) | set(earlier)
    for at in sorted(range(len(parts)), key=lambda number: min(parts[number])):
        if at not in ids:
            ids[at] = fresh(parts[at], lambda identity: identity in used or identity in taken)
            used.add(ids[at])
    return tuple(ids[at] for at in range(len(parts)))


def fresh(reports: Ids, used: Callable[[str], bool] = lambda _: False) -> str:
    """An id for a new story. It is made from the first of its reports by id, so that most later arrivals would give the same."""
    identity = content_id("story", min(reports))
    if used(identity):
        # The story that was born with this report has gone on without it.
        identity = content_id("story again", *sorted(reports))
    while used(identity):
        identity = content_id("story again", identity)
    return identity


def changes(earlier: Mapping[str, Ids], later: Mapping[str, Ids], reason: Reason) -> tuple[StoryChange, ...]:
    """The changes, in the order of the stories' ids. Every report that is new, or in another story than before, is in
    exactly one of them; reports that stay in their story are in none. `earlier` and `later`: story id → its reports; `reason` says in
    words why reports are in a story.
    """
    story_before = {report: identity for identity, reports in earlier.items() for report in reports}
    found = []
    for identity in sorted(later):
        # the reports that are new in this story, by the story that they were in
        reports_by_story_before: dict[str | None, set[str]] = {}
        for report in later[identity]:
            if story_before.get(report) != identity:
                reports_by_story_before.setdefault(story_before.get(report), set()).add(report)
        for other in sorted(reports_by_story_before, key=lambda story_id: story_id or ""):
            reports = frozenset(reports_by_story_before[other])
            kind = _kind(identity, other, earlier, later)
            found.append(
                StoryChange(
                    kind=kind,
                    story=identity,
                    reports=tuple(sorted(reports)),
                    why=reason(kind, later[identity], reports),
                    other=other,
                )
            )
    return tuple(found)


def _kind(
    identity: str, other: str | None, earlier: Mapping[str, Ids], later: Mapping[str, Ids]
) -> ChangeKind:
    """What happened to the story `identity`, to which reports came from the story `other` (None: new reports). `earlier` and `later`:
    story id → its reports.
    """
    if other is None:
        return ChangeKind.GREW if identity in earlier else ChangeKind.OPENED
    # the other story is gone, so all its reports came here or into other stories
    if other not in later:
        return ChangeKind.MERGED
    return ChangeKind.MOVED if identity in earlier else ChangeKind.SPLIT
