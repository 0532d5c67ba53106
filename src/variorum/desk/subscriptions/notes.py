"""Writes a note to an outlet that lags behind its source, ready to be sent: what its page says, what its source says now, since when, and
where."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.desk.desk import Desk
from variorum.desk.model.clocks import moment
from variorum.desk.model.edition import DeskStory
from variorum.desk.queries.lookup import load
from variorum.desk.revisions.changes import ChangeKind, cut
from variorum.desk.revisions.laggards import Carried, carried
from variorum.desk.revisions.revisions import folded
from variorum.store.rows import Event, ReportVersion
from variorum.text.ids import content_id
from variorum.text.outlet_names import shown_outlet


def note(story: DeskStory, lag: Carried, held: Mapping[str, ReportVersion]) -> str:
    """A sentence to send to the newsroom of a report that still tells what its source has changed or taken
    out.
    """
    edit = story.edits[lag.edit]
    late, source = held[lag.report], held[edit.new]
    said = cut(late.report.text[lag.start : lag.end])
    now = cut(source.report.text[edit.new_start : edit.new_end])
    became = f"changed it {_when(source)} to “{now}”" if now else f"took it out {_when(source)}"
    return f"Your page {_where(late)} still says “{said}”; its source, {shown_outlet(source.report)}, {became}: {_where(source)}"


def _when(source: ReportVersion) -> str:
    """The day that the source's page states; else the day on which the desk captured it."""
    stated = moment(source.report.modified)
    day = stated or moment(source.captured)
    assert day is not None
    words = f"{day.day} {day:%B} {day.year}"
    return f"on {words}" if stated else f"by {words}"


def _where(one: ReportVersion) -> str:
    return one.report.url or shown_outlet(one.report)


def note_of(desk: Desk, event: Event) -> str | None:
    """The note for an event that tells of a laggard; None for other events, and once it is no laggard any
    more.
    """
    if event.kind != ChangeKind.LAGGARD:
        return None
    loaded = load(desk, event.story)
    if loaded is None:
        return None
    for lag in carried(loaded.story, loaded.held):
        words = folded(loaded.held[lag.report].report, (lag.start, lag.end))
        if loaded.held[lag.report].page == event.page and content_id("detail", words) == event.detail:
            return note(loaded.story, lag, loaded.held)
    return None
