"""Warns of circular reporting (A has it from B, B from A), and where all reports lead to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.records import Alarm, Witness

# A root that fewer others lean on is no more than one source among few.
LEAST_TAKERS = 2


def alarms(witnesses: Sequence[Witness], *, longest_circle: int) -> tuple[Alarm, ...]:
    """Alarms of circles first, then of single roots. A circle of more than `longest_circle` reports is not looked for."""
    return (*_circles(witnesses, longest_circle), *_roots(witnesses))


def _circles(witnesses: Sequence[Witness], longest: int) -> Iterator[Alarm]:
    """An alarm for each circle, once: the circle begins with its smallest report id."""
    home = {r: w.id for w in witnesses for r in w.reports}
    roads: dict[str, dict[str, str]] = {}
    for witness in witnesses:
        for place in witness.cited:
            if place.report in home and home[place.report] != witness.id and not witness.absent:
                roads.setdefault(home[place.report], {}).setdefault(witness.id, place.report)
    shown = {w.id: w for w in witnesses}
    for start in sorted(roads):
        for circle in _back_to(start, (start,), roads, longest):
            told = tuple(shown[w].reports[0] for w in circle)
            names = [shown[w].name for w in circle]
            chain = ", and ".join(
                f"{taker} has it from {giver}"
                for taker, giver in zip(names, [*names[1:], names[0]], strict=True)
            )
            yield Alarm(kind="circle", reports=told, why=f"{chain}: nobody in the circle says where it began")


def _back_to(
    start: str, road: tuple[str, ...], roads: dict[str, dict[str, str]], longest: int
) -> Iterator[tuple[str, ...]]:
    """Each way on from the end of `road`, from report to report that it has something from, that comes back to `start`. A way passes a report
    once, and has at most `longest` reports.
    """
    for onward in sorted(roads.get(road[-1], ())):
        if onward == start and len(road) > 1:
            yield road
        elif onward > start and onward not in road and len(road) < longest:
            yield from _back_to(start, (*road, onward), roads, longest)


def _roots(witnesses: Sequence[Witness]) -> Iterator[Alarm]:
    """An alarm for each witness from which all other tellings have something, where these are at least LEAST_TAKERS."""
    present = [w for w in witnesses if w.reports]
    home = {r: w.id for w in present for r in w.reports}
    for witness in witnesses:
        takers = {home[p.report] for p in (*witness.cited, *witness.passages) if p.report in home}
        takers.discard(witness.id)
        others = len(present) - bool(witness.reports)
        if len(takers) >= LEAST_TAKERS and len(takers) == others:
            told = tuple(sorted(w.reports[0] for w in present if w.id in takers))
            where = ", which is not among the reports" if witness.absent else ""
            yield Alarm(
                kind="one-root",
                reports=(*witness.reports[:1], *told),
                why=f"all {len(takers)} other tellings have it, in part, from {witness.name}{where}",
            )
