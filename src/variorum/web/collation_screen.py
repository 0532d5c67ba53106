"""Screen 2, the collation: rows are claims, columns independent sources; every decision is a key away.

Words used here. Edition (`loaded`): a story as it stands, or stood at a moment; `now`: as it stands. Sheet:
everything of a story that its page shows. Hidden, pinned: of a row that an editor hid, or set at the top. Calm: rows
that agree are left out. KEPT: the cache of parts of pages; look: its key for this page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from variorum.desk.derivation.apply_claims import find
from variorum.desk.derivation.keys import anchor_of, spot
from variorum.desk.model.edition import Mark
from variorum.desk.queries.leading import lead
from variorum.desk.queries.lookup import Loaded, last_looks
from variorum.desk.revisions.history import History, history
from variorum.desk.revisions.laggards import carried
from variorum.desk.subscriptions.notes import note
from variorum.errors import UsageError
from variorum.publish.phrases import span_words
from variorum.publish.relations import tally
from variorum.publish.sheet import Line, Sheet
from variorum.records import DecisionKind, Status
from variorum.records.claim import AGREEING
from variorum.store import derived, listing
from variorum.store.rows import Event
from variorum.web.chart import step_chart
from variorum.web.kept import KEPT
from variorum.web.moments import moments, over_time
from variorum.web.state import (
    LedOn,
    author_of,
    clock_of,
    content_of,
    left_out,
    look_of,
    page,
    screens,
    sheet_of,
    told_once,
)
from variorum.web.templating import RELATIONS

# Stories offered to be merged with, the latest; any other by its name.
OTHERS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table and what the desk adds to it: its lasting key, editors' marks, and the place of its first reading."""

    line: Line
    key: str
    # "REPORT-START-END"
    spot: str
    marks: tuple[Mark, ...]
    # whether an editor has put it at the top, or hidden it
    pinned: bool
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The claim that ?claim names: its history, and what can be decided about it."""

    row: Row
    history: History
    # the picture of its values over time; None where there is none
    chart: object


def collation_screen(request: Request) -> Response:
    """The page of a story, its sources side by side, as it is now or was at the time `at`."""
    state = screens(request)
    now = state.story(request.path_params["story"])
    loaded = state.edition(request, now)
    # the edition with the lines that a model proposed, unless the visitor leaves them out
    with_model = state.with_model(request, loaded)
    loaded = with_model.loaded
    story_sheet = sheet_of(loaded)
    rows = _rows(loaded, story_sheet.lines)
    # what is new to the visitor, and stories that this one may be merged with
    since, news = _news(request, now)
    with state.desk.store.reading() as connection:
        listed = listing.headlines(connection, limit=OTHERS)
        other_stories = tuple((one.story, one.title) for one in listed if one.story != now.row.id)
    # rows that agree are left out
    calm = request.query_params.get("agree") == "hide"
    chosen = _chosen(request, loaded, rows)
    look = look_of(request, loaded, "claim", "pick", "led_from", "since")
    return page(
        request,
        "collation.html",
        loaded=loaded,
        now=now,
        view=story_sheet.view,
        wide=story_sheet.wide,
        origins=story_sheet.view.origins,
        span=span_words(row.published for row in story_sheet.view.reports),
        counts=tally(story_sheet.view),
        **_sections(story_sheet, rows, calm=calm),
        proposed=loaded.story.collated.proposed,
        outranked=with_model.outranked,
        model_failed=with_model.failed,
        without_model=left_out(request),
        asking=state.asking,
        look=look,
        marked=tuple(mark for mark in loaded.story.marks if mark.target == "claim"),
        calm=calm,
        chosen=chosen,
        carried=KEPT.get(("carried", look), lambda: carried(loaded.story, loaded.held)),
        note=note,
        relations=RELATIONS,
        time=over_time(loaded, moments(now, clock_of(request)), clock_of(request)),
        since=since,
        news=news,
        other_stories=other_stories,
        story_marks=tuple(mark for mark in loaded.story.marks if mark.target != "claim"),
        tab="collation",
    )


def _sections(story_sheet: Sheet, rows: list[Row], *, calm: bool) -> dict[str, Any]:
    """The rows by the section of the page that shows them: the template's name of a section → its rows, in order. Of `groups` each
    is (heading, rows). `calm`: rows that agree are left out of the groups.
    """
    shown = [row for row in rows if not row.hidden]
    single = [row for row in shown if row.line.row.claim.status is Status.SINGLE and not (row.pinned or row.line.row.by_model)]  # fmt: skip
    groups = [
        (
            name,
            [row for row in _of_group(shown, lines) if not (calm and row.line.row.claim.status in AGREEING)],
        )
        for name, lines in story_sheet.grouped()
    ]
    return {
        "pinned": [row for row in shown if row.pinned],
        "groups": [(name, found) for name, found in groups if found],
        "singles": single,
        # differences inside one report
        "inside": [
            row
            for row in shown
            if row.line.row.inside and not row.line.row.by_model and not row.pinned and row not in single
        ],
        "by_model": [row for row in shown if row.line.row.by_model],
        "hidden": [row for row in rows if row.hidden],
        # every row of variorum's own, hidden ones too
        "rows_all": [row for row in rows if not row.line.row.by_model],
    }


def _rows(loaded: Loaded, lines: Iterable[Line]) -> list[Row]:
    """The lines with their keys and editors' marks."""
    keys = loaded.story.key_of
    marks: dict[str, list[Mark]] = defaultdict(list)
    for mark in loaded.story.marks:
        if mark.target == "claim":
            marks[mark.key].append(mark)
    keyed = ((line, keys[line.row.claim.id]) for line in lines)
    return [_row(line, key, tuple(marks[key])) for line, key in keyed]


