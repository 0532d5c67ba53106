"""Screen 1, the desk: the stories, what changed since you looked, search.

Words used here. Digest: a hash of a story, another one when it has changed. Looks: story → when the visitor last
looked at it. Team: a story's tags and whom it is assigned to. `asked`: the parameters of the address. Hit: a report
that a search found. KEPT: the cache of parts of pages; look: its key for this page.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.queries.lookup import last_looks
from variorum.desk.queries.together import NOBODY, Team, followed_stories, teams
from variorum.publish.phrases import counted
from variorum.publish.view import headline
from variorum.store import derived, evidence, listing, tables
from variorum.store.full_text import Hit, search
from variorum.store.rows import ClaimRow, Event, StoryRow
from variorum.web.kept import KEPT
from variorum.web.state import author_of, numbered, page, screens, told_once

# stories on a page of the list; hits of a search
A_PAGE = 50
HITS = 40
# Claims of one sort, and changes, that the list shows of a story.
FEW = 4
# Word in the address → the choice as the list names it.
ONLY = {
    "conflicts": "with differences",
    "changed": "with changed values",
    "single": "with what only one says",
    "news": "changed since you looked",
    "mine": "assigned to you",
    "followed": "that you follow",
}
# One and several of each kind of change.
CALLED = {
    "report": ("new report", "new reports"),
    "new-value": ("new value", "new values"),
    "second-source": ("second independent source", "second independent sources"),
    "correction": ("correction", "corrections"),
    "silent-edit": ("silent edit", "silent edits"),
    "edit": ("edit", "edits"),
    "laggard": ("report that lags behind its source", "reports that lag behind their source"),
    "no-longer": ("thing that holds no longer", "things that hold no longer"),
    "moved": ("thing that went to another story", "things that went to other stories"),
    "retracted": ("thing taken back", "things taken back"),
    "joined": ("story that became part of it", "stories that became part of it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hits of a search in one story, best first.
    `story`: None: the reports are in no story yet.
    `earlier`: hits in superseded versions of a page, each with the version that stands now."""

    story: str | None
    title: str | None
    hits: tuple[Hit, ...]
    earlier: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story of the list.
    `news`: how many changes there were since `since`, by kind, in words.
    `differing`, `changed`, `single`: claims to show."""

    row: StoryRow
    # its tags, and whom it is assigned to
    team: Team
    since: str | None
    news: tuple[str, ...]
    # the last changes
    latest: tuple[Event, ...]
    differing: tuple[ClaimRow, ...]
    changed: tuple[ClaimRow, ...]
    single: tuple[ClaimRow, ...]


def desk_screen(request: Request) -> Response:
    """The list of stories, or the hits of a search. It takes the same number of queries however many stories there are."""
    state = screens(request)
    asked = request.query_params
    words, only = asked.get("q", "").strip(), asked.get("only", "")
    start = (numbered(asked.get("page", "1")) - 1) * A_PAGE
    with state.desk.store.reading() as connection:
        looks = last_looks(connection, author_of(request))
        # the stories of the list, narrowed to tag and team; a page of hits shows no such list
        stories_with_digests = (
            {} if words else _listed(connection, only, asked.get("filter", ""), looks, asked)
        )
        of_all = teams(connection, state.holding.as_of(connection))
        ids = _stories_of_team(connection, [*stories_with_digests], of_all, asked, author_of(request))
        # one page of them
        here = ids[start : start + A_PAGE]
        look = _list_key(
            connection, {story: stories_with_digests[story] for story in here}, looks, asked, of_all
        )
        entries = KEPT.get(("entries", look), lambda: _entries(connection, here, looks, asked, of_all))
        hits = _hits(connection, words)
        empty = not ids and derived.count(connection, tables.story) == 0
    return page(
        request,
        "desk.html",
        entries=entries,
        look=look,
        total=len(ids),
        pages=range(1, 2 + (len(ids) - 1) // A_PAGE) if len(ids) > A_PAGE else (),
        at_page=1 + start // A_PAGE,
        words=words,
        **hits,
        empty=empty,
        only=only,
        choices=ONLY,
        tag=asked.get("tag", ""),
        known_tags=sorted({tag.name for team in of_all.values() for tag in team.tags}, key=str.casefold),
    )


def _hits(connection: Connection, words: str) -> dict[str, Any]:
    """What a search for these words found ("": none was asked for), under the template's names: `found`: hits by story; `called`: id of a
    report without a title → its first line; `hits`: how many; `more`: whether there may be more.
    """
    hits = search(connection, words, limit=HITS) if words else ()
    homes = listing.homes(connection, [hit.report for hit in hits])
    untitled = [evidence.held_report(connection, hit.report) for hit in hits if not hit.title]
    return {
        "called": {held.report.id: headline(held.report) for held in untitled if held},
        "found": _hits_by_story(hits, homes),
        "hits": len(hits),
        "more": len(hits) == HITS,
    }


def _stories_of_team(
    connection: Connection, ids: list[str], of_all: Mapping[str, Team], asked: Mapping[str, str], visitor: str
) -> list[str]:
    """Those of the stories that have the tag that the address asks for; and, where it asks for them, only those assigned to the visitor, or
    followed by them. `ids`: the stories to choose from; `of_all`: story → its team.
    """
    only, tag = asked.get("only"), asked.get("tag", "").casefold()
    if only == "followed":
        followed = followed_stories(connection, visitor)
        ids = [story for story in ids if story in followed]
    elif only == "mine":
        ids = [
            story
            for story in ids
            if (assignment := of_all.get(story, NOBODY).assigned) is not None and assignment.text == visitor
        ]
    if tag:
        ids = [
            story
            for story in ids
            if any(tag_of_story.name.casefold() == tag for tag_of_story in of_all.get(story, NOBODY).tags)
        ]
    return ids


def _listed(
    connection: Connection, only: str, words: str, looks: Mapping[str, str], asked: Mapping[str, str]
) -> dict[str, str]:
    """The stories to show, latest first, each with its digest. `only`: what the address asks for ("news", a status …); `words`: of the
    title.
    """
    # every word must be in the title
    wanted = words.lower().split()
    found = {
        one.story: one.digest
        for one in listing.headlines(connection, only=only)
        if all(word in one.title.lower() for word in wanted)
    }
    if only != "news":
        return found
    # only stories to which something happened since the visitor last looked
    changed = listing.last_changes(connection)
    return {
        story: digest
        for story, digest in found.items()
        # times are texts of one form, so they can be compared; "" is before all
        if changed.get(story, "") > (_since(story, looks, asked) or "")
    }


def _list_key(
    connection: Connection,
    stand: Mapping[str, str],
    looks: Mapping[str, str],
    asked: Mapping[str, str],
    of_all: Mapping[str, Team],
) -> tuple[Hashable, ...]:
    """A key under which the list is kept: what its stories are, who works on them, the last event, and since when changes are new to the
    visitor. `stand`: story → its digest; `of_all`: story → its team.
    """
    of_each = tuple(
        (story, digest, _since(story, looks, asked), of_all.get(story)) for story, digest in stand.items()
    )
    return listing.last_event(connection), of_each


def _since(story: str, looks: Mapping[str, str], asked: Mapping[str, str]) -> str | None:
    """Since when changes count as new: what ?since says; else the later of the visitor's looks at this story and at
    the whole desk; None for a visitor who never looked.
    """
    return asked.get("since") or max(looks.get(story, ""), looks.get("", "")) or None


def _entries(
    connection: Connection,
    ids: Sequence[str],
    looks: Mapping[str, str],
    asked: Mapping[str, str],
    of_all: Mapping[str, Team],
) -> list[Entry]:
    """What the list shows of these stories: what is new, and the first claims that differ, changed or rest on one source. `ids`: the
    stories; `of_all`: story → its team.
    """
    since = {story: _since(story, looks, asked) for story in ids}
    numbers = listing.counted_changes(connection, {story: at for story, at in since.items() if at})
    # more than are shown, since some tell the same twice
    latest = listing.latest_changes(connection, since, few=4 * FEW)
    differing = listing.first_claims(connection, ids, statuses={"conflict"}, few=FEW)
    changed = listing.first_claims(connection, ids, statuses={"changed"}, few=FEW)
    # with a number only: for these a desk wants a second source
    single = listing.first_claims(connection, ids, statuses={"single"}, figured=True, few=FEW)
    return [
        Entry(
            row=row,
            team=of_all.get(row.id, NOBODY),
            since=since[row.id],
            news=_counts_in_words(numbers.get(row.id, {})),
            latest=told_once(latest.get(row.id, ()))[:FEW],
            differing=differing.get(row.id, ()),
            changed=changed.get(row.id, ()),
            single=single.get(row.id, ()),
        )
        for row in derived.stories(connection, ids)
    ]


def counts_of(counts: Mapping[str, Mapping[str, int]]) -> dict[str, tuple[str, ...]]:
    """Story → its counts in words."""
    return {story: _counts_in_words(kinds) for story, kinds in counts.items()}


def _counts_in_words(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The counts in words, "2 new reports". Kinds that a reader calls by one name are counted together."""
    found: dict[tuple[str, str], int] = {}
    for kind, number in counts.items():
        name = CALLED.get(kind, (kind, kind))
        found[name] = found.get(name, 0) + number
    return tuple(counted(number, *name) for name, number in sorted(found.items()))


def _hits_by_story(hits: Sequence[Hit], homes: Mapping[str, tuple[str, str, str]]) -> list[Found]:
    """The hits of a search by story, in the order of each story's best hit. `homes`: report → (its story, the story's
    title, id of the newest version of its page).
    """
    version_of = {report: version for report, (_, _, version) in homes.items()}
    groups: dict[tuple[str | None, str | None], list[Hit]] = {}
    for hit in hits:
        story, title, _ = homes.get(hit.report, (None, None, None))
        groups.setdefault((story, title), []).append(hit)
    return [
        Found(
            story=story,
            title=title,
            hits=tuple(hits_of_story),
            # hits in earlier versions of a page → the version that is in the story
            earlier={
                hit.report: version_of[hit.report]
                for hit in hits_of_story
                if version_of.get(hit.report, hit.report) != hit.report
            },
        )
        for (story, title), hits_of_story in groups.items()
    ]
