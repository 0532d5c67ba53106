"""What a dossier shows of the values planted in a set: differences found, agreements kept, and agreements that are none.

python -m evaluation.languages.scoring [tuning|fresh|held] [LANGUAGE…]      figures by language; with --misses each miss
python -m evaluation.languages.scoring held --cross                   pairs of languages
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.languages.sets import ALL, PARTS, Made, Planted, Written, all_made, made, patterns, rows
from variorum.pipeline import collate
from variorum.records import Claim, Dossier, Kind, Reading, Status

DIFFERENT = {Status.CONFLICT, Status.CHANGED, Status.VARIANT}
ALIKE = {Status.AGREE, Status.COMPATIBLE}
# Roles whose texts are one source's.
OF_ONE_WIRE = {"wire", "copy", "retold"}
# Pairs of languages, a wire in the one and a rival in the other.
CROSS = (
    ("en", "fr"),
    ("de", "en"),
    ("fr", "es"),
    ("it", "de"),
    ("en", "pt"),
    ("nl", "fr"),
    ("es", "en"),
    ("pt", "it"),
)
# What is paired across languages.
ACROSS = frozenset({"quantity", "day", "time", "name"})


@dataclass(slots=True, kw_only=True)
class Score:
    """`missed` and `lost` count slots whose difference was not found and whose agreement was not kept; `false` are labels of
    agreements between sources that are none; `sources` the number of independent sources that were found where there are
    three."""

    differences: int = 0
    found: int = 0
    agreements: int = 0
    kept: int = 0
    false: list[str] = field(default_factory=list)
    missed: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    sources: list[int] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.differences)

    @property
    def keeping(self) -> float:
        return self.kept / max(1, self.agreements)


def score(sets: Iterable[Made], *, kinds: frozenset[str] | None = None) -> Score:
    total = Score()
    for one in sets:
        _score(one, _dossier(one), total, kinds)
    return total


def _dossier(of: Made) -> Dossier:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "set.jsonl"
        path.write_text(rows(of), encoding="utf-8")
        return collate([str(path)], one_story=True)


def _score(of: Made, dossier: Dossier, total: Score, kinds: frozenset[str] | None) -> None:
    ids = {r.id: of.report(r.path.rsplit(".", 1)[0]) for r in dossier.reports}
    shifts = {r.id: r.text.rindex(ids[r.id].text[:40]) for r in dossier.reports}
    (story,) = dossier.stories
    total.sources.append(sum(not w.absent and bool(w.reports) for w in story.lineage.witnesses))
    shown = [c for c in story.claims if c.tier < 3]
    plants_statements = any(p.kind == "deed" for r in of.reports for p in r.planted)
    for slot in of.slots:
        kind = next(p.kind for p in of.report("rival").planted if p.slot == slot)
        if kinds is not None and kind not in kinds:
            continue
        wanted = DIFFERENT if slot in of.differing else ALIKE
        met = any(
            c.status in wanted
            and (kind != "deed" or c.kind is Kind.STATEMENT)
            and _holds(c, slot, ids, shifts)
            for c in shown
        )
        if slot in of.differing:
            total.differences += 1
            total.found += met
            total.missed[f"{of.name} {slot}"] += not met
        else:
            total.agreements += 1
            total.kept += met
            total.lost[f"{of.name} {slot}"] += not met
    for claim in shown:
        unjudged = (
            claim.kind is Kind.STATEMENT and not plants_statements and _is_unplanted(claim, ids, shifts)
        )
        if claim.status in ALIKE and not unjudged and _is_false(claim, ids, shifts):
            said = " | ".join(f"{ids[r.report].role}: {r.quote}" for r in claim.readings)
            total.false.append(f"{of.name}: {claim.label} = {said}")


def _holds(claim: Claim, slot: str, ids: dict[str, Written], shifts: dict[str, int]) -> bool:
    roles = {
        ids[r.report].role
        for r in claim.readings
        if any(p.slot == slot for p in _covered(r, ids[r.report], shifts[r.report]))
    }
    return "rival" in roles and bool(roles & OF_ONE_WIRE)


def _covered(reading: Reading, written: Written, shift: int) -> Iterator[Planted]:
    for p in written.planted:
        if p.start + shift < reading.end and p.end + shift > reading.start:
            yield p


def _is_unplanted(claim: Claim, ids: dict[str, Written], shifts: dict[str, int]) -> bool:
    """Whether a claim of the event itself holds no planted value: where a set plants values alone, nobody has said whether its
    statements agree ("le toit s'est effondré", "l'effondrement du toit")."""
    return all(
        ids[r.report].role != "other" and not any(_covered(r, ids[r.report], shifts[r.report]))
        for r in claim.readings
    )


def _is_false(claim: Claim, ids: dict[str, Written], shifts: dict[str, int]) -> bool:
    """Two sources are said to agree, and no planted value of theirs is the same, nor are their words; or a statement holds one that
    is not. What a deed is as a whole counts against statements alone."""
    stated = claim.kind is Kind.STATEMENT
    told = [
        (
            ids[r.report].role,
            {(p.slot, p.second) for p in _covered(r, ids[r.report], shifts[r.report])},
            "".join(c for c in r.quote.casefold() if c.isalnum()),
        )
        for r in claim.readings
    ]
    return any(
        role < other
        and not {role, other} <= OF_ONE_WIRE
        and (not planted & theirs or (stated and _differ(planted, theirs)))
        and ("other" in (role, other) or words != said or _values(planted | theirs, stated=stated))
        for role, planted, words in told
        for other, theirs, said in told
    )


def _values(planted: set[tuple[str, bool]], *, stated: bool) -> bool:
    return any(stated or not slot.startswith("deed") for slot, _ in planted)


def _differ(one: set[tuple[str, bool]], two: set[tuple[str, bool]]) -> bool:
    """They hold two values of one slot."""
    return any((slot, not second) in two and (slot, second) not in two for slot, second in one)


def main(arguments: list[str]) -> None:
    part = next((p for p in PARTS if p in arguments), "tuning")
    names = [a for a in arguments if a in ALL] or list(ALL)
    cross = "--cross" in arguments
    groups = (
        {
            f"{a}+{b}": [made(a, part, e, t, rival=b) for e in patterns(a)[part] for t in (0, 1)]
            for a, b in CROSS
        }
        if cross
        else {name: list(all_made(name, part)) for name in names}
    )
    for name, sets in groups.items():
        of = score(sets, kinds=ACROSS if cross else None)
        write_figures(f"{name:6}", of, misses="--misses" in arguments)


def write_figures(name: str, of: Score, *, misses: bool) -> None:
    sys.stdout.write(
        f"{name} differences {of.found}/{of.differences} agreements {of.kept}/{of.agreements} "
        f"false {len(of.false)} sources {of.sources}\n"
    )
    if misses:
        for title, rest in (("missed", of.missed), ("lost", of.lost)):
            sys.stdout.writelines(f"   {title} {x}\n" for x, n in rest.items() if n)
        sys.stdout.writelines(f"   false {x}\n" for x in of.false)


if __name__ == "__main__":
    main(sys.argv[1:])
