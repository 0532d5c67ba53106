"""Warns of circular reporting (A has it from B, B from A), and where all reports lead to one.

Words used here. Witness: an independent telling. Road: from whom a witness has it: witness → giver → the report that
says so. Circle: A has it from B, and B from A. Root: the one that all others have it from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.records import Alarm, Witness

# A root that fewer others lean on is no more than one source among few.
LEAST_TAKERS = 2


def alarms(witnesses: Sequence[Witness], *, longest_circle: int) -> tuple[Alarm, ...]:
    """Alarms of circles first, then of single roots. A circle of more than `longest_circle` reports is not looked for."""
    return (*_circles(witnesses, longest_circle), *_roots(witnesses))


def _circles(witnesses: Sequence[Witness], longest: int) -> Iterator[Alarm]:
    """An alarm for each circle, once: the circle begins with its smallest report id. `longest`: most witnesses in a circle."""
    # who has something from whom: giver → taker → the report that says so
    witness_of_report = {report_id: member.id for member in witnesses for report_id in member.reports}
    takers_of: dict[str, dict[str, str]] = {}
    for witness in witnesses:
        for place in witness.cited:
            if (
                place.report in witness_of_report
                and witness_of_report[place.report] != witness.id
                and not witness.absent
            ):
                takers_of.setdefault(witness_of_report[place.report], {}).setdefault(witness.id, place.report)
    # every way from a giver back to itself
    witness_by_id = {member.id: member for member in witnesses}
    for start in sorted(takers_of):
        for circle in _back_to(start, (start,), takers_of, longest):
            reports_in_circle = tuple(witness_by_id[member].reports[0] for member in circle)
            names = [witness_by_id[member].name for member in circle]
            chain = ", and ".join(
                f"{taker} has it from {giver}"
                for taker, giver in zip(names, [*names[1:], names[0]], strict=True)
            )
            yield Alarm(
                kind="circle",
                reports=reports_in_circle,
                why=f"{chain}: nobody in the circle says where it began",
            )


def _back_to(
    start: str, road: tuple[str, ...], roads: dict[str, dict[str, str]], longest: int
) -> Iterator[tuple[str, ...]]:
    """Each way on from the end of `road`, from report to report that it has something from, that comes back to
    `start`. A way passes a report once, and has at most `longest` reports.
    """
    for onward in sorted(roads.get(road[-1], ())):
        if onward == start and len(road) > 1:
            yield road
        elif onward > start and onward not in road and len(road) < longest:
            yield from _back_to(start, (*road, onward), roads, longest)


def _roots(witnesses: Sequence[Witness]) -> Iterator[Alarm]:
    """An alarm for each witness from which all other tellings have something, where these are at least LEAST_TAKERS."""
    present = [telling for telling in witnesses if telling.reports]
    witness_of_report = {report_id: telling.id for telling in present for report_id in telling.reports}
    for witness in witnesses:
        # the tellings that cite this witness or hold passages of it
        takers = {
            witness_of_report[place.report]
            for place in (*witness.cited, *witness.passages)
            if place.report in witness_of_report
        }
        takers.discard(witness.id)
        # `bool` counts as 1: the witness itself is none of the others, unless it has no report here
        others = len(present) - bool(witness.reports)
        if len(takers) >= LEAST_TAKERS and len(takers) == others:
            reports_of_takers = tuple(
                sorted(telling.reports[0] for telling in present if telling.id in takers)
            )
            where = ", which is not among the reports" if witness.absent else ""
            yield Alarm(
                kind="one-root",
                reports=(*witness.reports[:1], *reports_of_takers),
                why=f"all {len(takers)} other tellings have it, in part, from {witness.name}{where}",
            )
