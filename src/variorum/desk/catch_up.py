"""Bringing what is derived up to the evidence, a unit of pools at a time; the same for an addition and a rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from variorum.desk import ledger
from variorum.desk.decisions import active
from variorum.desk.derive import derive
from variorum.desk.desk import Desk
from variorum.desk.edition import DeskStory
from variorum.desk.keep import sift
from variorum.desk.writing import read_story, write_story
from variorum.parse import parse
from variorum.pipeline import Progress, silent
from variorum.records import Decision, DecisionKind, Sentence
from variorum.store import derived, evidence
from variorum.store.rows import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is derived together: pools, joined where an editor merged across them. `seqs` are the rows to strike off."""

    pools: tuple[str, ...]
    held: tuple[Held, ...]
    decisions: tuple[Decision, ...]
    sentences: Mapping[str, tuple[Sentence, ...]]
    seqs: tuple[int, ...]


def catch_up(desk: Desk, progress: Progress = silent, *, reuse: bool = True) -> int:
    """How many units were derived. `reuse` False: also what has not changed is made again. May be killed at any moment and called by several processes at once: a unit is
    written whole, and only if nothing it rests on has changed since it was read."""
    sync_ledger(desk)
    done = 0
    while (unit := _next_unit(desk)) is not None:
        if unit.held:
            progress("derive", done, 0)
            _derive_unit(desk, unit, progress, reuse=reuse)
        else:
            _strike_off(desk, unit)
        done += 1
    return done


def rebuild(desk: Desk, progress: Progress = silent) -> int:
    """Everything derived, again from the evidence: pools in order of arrival, then every story."""
    with desk.store.writing() as connection:
        derived.clear_sieve(connection)
        for number, one in enumerate(everything := evidence.held(connection), start=1):
            sift(desk, connection, one.report, page=one.page)
            progress("sift", number, len(everything))
    return catch_up(desk, progress, reuse=False)


def sync_ledger(desk: Desk) -> None:
    """Decisions that were added to the file by hand, or came from somebody else's, enter the database."""
    read = ledger.read(desk.ledger).decisions
    with desk.store.reading() as connection:
        known = {d.id for d in evidence.decisions(connection)}
    new = [d for d in read if d.id not in known]
    if new:
        with desk.store.writing() as connection:
            keep_decisions(connection, new)


def keep_decisions(connection: Connection, new: Iterable[Decision]) -> None:
    for decision in new:
        evidence.add_decision(connection, decision)
    known = {d.id: d for d in evidence.decisions(connection)}
    evidence.mark_todo(connection, sorted({r for d in new for r in touched(d, known)}))


def touched(decision: Decision, known: Mapping[str, Decision]) -> set[str]:
    """The reports that a decision names, or that the one it undoes names."""
    found: set[str] = set()
    one: Decision | None = decision
    while one is not None:
        found |= {*one.reports, *(a.report for a in one.anchors)}
        one = known.get(one.undoes) if one.undoes else None
    return found


def _next_unit(desk: Desk) -> Unit | None:
    with desk.store.reading() as connection:
        seqs, reports = derived.todo(connection)
        if not seqs:
            return None
        holding = active(evidence.decisions(connection))
        homes = derived.pools_of(connection, reports)
        lost = [r for r in reports if r not in homes]
        if lost:
            # A decision on a report that has not arrived: it waits, and is reported as unmatched.
            return Unit(pools=(), held=(), decisions=(), sentences={}, seqs=_seqs_of(connection, lost))
        pools = _with_merged(connection, homes[reports[0]], holding)
        members = derived.members(connection, pools)
        return Unit(
            pools=pools,
            held=evidence.held(connection, members),
            decisions=_on(holding, frozenset(members)),
            sentences=derived.parses(connection, members),
            seqs=_seqs_of(connection, members),
        )


def _seqs_of(connection: Connection, reports: Iterable[str]) -> tuple[int, ...]:
    return derived.todo_of(connection, tuple(reports))


def _with_merged(connection: Connection, pool: str, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """The pool, and those that merges tie to it."""
    ties = [
        set(derived.pools_of(connection, d.reports).values())
        for d in decisions
        if d.kind is DecisionKind.MERGE
    ]
    found = {pool}
    while any(found & tie and not tie <= found for tie in ties):
        found |= {p for tie in ties if found & tie for p in tie}
    return tuple(sorted(found))


def _on(decisions: Iterable[Decision], reports: frozenset[str]) -> tuple[Decision, ...]:
    return tuple(d for d in decisions if reports & {*d.reports, *(a.report for a in d.anchors)})


def _derive_unit(desk: Desk, unit: Unit, progress: Progress, *, reuse: bool) -> None:
    # One by one, so that a parse cannot depend on what was parsed beside it.
    fresh = {
        h.report.id: parse([h.report])[h.report.id] for h in unit.held if h.report.id not in unit.sentences
    }
    held = {h.report.id: h for h in unit.held}
    standing = _standing(desk, unit) if reuse else {}
    stories = derive(
        unit.held,
        unit.decisions,
        sentences={**unit.sentences, **fresh},
        settings=desk.settings,
        reuse=lambda key: _read(desk, key, standing),
        progress=progress,
    )
    with desk.store.writing() as connection:
        derived.keep_parses(connection, fresh)
        if not _still_holds(connection, unit):
            return
        before = derived.standing(connection, unit.pools, tuple(held))
        after = {story.id: (unit.pools[0], story.made_from) for story in stories}
        same = {key for key in after if reuse and before.get(key) == after[key]}
        derived.drop_stories(connection, sorted(set(before) - same))
        for story in stories:
            if story.id not in same:
                write_story(connection, story, held, pool=unit.pools[0])
        derived.strike_off(connection, unit.seqs)


def _standing(desk: Desk, unit: Unit) -> dict[str, str]:
    """What was made from what: hash → story."""
    with desk.store.reading() as connection:
        rows = derived.standing(connection, unit.pools, tuple(h.report.id for h in unit.held))
    return {made_from: story for story, (_, made_from) in rows.items()}


def _read(desk: Desk, key: str, standing: Mapping[str, str]) -> DeskStory | None:
    """None, too, where another process has made it anew meanwhile."""
    if key not in standing:
        return None
    with desk.store.reading() as connection:
        found = read_story(connection, standing[key])
    return found if found is not None and found.made_from == key else None


def _still_holds(connection: Connection, unit: Unit) -> bool:
    """Nothing arrived in these pools, no decision on them, no page seen again, since the unit was read."""
    holding = active(evidence.decisions(connection))
    pools = _with_merged(connection, unit.pools[0], holding)
    members = derived.members(connection, pools)
    return (
        pools == unit.pools
        and members == tuple(sorted(h.report.id for h in unit.held))
        and _on(holding, frozenset(members)) == unit.decisions
    )


def _strike_off(desk: Desk, unit: Unit) -> None:
    with desk.store.writing() as connection:
        derived.strike_off(connection, unit.seqs)
