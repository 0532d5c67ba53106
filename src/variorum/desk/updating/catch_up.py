"""Brings what is derived up to date with the evidence, a unit of pools at a time. An addition and a rebuild go the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Connection

from variorum.aside import set_aside
from variorum.desk.derivation.derive import UNNAMED, Made, Sentences, derive, retracted
from variorum.desk.derivation.naming import give_names
from variorum.desk.derivation.writing import reframe, write_story
from variorum.desk.desk import Desk
from variorum.desk.evidence.decision_cache import Holding, on_reports, sync_ledger
from variorum.desk.evidence.store_captures import ensure_sifted, is_sifted
from variorum.desk.subscriptions.subscribing import put_out
from variorum.desk.subscriptions.telling import Teller
from variorum.desk.updating.memos import forget_memos, keep_memo, memo_of, without_collecting
from variorum.parse import cut_short, parse
from variorum.pipeline import Progress, silent
from variorum.records import Decision, DecisionKind, Sentence
from variorum.store import derived, evidence, names, pool_tables
from variorum.store.rows import Names, ReportVersion, StandingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Pools that are derived together since an editor merged stories across them, and all that is read for it.
    `names`: the keys that were given before.
    `todo`: the rows of waiting reports that are deleted afterwards.
    `pools`: empty where reports have no pool yet."""

    pools: tuple[str, ...] = ()
    # the reports of these pools, and the decisions that hold
    held: tuple[ReportVersion, ...] = ()
    decisions: tuple[Decision, ...] = ()
    names: Names = UNNAMED
    todo: tuple[derived.Todo, ...] = ()


@dataclass(slots=True)
class Parses:
    """The sentences of reports: as the memos have them or the desk keeps them, else parsed now, and then in `fresh` to be kept. Each report is parsed alone, so that its
    parse does not depend on what is parsed beside it."""

    desk: Desk
    held: Mapping[str, ReportVersion]
    fresh: dict[str, tuple[Sentence, ...]] = field(default_factory=dict)

    def of(self, reports: Sequence[str]) -> Sentences:
        """The sentences of each of these reports; those that were never parsed are parsed here, which is most
        of the cost.
        """
        # parses that the memory of earlier collations still holds; then those of the database
        told = {
            report_id: memo.told[report_id].sentences
            for memo in self.desk.memos.values()
            for report_id in reports
            if report_id in memo.told
        }
        with self.desk.store.reading() as connection:
            known = {
                **told,
                **derived.parses(connection, [report_id for report_id in reports if report_id not in told]),
            }
        for report in reports:
            if report not in known and report not in self.fresh:
                self.fresh[report] = parse([self.held[report].report])[report]
        return {
            **known,
            **{report_id: self.fresh[report_id] for report_id in reports if report_id in self.fresh},
        }


def catch_up(desk: Desk, progress: Progress = silent, *, story: str | None = None) -> int:
    """Derives what waits; returns how many units were derived. `story`: only the pools that this story stands in.

    It may be killed at any moment, and several processes may call it at once: a unit is written whole, and only if nothing that it rests on has
    changed since that was read."""
    sync_ledger(desk)
    holding = Holding()
    units = reports = 0
    while (unit := _next_unit(desk, holding, story)) is not None:
        # nothing to derive yet: reports are not in their pools
        if not unit.todo:
            ensure_sifted(desk, progress)
            continue
        # derive it; a unit of which no report is left is struck off the list
        if unit.held:
            progress("derive", reports, reports + _count_waiting(desk) if story is None else 0)
            _derive_unit(desk, unit, holding, progress)
        else:
            _strike_off(desk, unit)
        units += 1
        reports += len({row.report for row in unit.todo})
    return units


def rebuild(desk: Desk, progress: Progress = silent) -> int:
    """Derives everything again from the evidence: first the pools, in order of the reports' arrival, then every story. Returns how many units
    were derived."""
    desk.left.clear()
    forget_memos(desk)
    with desk.store.writing() as connection:
        pool_tables.clear_sieve(connection)
        derived.distrust_stories(connection)
    return catch_up(desk, progress)


def _count_waiting(desk: Desk) -> int:
    """How many reports wait to be derived."""
    with desk.store.reading() as connection:
        return derived.waiting(connection).reports


def _next_unit(desk: Desk, holding: Holding, story: str | None) -> Unit | None:
    """The unit to be derived next; None where nothing waits.

    Two units are special. Without `todo`: reports must be put into pools first. Without `held`: its rows are on a report that has not
    arrived, so nothing is derived.
    """
    with desk.store.reading() as connection:
        if not is_sifted(connection):
            # A new schema, or a rebuild that has just begun: nothing can be derived before all are in their pools.
            return Unit()
        decisions = holding.as_of(connection)
        asked = None if story is None else _pools_around(connection, story, decisions)
        first_waiting = derived.first_to_do(connection, asked)
        if first_waiting is None:
            return None
        home = pool_tables.pools_of(connection, [first_waiting]).get(first_waiting)
        if home is None:
            # A decision on a report that has not arrived: it waits, and is reported as unmatched.
            return Unit(todo=derived.todo_of(connection, [first_waiting]))
        pools = _with_merged(connection, [home], decisions)
        members = pool_tables.members(connection, pools)
        held = evidence.held(connection, members)
        return Unit(
            pools=pools,
            held=held,
            decisions=on_reports(decisions, frozenset(members)),
            names=_names(connection, held),
            todo=derived.todo_of(connection, members),
        )


