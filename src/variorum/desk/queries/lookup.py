"""Loads a story, an edition of it, or the counts of a desk, for screens and commands; and records a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from variorum.desk.decisions.decisions import DESK_KINDS, active, contradictions
from variorum.desk.decisions.ledger import append
from variorum.desk.derivation.derive import retracted
from variorum.desk.derivation.writing import read_whole
from variorum.desk.desk import Desk
from variorum.desk.evidence.decision_cache import Holding, keep_decisions
from variorum.desk.model.clocks import Clock
from variorum.desk.model.edition import DeskStory
from variorum.desk.queries.editions_compared import edition_at
from variorum.errors import UsageError
from variorum.records import Decision, DecisionKind, Dossier, Report
from variorum.store import derived, evidence, listing, names, runs, tables
from variorum.store.rows import ReportVersion, StoryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A story with everything that its screens need.
    `held`: every version of its pages, by id.
    `at`: the time of the edition; None: the story as it stands."""

    row: StoryRow
    story: DeskStory
    held: Mapping[str, ReportVersion]
    # those that hold
    decisions: tuple[Decision, ...]
    at: datetime | None = None
    # by which the edition is told
    clock: Clock = Clock.PUBLIC

    @property
    def reports(self) -> dict[str, Report]:
        """The story's reports by id."""
        return {key: one.report for key, one in self.held.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What `desk status` says.
    `unmatched`: decisions that hold, and whose target was not found.
    `pending`: how many reports are kept, and not yet in a story.
    `refusals`: how many different things were refused; each counts once however often it was tried."""

    stories: int
    reports: int
    # captures kept
    captures: int
    refusals: int
    decisions: int
    pending: int
    # reports that an editor has retracted
    retracted: int
    unmatched: tuple[Decision, ...]
    # pairs of decisions that cannot both hold
    contradictions: tuple[tuple[Decision, Decision], ...]
    # runs that began and never ended
    interrupted: int


def load(desk: Desk, story: str, holding: Holding | None = None) -> Loaded | None:
    """A story, by its key, by any key that leads to it, or by any report that was ever a version of one of its pages;
    None where there is none. `holding`: the decisions as they were read before, from callers that load again and
    again. `story`: the key or report id asked for.
    """
    with desk.store.reading() as connection:
        name = names.story_of(connection, story)
        found = read_whole(connection, name) if name is not None else None
        if found is None:
            return None
        row, told = found
        # `older`: earlier versions of the story's pages
        ids = (*told.collated.story.reports, *told.older)
        held = {version.report.id: version for version in evidence.held(connection, ids)}
        return Loaded(
            row=row, story=told, held=held, decisions=(holding or Holding()).known(connection).every
        )


def back_to(desk: Desk, loaded: Loaded, at: datetime, clock: Clock) -> Loaded | None:
    """The edition of that time; None before the first report. Costs a collation of the story. `at`: the time; `clock`: whether by
    publication or by when the desk had it.
    """
    with desk.store.reading() as connection:
        sentences = derived.parses(connection, tuple(loaded.held))
        given = names.names(connection, pages=(), reports=tuple(loaded.held), keys=loaded.story.keys)
    then = edition_at(
        loaded.story,
        tuple(loaded.held.values()),
        loaded.decisions,
        at=at,
        clock=clock,
        sentences=sentences,
        settings=desk.settings,
        names=given,
    )
    if then is None:
        return None
    return Loaded(
        row=loaded.row, story=then, held=loaded.held, decisions=loaded.decisions, at=at, clock=clock
    )


def resolve(desk: Desk, asked: str) -> str:
    """A story's id from the beginning of one, or from words of its title. Raises UsageError where none or several fit."""
    with desk.store.reading() as connection:
        # a key, also one given before
        known = names.story_of(connection, asked)
        if known is not None:
            return known
        rows = derived.stories(connection)
    # the beginning of a key, of four letters at least
    stories_that_fit = [r for r in rows if r.id.startswith(asked.lower())] if len(asked) >= 4 else []
    words = asked.lower().split()
    # else all words in the title
    stories_that_fit = stories_that_fit or [
        r for r in rows if words and all(word in r.title.lower() for word in words)
    ]
    if len(stories_that_fit) == 1:
        return stories_that_fit[0].id
    if not stories_that_fit:
        raise UsageError(f"no story is called {asked!r}: `variorum desk status` lists them")
    listed = "; ".join(f"{r.id[:8]} {r.title[:50]}" for r in stories_that_fit[:5])
    raise UsageError(f"{len(stories_that_fit)} stories fit {asked!r}: {listed}. Give more of the name")


def status(desk: Desk) -> Status:
    """What `desk status` says, asked of the database anew. Reads every decision."""
    with desk.store.reading() as connection:
        decisions = evidence.decisions(connection)
        retracted_ids = sorted(retracted(active(decisions)))
        reports_by_decision = {
            decision.id: decision.reports for decision in decisions if decision.kind in DESK_KINDS
        }
        homes = listing.homes(
            connection,
            sorted({report_id for reports in reports_by_decision.values() for report_id in reports}),
        )
        retracted_here = {version.report.id for version in evidence.held(connection, retracted_ids)}
        # decisions whose target is here: claims, stories, reports
        # a decision that matches nothing here is listed: its report may have gone
        matched = (
            derived.matched(connection)
            | {decision for decision, reports in reports_by_decision.items() if homes.keys() & {*reports}}
            | {
                decision.id
                for decision in decisions
                if decision.kind is DecisionKind.RETRACT and retracted_here & set(decision.reports)
            }
        )
        return Status(
            stories=derived.count(connection, tables.story),
            reports=derived.count(connection, tables.report),
            captures=derived.count(connection, tables.capture),
            refusals=sum(runs.refused_by_reason(connection).values()),
            decisions=len(decisions),
            pending=derived.waiting(connection).reports,
            retracted=len(retracted_here),
            unmatched=tuple(decision for decision in active(decisions) if decision.id not in matched),
            contradictions=contradictions(decisions),
            interrupted=derived.count(connection, tables.run) - derived.count(connection, tables.run_end),
        )


def record(desk: Desk, decision: Decision) -> tuple[derived.Todo, ...]:
    """Keeps a decision: first in the file, which an editor can take to another desk, then in the database. Returns
    the rows of work that the next catch_up does for it.
    """
    append(desk.ledger, decision)
    with desk.store.writing() as connection:
        return keep_decisions(connection, [decision])


def looked(desk: Desk, *, reader: str, story: str) -> None:
    """Notes that the reader has seen the present story; "" stands for the whole desk."""
    with desk.store.writing() as connection:
        connection.execute(insert(tables.look).values(reader=reader, story=story, at=desk.stamp()))


def last_looks(connection: Connection, reader: str) -> dict[str, str]:
    """Story → when the reader last marked it as looked at. A look at the whole desk stands under "" and counts for every story."""
    t = tables.look
    rows = connection.execute(select(t.c.story, t.c.at).where(t.c.reader == reader).order_by(t.c.at))
    return {row.story: row.at for row in rows}


def dossier(loaded: Loaded) -> Dossier:
    """The story in the form that the publish room takes: with its reports as they are in this edition."""
    collated = loaded.story.collated
    reports = tuple(loaded.held[report].report for report in collated.story.reports)
    return Dossier(reports=reports, refused=(), stories=(collated,))
