"""Why a story stands together, why each report is in it, and what kept the nearest outsider out, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

import numpy as np

from variorum.group.grouping import Grouping
from variorum.group.traits import Trait, phrases, shown, traits
from variorum.records import ChangeKind, Membership, Report

# Traits named of each kind: for a story, for one report, for an outsider.
OF_STORY, OF_MEMBER, OF_OUTSIDER = 5, 4, 4
# A trait of the story stands in at least this share of its units.
COMMON = 0.5
HEADING = 80


def reasons(grouping: Grouping, part: int) -> tuple[str, ...]:
    """Short phrases: what most of the story share, when they were published, and the nearest outsider."""
    members = grouping.parts.members[part]
    reports = [report for number in members for report in grouping.units[number]]
    held = _held(grouping, part)
    found: list[str] = []
    if len(members) > 1:
        common = {t: w for t, (w, n) in held.items() if n >= max(2, COMMON * len(members))}
        found += phrases(shown(grouping.index, common, most=OF_STORY))
    elif len(reports) > 1:
        found.append("one text, carried by each")
    found += _published(grouping, members)
    found += _outsider(grouping, part, held)
    return tuple(found)


def memberships(grouping: Grouping, part: int) -> tuple[Membership, ...]:
    """One for every report, in the order of the units."""
    members = grouping.parts.members[part]
    held = _held(grouping, part)
    found = []
    for number in members:
        first, *others = grouping.units[number]
        found.append(_member(grouping, number, first, held))
        found += [
            Membership(report=r.id, why=f"its text is that of “{heading(first)}”, and counts once with it")
            for r in others
        ]
    return tuple(found)


def _held(grouping: Grouping, part: int) -> dict[Trait, tuple[float, int]]:
    """Every trait in the story: its weight (rarity times the share of units that hold it) and in how many it stands."""
    members = grouping.parts.members[part]
    counts: Counter[Trait] = Counter()
    rarity: dict[Trait, float] = {}
    for number in members:
        own = traits(grouping.index, number)
        counts.update(own.keys())
        rarity |= own
    return {t: (rarity[t] * n / len(members), n) for t, n in counts.items()}


def _member(
    grouping: Grouping, number: int, report: Report, held: dict[Trait, tuple[float, int]]
) -> Membership:
    mine = traits(grouping.index, number)
    common = {t: held[t][0] for t in mine if held[t][1] > 1}
    found = shown(grouping.index, common, most=OF_MEMBER)
    if not found:
        return Membership(report=report.id, why="stands alone: no other report is near enough")
    return Membership(
        report=report.id,
        why="shares " + "; ".join(phrases(found)),
        shared=tuple(text for texts in found.values() for text in texts),
    )


def _published(grouping: Grouping, members: tuple[int, ...]) -> list[str]:
    index = grouping.index
    first = [index.first[n] for n in members if not np.isnan(index.first[n])]
    last = [index.last[n] for n in members if not np.isnan(index.last[n])]
    if len(first) < 2:
        return []
    start, end = date.fromordinal(int(min(first))), date.fromordinal(int(max(last)))
    told = f"published {start.isoformat()}" + (f" to {end.isoformat()}" if end != start else "")
    undated = len(members) - len(first)
    return [told + (f" ({undated} undated)" if undated else "")]


def _outsider(grouping: Grouping, part: int, held: dict[Trait, tuple[float, int]]) -> list[str]:
    """The part that is nearest of those left outside, what it shares, and what either has that the other lacks."""
    parts = grouping.parts
    ranked = sorted((-round(parts.mean(part, other), 9), other) for other in parts.total[part])
    if not ranked:
        return []
    other = ranked[0][1]
    theirs = _held(grouping, other)
    both = {t: min(w, theirs[t][0]) for t, (w, _) in held.items() if t in theirs}
    ours = {t: w for t, (w, _) in held.items() if t not in theirs}
    only = {t: w for t, (w, _) in theirs.items() if t not in held}
    told = f"nearest outside: “{heading(grouping.units[parts.members[other][0]][0])}”"
    return [told + _shares(grouping, both) + _lacks(grouping, ours, only) + _measure(grouping, part, other)]


def _shares(grouping: Grouping, both: dict[Trait, float]) -> str:
    told = _few(grouping, both)
    return f", which shares {told}" if told else ", which shares little"


def _lacks(grouping: Grouping, ours: dict[Trait, float], theirs: dict[Trait, float]) -> str:
    here, there = _few(grouping, ours), _few(grouping, theirs)
    if here and there:
        return f" but has {there} for {here}"
    return f" but lacks {here}" if here else ""


def _few(grouping: Grouping, weighed: dict[Trait, float]) -> str:
    found = shown(grouping.index, weighed, most=OF_OUTSIDER)
    return ", ".join([text for texts in found.values() for text in texts][:OF_OUTSIDER])


def _measure(grouping: Grouping, part: int, other: int) -> str:
    near, needed = grouping.parts.ratio(part, other), grouping.settings.join
    return f" ({near:.2f} of the story's own closeness, {needed:.2f} would join it)"


def change_reason(
    grouping: Grouping,
    unit_of: Mapping[str, int],
    kind: ChangeKind,
    story: frozenset[str],
    moved: frozenset[str],
) -> str:
    """Why `moved` are in `story`, whose reports are all in `grouping`."""
    units = {unit_of[report] for report in moved}
    rest = {unit_of[report] for report in story} - units
    if kind is ChangeKind.OPENED or kind is ChangeKind.SPLIT:
        inner = phrases(shown(grouping.index, _common(grouping, units), most=OF_MEMBER))
        if kind is ChangeKind.SPLIT:
            told = (
                "nearer to one another than to the rest"
                if len(units) > 1
                else "no longer near enough to the rest"
            )
            return f"{told}: {'; '.join(inner)}" if inner else told
        return "no story is near enough" + (f"; these share {'; '.join(inner)}" if len(units) > 1 else "")
    both = phrases(shown(grouping.index, _between(grouping, units, rest), most=OF_MEMBER))
    return "shares " + "; ".join(both) if both else "near enough in all, though no one trait stands out"


def _common(grouping: Grouping, units: Collection[int]) -> dict[Trait, float]:
    """Traits that two or more of `units` share, or all of the only one."""
    found: dict[Trait, float] = {}
    counts: Counter[Trait] = Counter()
    for number in units:
        own = traits(grouping.index, number)
        counts.update(own.keys())
        found |= own
    return {t: w * counts[t] for t, w in found.items() if counts[t] >= min(2, len(units))}


def _between(grouping: Grouping, units: Collection[int], rest: Collection[int]) -> dict[Trait, float]:
    others = {trait for number in rest for trait in traits(grouping.index, number)}
    return {t: w for number in units for t, w in traits(grouping.index, number).items() if t in others}


def heading(report: Report) -> str:
    text = report.title or report.text.strip().split("\n", 1)[0]
    return text if len(text) <= HEADING else text[:HEADING].rsplit(" ", 1)[0] + " …"
