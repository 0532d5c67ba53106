"""The page of the machine's doubts, one at a time, each with both passages. Those come first that change most when they are decided.

Words used here. Doubt: a decision of the machine's that was close, with the two passages that it is about. Weight:
how much changes when it is decided.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.queries.doubts import Doubt, doubts
from variorum.desk.queries.lookup import Loaded
from variorum.publish.view import outlet_name
from variorum.records import Anchor, DecisionKind, Report
from variorum.store import derived
from variorum.web.state import Screens, numbered, page, screens
from variorum.web.templating import RELATIONS

# Stories that are looked through, the latest.
READ = 60
# Characters of its report on each side of a passage; of a longer passage so many are shown.
AROUND, LONGEST = 220, 700
# What a review decides: the kinds that count as progress.
DECIDES = frozenset({DecisionKind.COPIED_FROM, DecisionKind.RELATION, DecisionKind.SAME, DecisionKind.DIFFERENT})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage of a report with what stands around it.
    `spot`: its place, for addresses ("REPORT-START-END").
    `before`, `after`: the text around it.
    `told`: the report itself, for the language that its words are marked with."""

    report: str
    told: Report
    name: str
    published: str | None
    before: str
    words: str
    after: str
    # whether the words were shortened
    cut: bool
    spot: str


def review_screen(request: Request) -> Response:
    """What the machine is unsure of, one question a page, the weightiest first."""
    state = screens(request)
    asked = request.query_params.get("story", "")
    at = numbered(request.query_params.get("at", "1")) - 1
    with state.desk.store.reading() as connection:
        # the doubts of so many stories are read at most
        rows = derived.stories(connection, [asked] if asked else None, limit=READ)
        decided = sum(doubt.kind in DECIDES for doubt in state.holding.as_of(connection))
    # the doubts of the latest stories
    found = sorted(
        (doubt for row in rows for doubt in _doubts_of(state, row.id, row.digest)),
        key=lambda doubt: (-doubt.weight, doubt.key),
    )
    chosen = found[at] if at < len(found) else None
    # None where the story has gone meanwhile
    loaded = state.load(chosen.story) if chosen else None
    shown = chosen if loaded is not None else None
    return page(
        request,
        "review.html",
        doubt=shown,
        about=loaded,
        passages=[_passage(loaded, anchor) for anchor in (chosen.left, chosen.right)]
        if loaded and chosen
        else [],
        left=len(found),
        at=at + 1,
        decided=decided,
        story=asked,
        relations=RELATIONS,
    )


def _doubts_of(state: Screens, story: str, digest: str) -> tuple[Doubt, ...]:
    """The doubts of a story, kept until the story changes. `digest`: another one when the story has changed."""
    digest_then, kept = state.doubts.get(story, (None, ()))
    if digest_then == digest:
        return kept
    loaded = state.load(story)
    found = doubts(loaded) if loaded is not None else ()
    state.doubts[story] = (digest, found)
    return found


def _passage(loaded: Loaded, place: Anchor) -> Passage:
    """A passage with its surroundings; one that is longer than LONGEST is cut."""
    report = loaded.held[place.report].report
    # cut where it is too long
    end = min(place.end, place.start + LONGEST)
    return Passage(
        report=report.id,
        told=report,
        name=outlet_name(report),
        published=report.published,
        before=report.text[max(0, place.start - AROUND) : place.start],
        words=report.text[place.start : end],
        after="" if end < place.end else report.text[end : end + AROUND],
        cut=end < place.end,
        spot=f"{place.report}-{place.start}-{place.end}",
    )