def _pools_around(connection: Connection, story: str, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """The pools that the story stands in, found by its key, which is the id of its first report."""
    return _with_merged(connection, pool_tables.pools_of(connection, [story]).values(), decisions)


def _with_merged(
    connection: Connection, pools: Iterable[str], decisions: Sequence[Decision]
) -> tuple[str, ...]:
    """`pools` and all others that an editor's merge joins to one of them, directly or by way of others; sorted."""
    ties = [
        set(pool_tables.pools_of(connection, decision.reports).values())
        for decision in decisions
        if decision.kind is DecisionKind.MERGE
    ]
    widened = set(pools)
    while any(widened & tie and not tie <= widened for tie in ties):
        widened |= {pool for tie in ties if widened & tie for pool in tie}
    return tuple(sorted(widened))


def _derive_unit(desk: Desk, unit: Unit, holding: Holding, progress: Progress) -> None:
    """Derives one unit and writes it in one transaction: stories, keys, events.

    If something that it rests on has changed meanwhile, no story is written, and the unit still waits. A story without rows has not changed: only
    its frame (title, reports) is written.
    """
    versions = {version.report.id: version for version in unit.held}
    parses = Parses(desk, versions)
    with without_collecting():
        outcome = derive(
            unit.held,
            unit.decisions,
            parsed=parses.of,
            settings=desk.settings,
            standing=_standing(desk, unit),
            left=desk.left,
            memos=partial(memo_of, desk),
            names=unit.names,
            progress=progress,
        )
    made = outcome.made
    # reports on which a room failed, and those that were too long to be read whole, are told as refusals
    aside = [set_aside(story.report, stopped) for story, stopped in outcome.failed]
    aside += [
        refusal for story in parses.fresh if (refusal := cut_short(parses.held[story].report)) is not None
    ]
    with desk.store.writing() as connection:
        evidence.add_new_refusals(connection, aside, at=desk.stamp())
        derived.keep_parses(connection, parses.fresh)
        # the stories that stand in these pools now; those that were not made anew have no `told`
        before = derived.standing(connection, unit.pools, tuple(versions))
        unchanged = {story.id for story in made if story.told is None}
        if not _still_holds(connection, unit, holding) or not _do_stories_stand(before, made):
            return
        # gone stories are taken out; the titles are kept for the events that tell of them
        titles = {row.id: row.title for row in derived.stories(connection, sorted(before))}
        derived.drop_stories(connection, sorted(set(before) - unchanged))
        teller = Teller(
            connection=connection,
            at=desk.stamp(),
            held=versions,
            gone=retracted(holding.as_of(connection)),
            aside={story.page for story, _ in outcome.failed},
            titles=titles,
        )
        for story in sorted(made, key=lambda story: versions[story.frame.reports[0]].seq):
            if story.rows is not None:
                write_story(connection, story.rows, pool=unit.pools[0])
                give_names(connection, story, unit.names, at=teller.at)
                teller.tell(story)
            else:
                # Its claims are unchanged.
                reframe(connection, before[story.id], story.frame, pool=unit.pools[0])
        # stories that no key leads to any more have ended
        leading = {key for story in made for key in (story.id, *story.aliases)}
        for ended in sorted(set(before) - leading):
            teller.end(ended)
        put_out(connection, teller.told, at=teller.at)
        derived.strike_off(connection, unit.todo)
    # after all is written: what a story's collation left, to save time at the next
    for story in made:
        if story.left is not None:
            desk.remember(story.id, story.left)
            keep_memo(desk, story.id, story.left.memo)


def _names(connection: Connection, held: Sequence[ReportVersion]) -> Names:
    """The keys that were given to these reports' pages and words before."""
    pages = sorted({version.page for version in held})
    return names.names(connection, pages=pages, reports=[version.report.id for version in held])


def _standing(desk: Desk, unit: Unit) -> frozenset[str]:
    """The hashes of what the unit's stories were made from, as they are in the database."""
    with desk.store.reading() as connection:
        rows = derived.standing(connection, unit.pools, tuple(version.report.id for version in unit.held))
    return frozenset(row.made_from for row in rows.values())


def _do_stories_stand(before: Mapping[str, StandingRow], made: Sequence[Made]) -> bool:
    """Whether each story that was not collated again is still in the database, made from the same. If not, another process has
    made it anew.
    `before`: story id → its row as it is now.
    """
    return all(
        story_made.told is not None
        or (story_made.id in before and before[story_made.id].made_from == story_made.made_from)
        for story_made in made
    )


def _still_holds(connection: Connection, unit: Unit, holding: Holding) -> bool:
    """Whether the unit's pools have the same reports, decisions and keys as when it was read."""
    decisions = holding.as_of(connection)
    # from its first pool on: pools that a report or a decision joins to it are added
    pools = _with_merged(connection, unit.pools[:1], decisions)
    members = pool_tables.members(connection, pools)
    return (
        pools == unit.pools
        and members == tuple(sorted(version.report.id for version in unit.held))
        and on_reports(decisions, frozenset(members)) == unit.decisions
        and _names(connection, unit.held) == unit.names
    )


def _strike_off(desk: Desk, unit: Unit) -> None:
    with desk.store.writing() as connection:
        derived.strike_off(connection, unit.todo)