def _row(line: Line, key: str, own: tuple[Mark, ...]) -> Row:
    """One line with what the desk adds. `own`: the marks on it, by date; of those that pin or hide it the last counts. `key`: of the
    claim.
    """
    shown = [mark.kind for mark in own if mark.kind in {DecisionKind.PIN, DecisionKind.HIDE}]
    last = shown[-1] if shown else None
    return Row(
        line=line,
        key=key,
        spot=spot(line.row.claim.readings[0]),
        marks=own,
        pinned=last is DecisionKind.PIN,
        hidden=last is DecisionKind.HIDE,
    )


def _of_group(rows: Iterable[Row], lines: Iterable[Line]) -> list[Row]:
    """The rows of these lines, except the pinned ones: these stand above the table."""
    numbers = [line.row.number for line in lines]
    return [row for row in rows if row.line.row.number in numbers and not row.pinned]


def _chosen(request: Request, loaded: Loaded, rows: list[Row]) -> Chosen | None:
    """The row of the claim that ?claim names, by its key or by any place inside one of its readings. A key that was
    another claim's leads to the claim that took its place; raises LedOn if that is in another story.
    """
    asked = request.query_params.get("claim")
    if not asked:
        return None
    # by its key, by a place in a reading, or by the claim that took its place
    row = next((row_of for row_of in rows if row_of.key == asked), None) or _at_place(asked, rows)
    if row is None:
        found = lead(screens(request).desk, asked)
        if found is not None and found.claim is not None and found.story != loaded.row.id:
            raise LedOn(old=request.url.path, new=f"/story/{quote(found.story)}")
        row = next((row_of for row_of in rows if found is not None and row_of.key == found.claim), None)
    if row is None:
        return None
    claim, clock = row.line.row.claim, clock_of(request)
    told = KEPT.get(
        ("history", content_of(loaded), claim.id, clock),
        lambda: history(claim, loaded.story, loaded.held, clock=clock),
    )
    return Chosen(row=row, history=told, chart=step_chart(told.steps))


def _at_place(asked: str, rows: list[Row]) -> Row | None:
    """The row with a reading at the place that the key names; None where it names none."""
    try:
        place = find([row.line.row.claim for row in rows], anchor_of(asked))
    except UsageError:
        return None
    return rows[place] if place is not None else None


def _news(request: Request, now: Loaded) -> tuple[str | None, tuple[Event, ...]]:
    """(since when changes are new to the visitor, or None if they never looked; the events since then, at most 60)."""
    state = screens(request)
    with state.desk.store.reading() as connection:
        looks = last_looks(connection, author_of(request))
        since = request.query_params.get("since") or max(looks.get(now.row.id, ""), looks.get("", "")) or None
        return since, told_once(derived.changes(connection, story=now.row.id, since=since, limit=60))
