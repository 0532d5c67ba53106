"""Screen 1: the stories, what changed since you looked, search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.feeds import KINDS
from variorum.desk.looking import last_looks
from variorum.store import derived
from variorum.store.full_text import Hit, search
from variorum.store.rows import ChangeRow, ClaimRow, StoryRow
from variorum.web.state import author_of, page, screens

A_PAGE = 50
HITS = 40
FEW = 4
ONLY = {
    "conflicts": "with differences",
    "changed": "with changed values",
    "single": "on one source only",
    "news": "changed since you looked",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story of the list. `news` are changes since `since`; `facts` are claims to show: differences first."""

    row: StoryRow
    since: str | None
    news: tuple[tuple[str, int], ...]
    latest: tuple[ChangeRow, ...]
    differing: tuple[ClaimRow, ...]
    single: tuple[ClaimRow, ...]


def desk_screen(request: Request) -> Response:
    state = screens(request)
    asked = request.query_params
    words, only = asked.get("q", "").strip(), asked.get("only", "")
    start = max(0, int(asked["page"]) - 1) * A_PAGE if asked.get("page", "").isdecimal() else 0
    with state.desk.store.reading() as connection:
        rows = _filtered(derived.stories(connection), asked.get("filter", ""), only)
        looks = last_looks(connection, author_of(request))
        if only == "news":
            rows = [
                r
                for r in rows
                if derived.changes(connection, story=r.id, since=_since(r.id, looks, asked), limit=1)
            ]
        entries = [
            _entry(connection, row, _since(row.id, looks, asked)) for row in rows[start : start + A_PAGE]
        ]
        hits = search(connection, words, limit=HITS) if words else ()
        homes = derived.stories_of(connection, [h.report for h in hits])
    return page(
        request,
        "desk.html",
        entries=entries,
        total=len(rows),
        pages=range(1, 2 + (len(rows) - 1) // A_PAGE) if len(rows) > A_PAGE else (),
        at_page=1 + start // A_PAGE,
        words=words,
        hits=_grouped(hits, homes),
        only=only,
        choices=ONLY,
    )


def _filtered(rows: Sequence[StoryRow], words: str, only: str) -> list[StoryRow]:
    wanted = words.lower().split()
    found = [r for r in rows if all(w in r.title.lower() for w in wanted)]
    match only:
        case "conflicts":
            return [r for r in found if r.conflicts]
        case "changed":
            return [r for r in found if r.changed]
        case "single":
            return [r for r in found if r.sources <= 1]
    return found


def _since(story: str, looks: Mapping[str, str], asked: Mapping[str, str]) -> str | None:
    """?since wins; else the later of the looks at this story and at the whole desk; None for who never looked."""
    return asked.get("since") or max(looks.get(story, ""), looks.get("", "")) or None


def _entry(connection: object, row: StoryRow, since: str | None) -> Entry:
    changes = derived.changes(connection, story=row.id, since=since)  # type: ignore[arg-type]
    claims = derived.claims(connection, row.id)  # type: ignore[arg-type]
    kinds = Counter(KINDS.get(c.kind, c.kind) for c in changes)
    return Entry(
        row=row,
        since=since,
        news=tuple(sorted(kinds.items())) if since else (),
        latest=tuple(c for c in changes if c.kind != "report")[:FEW],
        differing=tuple(c for c in claims if c.status in {"conflict", "changed"})[:FEW],
        single=tuple(c for c in claims if c.status == "single" and c.kind in KEY_FACTS)[:FEW],
    )


# Of what only one source says, these are what a desk would want a second source for.
KEY_FACTS = frozenset({"quantity", "date", "time", "place"})


def _grouped(hits: Sequence[Hit], homes: Mapping[str, str]) -> list[tuple[str | None, list[Hit]]]:
    """By story, in the order of each one's best hit."""
    groups: dict[str | None, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(homes.get(hit.report), []).append(hit)
    return list(groups.items())
